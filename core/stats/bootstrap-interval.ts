import { requireSameLength } from './check.ts'
import type { ClusterId } from './clusters.ts'
import { indexClusters } from './clusters.ts'
import type { Interval } from './interval.ts'
import { percentileOfSorted } from './percentile.ts'
import { seededRandom } from './random.ts'
import type { BootstrapOptions } from './resample.ts'
import { requireBootstrap } from './resample.ts'

/** A statistic with its percentile interval, and what is needed to compute it again. */
export interface BootstrapInterval extends Interval {
  readonly value: number
  readonly replicates: number
  /** Resamples in which the statistic was undefined; they are left out of the interval. */
  readonly undefinedReplicates: number
  readonly seed: string
}

export interface BootstrapIntervalOptions extends BootstrapOptions {
  /** The cluster of each item: whole clusters are then drawn, with all of their items. */
  readonly clusters?: ArrayLike<ClusterId>
}

/**
 * Percentile bootstrap interval of any statistic of a list of items: ratios, selectivity, medians, slopes.
 *
 * Meaning: the items (or whole clusters) are drawn anew with replacement B times, the statistic is computed for each
 * draw, and the middle 95 % of its values are the interval. Means of many rows over the same items have the faster
 * bootstrapMeans; means alone have boundedMeanInterval, which is the better interval for few items.
 * @param statistic from a sample to its value; null where it is undefined there (a denominator of 0). The sample array
 *   is reused: do not keep it.
 * @source B. Efron and R. Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
 * @returns null with fewer than 2 items (clusters), where the statistic is undefined for the items themselves, or where
 *   it is undefined in so many resamples, (1 - confidence) / 2 of them, that a bound could be one of those.
 * @throws RangeError on fewer than 100 replicates or lists of different length; TypeError when the statistic gives NaN.
 * @example
 * bootstrapInterval(
 *   [{ hit: 1, asked: 2 }, { hit: 0, asked: 1 }, { hit: 2, asked: 2 }],
 *   (sample) => sample.reduce((s, x) => s + x.hit, 0) / sample.reduce((s, x) => s + x.asked, 0), { seed: 'example' }
 * ) // => { value: 0.6, low: 0, high: 1, replicates: 10000, undefinedReplicates: 0 }
 */
export function bootstrapInterval<Item>(
  items: readonly Item[],
  statistic: (sample: readonly Item[]) => number | null,
  options: BootstrapIntervalOptions,
): BootstrapInterval | null {
  const { seed, replicates, confidence } = requireBootstrap(options)
  const groups = groupItems(items, options.clusters)
  const units = groups.length
  if (units < 2) return null
  const value = checked(statistic(items))
  if (value === null) return null

  const random = seededRandom(seed)
  const values = new Float64Array(replicates)
  let defined = 0
  const sample: Item[] = []
  for (let r = 0; r < replicates; r++) {
    sample.length = 0
    for (let u = 0; u < units; u++) {
      const group = groups[random.below(units)]
      if (group !== undefined) sample.push(...group)
    }
    const replicate = checked(statistic(sample))
    if (replicate !== null) values[defined++] = replicate
  }
  const tail = (1 - confidence) / 2
  const undefinedReplicates = replicates - defined
  if (undefinedReplicates >= tail * replicates) return null
  const ascending = values.subarray(0, defined).sort()
  return {
    value,
    low: percentileOfSorted(ascending, tail),
    high: percentileOfSorted(ascending, 1 - tail),
    replicates,
    undefinedReplicates,
    seed,
  }
}

function groupItems<Item>(
  items: readonly Item[],
  clusters: ArrayLike<ClusterId> | undefined,
): (readonly Item[])[] {
  if (clusters === undefined) return items.map((item) => [item])
  requireSameLength(items, clusters, 'items', 'clusters')
  const { of, count } = indexClusters(clusters)
  const groups: Item[][] = Array.from({ length: count }, () => [])
  items.forEach((item, i) => groups[of[i] ?? 0]?.push(item))
  return groups
}

function checked(value: number | null): number | null {
  if (value !== null && !Number.isFinite(value)) {
    throw new TypeError(`the statistic must be a finite number or null, not ${value}`)
  }
  return value
}
