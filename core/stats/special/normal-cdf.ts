import { requireFinite } from '../check.ts'

const SQRT_TWO_PI = 2.50662827463100050241576528481

/** Density of the standard normal distribution at z. */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / SQRT_TWO_PI
}

/**
 * Distribution function of the standard normal distribution, P(Z <= z).
 *
 * Relative error below 1e-13 for |z| <= 8, in the lower tail too.
 * @source power series and continued fraction of the error function, M. Abramowitz and I. Stegun, Handbook of
 *   Mathematical Functions, 26.2.11 and 26.2.14.
 * @throws TypeError when z is not a finite number.
 * @example
 * normalCdf(1.96) // => 0.975002
 */
export function normalCdf(z: number): number {
  requireFinite(z, 'z')
  if (z >= 2) return 1 - upperTail(z)
  if (z <= -2) return upperTail(-z)
  let term = z
  let sum = z
  for (let k = 1; Math.abs(term) > 1e-18 * Math.abs(sum); k++) {
    term *= (z * z) / (2 * k + 1)
    sum += term
  }
  return 0.5 + normalDensity(z) * sum
}

/** P(Z > z) for z >= 2 by the continued fraction 1/(z + 1/(z + 2/(z + 3/(z + ...)))), from its far end inwards. */
function upperTail(z: number): number {
  const depth = Math.ceil(20 + 400 / (z * z))
  let fraction = z
  for (let k = depth; k >= 1; k--) {
    fraction = z + k / fraction
  }
  return normalDensity(z) / fraction
}
