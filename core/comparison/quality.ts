import type { PairedDifference, PairedTest } from '../stats/index.ts'
import { equivalence, pairedDifference } from '../stats/index.ts'

/** The difference in points below which two configurations count as the same; fixed before anybody looks. */
export const MARGIN = 2

/** One value an item: the mean of its attempts, or the item's share in a ratio; null where it says nothing. */
export interface ItemValue {
  item: string
  /** items of one cluster are not independent */
  cluster: string
  value: number | null
}

/** Two runs on the items that both have values for. */
export interface QualityComparison {
  /** mean of a - b, points; null with fewer than two common items */
  difference: number | null
  low: number | null
  high: number | null
  /** two-sided, of "equally good" */
  p: number | null
  test: PairedTest | null
  /** common items */
  n: number
  /** items that only one run has a value for */
  only_a: number
  only_b: number
  margin: number
  /** of a beside b; `same`: the whole interval lies within the margin */
  verdict: 'same' | 'above' | 'below' | 'undecided'
  /** further common items that would decide it if the difference stays; 0: decided, null: no number would */
  more_items: number | null
}

/**
 * Compares two runs item by item, and says whether they are the same within the margin.
 *
 * The margin is that of an equivalence test: `same` is claimed only where the whole 95 % interval lies within it,
 * since "not significantly different" is what too few items always give. `above` and `below` likewise: a is better
 * (worse) by more than the margin. A difference that is surely there but may be small is `undecided`: `p` tells.
 *
 * @param a values of the first run, each item once
 * @param options `bounded`: values lie in 0..100, so that McNemar's test and the bound for equal values apply
 * @throws RangeError for a value outside 0..100 where they are bounded
 * @example compareQuality(a, b, { bounded: true }).verdict // 'same'
 */
export function compareQuality(
  a: readonly ItemValue[],
  b: readonly ItemValue[],
  options: { bounded: boolean; margin?: number },
): QualityComparison {
  const margin = options.margin ?? MARGIN
  const others = new Map(b.map((v) => [v.item, v.value]))
  const mine = new Map(a.map((v) => [v.item, v.value]))
  const shared = a.filter((v) => v.value !== null && (others.get(v.item) ?? null) !== null)
  const clusters = shared.map((v) => v.cluster)
  const clustered = new Set(clusters).size < clusters.length
  const found: PairedDifference | null = pairedDifference(
    shared.map((v) => v.value),
    shared.map((v) => others.get(v.item) ?? null),
    { ...(options.bounded ? { max: 100 } : {}), ...(clustered ? { clusters } : {}) },
  )
  const { verdict, moreItems } = equivalence(found, margin)
  return {
    difference: found?.difference ?? null,
    low: found?.low ?? null,
    high: found?.high ?? null,
    p: found?.p ?? null,
    test: found?.test ?? null,
    n: shared.length,
    only_a: a.filter((v) => v.value !== null && (others.get(v.item) ?? null) === null).length,
    only_b: b.filter((v) => v.value !== null && (mine.get(v.item) ?? null) === null).length,
    margin,
    verdict,
    more_items: moreItems,
  }
}
