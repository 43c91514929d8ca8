import { z } from 'zod'

export const engineKinds = ['openai', 'llama-cpp'] as const
export type EngineKind = (typeof engineKinds)[number]

/** What a runner can do, told when it enrolls and with each claim. */
export const capabilitiesSchema = z
  .object({
    engines: z
      .array(
        z.object({
          kind: z.enum(engineKinds),
          /** engine and version, for the provenance: "node-llama-cpp 3.22.1" */
          version: z.string().max(200),
          /** models that this engine serves here; absent: any that an endpoint names */
          models: z
            .array(z.object({ name: z.string().max(200), sha256: z.string().max(64).optional() }))
            .optional(),
          /** longest context, tokens; absent: unknown, taken as enough */
          context: z.int().positive().optional(),
        }),
      )
      .max(16),
    vram_gb: z.number().min(0).default(0),
    labels: z.array(z.string().max(100)).max(32).default([]),
    /** attempts that it works on at once, over all runs */
    slots: z.int().min(1).max(1024).default(1),
  })
  .strict()

export type Capabilities = z.infer<typeof capabilitiesSchema>

/** What a run asks of a runner. */
export const requirementsSchema = z
  .object({
    engine: z.enum(engineKinds),
    model: z.string().max(200).optional(),
    context: z.int().positive().optional(),
    vram_gb: z.number().min(0).optional(),
    labels: z.array(z.string().max(100)).max(32).optional(),
    trusted: z.boolean().optional(),
  })
  .strict()

export type Requirements = z.infer<typeof requirementsSchema>

/** What a submission may ask of a runner beyond engine and model; the context is the suite's to know. */
export const askedRequirements = requirementsSchema
  .pick({ context: true, vram_gb: true, labels: true, trusted: true })
  .strict()

/** @example contextWords(32_768) // '32K' */
function contextWords(tokens: number): string {
  return tokens % 1024 === 0 ? `${String(tokens / 1024)}K` : `${String(tokens)} tokens`
}

/**
 * What `runner` lacks for `need`, in words that can follow "needs"; empty where it can serve.
 *
 * @example unmet({ engine: 'llama-cpp', model: 'X' }, { engines: [], ... }, true)
 *   // ['the engine llama-cpp']
 */
export function unmet(need: Requirements, runner: Capabilities, trusted: boolean): string[] {
  const missing: string[] = []
  const engines = runner.engines.filter((e) => e.kind === need.engine)
  if (engines.length === 0) missing.push(`the engine ${need.engine}`)
  else {
    const model = need.model
    const serving =
      model === undefined
        ? engines
        : engines.filter((e) => e.models === undefined || e.models.some((m) => m.name === model))
    if (serving.length === 0) missing.push(`the model ${String(model)} on ${need.engine}`)
    else if (
      need.context !== undefined &&
      !serving.some((e) => e.context === undefined || e.context >= need.context!)
    )
      missing.push(`${contextWords(need.context)} of context`)
  }
  if (need.vram_gb !== undefined && runner.vram_gb < need.vram_gb)
    missing.push(`${String(need.vram_gb)} GB of VRAM`)
  for (const label of need.labels ?? [])
    if (!runner.labels.includes(label)) missing.push(`the label ${label}`)
  if (need.trusted && !trusted) missing.push("the operator's trust")
  return missing
}
