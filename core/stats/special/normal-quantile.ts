import { requireOpenUnit } from '../check.ts'
import { normalCdf, normalDensity } from './normal-cdf.ts'

/**
 * Quantile of the standard normal distribution: the z with P(Z <= z) = p.
 *
 * Relative error below 1e-13 for p between 1e-300 and 1 - 1e-15.
 * @source start from M. Abramowitz and I. Stegun, Handbook of Mathematical Functions, 26.2.23; then Halley's
 *   iteration on the distribution function.
 * @throws RangeError unless 0 < p < 1.
 * @example
 * normalQuantile(0.975) // => 1.959964
 */
export function normalQuantile(p: number): number {
  requireOpenUnit(p, 'p')
  if (p === 0.5) return 0
  // Work in the lower tail, where the distribution function keeps its relative precision.
  const lower = p < 0.5 ? p : 1 - p
  const t = Math.sqrt(-2 * Math.log(lower))
  let z = -(
    t -
    (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  )
  for (let round = 0; round < 20; round++) {
    const step = (normalCdf(z) - lower) / normalDensity(z)
    const change = step / (1 + 0.5 * z * step)
    z -= change
    if (Math.abs(change) <= 1e-16 * Math.abs(z)) break
  }
  return p < 0.5 ? z : -z
}
