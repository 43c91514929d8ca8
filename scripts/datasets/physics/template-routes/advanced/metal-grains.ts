import { root } from '../../numerics/calculus.ts'
import { integrate } from '../../numerics/ode.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

/**
 * How steeply the radial factor f of a potential f(s) cos(angle) changes at the surface s = 1, s f'/f, in d dimensions:
 * with x = ln s, f'' + (d - 2) f' - (d - 1) f = 0. From far outside or near the centre any start grows into the right
 * solution.
 */
function steepness(dimension: number, from: number): number {
  const law = (_: number, [f = 0, slope = 0]: readonly number[]): number[] => [
    slope,
    (dimension - 1) * f - (dimension - 2) * slope,
  ]
  const start = [1, from > 0 ? -1 : 1]
  const [f = 0, slope = 0] = integrate(law, from, start, 0, { maxStep: Math.abs(from) / 17.3 })
  return slope / f
}

export const metalGrains: TemplateRoute = {
  how: 'integrates the potential inside and outside and searches the frequency at which the displacement is continuous',
  compute: (values, choice) => {
    const dimension = choice['grain'] === 'leaf' ? 1 : choice['grain'] === 'wire' ? 2 : 3
    const inside = steepness(dimension, -9)
    // In one dimension there is no field outside at all.
    const outside = dimension === 1 ? 0 : steepness(dimension, 9)
    const [n, q, m] = [need(values, 'n'), need(values, 'q'), need(values, 'm')]
    const own = choice['ions'] === 'dense' ? need(values, 'beta') : 1
    const metal = (omega: number): number =>
      own - (n * q * q) / (need(values, 'epsilon_0') * m * omega * omega)
    const kappa = need(values, 'kappa')
    return root(
      (omega) =>
        choice['grain'] === 'bubble'
          ? kappa * inside - metal(omega) * outside
          : metal(omega) * inside - kappa * outside,
      1e-3,
      100,
    )
  },
}
