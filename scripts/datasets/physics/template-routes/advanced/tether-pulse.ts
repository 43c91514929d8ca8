import { quad } from '../../numerics/calculus.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

export const tetherPulse: TemplateRoute = {
  how: 'adds up the tension from the far end and then the time of the pulse, piece by piece',
  compute: (values, choice) => {
    const [L, m] = [need(values, 'L'), need(values, 'm')]
    // x is the distance from the fixed end.
    const shape = (x: number): number =>
      choice['tether'] === 'even' ? 1 : choice['tether'] === 'thickout' ? x : L - x
    const whole = quad(shape, 0, L)
    const density = (x: number): number => (m * shape(x)) / whole
    const pull = (x: number): number =>
      choice['place'] === 'spinning' ? need(values, 'omega') ** 2 * x : need(values, 'g')
    const load = choice['end'] === 'loaded' ? need(values, 'M') * pull(L) : 0
    const tension = (x: number): number => load + quad((s) => density(s) * pull(s), x, L, 1e-9)
    // x = L (1 - u^2) (and u = 1 - w^2 near the fixed end) makes the slow ends smooth.
    return quad(
      (w) => {
        const u = w * w
        const x = L * (1 - (1 - u) ** 2)
        return Math.sqrt(density(x) / tension(x)) * L * 2 * (1 - u) * 2 * w
      },
      0,
      1,
      1e-9,
    )
  },
}
