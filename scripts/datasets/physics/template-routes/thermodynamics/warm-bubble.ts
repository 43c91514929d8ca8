import { derivative, quad } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/**
 * The pressure inside follows from virtual work on skin and surroundings, differentiated numerically; the heat is
 * integrated over the radius, the temperature from d ln T = d ln p + d ln V.
 */
export const warmBubble: TemplateRoute = {
  how: 'pressure by virtual work, heat and temperature integrated over the radius',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const c = choice['gas'] === 'mono' ? 1.5 : 2.5
    const outer = choice['outside'] === 'air' ? v('p_0') : 0
    const volume = (r: number): number => (4 / 3) * Math.PI * r ** 3
    // Work against the skin: tension times growth of the area.
    const tension = (r: number): number => (choice['skin'] === 'soap' ? 2 * v('sigma') : v('kappa') * r)
    const area = (r: number): number => 4 * Math.PI * r * r
    const pressure = (r: number): number => outer + (tension(r) * derivative(area, r)) / derivative(volume, r)
    const [r1, r2] = [v('r_1'), v('r_2')]
    if (choice['asked'] === 'temperature') {
      const log = (r: number): number => derivative((s) => Math.log(pressure(s) * volume(s)), r, 0.05)
      return v('T_1') * Math.exp(quad(log, r1, r2, 1e-9))
    }
    const heat = (r: number): number =>
      c * derivative((s) => pressure(s) * volume(s), r, 0.05) + pressure(r) * derivative(volume, r)
    return quad(heat, r1, r2, 1e-9)
  },
}
