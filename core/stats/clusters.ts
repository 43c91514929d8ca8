import { requireSameLength } from './check.ts'

/** The name of the cluster that an item belongs to: a problem family, a probe group. */
export type ClusterId = string | number

/** Clusters numbered 0 .. count - 1 in order of first appearance. */
export interface ClusterIndex {
  /** The cluster of each item. */
  readonly of: Int32Array
  readonly count: number
  /** Items per cluster. */
  readonly sizes: Int32Array
}

/**
 * Numbers the clusters of a list of items.
 * @throws TypeError when an id is neither a string nor a finite number.
 */
export function indexClusters(ids: ArrayLike<ClusterId>): ClusterIndex {
  const numbers = new Map<ClusterId, number>()
  const of = new Int32Array(ids.length)
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i]
    if (typeof id !== 'string' && !(typeof id === 'number' && Number.isFinite(id))) {
      throw new TypeError(`clusterIds[${i}] must be a string or a finite number, not ${String(id)}`)
    }
    let number = numbers.get(id)
    if (number === undefined) {
      number = numbers.size
      numbers.set(id, number)
    }
    of[i] = number
  }
  const sizes = new Int32Array(numbers.size)
  for (const cluster of of) sizes[cluster] = (sizes[cluster] ?? 0) + 1
  return { of, count: numbers.size, sizes }
}

/**
 * The units that a bootstrap draws: the clusters where they are given, else the items themselves. `of` is the unit of
 * each item.
 */
export function resamplingUnits(
  items: number,
  clusters: ArrayLike<ClusterId> | undefined,
): { of: Int32Array; units: number } {
  if (clusters === undefined) return { of: Int32Array.from({ length: items }, (_, i) => i), units: items }
  requireSameLength({ length: items }, clusters, 'the items of a row', 'clusters')
  const { of, count } = indexClusters(clusters)
  return { of, units: count }
}
