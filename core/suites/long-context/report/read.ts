import { saysContextLength } from '../../../context-words.ts'
import type { ItemPublic, ReportedAttempt } from '../../types.ts'
import type { LongContextBody, LongContextDetail } from '../schema.ts'
import { detailOf, longContextBodySchema } from '../schema.ts'
import type { SampleOutcome } from './sample.ts'
import type { TokenPoint } from './token-fit.ts'

/** Answer tokens that every budget keeps free: an answer of so many, with no end said, was cut. */
const ANSWER_RESERVE = 256

/** An attempt with its item's body, as far as one attempt by itself tells what became of it. */
export interface Reading {
  body: LongContextBody
  item: string
  cluster: string
  attempt: ReportedAttempt
  detail: LongContextDetail | null
  /** null: skipped, cancelled, or our own scorer's failure: it counts nowhere */
  outcome: SampleOutcome | null
  /** 0..100; null where there is none */
  score: number | null
}

/**
 * Joins attempts with their items, in an order that depends on nothing but their names.
 *
 * @throws TypeError where an item's body is not of this suite, or an attempt's item is not among `items`
 */
export function readAttempts(items: readonly ItemPublic[], attempts: readonly ReportedAttempt[]): Reading[] {
  const known = new Map(items.map((item) => [item.id, { cluster: item.cluster, body: bodyOf(item) }]))
  const name = (a: ReportedAttempt): string => `${a.item}\n${a.arm}\n${String(a.sample).padStart(4, '0')}`
  return [...attempts]
    .sort((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0))
    .map((attempt) => {
      const item = known.get(attempt.item)
      if (item === undefined) throw new TypeError(`an attempt's item ${attempt.item} is not among the items`)
      const detail = detailOf(attempt.detail)
      const outcome = outcomeByItself(attempt, item.body, detail)
      return {
        body: item.body,
        item: attempt.item,
        cluster: item.cluster,
        attempt,
        detail,
        outcome,
        score: outcome === null ? null : attempt.score,
      }
    })
}

/** The body of an item of this suite. */
export function bodyOf(item: ItemPublic): LongContextBody {
  const parsed = longContextBodySchema.safeParse(item.body)
  if (!parsed.success) throw new TypeError(`item ${item.id} is not of the long-context suite`)
  return parsed.data
}

/**
 * What the attempt alone tells: everything but cut prompts and unseen heads, which take the whole run.
 *
 * @example outcomeByItself({ outcome: 'endpoint_error', code: 'context_length', ... }, body, null) // 'context_rejected'
 */
function outcomeByItself(
  attempt: ReportedAttempt,
  body: LongContextBody,
  detail: LongContextDetail | null,
): SampleOutcome | null {
  switch (attempt.outcome) {
    case null:
    case 'scorer_error':
    case 'key_error':
    case 'undecided':
      return null
    case 'endpoint_error':
      return isContextRefusal(attempt) ? 'context_rejected' : 'endpoint_error'
    case 'runner_error':
      return 'endpoint_error'
    case 'timed_out':
    case 'truncated':
      return 'output_truncated'
    case 'refused':
      return 'refusal'
    case 'unparseable':
      return endedAtCap(attempt, body) ? 'output_truncated' : 'format_error'
    case 'scored':
      return detail === null || detail.kind === 'probe' ? byScore(attempt.score) : detail.kind
  }
}

/** Whether an endpoint's error says that the prompt is too long for it. */
export function isContextRefusal(attempt: Pick<ReportedAttempt, 'code' | 'reason'>): boolean {
  if (attempt.code === 'context_length' || attempt.code === 'http_413') return true
  return attempt.reason !== null && saysContextLength(attempt.reason)
}

/** Some servers never say `length`; an answer as long as its reserve, without an end, was cut. */
function endedAtCap(attempt: ReportedAttempt, body: LongContextBody): boolean {
  const turn = attempt.turns.at(-1)
  if (turn === undefined || turn.finish_reason === 'stop') return false
  return (turn.usage.completion_tokens ?? 0) >= ANSWER_RESERVE + body.thinking
}

function byScore(score: number | null): SampleOutcome {
  return score === 100 ? 'hit' : (score ?? 0) > 0 ? 'partial' : 'not_found'
}

/** What the endpoint counted of a prompt whose reference count is known; null where either is not. */
export function tokenPointOf({ body, attempt, detail }: Reading): TokenPoint | null {
  const prompt = attempt.turns.at(-1)?.usage.prompt_tokens ?? null
  if (prompt === null || prompt === 0 || detail === null) return null
  const family = body.role === 'sample' || body.role === 'order' ? body.family : body.role
  return { family, length: body.length, reference_tokens: detail.reference_tokens, prompt_tokens: prompt }
}
