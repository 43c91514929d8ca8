/** The physics suite: problems told in words, answered by one closed-form expression, scored by edit distance. */
import { DEFAULT_OUTCOME_POLICY } from '../outcomes.ts'
import type { ItemPublic, Next, Suite, TurnRecord } from '../types.ts'
import { HELD_OUT, HELD_OUT_SIZE, drawHeldOut } from './held-out.ts'
import { ANSWER_CONTRACT, PROMPT_TEMPLATE, physicsMessages } from './prompt.ts'
import { physicsBodySchema } from './schema.ts'
import { scorePhysics } from './score.ts'

export * from './schema.ts'
export { HELD_OUT } from './held-out.ts'
export { withoutThinking } from './answer-text.ts'
export { eedOptions } from './score.ts'
export type { PhysicsDetail } from './score.ts'
export { ANSWER_CONTRACT, PROMPT_TEMPLATE, physicsMessages } from './prompt.ts'

function nextTurn(item: ItemPublic, turns: readonly TurnRecord[]): Next {
  if (turns.length > 0) return { kind: 'done' }
  const body = physicsBodySchema.safeParse(item.body)
  if (!body.success) {
    throw new Error(`item ${item.id} is not a physics item: ${body.error.issues[0]?.message ?? 'malformed'}`)
  }
  return { kind: 'messages', messages: physicsMessages(body.data) }
}

export const physics: Suite = {
  id: 'physics',
  version: 'v1',
  title: 'Physics',
  description:
    'Original physics problems told in words, each with one closed-form symbolic answer. An answer equal to the ' +
    'key scores 100; a near one gets partial credit by the edit distance between the two expressions.',
  promptTemplate: PROMPT_TEMPLATE,
  answerContract: ANSWER_CONTRACT,
  scorerVersion: 'physics-3+eed-2',
  outcomePolicy: DEFAULT_OUTCOME_POLICY,
  limits: { max_output_tokens: 2048, timeout_s: 600 },
  decodingDefaults: { temperature: 0, top_p: 1, samples: 1 },
  metrics: [
    {
      id: 'eed',
      title: 'EED',
      unit: 'points',
      description: 'Mean expression score over the items, 0 to 100; attempts at one item are averaged first.',
    },
    {
      id: 'accuracy',
      title: 'Accuracy',
      unit: '%',
      description: 'Share of answers that are mathematically equal to the key.',
    },
  ],
  splits: [
    {
      id: 'smoke',
      title: 'Smoke',
      description:
        '12 short problems, two in each domain: shows in minutes that a model and its endpoint work.',
      visibility: 'public',
      // 12 answers of 512 tokens take about 5 minutes at 20 tokens/s, the speed of a 135M model on two CPU cores.
      limits: { max_output_tokens: 512, timeout_s: 180 },
    },
    {
      id: 'public',
      title: 'Public',
      description:
        'All published problems, from high school to olympiad level; keys and solutions can be read.',
      visibility: 'public',
    },
    {
      id: HELD_OUT,
      title: 'Held-out',
      description:
        'One redrawn form of every template, chosen by this site’s secret: another scene with another formula, so ' +
        'that a remembered answer to the published form is wrong. Items, answers and keys are shown to nobody.',
      visibility: 'held-out',
    },
  ],
  draw: (split, _options, secret) => (split === HELD_OUT ? drawHeldOut(secret) : []),
  drawSize: (split) => (split === HELD_OUT ? HELD_OUT_SIZE : 0),
  nextTurn,
  score: scorePhysics,
}
