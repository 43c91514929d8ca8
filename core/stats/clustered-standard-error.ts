import type { Numbers } from './check.ts'
import { requireFiniteNumbers, requireSameLength } from './check.ts'
import type { ClusterId, ClusterIndex } from './clusters.ts'
import { indexClusters } from './clusters.ts'
import { deviations, ROUNDING } from './deviations.ts'

/**
 * Standard error of the mean over all items when items come in clusters whose members resemble each other
 * (variants of one problem, prompts of one probe): CR1,
 * sqrt(C / (C - 1) * sum_c (sum_{i in c} (s_i - mean))^2) / n, for C clusters and n items.
 *
 * Meaning: as meanStandardError, for redrawing whole clusters; same unit as the values. Use it with Student's t on
 * C - 1 degrees of freedom. With one item a cluster it equals meanStandardError.
 * @source K.-Y. Liang and S. Zeger, Biometrika 73 (1986), with the small-sample factor C / (C - 1).
 * @returns null with fewer than 2 clusters; 0 when all values are equal (and when every cluster's deviations
 *   happen to cancel).
 * @throws RangeError when the lists differ in length, TypeError on a value that is not a finite number.
 * @example
 * clusteredStandardError([1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 0], [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]) // => 0.300463
 */
export function clusteredStandardError(values: Numbers, clusterIds: ArrayLike<ClusterId>): number | null {
  requireFiniteNumbers(values, 'values')
  requireSameLength(values, clusterIds, 'values', 'clusterIds')
  return clusteredErrorOf(values, indexClusters(clusterIds))
}

/** As clusteredStandardError, for values that are checked and clusters that are already numbered; `scale` as for deviations. */
export function clusteredErrorOf(values: Numbers, clusters: ClusterIndex, scale = 0): number | null {
  const n = values.length
  if (clusters.count < 2) return null
  const { mean } = deviations(values)
  const totals = new Float64Array(clusters.count)
  let largest = scale
  for (let i = 0; i < n; i++) {
    const value = values[i] ?? NaN
    const cluster = clusters.of[i] ?? 0
    totals[cluster] = (totals[cluster] ?? 0) + (value - mean)
    largest = Math.max(largest, Math.abs(value))
  }
  let sumOfSquares = 0
  for (const total of totals) sumOfSquares += total * total
  const dust = ROUNDING * largest
  if (sumOfSquares <= n * dust * dust) return 0
  return Math.sqrt((clusters.count / (clusters.count - 1)) * sumOfSquares) / n
}
