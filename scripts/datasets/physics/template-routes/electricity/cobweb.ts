import { solve } from '../../numerics/linear.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const cobweb: TemplateRoute = {
  how: 'the potentials of all corners from the balance of currents, as a linear system',
  compute: (values, choice) => {
    const [R, r] = [need(values, 'R'), need(values, 'r')]
    const n = { three: 3, four: 4, six: 6 }[choice.corners ?? ''] ?? Number.NaN
    const corners = Array.from({ length: n }, (_, i) => i)
    // The middle is at zero; in row j the currents that leave corner j.
    const matrix = corners.map((i) =>
      corners.map((j) => {
        const apart = Math.min((i - j + n) % n, (j - i + n) % n)
        return i === j ? 1 / R + 2 / r : apart === 1 ? -1 / r : 0
      }),
    )
    const to = { hub: null, next: 1, second: 2, opposite: n / 2 }[choice.contact ?? ''] ?? null
    const potentials = solve(
      matrix,
      corners.map((i) => (i === 0 ? 1 : i === to ? -1 : 0)),
    )
    return (potentials[0] ?? Number.NaN) - (to === null ? 0 : (potentials[to] ?? Number.NaN))
  },
}
