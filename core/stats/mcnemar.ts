import { requireCount } from './check.ts'
import { binomialCdf } from './special/binomial-cdf.ts'

/**
 * Exact two-sided p of McNemar's test.
 *
 * Meaning: two models answered the same items right or wrong. `onlyFirst` items were right for the first model
 * alone, `onlySecond` for the second alone; items on which they agree carry no information. If the models were
 * equally good, each disagreement would be a fair coin: p is the probability of a split at least this uneven.
 * @source Q. McNemar, Psychometrika 12 (1947), in its exact binomial form: min(1, 2 P(X <= min(b, c))),
 *   X binomial with b + c trials and probability 1/2.
 * @returns p in (0, 1]; 1 when the models never disagree.
 * @throws RangeError unless both counts are integers >= 0.
 * @example
 * mcnemar(10, 2) // => 0.038574
 */
export function mcnemar(onlyFirst: number, onlySecond: number): number {
  requireCount(onlyFirst, 0, 'onlyFirst')
  requireCount(onlySecond, 0, 'onlySecond')
  return Math.min(1, 2 * binomialCdf(Math.min(onlyFirst, onlySecond), onlyFirst + onlySecond, 0.5))
}
