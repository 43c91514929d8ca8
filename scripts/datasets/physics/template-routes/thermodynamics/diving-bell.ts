import { root } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/** Searches the state in which the trapped air holds up the water; the bell's depth is taken from the scene. */
export const divingBell: TemplateRoute = {
  how: 'pressure balance at the water inside the bell, by bisection',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [H, g, rho, p0] = [v('H'), v('g'), v('rho'), v('p_0')]
    const rim = v('d') + (choice['depth'] === 'roof' ? H : 0)
    const [T1, T2] = choice['water'] === 'cold' ? [v('T_1'), v('T_2')] : [1, 1]
    // Lengths of bell filled on deck stand for amounts of air.
    const excess = (amount: number, rise: number): number =>
      (p0 * amount * T2) / T1 / (H - rise) - (p0 + rho * g * (rim - rise))
    if (choice['asked'] === 'rise') return root((rise) => excess(H, rise), 0, H * (1 - 1e-12))
    return v('A') * (root((amount) => excess(amount, 0), H, 1e4) - H)
  },
}
