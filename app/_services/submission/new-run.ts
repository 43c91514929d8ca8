import type { z } from 'zod'
import type { Requirements, Settings, submissionRequest } from '#core/protocol/index.ts'
import { configurationKey } from '#core/suites/index.ts'
import type { NewRun } from './enqueue.ts'
import type { Prepared } from './prepare.ts'

/** What a checked request makes of a new run, its attempts aside. */
export function newRunFrom(
  request: z.output<typeof submissionRequest>,
  prepared: Prepared,
): Omit<NewRun, 'attempts'> {
  const { suiteVersionId, settings, options, protocolKey } = prepared
  const { model, split, publish, budget } = request
  const name = request.display_name ?? model.name
  const configuration = configurationOf(name, settings)
  return {
    model,
    name,
    budget,
    submission: {
      suiteVersionId,
      split,
      settings: { ...settings },
      requirements: requirementsOf(request, prepared),
      options: options as object,
      protocolKey,
      configurationKey: configurationKey(configuration),
      configuration: { ...configuration },
      publish,
    },
  }
}

/**
 * What a runner must offer: what the request asks for, and where the model runs on the runner also the model and a
 * context window for the longest prompt. The window of an endpoint is no property of the runner that calls it.
 */
function requirementsOf(
  { model, requires }: z.output<typeof submissionRequest>,
  { suite, items, plan }: Prepared,
): { [K in keyof Requirements]: Exclude<Requirements[K], undefined> } {
  const local = model.engine === 'llama-cpp'
  const context = Math.max(requires.context ?? 0, (local && suite.contextNeeded?.(items, plan)) || 0)
  const labels = [...new Set(requires.labels)].sort()
  return {
    engine: model.engine,
    ...(local ? { model: model.name } : {}),
    ...(context > 0 ? { context } : {}),
    ...(requires.vram_gb === undefined ? {} : { vram_gb: requires.vram_gb }),
    ...(labels.length > 0 ? { labels } : {}),
    ...(requires.trusted === true ? { trusted: true } : {}),
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
