import { integrate } from '../../numerics/ode.ts'
import { root } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/** Bath after bath, each common temperature searched from the heat balance; the trickle as a differential equation. */
export const milkCan: TemplateRoute = {
  how: 'bath after bath by root finding; the trickle integrated',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [C, K, T0] = [v('C'), v('K'), v('T_0')]
    let milk = v('T_1')
    let collected = 0
    if (choice['way'] === 'trickle') {
      const [end = Number.NaN, heat = Number.NaN] = integrate(
        (_, [T = 0]) => [-(T - T0) / C, T - T0],
        0,
        [milk, 0],
        K,
      )
      milk = end
      collected = heat
    } else {
      const baths = choice['way'] === 'twice' ? 2 : v('N')
      for (let i = 0; i < baths; i++) {
        const before = milk
        milk = root((T) => C * (before - T) - (K / baths) * (T - T0), T0, before)
        collected += (K / baths) * (milk - T0)
      }
    }
    return choice['asked'] === 'milk' ? milk : T0 + collected / K
  },
}
