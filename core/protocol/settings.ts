import { z } from 'zod'

/** How a model is asked. Absent fields take the suite's decoding defaults when a submission is made. */
export const settingsSchema = z
  .object({
    /** answers per item (K) */
    samples: z.int().min(1).max(100).optional(),
    temperature: z.number().min(0).max(2).optional(),
    top_p: z.number().gt(0).max(1).optional(),
    /** output limit of one turn, tokens */
    max_tokens: z.int().min(1).max(131_072).optional(),
    /** requests in flight at once */
    concurrency: z.int().min(1).max(1024).optional(),
    /** sent to the engine where it takes one */
    seed: z.int().min(0).max(2_147_483_647).optional(),
    /** false asks for one whole reply instead of an event stream */
    stream: z.boolean().optional(),
    thinking: z
      .object({ mode: z.enum(['default', 'off', 'on']), budget: z.int().min(0).max(1_000_000).optional() })
      .optional(),
    /** seconds that one turn may take in all */
    timeout_s: z.int().min(1).max(86_400).optional(),
  })
  .strict()

export type SettingsInput = z.infer<typeof settingsSchema>

/** Settings with every default filled in, as stored with a submission. */
export interface Settings {
  samples: number
  temperature: number
  top_p: number
  max_tokens: number
  concurrency: number
  seed: number | null
  stream: boolean
  thinking: { mode: 'default' | 'off' | 'on'; budget: number | null }
  timeout_s: number
}

/** What a suite version says of decoding, as far as settings need it. */
export interface SettingDefaults {
  temperature: number
  top_p: number
  samples: number
  max_output_tokens: number
  timeout_s: number
}

/**
 * Fills the gaps of `input` from the suite's defaults. One attempt at a time where the engine is in process
 * (`concurrency` is then 1 unless given), else four.
 *
 * @example fillSettings({ samples: 3 }, defaults, 'openai').concurrency // 4
 */
export function fillSettings(
  input: SettingsInput,
  defaults: SettingDefaults,
  engine: 'openai' | 'llama-cpp',
): Settings {
  return {
    samples: input.samples ?? defaults.samples,
    temperature: input.temperature ?? defaults.temperature,
    top_p: input.top_p ?? defaults.top_p,
    max_tokens: input.max_tokens ?? defaults.max_output_tokens,
    concurrency: input.concurrency ?? (engine === 'openai' ? 4 : 1),
    seed: input.seed ?? null,
    stream: input.stream ?? true,
    thinking: { mode: input.thinking?.mode ?? 'default', budget: input.thinking?.budget ?? null },
    timeout_s: input.timeout_s ?? defaults.timeout_s,
  }
}
