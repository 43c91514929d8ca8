import { requireOpenUnit, requirePositive, requireSameLength } from './check.ts'
import { clusteredErrorOf } from './clustered-standard-error.ts'
import type { ClusterId } from './clusters.ts'
import { indexClusters } from './clusters.ts'
import { deviations, ROUNDING } from './deviations.ts'
import type { MaybeScores } from './maybe-scores.ts'
import { isRightOrWrong, requireMaybeScores } from './maybe-scores.ts'
import { mcnemar } from './mcnemar.ts'
import { normalQuantile } from './special/normal-quantile.ts'
import { tTwoSidedP } from './special/t-cdf.ts'
import { tQuantile } from './special/t-quantile.ts'
import { wilsonOf } from './wilson-interval.ts'

/** t: Student's t on the differences. mcnemar: right/wrong items, exact. sign: the differences are all equal. */
export type PairedTest = 't' | 'mcnemar' | 'sign'

/** The difference of two models on the items that both have scores for, in score units. */
export interface PairedDifference {
  /** Mean of a_i - b_i over the common items. */
  readonly difference: number
  readonly standardError: number
  /** Number of common items. */
  readonly n: number
  /** n - 1, or clusters - 1. */
  readonly degreesOfFreedom: number
  readonly test: PairedTest
  /** Two-sided p of "the models are equally good". */
  readonly p: number
  /** Interval of the difference; null only where all differences are equal and no `max` bounds the next one. */
  readonly low: number | null
  readonly high: number | null
}

export interface PairedOptions {
  /** Full marks, if scores lie in [0, max]: turns on McNemar's test and the bound for equal differences. */
  readonly max?: number
  readonly clusters?: ArrayLike<ClusterId>
  /** 0.95 by default. */
  readonly confidence?: number
}

/**
 * Compares two models on the same items: the mean difference a - b with its interval and p.
 *
 * Meaning: hard items are hard for both, so the item-by-item differences vary much less than the scores do, and two
 * models can be told apart whose own intervals overlap widely. Items that one of them lacks are left out.
 * - The interval is difference +- t SE, with n - 1 degrees of freedom (CR1 and clusters - 1 with clusters).
 * - p is McNemar's exact one when `max` is given, there are no clusters and every score is 0 or max; else Student's.
 * - When all differences are equal, SE = 0 proves nothing: p is the sign test's (2 / 2^units, or 1 for a difference
 *   of 0), and with `max` the interval allows for the share of deviating items that could have gone unseen.
 * @source E. Miller, "Adding error bars to evals" (2024), section 4.
 * @returns null with fewer than 2 common items, or fewer than 2 clusters among them.
 * @throws RangeError on lists of different length or (with `max`) a score outside [0, max]; TypeError on NaN.
 * @example
 * pairedDifference([100, 47, 0, 47.5, 100, 13, 0, 100], [100, 0, 0, 30, 100, 0, 20, 47])
 * // => { difference: 13.8125, standardError: 8.830718, p: 0.161761, low: -7.068831, high: 34.693831, test: 't' }
 */
export function pairedDifference(
  a: MaybeScores,
  b: MaybeScores,
  options: PairedOptions = {},
): PairedDifference | null {
  const { max, clusters, confidence = 0.95 } = options
  requireSameLength(a, b, 'a', 'b')
  requireOpenUnit(confidence, 'confidence')
  if (max !== undefined) requirePositive(max, 'max')
  requireMaybeScores(a, max, 'a')
  requireMaybeScores(b, max, 'b')
  if (clusters !== undefined) requireSameLength(a, clusters, 'a', 'clusters')

  const { differences, ids, largest } = commonDifferences(a, b, clusters)
  const n = differences.length
  if (n < 2) return null
  const index = ids === null ? null : indexClusters(ids)
  const units = index === null ? n : index.count
  if (units < 2) return null

  const { mean, sumOfSquares } = deviations(differences)
  // Subtracting rounded scores leaves dust of the scores' size, not of the differences'.
  const dust = ROUNDING * largest
  const spread = sumOfSquares > n * dust * dust
  const standardError = !spread
    ? 0
    : index === null
      ? Math.sqrt(sumOfSquares / ((n - 1) * n))
      : (clusteredErrorOf(differences, index) ?? 0)
  const difference = Math.abs(mean) <= dust ? 0 : mean

  const binary = max !== undefined && index === null && isRightOrWrong(a, max) && isRightOrWrong(b, max)
  const base = { difference, standardError, n, degreesOfFreedom: units - 1 }
  const interval = intervalOf(difference, standardError, units, max, confidence)
  if (binary) {
    const first = differences.filter((d) => d > 0).length
    const second = differences.filter((d) => d < 0).length
    return { ...base, test: 'mcnemar', p: mcnemar(first, second), ...interval }
  }
  return {
    ...base,
    test: standardError === 0 ? 'sign' : 't',
    p: pairedP(difference, standardError, units),
    ...interval,
  }
}

/** Two-sided p of a mean difference over `units` independent units; the sign test's where there is no variation. */
export function pairedP(difference: number, standardError: number, units: number): number {
  if (standardError > 0) return tTwoSidedP(difference / standardError, units - 1)
  return difference === 0 ? 1 : Math.min(1, 2 ** (1 - units))
}

function commonDifferences(
  a: MaybeScores,
  b: MaybeScores,
  clusters: ArrayLike<ClusterId> | undefined,
): { differences: number[]; ids: ClusterId[] | null; largest: number } {
  const differences: number[] = []
  const ids: ClusterId[] = []
  let largest = 0
  for (let i = 0; i < a.length; i++) {
    const x = a[i] ?? null
    const y = b[i] ?? null
    if (x === null || y === null) continue
    differences.push(x - y)
    largest = Math.max(largest, Math.abs(x), Math.abs(y))
    if (clusters !== undefined) ids.push(clusters[i] ?? '')
  }
  return { differences, ids: clusters === undefined ? null : ids, largest }
}

function intervalOf(
  difference: number,
  standardError: number,
  units: number,
  max: number | undefined,
  confidence: number,
): { low: number | null; high: number | null } {
  if (standardError > 0) {
    const half = tQuantile(0.5 + confidence / 2, units - 1) * standardError
    return max === undefined
      ? { low: difference - half, high: difference + half }
      : { low: Math.max(-max, difference - half), high: Math.min(max, difference + half) }
  }
  if (max === undefined) return { low: null, high: null }
  // None of `units` deviated from the common difference; at most this share could, and by at most full marks.
  const unseen = wilsonOf(0, units, normalQuantile(0.5 + confidence / 2)).high
  return { low: difference - unseen * (max + difference), high: difference + unseen * (max - difference) }
}
