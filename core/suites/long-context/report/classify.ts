/** The outcome of every sample, once the whole run is known. */
import { missedInUnseenHead } from './head.ts'
import type { PreflightRow } from './head.ts'
import type { Reading } from './read.ts'
import { tokenPointOf } from './read.ts'
import type { SampleOutcome } from './sample.ts'
import { isDelivered } from './sample.ts'
import type { TokenFits, TokenPoint, Truncation } from './token-fit.ts'
import { fitTokens, truncations } from './token-fit.ts'

/** A reading with its final outcome. */
export interface Classified extends Omit<Reading, 'outcome'> {
  outcome: SampleOutcome
  truncation: Truncation | null
}

export interface Classification {
  readings: Classified[]
  fits: TokenFits
  points: TokenPoint[]
  /** the endpoint's counts were too small to be counts of these prompts, and were not used */
  usage_ignored: boolean
  /** attempts that count nowhere: skipped, cancelled, or failures of our own scorer */
  left_out: number
}

/** At the shortest length nobody cuts: a count below this share of the reference there is no count of the prompt. */
const CREDIBLE_SHARE = 0.15

/**
 * Settles what became of every attempt: evidence of a cut prompt comes first, since an answer to another prompt is no
 * answer to this one, right or wrong; then misses in a head that the preflight shows as unseen.
 */
export function classify(readings: readonly Reading[], preflights: readonly PreflightRow[]): Classification {
  const known = readings.flatMap((reading) => {
    const { outcome } = reading
    return outcome === null ? [] : [{ ...reading, outcome }]
  })
  const counted = known.map(tokenPointOf)
  const points = counted.filter((p) => p !== null)
  const ignored = !credible(points)
  const fits = fitTokens(ignored ? [] : points)
  const evidence = new Map<TokenPoint, Truncation | null>()
  if (!ignored) truncations(points, fits).forEach((t, i) => evidence.set(points[i]!, t))
  return {
    readings: known.map((reading, i): Classified => {
      const point = counted[i] ?? null
      const truncation = point === null ? null : (evidence.get(point) ?? null)
      const outcome = finalOutcome(reading, truncation, preflights)
      return { ...reading, outcome, truncation, score: isDelivered(outcome) ? reading.score : null }
    }),
    fits,
    points: ignored ? [] : points,
    usage_ignored: ignored,
    left_out: readings.length - known.length,
  }
}

function finalOutcome(
  reading: Reading & { outcome: SampleOutcome },
  truncation: Truncation | null,
  preflights: readonly PreflightRow[],
): SampleOutcome {
  const { outcome, body, detail } = reading
  if (!isDelivered(outcome)) return outcome
  if (truncation !== null) return 'prompt_truncated'
  if (outcome !== 'not_found' && outcome !== 'wrong_needle') return outcome
  const preflight = preflights.find((p) => p.length === body.length)
  const place = body.depth === null ? null : (detail?.token_depth ?? body.depth)
  return missedInUnseenHead(place, preflight) ? 'head_unseen' : outcome
}

function credible(points: readonly TokenPoint[]): boolean {
  const shortest = points.reduce((m, p) => Math.min(m, p.length), Infinity)
  const shares = points
    .filter((p) => p.length === shortest)
    .map((p) => p.prompt_tokens / p.reference_tokens)
    .sort((a, b) => a - b)
  const middle = shares[Math.floor(shares.length / 2)]
  return middle === undefined || middle >= CREDIBLE_SHARE
}
