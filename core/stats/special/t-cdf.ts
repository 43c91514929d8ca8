import { requireFinite, requirePositive } from '../check.ts'
import { incompleteBetaOf } from './incomplete-beta.ts'

/**
 * Distribution function of Student's t, P(T <= t) with `degreesOfFreedom` degrees of freedom.
 *
 * Relative error below 1e-11 in the lower tail, to 10,000 degrees of freedom. Degrees of freedom need not be an integer (Welch's are not).
 * @source NIST Digital Library of Mathematical Functions, 8.17: P(|T| > t) = I_{v/(v + t^2)}(v/2, 1/2).
 * @throws RangeError unless degreesOfFreedom > 0, TypeError unless t is finite.
 * @example
 * tCdf(2.364624, 7) // => 0.975
 */
export function tCdf(t: number, degreesOfFreedom: number): number {
  const tail = 0.5 * tTwoSidedP(t, degreesOfFreedom)
  return t <= 0 ? tail : 1 - tail
}

/**
 * Two-sided p of a t statistic: the probability that |T| is at least |t| where the true difference is zero.
 *
 * @source as tCdf
 * @throws RangeError unless degreesOfFreedom > 0, TypeError unless t is finite.
 * @example
 * tTwoSidedP(1.564143, 7) // => 0.161761
 */
export function tTwoSidedP(t: number, degreesOfFreedom: number): number {
  requireFinite(t, 't')
  requirePositive(degreesOfFreedom, 'degreesOfFreedom')
  const square = t * t
  const sum = degreesOfFreedom + square
  return incompleteBetaOf(degreesOfFreedom / sum, square / sum, degreesOfFreedom / 2, 0.5)
}
