import type { Numbers } from './check.ts'
import { requireOpenUnit, requireSameLength, requireScores } from './check.ts'
import { clusteredErrorOf } from './clustered-standard-error.ts'
import type { ClusterId, ClusterIndex } from './clusters.ts'
import { indexClusters } from './clusters.ts'
import { deviations } from './deviations.ts'
import type { Interval } from './interval.ts'
import { isRightOrWrong } from './maybe-scores.ts'
import { normalQuantile } from './special/normal-quantile.ts'
import { tQuantile } from './special/t-quantile.ts'
import { wilsonOf } from './wilson-interval.ts'

/** From this many independent units on, a mean of graded scores is close enough to normal for Student's t. */
export const UNITS_FOR_T = 200

export type MeanIntervalMethod = 'wilson' | 't' | 'clustered-wilson' | 'clustered-t'

/** A mean score with its interval, all in score units. */
export interface MeanInterval extends Interval {
  readonly value: number
  /** Number of items. */
  readonly n: number
  readonly method: MeanIntervalMethod
}

export interface BoundedMeanOptions {
  /** Full marks; scores lie in [0, max]. 100 by default. */
  readonly max?: number
  /** The cluster of each item, where items come in families or probe groups. */
  readonly clusters?: ArrayLike<ClusterId>
  /** 0.95 by default. */
  readonly confidence?: number
}

/**
 * The interval that stands beside a score on a board: the mean of bounded item scores with the range of true means
 * that the data are compatible with.
 *
 * Meaning: `scores` holds one score an item (the mean of its attempts), each in [0, max]. The rule:
 * - every score is 0 or full marks (right/wrong items, one attempt), no clusters: Wilson's interval;
 * - graded scores, fewer than 200 items or no variation at all: Wilson on mean / max. Graded scores are mostly zeros
 *   and a few full marks, where Student's t covers 78 % instead of 95 % at 12 items; Wilson is conservative there;
 * - graded scores, 200 items or more: mean +- t SE;
 * - clusters: the same with clusters as the units: from 200 clusters on, mean +- t SE with CR1 and C - 1 degrees of
 *   freedom; below, Wilson at the effective number of items n / max(1, CR1^2 / SE^2) with t in place of z. Without
 *   any variation the effective number is n^2 / sum n_c^2, as if all members of a cluster were copies.
 * The interval lies in [0, max] and never has zero width: five equal scores are no proof of the sixth.
 * @source E. B. Wilson, JASA 22 (1927); effective sample size and t quantile in Wilson's interval: C. Franco,
 *   R. Little, T. Louis, E. Slud, J. Survey Statist. Methodol. 7 (2019). Coverage is simulated in the tests.
 * @returns null for no scores.
 * @throws RangeError on a score outside [0, max], lists of different length or a confidence outside (0, 1).
 * @example
 * boundedMeanInterval([100, 47, 0, 47.5, 100, 13, 0, 100])
 * // => { value: 50.9375, low: 22.158356, high: 79.108379, n: 8, method: 'wilson' }
 */
export function boundedMeanInterval(scores: Numbers, options: BoundedMeanOptions = {}): MeanInterval | null {
  const { max = 100, clusters, confidence = 0.95 } = options
  requireScores(scores, max, 'scores')
  requireOpenUnit(confidence, 'confidence')
  if (clusters !== undefined) requireSameLength(scores, clusters, 'scores', 'clusters')
  if (scores.length === 0) return null
  return clusters === undefined
    ? independent(scores, max, confidence)
    : clustered(scores, max, confidence, indexClusters(clusters))
}

function independent(scores: Numbers, max: number, confidence: number): MeanInterval {
  const n = scores.length
  const { mean, sumOfSquares } = deviations(scores, max)
  if (n < UNITS_FOR_T || sumOfSquares === 0 || isRightOrWrong(scores, max)) {
    const z = normalQuantile(0.5 + confidence / 2)
    return scaled(mean, wilsonOf(shareOf(mean, max), n, z), max, n, 'wilson')
  }
  const half = tQuantile(0.5 + confidence / 2, n - 1) * Math.sqrt(sumOfSquares / ((n - 1) * n))
  return symmetric(mean, half, max, n, 't')
}

function clustered(scores: Numbers, max: number, confidence: number, clusters: ClusterIndex): MeanInterval {
  const n = scores.length
  const { mean, sumOfSquares } = deviations(scores, max)
  const error = clusteredErrorOf(scores, clusters, max)
  if (error === null || sumOfSquares === 0) {
    const z = normalQuantile(0.5 + confidence / 2)
    const copies = clusters.sizes.reduce((sum, size) => sum + size * size, 0)
    return scaled(mean, wilsonOf(shareOf(mean, max), (n * n) / copies, z), max, n, 'clustered-wilson')
  }
  const t = tQuantile(0.5 + confidence / 2, clusters.count - 1)
  if (clusters.count >= UNITS_FOR_T && error > 0) return symmetric(mean, t * error, max, n, 'clustered-t')
  const designEffect = Math.max(1, (error * error * (n - 1) * n) / sumOfSquares)
  return scaled(mean, wilsonOf(shareOf(mean, max), n / designEffect, t), max, n, 'clustered-wilson')
}

/** mean / max, kept in [0, 1] against rounding. */
function shareOf(mean: number, max: number): number {
  return Math.min(1, Math.max(0, mean / max))
}

function scaled(
  value: number,
  share: Interval,
  max: number,
  n: number,
  method: MeanIntervalMethod,
): MeanInterval {
  return { value, low: share.low * max, high: share.high * max, n, method }
}

function symmetric(
  value: number,
  half: number,
  max: number,
  n: number,
  method: MeanIntervalMethod,
): MeanInterval {
  return { value, low: Math.max(0, value - half), high: Math.min(max, value + half), n, method }
}
