import type { Numbers } from './check.ts'
import { requireFiniteNumbers } from './check.ts'
import { deviations } from './deviations.ts'

/** Where the spread of a run comes from; variances in squared score units. */
export interface VarianceSplit {
  readonly mean: number
  /** Var(s_i): variance over items of the item scores (means of attempts). */
  readonly itemScoreVariance: number
  /** sigma^2: mean variance between attempts at the same item; null when no item has 2 attempts. */
  readonly withinItemVariance: number | null
  /** Var(x) = Var(s_i) - sigma^2 / K, at least 0: variance of the items' true scores; null as above. */
  readonly trueItemVariance: number | null
  /** Standard error of the mean: sqrt(Var(s_i) / n). */
  readonly standardError: number
}

/**
 * Splits the spread of a run into luck within an item and difference between items.
 *
 * Meaning: if sigma^2 / K is most of Var(s_i), more attempts help; if little of it, only more items do.
 * With unequal numbers of attempts, sigma^2 / K becomes sigma^2 times the mean of 1 / K_i.
 * @param rows the attempts' scores of each item, at least one an item.
 * @source one-way random-effects analysis of variance; E. Miller, "Adding error bars to evals" (2024), section 3.
 * @returns null with fewer than 2 items.
 * @throws RangeError when an item has no attempt, TypeError on a score that is not a finite number.
 * @example
 * varianceSplit([[1, 1, 0, 1], [0, 0, 0, 1], [1, 1, 1, 1], [0, 1, 0, 0], [1, 0, 1, 0]])
 * // => { itemScoreVariance: 0.10625, withinItemVariance: 0.216667, trueItemVariance: 0.052083, standardError: 0.145774 }
 */
export function varianceSplit(rows: readonly Numbers[]): VarianceSplit | null {
  const itemScores: number[] = []
  let within = 0
  let repeatedItems = 0
  let inverseAttempts = 0
  rows.forEach((attempts, i) => {
    requireFiniteNumbers(attempts, `rows[${i}]`)
    const k = attempts.length
    if (k === 0) {
      throw new RangeError(`rows[${i}] has no attempt: leave an unanswered item out`)
    }
    const { mean, sumOfSquares } = deviations(attempts)
    itemScores.push(mean)
    inverseAttempts += 1 / k
    if (k >= 2) {
      within += sumOfSquares / (k - 1)
      repeatedItems++
    }
  })
  const n = itemScores.length
  if (n < 2) return null
  const { mean, sumOfSquares } = deviations(itemScores)
  const itemScoreVariance = sumOfSquares / (n - 1)
  const withinItemVariance = repeatedItems === 0 ? null : within / repeatedItems
  return {
    mean,
    itemScoreVariance,
    withinItemVariance,
    trueItemVariance:
      withinItemVariance === null
        ? null
        : Math.max(0, itemScoreVariance - (withinItemVariance * inverseAttempts) / n),
    standardError: Math.sqrt(itemScoreVariance / n),
  }
}
