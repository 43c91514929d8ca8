import { minimum } from '../../numerics/calculus.ts'
import { solve } from '../../numerics/linear.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const barrelKerb: TemplateRoute = {
  how: 'the three equations of equilibrium solved as a linear system; best directions by minimising over the angle',
  compute: (values, choice) => {
    const [m, R, h, g] = [need(values, 'm'), need(values, 'R'), need(values, 'h'), need(values, 'g')]
    // The axis is the origin, x points to the kerb.
    const edge = [Math.sqrt(R * R - (R - h) ** 2), h - R] as const
    /** Pull, and force of the edge on the barrel, for a pull at (x, y) in the direction of the angle. */
    const balance = (x: number, y: number, angle: number): number[] => {
      const [cx, cy] = [Math.cos(angle), Math.sin(angle)]
      return solve(
        [
          [cx, 1, 0],
          [cy, 0, 1],
          [x * cy - y * cx, -edge[1], edge[0]],
        ],
        [0, m * g, 0],
      )
    }
    const ways: Readonly<Record<string, () => number[]>> = {
      axle: () => balance(0, 0, 0),
      top: () => balance(0, R, 0),
      lift: () => balance(-R, 0, Math.PI / 2),
      'axle-best': () =>
        balance(
          0,
          0,
          minimum((a) => balance(0, 0, a)[0] ?? 0, 0, 1.5),
        ),
      'rim-best': () => {
        const tangent = (a: number): number[] => balance(-R * Math.sin(a), R * Math.cos(a), a)
        return tangent(minimum((a) => tangent(a)[0] ?? 0, 0, 1.5))
      },
    }
    const [F = 0, nx = 0, ny = 0] = ways[choice.pull ?? '']?.() ?? []
    return choice.asked === 'force' ? F : Math.hypot(nx, ny)
  },
}
