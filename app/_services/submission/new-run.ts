import type { z } from 'zod'
import type { Requirements, Settings, submissionRequest } from '#core/protocol/index.ts'
import { configurationKey } from '#core/suites/index.ts'
import type { NewRun } from './enqueue.ts'
import type { Prepared } from './prepare.ts'

/** What a checked request makes of a new run, its attempts aside. */
export function newRunFrom(
  request: z.output<typeof submissionRequest>,
  { suiteVersionId, settings, options, protocolKey }: Prepared,
): Omit<NewRun, 'attempts'> {
  const { model, split, publish, budget } = request
  const name = request.display_name ?? model.name
  const configuration = configurationOf(name, settings)
  const requirements: Requirements = {
    engine: model.engine,
    ...(model.engine === 'llama-cpp' ? { model: model.name } : {}),
  }
  return {
    model,
    name,
    budget,
    submission: {
      suiteVersionId,
      split,
      settings: { ...settings },
      requirements: { ...requirements },
      options: options as object,
      protocolKey,
      configurationKey: configurationKey(configuration),
      configuration: { ...configuration },
      publish,
    },
  }
}

function configurationOf(model: string, s: Settings): Parameters<typeof configurationKey>[0] {
  return {
    model,
    sampling: { temperature: s.temperature, top_p: s.top_p, ...(s.seed === null ? {} : { seed: s.seed }) },
    thinking: s.thinking,
    samples: s.samples,
  }
}
