/** The shapes of the long-context suite: items, what an attempt is for, and what the scorer tells of it. */
import { z } from 'zod'

export const FAMILY_IDS = [
  'single',
  'multi-key',
  'multi-value',
  'multi-query',
  'multi-needle',
  'variable-tracking',
  'aggregation',
  'qa',
  'latent',
  'state',
  'many-shot',
  'absent',
  'scattered-givens',
] as const
export type FamilyId = (typeof FAMILY_IDS)[number]

/**
 * What an item is for.
 * - `sample`: a cell of the heatmap (family, length, depth).
 * - `order`: order robustness; its attempts are the arms `perm-1`.. (another order of needles, facts or examples
 *   each) and `same-1`.. (the original order again).
 * - `gate`: the association behind latent samples, asked without a haystack: latent samples count where it passes.
 * - `speed`: a timed request of fixed output length; index 0 warms up and is not counted.
 * - `preflight`: canary blocks at five depths, to see whether the endpoint shows the whole prompt to the model.
 * - `unsupported`: no request. It records that a length was asked for which is beyond the endpoint's context.
 */
export const ROLES = ['sample', 'order', 'gate', 'speed', 'preflight', 'unsupported'] as const
export type Role = (typeof ROLES)[number]

/** The public part of an item: everything that its prompts are generated from. */
export const longContextBodySchema = z.strictObject({
  /** The generator's version; old ones stay in the code. */
  generator: z.literal('1'),
  role: z.enum(ROLES),
  /** For roles that have no family (speed, preflight, unsupported): `single`. */
  family: z.enum(FAMILY_IDS),
  /** Such as `dense`, `4-2` or `77`; '' for a family without variants. */
  variant: z.string(),
  /** The whole budget in reference tokens: prompt, chat template, answer and thinking. */
  length: z.int().min(512).max(1_048_576),
  /** Percent; null for families whose needles are spread over the whole text. */
  depth: z.number().min(0).max(100).nullable(),
  /** Which sample of the cell, from 0. For a gate: the number of the association. */
  index: z.int().min(0),
  /** Tokens of the budget that are kept free for thinking. */
  thinking: z.int().min(0),
  split: z.enum(['public', 'held-out']),
  /** SHA-256 of suite version, family with variant, length, depth, index and the split's secret. */
  seed: z.string().regex(/^[0-9a-f]{64}$/),
})
export type LongContextBody = z.infer<typeof longContextBodySchema>

/** The private part: nothing that could not be regenerated from the body; it ties the key to the item. */
export const longContextKeySchema = z.strictObject({
  id: z.string(),
  seed: z.string().regex(/^[0-9a-f]{64}$/),
})
export type LongContextKey = z.infer<typeof longContextKeySchema>

/**
 * What became of a delivered answer. Delivery outcomes (head_unseen, prompt_truncated, context_rejected,
 * endpoint_error, unsupported) need the whole run and are the report's.
 * - `hit`: right, nothing extra.
 * - `partial`: something right, but not everything, or with extra answers.
 * - `wrong_needle`: nothing right, and an answer is another needle's (in `absent`: any value was given).
 * - `not_found`: nothing right: NOT_FOUND was said, or something that stands nowhere among the needles.
 * - `format_error`: no FINAL line could be read (outcome `unparseable`).
 * - `refusal`: the model declined (outcome `refused`).
 * - `output_truncated`: the output ended at the limit before a FINAL line (outcome `truncated`).
 * - `probe`: speed and preflight, which have no score.
 */
export const DETAIL_KINDS = [
  'hit',
  'partial',
  'wrong_needle',
  'not_found',
  'format_error',
  'refusal',
  'output_truncated',
  'probe',
] as const
export type DetailKind = (typeof DETAIL_KINDS)[number]

/** A canary block of a preflight, and whether the model's answer named it. */
export interface CanaryBlock {
  /** Percent, as placed. */
  token_depth: number
  text: string
  seen: boolean
}

/** The scorer's detail: JSON, in `Outcome.detail` and `ReportedAttempt.detail` of every attempt that was scored. */
export interface LongContextDetail {
  kind: DetailKind
  /** One sentence for people. */
  reason: string
  role: Role
  family: FamilyId
  variant: string
  length: number
  depth: number | null
  index: number
  /** Which order of the needles the prompt had: 0 is the original one (also for `same-k` arms). */
  permutation: number
  /** The answers that were expected. */
  expected: string[]
  /** The answers read from the FINAL line; null where none could be read. */
  found: string[] | null
  /** How many of the expected ones were found. */
  right: number
  /** How many answers were given that are not expected. */
  extra: number
  /** Whether the model said NOT_FOUND. */
  said_not_found: boolean
  /** Whether the answer was read from a FINAL line that had to be repaired (single quotes, a fence, a bare list). */
  repaired: boolean
  /** Tokens of the whole prompt by the reference counter. */
  reference_tokens: number
  /** SHA-256 of the prompt's text. */
  prompt_hash: string
  /** Where the asked needle starts, in percent of the text, measured; null where needles are spread. */
  token_depth: number | null
  /** For latent samples and gates: the number of the association; else null. */
  association: number | null
  /** For preflights: the canary blocks, by depth; else null. */
  blocks: CanaryBlock[] | null
}

/** What an arm's name says: `''`, `perm-3` or `same-3`. Anything else is null. */
export interface Arm {
  kind: 'plain' | 'permutation' | 'repeat'
  /** 1-based; 0 for the plain arm. */
  k: number
}

/**
 * Reads the name of an arm.
 *
 * @example parseArm('perm-3') // { kind: 'permutation', k: 3 }
 * @example parseArm('') // { kind: 'plain', k: 0 }
 * @example parseArm('y0') // null
 */
export function parseArm(arm: string): Arm | null {
  if (arm === '') return { kind: 'plain', k: 0 }
  const match = /^(perm|same)-([1-9]\d{0,2})$/.exec(arm)
  if (match === null) return null
  return { kind: match[1] === 'perm' ? 'permutation' : 'repeat', k: Number(match[2]) }
}

/**
 * The detail of an attempt, where it is this suite's: what a report reads `ReportedAttempt.detail` with.
 *
 * @example detailOf(attempt.detail)?.kind // 'hit'
 */
export function detailOf(detail: unknown): LongContextDetail | null {
  if (detail === null || typeof detail !== 'object') return null
  const d = detail as Partial<LongContextDetail>
  const known = (DETAIL_KINDS as readonly unknown[]).includes(d.kind)
  return known && typeof d.family === 'string' && typeof d.length === 'number'
    ? (detail as LongContextDetail)
    : null
}
