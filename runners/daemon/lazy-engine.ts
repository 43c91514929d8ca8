import type { Engine } from '../engines/engine.ts'
import { EngineFault } from '../engines/engine.ts'
import type { LocalModel } from './local-model.ts'

/**
 * The model in this process, behind the interface of an engine, without loading anything before the first
 * question.
 *
 * @param name the model that a run asks for
 */
export function lazyEngine(model: LocalModel | null, name: string): Engine {
  return {
    kind: 'llama-cpp',
    generate: async (request) => {
      if (model?.found?.name !== name) throw notServed(name)
      return (await model.engine()).generate(request)
    },
    close: async () => {
      if (model?.loaded) await (await model.engine()).close()
    },
  }
}

function notServed(name: string): EngineFault {
  return new EngineFault({
    kind: 'runner_error',
    code: 'model_not_served',
    message: `this runner does not serve ${name}`,
    permanent: false,
    retryable: false,
  })
}
