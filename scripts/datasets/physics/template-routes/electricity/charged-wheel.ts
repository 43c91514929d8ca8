import { quad } from '../../numerics/calculus.ts'
import { until } from '../../numerics/ode.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const chargedWheel: TemplateRoute = {
  how: 'the torque of the induced field summed over the charge, the turning integrated while the field falls',
  compute: (values, choice) => {
    const [R, m, q, B] = [need(values, 'R'), need(values, 'm'), need(values, 'q'), need(values, 'B')]
    const b = choice.field === 'coil' ? need(values, 'b') : 2 * R
    // The field is turned down like (1 - t^2)^2; induced field times radius for a unit of -dB/dt.
    const lever = (r: number): number => {
      const flux = r < b ? Math.PI * r * r : Math.PI * b * b
      return (flux / (2 * Math.PI * r)) * r
    }
    const split = Math.min(b, R)
    const sum = (density: (r: number) => number): number =>
      quad((r) => density(r) * lever(r), 0, split) +
      (split < R ? quad((r) => density(r) * lever(r), split, R) : 0)
    const moment =
      choice.charge === 'rim'
        ? q * lever(R)
        : choice.charge === 'area'
          ? sum((r) => (q / (Math.PI * R * R)) * 2 * Math.PI * r)
          : sum(() => (q / (2 * R)) * 2)
    const inertia =
      choice.mass === 'hoop'
        ? m * R * R
        : quad((r) => (m / (Math.PI * R * R)) * 2 * Math.PI * r * r * r, 0, R)
    const { y } = until(
      (t) => [(moment * B * 4 * t * (1 - t * t)) / inertia],
      0,
      [0],
      (t) => t - 1,
      1.2,
    )
    const rate = y[0] ?? Number.NaN
    return choice.asked === 'rate' ? rate : 0.5 * inertia * rate * rate
  },
}
