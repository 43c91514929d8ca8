import type { Numbers } from './check.ts'
import { requireFiniteNumbers, requireOpenUnit } from './check.ts'
import { deviations } from './deviations.ts'
import { tTwoSidedP } from './special/t-cdf.ts'
import { tQuantile } from './special/t-quantile.ts'

/** The difference of two means over different items, in score units. */
export interface UnpairedDifference {
  readonly difference: number
  readonly standardError: number
  /** Welch's degrees of freedom; null where neither list varies. */
  readonly degreesOfFreedom: number | null
  /** Two-sided p and interval; null where neither list varies. */
  readonly p: number | null
  readonly low: number | null
  readonly high: number | null
}

/**
 * Compares the means of two lists that share no items (public against held-out items): mean(a) - mean(b).
 *
 * Meaning: where the same items were answered use pairedDifference, which is far sharper.
 * @source B. L. Welch, Biometrika 34 (1947).
 * @returns null when either list has fewer than 2 values.
 * @throws TypeError on a value that is not a finite number, RangeError on a confidence outside (0, 1).
 * @example
 * unpairedDifference([100, 47, 0, 47.5, 100, 13, 0, 100], [100, 0, 0, 30, 100, 0, 20, 47])
 * // => { difference: 13.8125, standardError: 21.695989 }
 */
export function unpairedDifference(a: Numbers, b: Numbers, confidence = 0.95): UnpairedDifference | null {
  requireFiniteNumbers(a, 'a')
  requireFiniteNumbers(b, 'b')
  requireOpenUnit(confidence, 'confidence')
  if (a.length < 2 || b.length < 2) return null
  const first = deviations(a)
  const second = deviations(b)
  const varianceA = first.sumOfSquares / ((a.length - 1) * a.length)
  const varianceB = second.sumOfSquares / ((b.length - 1) * b.length)
  const difference = first.mean - second.mean
  const standardError = Math.sqrt(varianceA + varianceB)
  if (standardError === 0) {
    return { difference, standardError, degreesOfFreedom: null, p: null, low: null, high: null }
  }
  const shareA = varianceA / (varianceA + varianceB)
  const degreesOfFreedom = 1 / (shareA ** 2 / (a.length - 1) + (1 - shareA) ** 2 / (b.length - 1))
  const half = tQuantile(0.5 + confidence / 2, degreesOfFreedom) * standardError
  return {
    difference,
    standardError,
    degreesOfFreedom,
    p: tTwoSidedP(difference / standardError, degreesOfFreedom),
    low: difference - half,
    high: difference + half,
  }
}
