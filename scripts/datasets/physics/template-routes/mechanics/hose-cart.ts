import { minimum, root } from '../../numerics/calculus.ts'
import { until } from '../../numerics/ode.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const hoseCart: TemplateRoute = {
  how: 'momentum in and out of the jet in the frame of the ground; the speed searched, or integrated in time',
  compute: (values, choice) => {
    const [A, rho, u] = [need(values, 'A'), need(values, 'rho'), need(values, 'u')]
    const turned =
      choice.vane === 'flat' ? Math.PI / 2 : choice.vane === 'back' ? Math.PI : need(values, 'theta')
    const force = (v: number): number => {
      const perTime = rho * A * (choice.target === 'cart' ? u - v : u)
      const after = v + (u - v) * Math.cos(turned)
      return perTime * (u - after)
    }
    if (choice.asked === 'steady') return root((v) => force(v) - need(values, 'F'), 0, u)
    if (choice.asked === 'power') {
      const best = minimum((v) => -force(v) * v, 0, u)
      return force(best) * best
    }
    return until(
      (_, [v = 0]) => [force(v) / need(values, 'M')],
      0,
      [0],
      (_, [v = 0]) => v - u / 2,
      50,
    ).t
  },
}
