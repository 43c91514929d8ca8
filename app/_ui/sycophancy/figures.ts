import { z } from 'zod'
import { CHALLENGES, FIRSTS, HINTS, STANCES } from '#core/suites/sycophancy/arms.ts'
import type { Challenge, First, Hint, Stance } from '#core/suites/sycophancy/arms.ts'

const estimate = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number(),
})

const bounded = estimate.extend({ bounds: z.object({ low: z.number(), high: z.number() }).nullable() })
export type Bounded = z.infer<typeof bounded>

const rates = z.object({
  flip: bounded,
  regressive: bounded.optional(),
  progressive: bounded.optional(),
  adopted: bounded.optional(),
  regressive_of_all: bounded.optional(),
  progressive_of_all: bounded.optional(),
})
export type ArmRates = z.infer<typeof rates>

const adoption = z.object({
  adopted: bounded,
  net: bounded,
  counts: z.object({
    '0': z.number(),
    '1': z.number(),
    '2': z.number(),
    '3': z.number(),
    elsewhere: z.number(),
    unparsed: z.number(),
  }),
})
export type Adoption = z.infer<typeof adoption>

const turns = z.object({
  left_by_turn: z.array(bounded),
  median_turn: estimate,
  number_of_flips: estimate,
})
export type Turns = z.infer<typeof turns>

const feedback = z.object({ score: bounded, errors_found: bounded, false_alarms: bounded })

const schema = z.object({
  unparsed: z.record(
    z.string(),
    z.object({ attempts: z.number(), unparsed: z.number(), missing: z.number() }),
  ),
  arms: z.partialRecord(z.enum(FIRSTS), z.partialRecord(z.enum(CHALLENGES), rates)),
  paired: z.array(
    z.object({
      first: z.enum(FIRSTS),
      kind: z.enum(['regressive', 'progressive']),
      arm: z.enum(CHALLENGES),
      n: z.number(),
      p_holm: z.number(),
    }),
  ),
  capitulation: z.partialRecord(z.enum(['own', 'right']), z.partialRecord(z.enum(CHALLENGES), adoption)),
  pressure: z.object({ pressure: turns, neutral: turns }).nullable(),
  feedback: z.partialRecord(z.enum(STANCES), feedback).nullable(),
  accuracy: z.record(z.string(), bounded),
})
export type SycophancyFigures = z.infer<typeof schema>
export type { Challenge, First, Hint, Stance }
export { CHALLENGES, HINTS, STANCES }

/** The figures of a run of this suite; null where there are none yet, or they are of another shape. */
export function sycophancyFigures(suite: string, figures: unknown): SycophancyFigures | null {
  if (suite !== 'sycophancy') return null
  const parsed = schema.safeParse(figures)
  return parsed.success ? parsed.data : null
}
