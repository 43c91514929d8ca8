import { requireSameLength } from './check.ts'
import { deviations } from './deviations.ts'
import type { MaybeScores } from './maybe-scores.ts'
import { requireMaybeScores } from './maybe-scores.ts'

/** With 2 models every correlation is +1 or -1. */
const FEWEST_MODELS = 3

/**
 * Item-rest correlation of each item: over the models, the correlation between the score on this item and the mean
 * score on all the other items.
 *
 * Meaning: in [-1, 1]. Good items are solved by the models that are good elsewhere. A negative value flags the
 * answer key for review: the better models get it wrong.
 * @param rows one row a model, one column an item; null where the score is missing.
 * @source corrected item-total correlation of classical test theory, e.g. F. Lord and M. Novick (1968), chapter 15.
 * @returns one value an item; null with fewer than 3 models that have scores, or where either side does not vary.
 * @throws RangeError on rows of different length, TypeError on NaN.
 * @example
 * itemRestCorrelation([[1, 1, 0], [1, 0, 0], [1, 1, 1], [0, 0, 1]]) // => [0, 0.57735, -0.301511]
 */
export function itemRestCorrelation(rows: readonly MaybeScores[]): (number | null)[] {
  const first = rows[0]
  if (first === undefined) return []
  const totals = rows.map((row, m) => {
    requireSameLength(row, first, `rows[${m}]`, 'rows[0]')
    requireMaybeScores(row, undefined, `rows[${m}]`)
    let sum = 0
    let count = 0
    for (let i = 0; i < row.length; i++) {
      const score = row[i] ?? null
      if (score === null) continue
      sum += score
      count++
    }
    return { sum, count }
  })

  return Array.from({ length: first.length }, (_, item) => {
    const own: number[] = []
    const rest: number[] = []
    rows.forEach((row, m) => {
      const score = row[item] ?? null
      const total = totals[m]
      if (score === null || total === undefined || total.count < 2) return
      own.push(score)
      rest.push((total.sum - score) / (total.count - 1))
    })
    return own.length < FEWEST_MODELS ? null : correlation(own, rest)
  })
}

/** Pearson's correlation; null where either list does not vary. */
function correlation(x: readonly number[], y: readonly number[]): number | null {
  const a = deviations(x)
  const b = deviations(y)
  if (a.sumOfSquares === 0 || b.sumOfSquares === 0) return null
  let product = 0
  x.forEach((value, i) => {
    product += (value - a.mean) * ((y[i] ?? NaN) - b.mean)
  })
  const r = product / Math.sqrt(a.sumOfSquares * b.sumOfSquares)
  return Math.max(-1, Math.min(1, r))
}
