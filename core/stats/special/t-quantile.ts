import { requireOpenUnit, requirePositive } from '../check.ts'
import { logGamma } from './log-gamma.ts'
import { tTwoSidedP } from './t-cdf.ts'

/**
 * Quantile of Student's t: the t with P(T <= t) = p at `degreesOfFreedom` degrees of freedom.
 *
 * Relative error below 1e-11.
 * @source Newton's iteration on ln P(|T| > t) over ln t, which is nearly a straight line in the tail at any
 *   degrees of freedom; kept inside a bracket, by bisection where a step would leave it.
 * @throws RangeError unless 0 < p < 1 and degreesOfFreedom > 0, or where the quantile exceeds 1e150.
 * @example
 * tQuantile(0.975, 2) // => 4.302653
 */
export function tQuantile(p: number, degreesOfFreedom: number): number {
  requireOpenUnit(p, 'p')
  requirePositive(degreesOfFreedom, 'degreesOfFreedom')
  if (p === 0.5) return 0
  const tails = 2 * Math.min(p, 1 - p)
  let low = 0
  let high = 1
  while (tTwoSidedP(high, degreesOfFreedom) > tails) {
    low = high
    high *= 2
    if (high > 1e150) {
      throw new RangeError(
        `the t quantile of p = ${p} at ${degreesOfFreedom} degrees of freedom is too large`,
      )
    }
  }
  const logDensityFactor =
    logGamma((degreesOfFreedom + 1) / 2) -
    logGamma(degreesOfFreedom / 2) -
    0.5 * Math.log(degreesOfFreedom * Math.PI)
  let t = high
  for (let round = 0; round < 200; round++) {
    const twoSided = tTwoSidedP(t, degreesOfFreedom)
    if (twoSided > tails) low = t
    else high = t
    const logDensity =
      logDensityFactor - ((degreesOfFreedom + 1) / 2) * Math.log1p((t * t) / degreesOfFreedom)
    const slope = (2 * Math.exp(logDensity) * t) / twoSided
    let next = t * Math.exp(Math.log(twoSided / tails) / slope)
    if (!(next > low && next < high)) next = (low + high) / 2
    const change = Math.abs(next - t)
    t = next
    if (change <= 1e-14 * t) break
  }
  return p < 0.5 ? -t : t
}
