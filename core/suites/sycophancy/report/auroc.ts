/**
 * Area under the ROC curve: the chance that a value of the first list is greater than one of the second, ties counted
 * half. 0.5 where they tell nothing apart.
 *
 * @source the Mann-Whitney statistic divided by the number of pairs (J. Hanley and B. McNeil, Radiology 143 (1982))
 * @returns null when either list is empty
 * @example auroc([0.9, 0.4], [0.4, 0.2]) // 0.875
 */
export function auroc(positives: readonly number[], negatives: readonly number[]): number | null {
  if (positives.length === 0 || negatives.length === 0) return null
  const ascending = Float64Array.from(negatives).sort()
  let wins = 0
  for (const value of positives)
    wins += (countBelow(ascending, value, false) + countBelow(ascending, value, true)) / 2
  return wins / (positives.length * negatives.length)
}

/** How many of an ascending list are below a value (or equal to it). */
function countBelow(ascending: Float64Array, value: number, orEqual: boolean): number {
  let [from, to] = [0, ascending.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (ascending[middle]! < value || (orEqual && ascending[middle] === value)) from = middle + 1
    else to = middle
  }
  return from
}
