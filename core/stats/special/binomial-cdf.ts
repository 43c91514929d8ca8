import { requireCount, requireFinite } from '../check.ts'
import { incompleteBeta } from './incomplete-beta.ts'

/**
 * Distribution function of the binomial distribution: P(X <= k) for n trials with probability p each.
 *
 * Relative error below 2e-11 for n up to 10,000.
 * @source NIST Digital Library of Mathematical Functions, 8.17.5: P(X <= k) = I_{1-p}(n - k, k + 1).
 * @throws RangeError unless k and n are integers, n >= 0 and 0 <= p <= 1.
 * @example
 * binomialCdf(2, 12, 0.5) // => 0.019287
 */
export function binomialCdf(k: number, n: number, p: number): number {
  requireFinite(k, 'k')
  requireCount(n, 0, 'n')
  requireFinite(p, 'p')
  if (!Number.isInteger(k)) {
    throw new RangeError(`k must be an integer, not ${k}`)
  }
  if (p < 0 || p > 1) {
    throw new RangeError(`p must lie in [0, 1], not ${p}`)
  }
  if (k < 0) return 0
  if (k >= n) return 1
  return incompleteBeta(1 - p, n - k, k + 1)
}
