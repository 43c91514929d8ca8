import { until } from '../../numerics/ode.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const bowlingPlank: TemplateRoute = {
  how: 'velocities, spin, plank and heat integrated in time until the slip vanishes',
  compute: (values, choice) => {
    const [m, mu, g, r] = [need(values, 'm'), need(values, 'mu'), need(values, 'g'), values.r ?? 1]
    const slides = choice.start === 'slides'
    const inertia = (choice.body === 'ball' ? 0.4 : 1) * m * r * r
    const inverse = choice.plank === 'ice' ? 1 / need(values, 'M') : 0
    // Slip of the lowest point against the plank; spin counts positive where it rolls forwards.
    const slip = (y: readonly number[]): number => (y[0] ?? 0) - (y[1] ?? 0) * r - (y[2] ?? 0)
    const direction = slides ? -1 : 1
    const friction = direction * mu * m * g
    const { t, y } = until(
      (_, state) => [friction / m, (-friction * r) / inertia, -friction * inverse, -friction * slip(state)],
      0,
      slides ? [need(values, 'v'), 0, 0, 0] : [0, need(values, 'omega'), 0, 0],
      (_, state) => slip(state),
      10,
    )
    if (choice.asked === 'time') return t
    return (choice.asked === 'heat' ? y[3] : y[0]) ?? Number.NaN
  },
}
