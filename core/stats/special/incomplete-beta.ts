import { requirePositive, requireFinite } from '../check.ts'
import { logGamma } from './log-gamma.ts'

const TINY = 1e-300
const EPSILON = 1e-16

/**
 * The regularised incomplete beta function I_x(a, b), a number in [0, 1].
 *
 * Meaning: the distribution function of a beta variable; Student's t and the binomial distribution are special
 * cases. Relative error below 2e-11 for a and b up to 10,000, also where the value is tiny (the lower tail is never
 * computed as 1 minus a rounded number).
 * @source the continued fraction of the NIST Digital Library of Mathematical Functions, 8.17.22, evaluated by
 *   Lentz's method; I_x(a, b) = 1 - I_{1-x}(b, a) where that converges faster.
 * @throws RangeError unless 0 <= x <= 1 and a, b > 0.
 * @example
 * incompleteBeta(0.5, 2, 3) // => 0.6875
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  requireFinite(x, 'x')
  if (x < 0 || x > 1) {
    throw new RangeError(`x must lie in [0, 1], not ${x}`)
  }
  return incompleteBetaOf(x, 1 - x, a, b)
}

/**
 * I_x(a, b) from x and y = 1 - x, for callers who know the smaller of the two more exactly than a subtraction
 * from 1 would give it (the t distribution near t = 0).
 */
export function incompleteBetaOf(x: number, y: number, a: number, b: number): number {
  requirePositive(a, 'a')
  requirePositive(b, 'b')
  if (x <= 0) return 0
  if (y <= 0) return 1
  const logFront = logGamma(a + b) - logGamma(a) - logGamma(b) + a * logOf(x, y) + b * logOf(y, x)
  const front = Math.exp(logFront)
  return x < (a + 1) / (a + b + 2)
    ? (front * continuedFraction(x, a, b)) / a
    : 1 - (front * continuedFraction(y, b, a)) / b
}

/** ln(value), through the complement where the value is close to 1 and its own digits are lost. */
function logOf(value: number, complement: number): number {
  return value > 0.5 ? Math.log1p(-complement) : Math.log(value)
}

function continuedFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1))
  let result = d
  for (let m = 1; m <= 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / guard(1 + even * d)
    c = guard(1 + even / c)
    result *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / guard(1 + odd * d)
    c = guard(1 + odd / c)
    const change = d * c
    result *= change
    if (Math.abs(change - 1) <= 2 * EPSILON) return result
  }
  throw new RangeError(`the incomplete beta function did not converge for x = ${x}, a = ${a}, b = ${b}`)
}

/** Lentz's method divides by these terms: keep them away from zero. */
function guard(value: number): number {
  return Math.abs(value) < TINY ? TINY : value
}
