import { quad, root } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/** Integrates the weight of the air over height and the vapour pressure over temperature; pressures are matched. */
export const hypsometer: TemplateRoute = {
  how: 'air pressure and vapour pressure integrated, matched by root finding',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [R, M, g, L, T0, Ta] = [v('R'), v('M'), v('g'), v('L'), v('T_0'), v('T_a')]
    const lapse = choice['air'] === 'lapse' ? v('Gamma') : 0
    // All pressures in units of that at the hut.
    const airPressure = (z: number): number => {
      if (choice['air'] !== 'mixed') return Math.exp(-quad((s) => (M * g) / (R * (Ta - lapse * s)), 0, z))
      // A parcel's temperature follows the pressure, so the height is summed over the pressure.
      const exponent = 1 - 1 / v('gamma')
      const heightOf = (p: number): number => quad((q) => (R * Ta * q ** exponent) / (M * g * q), p, 1)
      return root((p) => heightOf(p) - z, 1e-3, 20)
    }
    const vapour = (T: number): number => Math.exp(quad((at) => L / (R * at * at), T0, T))
    const extra = choice['pot'] === 'valve' ? v('Delta p') / v('p_0') : 0
    const direction = choice['place'] === 'mountain' ? 1 : -1
    if (choice['asked'] === 'boiling') {
      const inside = airPressure(direction * v('h')) + extra
      return root((T) => vapour(T) - inside, 0.6 * T0, 1.7 * T0)
    }
    const outside = vapour(v('T')) - extra
    return root((z) => airPressure(direction * z) - outside, 1e-6, choice['air'] === 'even' ? 1 : 0.4)
  },
}
