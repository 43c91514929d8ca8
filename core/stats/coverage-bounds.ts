import { requirePositive } from './check.ts'
import type { MaybeScores } from './maybe-scores.ts'
import { requireMaybeScores } from './maybe-scores.ts'

/** Below this share of delivered attempts a row gets no rank. */
export const MINIMUM_RANKED_COVERAGE = 0.98

/** How much of a run was delivered, and how far the missing part could move its score (score units). */
export interface CoverageBounds {
  /** Delivered attempts over planned attempts, in [0, 1]. */
  readonly coverage: number
  /** Mean over the items with at least one delivered attempt; null when nothing was delivered. */
  readonly value: number | null
  /** The score if every missing attempt had scored 0. */
  readonly low: number
  /** The score if every missing attempt had scored full marks. */
  readonly high: number
  /** Whether the coverage allows a rank: at least 98 %. */
  readonly ranked: boolean
}

/**
 * Coverage of a run and the bounds of its score under any fate of the missing attempts.
 *
 * Meaning: an attempt is missing (null) when the plumbing failed: no answer arrived, or it could not be scored. Such
 * attempts stay outside the mean; the bounds say what that could hide. Attempts average to their item first, items
 * then to the score.
 * @param rows planned attempts of each item, null where missing.
 * @source identification bounds for missing outcomes, C. F. Manski, Am. Econ. Rev. 80 (1990).
 * @returns null when no attempt was planned.
 * @throws RangeError on an item without planned attempts or a score outside [0, max].
 * @example
 * coverageBounds([[100], [50], [null], [0]]) // => { coverage: 0.75, value: 50, low: 37.5, high: 62.5, ranked: false }
 */
export function coverageBounds(rows: readonly MaybeScores[], max = 100): CoverageBounds | null {
  requirePositive(max, 'max')
  let planned = 0
  let delivered = 0
  let low = 0
  let high = 0
  let value = 0
  let valued = 0
  rows.forEach((attempts, i) => {
    requireMaybeScores(attempts, max, `rows[${i}]`)
    if (attempts.length === 0) {
      throw new RangeError(`rows[${i}] has no planned attempt`)
    }
    const scores = Array.from(attempts).filter((score) => score !== null)
    const sum = scores.reduce((total, score) => total + score, 0)
    planned += attempts.length
    delivered += scores.length
    low += sum / attempts.length
    high += (sum + (attempts.length - scores.length) * max) / attempts.length
    if (scores.length > 0) {
      value += sum / scores.length
      valued++
    }
  })
  if (planned === 0) return null
  const coverage = delivered / planned
  return {
    coverage,
    value: valued === 0 ? null : value / valued,
    low: low / rows.length,
    high: high / rows.length,
    ranked: coverage >= MINIMUM_RANKED_COVERAGE,
  }
}
