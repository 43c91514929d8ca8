import { requireCount, requireFinite, requireOpenUnit } from './check.ts'
import type { Interval } from './interval.ts'
import { normalQuantile } from './special/normal-quantile.ts'

/**
 * Wilson's interval of a proportion: which true success rates are compatible with `successes` out of `n`.
 *
 * Meaning: a share in [0, 1]. It stays inside [0, 1] and has a width even at 0 of n and n of n, where the
 * textbook interval collapses to a point. `successes` may be fractional (a sum of part marks, each at most 1):
 * the interval is then conservative, because part marks vary less than right/wrong marks of the same mean.
 * @source E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 * @returns null when n = 0: nothing was observed.
 * @throws RangeError unless n is an integer >= 0, 0 <= successes <= n and 0 < confidence < 1.
 * @example
 * wilsonInterval(8, 10) // => { low: 0.490162, high: 0.943318 }
 */
export function wilsonInterval(successes: number, n: number, confidence = 0.95): Interval | null {
  requireCount(n, 0, 'n')
  requireFinite(successes, 'successes')
  requireOpenUnit(confidence, 'confidence')
  if (successes < 0 || successes > n) {
    throw new RangeError(`successes must lie in [0, n = ${n}], not ${successes}`)
  }
  if (n === 0) return null
  return wilsonOf(successes / n, n, normalQuantile(0.5 + confidence / 2))
}

/**
 * Wilson's interval for a share that was observed on `n` independent units (an effective number, so not always
 * an integer) with the quantile `z` of the wanted confidence.
 */
export function wilsonOf(share: number, n: number, z: number): Interval {
  const square = z * z
  const centre = (share + square / (2 * n)) / (1 + square / n)
  const half = (z / (1 + square / n)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n))
  return {
    low: share <= 0 ? 0 : Math.max(0, centre - half),
    high: share >= 1 ? 1 : Math.min(1, centre + half),
  }
}
