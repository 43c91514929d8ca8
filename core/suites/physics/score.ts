import { score as scoreExpression } from '../../eed/index.ts'
import type { EedOptions, EedResult } from '../../eed/index.ts'
import { DEFAULT_OUTCOME_POLICY, outcomeOf } from '../outcomes.ts'
import type { Outcome, SuiteItem, TurnRecord } from '../types.ts'
import { hasCompleteBox, withoutThinking } from './answer-text.ts'
import { isRefusal } from './refusal.ts'
import { physicsBodySchema, physicsKeySchema } from './schema.ts'
import type { PhysicsBody } from './schema.ts'

/** What the page "why this score" draws from. */
export interface PhysicsDetail {
  /** One sentence for people. */
  reason: string
  /**
   * The comparison with the key; null where it was never reached. Positions in it count from the start of
   * `withoutThinking(output)`.
   */
  eed: EedResult | null
  /** True where no box was found and the last formula was read instead. */
  without_box: boolean
}

/**
 * The declared symbols as the expression scorer takes them.
 *
 * @example eedOptions(body).symbols // { '\\mu': { range: [0.1, 0.6], unit: '1', description: 'coefficient ...' } }
 */
export function eedOptions(body: Pick<PhysicsBody, 'symbols' | 'constraints'>): EedOptions {
  const symbols = Object.fromEntries(
    Object.values(body.symbols).map((s) => [
      s.latex,
      {
        range: s.range,
        unit: s.unit,
        description: s.meaning,
        ...(s.integer === true ? { integer: true } : {}),
        ...(s.constant === undefined ? {} : { constant: s.constant }),
      },
    ]),
  )
  return { symbols, ...(body.constraints === undefined ? {} : { constraints: body.constraints }) }
}

/**
 * The outcome of one answer to a physics item: 100 for an expression equal to the key, partial credit by tree edit
 * distance otherwise, 0 for refusals, unreadable and truncated outputs, missing for a broken key or a comparison
 * that could not be decided. Pure and deterministic.
 *
 * @example scorePhysics(item, [{ n: 1, output: '\\boxed{2mu/(M+m)}', finish_reason: 'stop' }])
 *   // { outcome: 'scored', score: 100, correct: true, detail: { reason: 'Equal to the key.', ... } }
 */
export function scorePhysics(item: SuiteItem, turns: readonly TurnRecord[]): Outcome {
  const body = physicsBodySchema.safeParse(item.public.body)
  const key = physicsKeySchema.safeParse(item.key)
  if (!body.success || !key.success) {
    const which = body.success ? 'key' : 'item'
    return unscored('key_error', `The stored ${which} of ${item.public.id} is malformed.`)
  }
  const last = turns.at(-1)
  if (last === undefined) return unscored('unparseable', 'There is no output.')

  const text = withoutThinking(last.output)
  const boxed = hasCompleteBox(text)
  if (!boxed) {
    if (last.finish_reason === 'length') {
      return unscored('truncated', 'The output reached the token limit before a complete \\boxed{} answer.')
    }
    if (last.finish_reason === 'content_filter') {
      return unscored('refused', "The endpoint's content filter stopped the answer.")
    }
    if (isRefusal(text)) return unscored('refused', 'The output declines to answer and holds no formula.')
  }
  return fromEed(scoreExpression(key.data.answer, text, eedOptions(body.data)), boxed)
}

function fromEed(eed: EedResult, boxed: boolean): Outcome {
  const detail = (reason: string): PhysicsDetail => ({ reason, eed, without_box: !boxed })
  switch (eed.outcome) {
    case 'scored': {
      const reason = eed.equal
        ? 'Equal to the key.'
        : 'Not equal to the key; partial credit by edit distance.'
      return { outcome: 'scored', score: eed.score, correct: eed.equal, detail: detail(reason) }
    }
    case 'undecided':
      // A model must not escape a wrong answer by leaving an integral standing that nobody can compute.
      if (eed.flags.includes('not_closed_form')) {
        const reason =
          'The answer leaves an integral, sum or limit standing whose value could not be found; a closed form was asked for.'
        return { outcome: 'scored', score: 0, correct: false, detail: detail(reason) }
      }
      return outcomeOf(
        DEFAULT_OUTCOME_POLICY,
        'undecided',
        detail(eed.error?.reason ?? 'Neither equality nor inequality could be shown.'),
      )
    case 'unparseable':
    case 'key_error':
      return outcomeOf(
        DEFAULT_OUTCOME_POLICY,
        eed.outcome,
        detail(eed.error?.reason ?? 'It could not be read.'),
      )
  }
}

function unscored(kind: 'refused' | 'truncated' | 'unparseable' | 'key_error', reason: string): Outcome {
  const detail: PhysicsDetail = { reason, eed: null, without_box: true }
  return outcomeOf(DEFAULT_OUTCOME_POLICY, kind, detail)
}
