import { solve } from '../../numerics/linear.ts'
import { until } from '../../numerics/ode.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const tetherRelease: TemplateRoute = {
  how: 'angular velocity from the linear equations of motion, then the free flight integrated to the next turning point',
  compute: (values, choice) => {
    const [M, r, L, G] = [need(values, 'M'), need(values, 'r'), need(values, 'L'), need(values, 'G')]
    const pull = (d: number): number => (G * M) / (d * d)
    // Unknown: square of the angular velocity, tension per mass of a capsule.
    const [square = 0] =
      choice.system === 'station'
        ? [pull(r) / r]
        : solve(
            [
              [r + L, -1],
              [r - L, 1],
            ],
            [pull(r + L), pull(r - L)],
          )
    const start = choice.end === 'outer' ? r + L : r - L
    const { t, y } = until(
      (_, [x = 0, z = 0, vx = 0, vz = 0]) => {
        const d = Math.hypot(x, z)
        return [vx, vz, (-pull(d) * x) / d, (-pull(d) * z) / d]
      },
      0,
      [start, 0, 0, Math.sqrt(square) * start],
      (_, [x = 0, z = 0, vx = 0, vz = 0]) => x * vx + z * vz,
      200,
    )
    const [x = 0, z = 0, vx = 0, vz = 0] = y
    if (choice.asked === 'period') return 2 * t
    return choice.asked === 'apsis' ? Math.hypot(x, z) : Math.hypot(vx, vz)
  },
}
