import { until } from '../../numerics/ode.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const gravelWagon: TemplateRoute = {
  how: 'the momentum and the path of the wagon integrated in time, each bit of gravel taking its own momentum along',
  compute: (values, choice) => {
    const [M, mu, t] = [need(values, 'M'), need(values, 'mu'), need(values, 't')]
    const force =
      choice.drive === 'pull' ? need(values, 'F') : choice.drive === 'drag' ? -need(values, 'D') : 0
    const v0 = choice.drive === 'pull' ? 0 : need(values, 'v_0')
    const rate = choice.flow === 'fill' ? mu : -mu
    const { y } = until(
      (_, [m = 0, p = 0]) => [rate, force + (rate < 0 ? rate * (p / m) : 0), p / m],
      0,
      [M, M * v0, 0],
      (now) => now - t,
      1.5 * t,
    )
    const [mass = 0, p = 0, x = 0] = y
    return choice.asked === 'speed' ? p / mass : x
  },
}
