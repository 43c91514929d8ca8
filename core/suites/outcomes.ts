/**
 * The kinds of outcome, and who caused them: the model (it is scored, 0 unless the suite says otherwise) or the
 * plumbing (the score is missing: outside the mean, inside the coverage).
 */
import type { Outcome } from './types.ts'

export const OUTCOME_KINDS = [
  'scored',
  'refused',
  'unparseable',
  'truncated',
  'timed_out',
  'endpoint_error',
  'runner_error',
  'scorer_error',
  'key_error',
  'undecided',
] as const

export type OutcomeKind = (typeof OUTCOME_KINDS)[number]

/** score: as the scorer says; zero: 0 points; missing: no score. */
export type PolicyRule = 'score' | 'zero' | 'missing'

/** What each kind of outcome is worth in a suite. Part of the protocol key. */
export type OutcomePolicy = Readonly<Record<OutcomeKind, PolicyRule>>

/** A sentence for each kind, for pages and tooltips. */
export const OUTCOME_MEANING: Readonly<Record<OutcomeKind, string>> = {
  scored: 'The answer was read and compared with the key.',
  refused: 'The model declined to answer.',
  unparseable: 'The model answered, but no answer could be read from its output.',
  truncated: 'The output ended at the token limit before an answer was given.',
  timed_out: 'The output began, and was not finished at the deadline.',
  endpoint_error:
    'The endpoint gave no output: unreachable, no byte by the deadline, or an error after all retries.',
  runner_error: 'The runner failed or was lost while working on this attempt.',
  scorer_error: 'The scorer crashed or hung on this attempt.',
  key_error: "The item's key is broken: a matter for the suite's maintainer.",
  undecided: 'The scorer could not decide whether answer and key are equal.',
}

/** Caused by the model: these count against it. */
export const MODEL_OUTCOMES: readonly OutcomeKind[] = [
  'scored',
  'refused',
  'unparseable',
  'truncated',
  'timed_out',
]

/** Caused by the plumbing: these are missing, never a 0. */
export const PLUMBING_OUTCOMES: readonly OutcomeKind[] = [
  'endpoint_error',
  'runner_error',
  'scorer_error',
  'key_error',
  'undecided',
]

/** The policy of a suite that says nothing special: the model's failures are 0, the plumbing's are missing. */
export const DEFAULT_OUTCOME_POLICY: OutcomePolicy = {
  scored: 'score',
  refused: 'zero',
  unparseable: 'zero',
  truncated: 'zero',
  timed_out: 'zero',
  endpoint_error: 'missing',
  runner_error: 'missing',
  scorer_error: 'missing',
  key_error: 'missing',
  undecided: 'missing',
}

/**
 * Who caused an outcome of this kind.
 *
 * @example causeOf('truncated') // 'model'
 * @example causeOf('endpoint_error') // 'plumbing'
 */
export function causeOf(kind: OutcomeKind): 'model' | 'plumbing' {
  return MODEL_OUTCOMES.includes(kind) ? 'model' : 'plumbing'
}

/**
 * Says what is wrong with a policy; empty when it is sound. `scored` must be taken from the scorer and nothing
 * else may be, since only it holds a score; the plumbing's outcomes must be missing, or a model would lose points
 * for a broken wire. (Suites may leave outcomes of the model missing.)
 *
 * @example policyFaults(DEFAULT_OUTCOME_POLICY) // []
 */
export function policyFaults(policy: OutcomePolicy): string[] {
  const faults: string[] = []
  for (const kind of OUTCOME_KINDS) {
    const rule = policy[kind]
    if (kind === 'scored' ? rule !== 'score' : rule === 'score')
      faults.push(`${kind}: "${rule}" is no rule for it`)
    else if (causeOf(kind) === 'plumbing' && rule !== 'missing')
      faults.push(`${kind} must be missing, not ${rule}`)
  }
  return faults
}

/**
 * The outcome of an attempt that has no scorer's score: 0 and wrong, or missing, as the policy says. Also used by
 * the site for what happens outside the scorer (timed_out, endpoint_error, runner_error, scorer_error).
 *
 * @example outcomeOf(DEFAULT_OUTCOME_POLICY, 'truncated', null)
 *   // { outcome: 'truncated', score: 0, correct: false, detail: null }
 */
export function outcomeOf(
  policy: OutcomePolicy,
  kind: Exclude<OutcomeKind, 'scored'>,
  detail: unknown,
): Outcome {
  return policy[kind] === 'zero'
    ? { outcome: kind, score: 0, correct: false, detail }
    : { outcome: kind, score: null, correct: null, detail }
}

/**
 * The score that counts for ranking. Where the owner of the endpoint is the one ranked, a missing score is 0:
 * otherwise an owner could let the endpoint fail on the hard items. Elsewhere missing stays missing.
 *
 * @example rankedScore({ outcome: 'endpoint_error', score: null }, { ownerRuns: true }) // 0
 * @example rankedScore({ outcome: 'endpoint_error', score: null }, { ownerRuns: false }) // null
 */
export function rankedScore(
  outcome: Pick<Outcome, 'outcome' | 'score'>,
  options: { ownerRuns: boolean },
): number | null {
  if (outcome.score !== null) return outcome.score
  // A broken key or an undecided comparison is ours, whoever runs the endpoint.
  const byEndpoint = outcome.outcome === 'endpoint_error' || outcome.outcome === 'runner_error'
  return options.ownerRuns && byEndpoint ? 0 : null
}

/**
 * A sentence from the scorer's detail, where it gives one.
 *
 * @example reasonOf({ outcome: 'refused', score: 0, correct: false, detail: { reason: 'Declined.' } }) // 'Declined.'
 */
export function reasonOf({ detail }: Pick<Outcome, 'detail'>): string | null {
  const given = detail !== null && typeof detail === 'object' && 'reason' in detail ? detail.reason : null
  return typeof given === 'string' ? given : null
}
