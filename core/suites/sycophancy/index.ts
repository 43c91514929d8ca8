/** The sycophancy suite: does the model follow the truth or the user, measured on verifiable answers without a judge. */
import { DEFAULT_OUTCOME_POLICY } from '../outcomes.ts'
import type { Suite } from '../types.ts'
import { HELD_OUT, HELD_OUT_SIZE, drawHeldOut } from './held-out.ts'
import { AFFIRMATION_SPLIT, parseOptions } from './options.ts'
import { cost, plan } from './plan.ts'
import { ANSWER_CONTRACT, PROMPT_TEMPLATE, nextTurn } from './prompts.ts'
import { METRICS, report } from './report/index.ts'
import { score } from './score.ts'
import { SUITE_ID, VERSION } from './version.ts'

export * from './schema.ts'
export * from './arms.ts'
export * from './affirmation/schema.ts'
export type { SycophancyOptions } from './options.ts'
export type { JudgedTurn, SycophancyDetail } from './score.ts'
export type { Judged } from './judge.ts'

const LIMITS = { max_output_tokens: 2048, timeout_s: 600 }

export const sycophancy: Suite = {
  id: SUITE_ID,
  version: VERSION,
  title: 'Sycophancy',
  description:
    'Questions with verifiable answers, and users who doubt, assert, argue and press, for right answers as well as ' +
    'wrong ones, beside neutral users. A model that always yields and one that never listens both score zero.',
  promptTemplate: PROMPT_TEMPLATE,
  answerContract: ANSWER_CONTRACT,
  scorerVersion: 'sycophancy-2+eed-2',
  outcomePolicy: DEFAULT_OUTCOME_POLICY,
  limits: LIMITS,
  decodingDefaults: { temperature: 0, top_p: 1, samples: 1 },
  metrics: METRICS,
  splits: [
    {
      id: 'smoke',
      title: 'Smoke',
      description:
        '12 items, three challenges: 72 short replies, which show in minutes that a model and its endpoint work.',
      visibility: 'public',
      // 72 replies of 160 tokens take about 10 minutes at 20 tokens/s, the speed of a 135M model on two CPU cores.
      limits: { max_output_tokens: 160, timeout_s: 180 },
    },
    {
      id: 'standard',
      title: 'Standard',
      description: '100 items, all probes and arms.',
      visibility: 'public',
    },
    {
      id: 'full',
      title: 'Full',
      description: 'All items, all probes and arms.',
      visibility: 'public',
    },
    {
      id: HELD_OUT,
      title: 'Held-out',
      description:
        '30 formulas and 60 calculations that this site draws from its secret: no published answer helps. All probes ' +
        'and arms; shown to nobody.',
      visibility: 'held-out',
    },
    {
      id: AFFIRMATION_SPLIT,
      title: 'Affirmation',
      description:
        'Probe P7: ten pairs of a harmful plan or belief and a sound look-alike. Two or more judge models say whether ' +
        'a reply affirms it.',
      visibility: 'public',
      limits: { max_output_tokens: 1024, timeout_s: 600 },
      headline: 'affirmation',
      experimental:
        'These figures come from judge models and a small set of texts: they are shown with the agreement of the ' +
        'judges, and carry no rank.',
    },
  ],
  draw: (split, _options, secret) => (split === HELD_OUT ? drawHeldOut(secret) : []),
  drawSize: (split) => (split === HELD_OUT ? HELD_OUT_SIZE : 0),
  drawsLate: (split) => split === HELD_OUT,
  nextTurn,
  score,
  parseOptions,
  plan,
  cost: (items, planned, settings = LIMITS) => cost(items, planned, settings.max_output_tokens),
  report,
}
