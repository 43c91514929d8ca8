/** The attempts of a run, and what they cost. */
import type { ItemPublic, PlannedAttempt, RunCost, SuiteOptions } from '../types.ts'
import { draw } from './draw.ts'
import { ANSWER_RESERVE, TEMPLATE_RESERVE } from './generate/index.ts'
import { profileOf } from './profiles.ts'
import { longContextBodySchema } from './schema.ts'
import type { LongContextBody } from './schema.ts'

/** Output tokens of a timed request. */
export const SPEED_OUTPUT = 128
/** Tokens of a gate's prompt, about: it has no haystack. */
const GATE_TOKENS = 180

/** The body of an item; throws an Error that names the item where it is not of this suite. */
export function bodyOf(item: ItemPublic): LongContextBody {
  const body = longContextBodySchema.safeParse(item.body)
  if (body.success) return body.data
  const what = body.error.issues[0]?.message ?? 'malformed'
  throw new Error(`item ${item.id} is not a long-context item: ${what}`)
}

/**
 * One attempt an item (`settings.samples` of them for samples), in phase 0; order items have an attempt for each arm;
 * the speed lane comes last, alone. Items that no endpoint is asked (`unsupported`) have none.
 */
export function plan(
  items: readonly ItemPublic[],
  settings: { samples: number; options: SuiteOptions; split: string },
): PlannedAttempt[] {
  const { k } = profileOf(settings.split).order
  return items.flatMap((item) => {
    const attempt = (
      sample: number,
      arm: string,
      lane: { phase: number; exclusive: boolean },
    ): PlannedAttempt => {
      return { item: item.id, sample, arm, depends_on: [], ...lane }
    }
    const shared = { phase: 0, exclusive: false }
    switch (bodyOf(item).role) {
      case 'unsupported':
        return []
      case 'sample':
        return Array.from({ length: settings.samples }, (_, i) => attempt(i, '', shared))
      case 'order':
        return orderArms(k).map((arm) => attempt(0, arm, shared))
      case 'speed':
        return [attempt(0, '', { phase: 1, exclusive: true })]
      case 'gate':
      case 'preflight':
        return [attempt(0, '', shared)]
    }
  })
}

/**
 * The arms of an order item: `k` other orders, and the original one `k` times.
 *
 * @example orderArms(2) // ['perm-1', 'perm-2', 'same-1', 'same-2']
 */
export function orderArms(k: number): string[] {
  const numbers = Array.from({ length: k }, (_, i) => String(i + 1))
  return [...numbers.map((i) => `perm-${i}`), ...numbers.map((i) => `same-${i}`)]
}

/** Tokens of one attempt by the reference counter; output at most. */
function tokensOf(body: LongContextBody): { prompt: number; completion: number } {
  const filled = body.length - ANSWER_RESERVE - TEMPLATE_RESERVE - body.thinking
  switch (body.role) {
    case 'unsupported':
      return { prompt: 0, completion: 0 }
    case 'gate':
      return { prompt: GATE_TOKENS, completion: ANSWER_RESERVE + body.thinking }
    case 'speed':
      return { prompt: filled, completion: SPEED_OUTPUT }
    default:
      return { prompt: filled, completion: ANSWER_RESERVE + body.thinking }
  }
}

/**
 * What the planned attempts ask of an endpoint, in tokens of the reference counter: prompts are filled to a few tokens
 * below their budget, so this is an estimate from above within 2 %.
 */
export function cost(items: readonly ItemPublic[], planned: readonly PlannedAttempt[]): RunCost {
  const { requests, prompt_tokens, completion_tokens } = costByLength(items, planned)
  return { requests, prompt_tokens, completion_tokens }
}

/** The longest budget of the planned attempts: prompt and answer share it, so it is the window that they need. */
export function contextNeeded(items: readonly ItemPublic[], planned: readonly PlannedAttempt[]): number {
  const asked = new Set(planned.map((a) => a.item))
  return items.reduce((most, i) => (asked.has(i.id) ? Math.max(most, bodyOf(i).length) : most), 0)
}

export interface LengthCost extends RunCost {
  length: number
}

function costByLength(
  items: readonly ItemPublic[],
  planned: readonly PlannedAttempt[],
): RunCost & { by_length: LengthCost[] } {
  const bodies = new Map(items.map((i) => [i.id, bodyOf(i)]))
  const total = { requests: 0, prompt_tokens: 0, completion_tokens: 0 }
  const lengths = new Map<number, LengthCost>()
  for (const { item } of planned) {
    const body = bodies.get(item)
    if (body === undefined) throw new RangeError(`the plan names an item that is not there: ${item}`)
    const { prompt, completion } = tokensOf(body)
    const at = lengths.get(body.length) ?? {
      length: body.length,
      requests: 0,
      prompt_tokens: 0,
      completion_tokens: 0,
    }
    lengths.set(body.length, at)
    for (const sum of [total, at]) {
      sum.requests++
      sum.prompt_tokens += prompt
      sum.completion_tokens += completion
    }
  }
  return { ...total, by_length: [...lengths.values()].sort((a, b) => a.length - b.length) }
}

/**
 * What a run of a split with these options asks: requests and tokens, whole and by length, for pages that tell it
 * before a run starts.
 *
 * @example profileCost('smoke').requests // 60
 */
export function profileCost(
  split: string,
  options: SuiteOptions = {},
): RunCost & { by_length: LengthCost[] } {
  const items = draw(split, options, 'cost').map((i) => i.public)
  return costByLength(items, plan(items, { samples: 1, options, split }))
}
