/** What the report counts: one attempt with everything that its figures need, whatever the attempt was made for. */

/** What became of a sample, in the order in which pages stack them: from found to never asked. */
export const SAMPLE_OUTCOMES = [
  'hit',
  'partial',
  'wrong_needle',
  'not_found',
  'format_error',
  'refusal',
  'output_truncated',
  'head_unseen',
  'prompt_truncated',
  'context_rejected',
  'endpoint_error',
  'unsupported',
] as const
export type SampleOutcome = (typeof SAMPLE_OUTCOMES)[number]

/** These prompts never reached the model whole: outside the accuracy, 0 in the strict score. */
export const UNDELIVERED: readonly SampleOutcome[] = [
  'prompt_truncated',
  'context_rejected',
  'endpoint_error',
  'unsupported',
]

/** Counts of what occurred; kinds that did not occur are absent. */
export type OutcomeCounts = Partial<Record<SampleOutcome, number>>

/** A timed request of the speed lane. */
export interface Timed {
  /** bucket, reference tokens */
  length: number
  /** the first request of a length: it loads, compiles or allocates, and is left out */
  warm_up: boolean
  prompt_tokens: number | null
  cached_tokens: number | null
  /** reasoning included, as endpoints count */
  completion_tokens: number | null
  ttft_ms: number | null
  ttft_content_ms: number | null
  /** last chunk with output; the request's end where the runner did not tell */
  last_ms: number | null
  arrivals: number | null
}

/** One answered (or refused) question about a haystack. */
export interface Sample {
  item: string
  cluster: string
  family: string
  /** such as `dense`; '' in families without variants */
  variant: string
  /** bucket: the whole budget in reference tokens, prompt and reserve */
  length: number
  /** percent of the haystack before the needle; null in families without a place */
  depth: number | null
  outcome: SampleOutcome
  /** 0..100; null where the prompt was not delivered */
  score: number | null
  /** where the asked needle stands, percent as measured; null where needles are spread */
  place: number | null
}

/** Whether the prompt reached the model whole, as far as anybody outside can tell. */
export function isDelivered(outcome: SampleOutcome): boolean {
  return !UNDELIVERED.includes(outcome)
}

/**
 * Counts outcomes.
 *
 * @example countOutcomes([{ outcome: 'hit' }, { outcome: 'hit' }, { outcome: 'refusal' }]) // { hit: 2, refusal: 1 }
 */
export function countOutcomes(samples: readonly Pick<Sample, 'outcome'>[]): OutcomeCounts {
  const counts: OutcomeCounts = {}
  for (const kind of SAMPLE_OUTCOMES) {
    const n = samples.reduce((sum, s) => (s.outcome === kind ? sum + 1 : sum), 0)
    if (n > 0) counts[kind] = n
  }
  return counts
}
