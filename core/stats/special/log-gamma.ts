import { requirePositive } from '../check.ts'

/** Coefficients B_2k / (2k (2k - 1)) of Stirling's series, k = 1 .. 8. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400]
const HALF_LOG_TWO_PI = 0.918938533204672741780329736406

/**
 * Natural logarithm of the gamma function, ln Gamma(x).
 *
 * Meaning: for an integer n, ln Gamma(n + 1) = ln n!. Error below 1e-14, relative or (near the zeros at
 * x = 1 and 2) absolute.
 * @source Stirling's series, NIST Digital Library of Mathematical Functions, 5.11.1, after shifting x above 12
 *   by Gamma(x + 1) = x Gamma(x).
 * @throws RangeError unless x is positive and finite.
 * @example
 * logGamma(5) // => 3.178054
 */
export function logGamma(x: number): number {
  requirePositive(x, 'x')
  let shift = 1
  let y = x
  while (y < 12) {
    shift *= y
    y++
  }
  const inverse = 1 / y
  const inverseSquare = inverse * inverse
  let series = 0
  for (let k = STIRLING.length - 1; k >= 0; k--) {
    series = series * inverseSquare + (STIRLING[k] ?? 0)
  }
  return (y - 0.5) * Math.log(y) - y + HALF_LOG_TWO_PI + series * inverse - Math.log(shift)
}
