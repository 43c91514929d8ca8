import { quad } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

const CORNERS: Readonly<Record<string, number>> = { triangle: 3, square: 4, hexagon: 6 }

export const platformWalk: TemplateRoute = {
  how: 'the turn of the platform summed along the path in Cartesian steps, angular momentum zero at each',
  compute: (values, choice) => {
    const [M, m, R] = [need(values, 'M'), need(values, 'm'), need(values, 'R')]
    const J = (choice.platform === 'disc' ? 0.5 : 1) * M * R * R
    /** The turn while she follows a path on the platform, given as a function of s in [0, 1]. */
    const turn = (path: (s: number) => readonly [number, number]): number =>
      quad(
        (s) => {
          const step = 1e-5
          const [x, y] = path(s)
          const [x1, y1] = path(s + step)
          const [x0, y0] = path(s - step)
          return (m * (x * (y1 - y0) - y * (x1 - x0))) / (2 * step) / (J + m * (x * x + y * y))
        },
        0,
        1,
        1e-10,
      )
    const line =
      (a: number, b: number) =>
      (s: number): readonly [number, number] => [
        R * ((1 - s) * Math.cos(a) + s * Math.cos(b)),
        R * ((1 - s) * Math.sin(a) + s * Math.sin(b)),
      ]
    if (choice.path === 'rim') {
      return turn((s) => [R * Math.cos(2 * Math.PI * s), R * Math.sin(2 * Math.PI * s)])
    }
    if (choice.path === 'chord') return turn(line(0, 2 * Math.acos(need(values, 'p') / R)))
    const n = CORNERS[choice.path ?? ''] ?? Number.NaN
    let sum = 0
    for (let i = 0; i < n; i++) sum += turn(line((2 * Math.PI * i) / n, (2 * Math.PI * (i + 1)) / n))
    return sum
  },
}
