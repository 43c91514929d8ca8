import { until } from '../../numerics/ode.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const twoRods: TemplateRoute = {
  how: 'velocities, charge and heat integrated in time, for a circuit of one ohm, until the current is gone',
  compute: (values, choice) => {
    const [m1, m2, a, B] = [need(values, 'm_1'), need(values, 'm_2'), need(values, 'a'), need(values, 'B')]
    const b = choice.gauge === 'same' ? a : need(values, 'b')
    const kick = choice.source !== 'charged'
    const inverse = choice.source === 'kick' ? 0 : 1 / need(values, 'C')
    const push = kick ? 0 : need(values, 'U')
    // The current's sense: it drives the second rod; after a kick the first rod is the source.
    const current = ([v1 = 0, v2 = 0, q = 0]: readonly number[]): number =>
      push - q * inverse + (kick ? B * a * v1 : -B * a * v1) - B * b * v2
    const { y } = until(
      (_, state) => {
        const i = current(state)
        return [((kick ? -1 : 1) * B * a * i) / m1, (B * b * i) / m2, i, i * i]
      },
      0,
      [kick ? need(values, 'v_0') : 0, 0, 0, 0],
      (t) => t - 60,
      70,
      { maxStep: 1 },
    )
    const [, speed = 0, charge = 0, heat = 0] = y
    return choice.asked === 'speed' ? speed : choice.asked === 'charge' ? charge : heat
  },
}
