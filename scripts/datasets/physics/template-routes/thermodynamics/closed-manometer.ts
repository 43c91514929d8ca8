import { quad, secondDerivative } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/**
 * The potential energy of the displaced oil (its parts lifted, the air compressed) and the kinetic energy per
 * squared speed, both numerically; the frequency is the root of the ratio of curvature and mass.
 */
export const closedManometer: TemplateRoute = {
  how: 'curvature of the potential energy over the inertia',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [rho, g, p0, h] = [v('rho'), v('g'), v('p_0'), v('h')]
    const gamma = choice['air'] === 'glass' ? v('gamma') : 1
    const k = choice['arms'] === 'wide' ? v('k') : 1
    const climb = choice['arms'] === 'slanted' ? Math.sin(v('alpha')) : 1
    // Energies for the cross-section 1 of the arm that is closed in any case; the other one has k.
    const work = (area: number, shift: number, closed: boolean): number =>
      quad((x) => area * ((closed ? p0 * (h / (h - x)) ** gamma : p0) - p0), 0, shift)
    const lifted = (area: number, slope: number, shift: number): number =>
      quad((x) => rho * g * area * slope * x, 0, shift)
    const energy = (s: number): number =>
      s === 0
        ? 0
        : lifted(1, climb, s) +
          lifted(k, 1, -s / k) +
          work(1, s, true) +
          work(k, -s / k, choice['ends'] === 'both')
    const parts: readonly (readonly [length: number, area: number])[] =
      choice['arms'] === 'wide'
        ? [
            [v('L_1'), 1],
            [v('L_2'), k],
          ]
        : [[v('L'), 1]]
    const inertia = parts.reduce((sum, [length, area]) => sum + rho * area * length * (1 / area) ** 2, 0)
    return Math.sqrt(secondDerivative(energy, 0, 0.05) / inertia)
  },
}
