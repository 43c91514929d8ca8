import { z } from 'zod'
import { figure } from './submissions.ts'

const quality = z.object({
  /** mean of a - b over the common items, points */
  difference: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** two-sided, of "equally good" */
  p: z.number().nullable(),
  test: z.enum(['t', 'mcnemar', 'sign']).nullable(),
  /** common items */
  n: z.int(),
  only_a: z.int(),
  only_b: z.int(),
  /** points within which two runs count as the same, fixed beforehand */
  margin: z.number(),
  verdict: z.enum(['same', 'above', 'below', 'undecided']),
  /** further common items that would decide it; 0: decided, null: no number would */
  more_items: z.int().nullable(),
})

const ratio = z
  .object({
    /** median of b over median of a */
    ratio: z.number(),
    low: z.number(),
    high: z.number(),
    n_a: z.int(),
    n_b: z.int(),
  })
  .nullable()

const side = z.object({
  id: z.uuid(),
  url: z.string(),
  model: z.string(),
  suite: z.string(),
  split: z.string(),
  protocol_key: z.string(),
  options: z.record(z.string(), z.unknown()),
  configuration: z.record(z.string(), z.unknown()),
  finished_at: z.string().nullable(),
})
export type ComparedRun = z.infer<typeof side>

/** GET /api/v1/compare?a=RUN&b=RUN: two runs on the items that they share. */
export const comparisonReply = z.object({
  a: side,
  b: side,
  comparable: z.boolean(),
  /** why they cannot be compared, a sentence each; empty where they can */
  why_not: z.array(z.string()),
  /** the headline metric first; empty where the runs cannot be compared */
  metrics: z.array(
    z.object({ id: z.string(), title: z.string(), unit: z.string(), a: figure, b: figure, paired: quality }),
  ),
  /** suites with lengths: the headline at each length, differences over the items of that length */
  by_length: z.array(z.object({ length: z.int(), a: figure, b: figure, paired: quality })),
  /** suites with a speed lane: b beside a, by length; null for others */
  speed: z.array(z.object({ length: z.int(), ttft: ratio, tpot: ratio, prefill: ratio })).nullable(),
  /** the result in words; null where the runs cannot be compared */
  verdict: z.string().nullable(),
})
export type ComparisonReply = z.infer<typeof comparisonReply>
