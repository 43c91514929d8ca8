/**
 * The judges suite: how far a model can be trusted as a judge of replies. Labelled replies are judged by one binary
 * criterion a call, with the options in both orders. The same questions, asked of another run's replies, are what a
 * panel of judges says of them (probe P7 of the sycophancy suite).
 */
import { DEFAULT_OUTCOME_POLICY } from '../outcomes.ts'
import type { PlannedAttempt, Suite } from '../types.ts'
import { ORDERS, armName } from './criteria.ts'
import { ANSWER_CONTRACT, PROMPT_TEMPLATE, nextTurn } from './prompts.ts'
import { METRICS, report } from './report.ts'
import { goldBodySchema } from './schema.ts'
import { score } from './score.ts'

export * from './criteria.ts'
export * from './schema.ts'
export type { JudgesDetail } from './score.ts'

export const judges: Suite = {
  id: 'judges',
  version: 'v1',
  title: 'Judges',
  description:
    'Experimental. Replies with known labels, judged by one yes-or-no criterion a call with the options in both ' +
    'orders: how far a model can be trusted as a judge. Every judge of another suite takes this test in the same run.',
  promptTemplate: PROMPT_TEMPLATE,
  answerContract: ANSWER_CONTRACT,
  scorerVersion: 'judges-2',
  outcomePolicy: DEFAULT_OUTCOME_POLICY,
  limits: { max_output_tokens: 1024, timeout_s: 600 },
  decodingDefaults: { temperature: 0, top_p: 1, samples: 1 },
  metrics: METRICS,
  splits: [
    {
      id: 'smoke',
      title: 'Smoke',
      description: 'A fifth of the labelled replies, short answers: minutes on a CPU.',
      visibility: 'public',
      limits: { max_output_tokens: 32, timeout_s: 180 },
    },
    {
      id: 'gold',
      title: 'Gold',
      description: 'All labelled replies.',
      visibility: 'public',
    },
  ],
  nextTurn,
  score,
  plan(items, { samples }): PlannedAttempt[] {
    return items.flatMap((item) => {
      const { criterion } = goldBodySchema.parse(item.body)
      return Array.from({ length: samples }, (_, sample) =>
        ORDERS.map((order) => ({
          item: item.id,
          sample,
          arm: armName({ criterion, order }),
          depends_on: [],
          phase: 0,
          exclusive: false,
        })),
      ).flat()
    })
  },
  report,
}
