/**
 * The q-th quantile (0 <= q <= 1) of an ascending, non-empty list, linear between neighbours (type 7 of R. Hyndman
 * and Y. Fan, Am. Statist. 50 (1996)). percentileOfSorted([0, 10], 0.25) is 2.5.
 */
export function percentileOfSorted(ascending: Float64Array, q: number): number {
  const position = q * (ascending.length - 1)
  const below = Math.floor(position)
  const low = ascending[below] ?? NaN
  const high = ascending[Math.min(below + 1, ascending.length - 1)] ?? NaN
  return low + (position - below) * (high - low)
}
