import { until } from '../../numerics/ode.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const doorMagnet: TemplateRoute = {
  how: 'current, charge and heat integrated in time until the current has fallen to the value that matters',
  compute: (values, choice) => {
    const [L, R, U] = [need(values, 'L'), need(values, 'R'), need(values, 'U')]
    const S = choice.bridge === 'diode' ? 0 : need(values, 'S')
    const V = choice.bridge === 'resistor' ? 0 : need(values, 'V')
    // Without a diode the current never stops: then a millionth of a millionth is near enough to nothing.
    const target = choice.asked === 'time' ? need(values, 'I_1') : V > 0 ? 0 : 1e-12
    const { t, y } = until(
      (_, [i = 0]) => [(-(R + S) * i - V) / L, i, S * i * i + V * i],
      0,
      [U / R, 0, 0],
      (_, [i = 0]) => i - target,
      100,
      { maxStep: 0.2 },
    )
    if (choice.asked === 'time') return t
    return (choice.asked === 'charge' ? y[1] : y[2]) ?? Number.NaN
  },
}
