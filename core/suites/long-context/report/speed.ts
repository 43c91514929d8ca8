import { percentileOfSorted } from '../../../stats/percentile.ts'
import type { Timed } from './sample.ts'

/** A median with its quartiles over n requests; null where nothing was measured. */
export interface Spread {
  median: number
  /** quartiles */
  low: number
  high: number
  n: number
}

/** Speed at one length. Medians over the requests of the speed lane; all times include queue and network. */
export interface SpeedRow {
  /** bucket, reference tokens */
  length: number
  /** first chunk with content or reasoning, milliseconds from sending the request */
  ttft_ms: number | null
  /** first chunk with content */
  ttft_content_ms: number | null
  /** (last chunk - first) / (output tokens - 1); null where chunks come buffered or tokens are not counted */
  tpot_ms: number | null
  /** (prompt tokens - cached ones) / time to first token */
  prefill_tokens_per_s: number | null
  /** timed requests, without the warm-up */
  n: number
  /** the spread behind each median */
  spread: { ttft_ms: Spread | null; tpot_ms: Spread | null; prefill_tokens_per_s: Spread | null }
  /** the single requests: comparisons of two runs resample them */
  requests: { ttft_ms: number | null; tpot_ms: number | null; prefill_tokens_per_s: number | null }[]
  /** requests whose output came in so few pieces that the time between tokens cannot be seen */
  buffered: number
}

/** More tokens than this in one read, on average: the stream was buffered on its way. */
const TOKENS_A_READ = 8

/**
 * Speed by length from the speed lane: requests one at a time, 128 output tokens, a warm-up at each length left out.
 *
 * @returns shortest length first; a length without a timed request has no row.
 * @example
 * speedRows(timed)[0]
 * // { length: 1024, ttft_ms: 210, ttft_content_ms: 210, tpot_ms: 24.1, prefill_tokens_per_s: 4876, n: 5, ... }
 */
export function speedRows(timed: readonly Timed[]): SpeedRow[] {
  const lengths = [...new Set(timed.map((t) => t.length))].sort((a, b) => a - b)
  return lengths.flatMap((length) => {
    const own = timed.filter((t) => t.length === length && !t.warm_up)
    if (own.length === 0) return []
    const ttft = spreadOf(own.map((t) => t.ttft_ms))
    const tpot = spreadOf(own.map(tpotOf))
    const prefill = spreadOf(own.map(prefillOf))
    return [
      {
        length,
        ttft_ms: ttft?.median ?? null,
        ttft_content_ms: spreadOf(own.map((t) => t.ttft_content_ms))?.median ?? null,
        tpot_ms: tpot?.median ?? null,
        prefill_tokens_per_s: prefill?.median ?? null,
        n: own.length,
        spread: { ttft_ms: ttft, tpot_ms: tpot, prefill_tokens_per_s: prefill },
        requests: own.map((t) => ({
          ttft_ms: t.ttft_ms,
          tpot_ms: tpotOf(t),
          prefill_tokens_per_s: prefillOf(t),
        })),
        buffered: own.filter(isBuffered).length,
      },
    ]
  })
}

/**
 * Time per output token in milliseconds; null where it cannot be told: a reply that came whole or in bursts, fewer
 * than two tokens, or an endpoint that does not count them.
 */
export function tpotOf(timed: Timed): number | null {
  const { ttft_ms: first, last_ms: last, completion_tokens: tokens } = timed
  if (first === null || last === null || tokens === null || tokens < 2 || isBuffered(timed)) return null
  return last > first ? (last - first) / (tokens - 1) : null
}

/** Prompt tokens read per second, as the client sees it: queue and network are in the time. */
export function prefillOf({ prompt_tokens, cached_tokens, ttft_ms }: Timed): number | null {
  if (prompt_tokens === null || ttft_ms === null || ttft_ms <= 0) return null
  const fresh = prompt_tokens - (cached_tokens ?? 0)
  return fresh > 0 ? (fresh / ttft_ms) * 1000 : null
}

/** Whether the output came in too few pieces for the time between tokens to be seen. */
export function isBuffered({ ttft_ms, arrivals, completion_tokens }: Timed): boolean {
  if (ttft_ms === null) return true
  // Runners that do not count arrivals are taken at their word.
  if (arrivals === null || completion_tokens === null) return false
  return arrivals < 2 || completion_tokens / arrivals > TOKENS_A_READ
}

/**
 * Median and quartiles, linearly interpolated between order statistics.
 *
 * @example spreadOf([1, 2, 3, 4, 10]) // { median: 3, low: 2, high: 4, n: 5 }
 */
export function spreadOf(values: readonly (number | null)[]): Spread | null {
  const known = Float64Array.from(values.filter((v) => v !== null)).sort()
  if (known.length === 0) return null
  return {
    median: percentileOfSorted(known, 0.5),
    low: percentileOfSorted(known, 0.25),
    high: percentileOfSorted(known, 0.75),
    n: known.length,
  }
}
