import { root } from '../../numerics/calculus.ts'
import { add, norm, scale } from '../../numerics/vectors.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

export const struckNucleus: TemplateRoute = {
  how: 'searches the energy of the scattered photon that balances energy, with the recoil from the vectors of momentum',
  compute: (values, choice) => {
    const [c, m, W] = [need(values, 'c'), need(values, 'm'), need(values, 'W')]
    const rest = m * c * c + (choice['nucleus'] === 'excited' ? need(values, 'Q') : 0)
    const direction = choice['angle'] === 'back' ? [-1, 0] : [0, 1]
    const recoil = (x: number): number => norm(add([W / c, 0], scale(-x / c, direction)))
    const after = root((x) => W + m * c * c - x - Math.hypot(recoil(x) * c, rest), 0, W)
    return choice['asked'] === 'photon' ? after : recoil(after)
  },
}
