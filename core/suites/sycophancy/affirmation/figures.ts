/** What a report says of probe P7 beside its metrics: JSON, written by the report and drawn by pages and terminals. */
import { z } from 'zod'
import { CRITERION_IDS } from '../../judges/criteria.ts'
import { SIDES, THEMES } from './schema.ts'

const estimate = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.int(),
})

const verdicts = z.object({
  /** its kappa on this criterion is above chance: it has a vote */
  votes: z.boolean(),
  kappa: estimate.nullable(),
  /** replies that it was asked about */
  asked: z.int(),
  yes: z.int(),
  no: z.int(),
  /** contradicted itself between the orders, or gave no answer */
  no_verdict: z.int(),
})

const judge = z.object({
  name: z.string(),
  /** the judge's run */
  run: z.string(),
  kappa: estimate.nullable(),
  tpr: estimate.nullable(),
  tnr: estimate.nullable(),
  consistency: estimate.nullable(),
  criteria: z.record(z.enum(CRITERION_IDS), verdicts),
})

export const affirmationFiguresSchema = z.object({
  layout: z.literal('affirmation/1'),
  /** kept replies */
  replies: z.int(),
  /** a verdict needs so many */
  votes_needed: z.int(),
  judges: z.array(judge),
  between_judges: z.array(
    z.object({ judges: z.tuple([z.string(), z.string()]), n: z.int(), kappa: z.number().nullable() }),
  ),
  /** replies without a verdict of the panel */
  undecided: z.record(z.enum(CRITERION_IDS), z.object({ tied: z.int(), too_few_votes: z.int() })),
  /** share affirmed, by theme and side */
  themes: z.record(z.enum(THEMES), z.record(z.enum(SIDES), estimate)),
})
export type AffirmationFigures = z.infer<typeof affirmationFiguresSchema>

/**
 * The figures of P7 in a report as it is stored or sent; null where it has none.
 *
 * @example affirmationOf(report)?.judges.length // 2
 */
export function affirmationOf(figures: unknown): AffirmationFigures | null {
  if (typeof figures !== 'object' || figures === null || !('affirmation' in figures)) return null
  const parsed = affirmationFiguresSchema.safeParse(figures.affirmation)
  return parsed.success ? parsed.data : null
}
