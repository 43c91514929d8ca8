import { secant } from '../../numerics/calculus.ts'
import { until } from '../../numerics/ode.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const magnetron: TemplateRoute = {
  how: 'the path of an electron integrated until it turns back; the field searched for which it turns at the anode',
  compute: (values, choice) => {
    const [m, q, U, v0] = [need(values, 'm'), need(values, 'q'), need(values, 'U'), values.v_0 ?? 0]
    const flat = choice.tube === 'flat'
    const [from, to] = flat
      ? [0, need(values, 'd')]
      : choice.tube === 'outer'
        ? [need(values, 'b'), need(values, 'a')]
        : [need(values, 'a'), need(values, 'b')]
    const inwards = Math.sign(to - from)
    // Acceleration towards the anode in the electric field, which is continued beyond the anode.
    const pull = (x: number): number =>
      ((q * U) / m) * (flat ? 1 / (to - from) : 1 / (x * Math.log(to / from)))
    const plane = flat || choice.tube === 'around'
    const strength = (field: number, x: number): number =>
      ((q * field) / m) * (choice.tube === 'around' ? (values.mu_0 ?? 1) / (2 * Math.PI * x) : 1)
    const [out, side] = choice.start === 'straight' ? [v0 * inwards, 0] : [0, v0]
    /** Where the electron turns back: it starts at `from` on the x axis. */
    const turn = (field: number): number => {
      if (plane) {
        const { y } = until(
          (_, [x = 0, , vx = 0, vy = 0]) => [
            vx,
            vy,
            pull(x) - strength(field, x) * vy,
            strength(field, x) * vx,
          ],
          0,
          [from, 0, out, side],
          (_, [, , vx = 0]) => vx,
          60,
          { maxStep: 0.5 },
        )
        return y[0] ?? Number.NaN
      }
      // Cartesian in the plane of the circles; the sense of the field follows the sideways start.
      const w = inwards * strength(field, 1)
      const { y } = until(
        (_, [x = 0, y = 0, vx = 0, vy = 0]) => {
          const r = Math.hypot(x, y)
          const a = pull(r) / r
          return [vx, vy, a * x - w * vy, a * y + w * vx]
        },
        0,
        [from, 0, out, side],
        (_, [x = 0, y = 0, vx = 0, vy = 0]) => x * vx + y * vy,
        60,
        { maxStep: 0.5 },
      )
      return Math.hypot(y[0] ?? 0, y[1] ?? 0)
    }
    // From a strong field downwards until the electron gets past the anode.
    let field = choice.tube === 'around' ? 60 : 8
    while ((turn(field) - to) * inwards < 0) field *= 0.8
    return secant((B) => turn(B) - to, field, field * 1.1, 1e-10)
  },
}
