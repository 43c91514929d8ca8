import { until } from '../../numerics/ode.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

export const mirrorField: TemplateRoute = {
  how: 'integrates the motion along the field line under the force on the magnetic moment',
  compute: (values, choice) => {
    const alpha = need(values, 'alpha')
    const a = values['a'] ?? 1
    const v = values['v'] ?? 1
    const field = (z: number): number => {
      if (choice['field'] === 'parabola') return 1 + (z / a) ** 2
      return choice['field'] === 'ramp' ? 1 + z / a : Math.exp(z / a)
    }
    const slope = (z: number): number => {
      if (choice['field'] === 'parabola') return (2 * z) / (a * a)
      return choice['field'] === 'ramp' ? 1 / a : Math.exp(z / a) / a
    }
    // Moment over mass, for the field 1 in the middle.
    const moment = (v * Math.sin(alpha)) ** 2 / 2
    const { t, y } = until(
      (_, [z = 0, along = 0]) => [along, -moment * slope(z), field(z)],
      0,
      [0, v * Math.cos(alpha), 0],
      (_, [, along = 0]) => along,
      (100 * a) / v,
      { maxStep: (0.1 * a) / v },
    )
    if (choice['asked'] === 'turn') return y[0] ?? Number.NaN
    return choice['asked'] === 'period' ? 4 * t : (need(values, 'B_0') * (y[2] ?? 0)) / t
  },
}
