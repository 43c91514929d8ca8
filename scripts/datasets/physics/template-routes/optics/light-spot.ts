import { extrapolate, root } from '../../numerics/calculus.ts'
import { reflect } from '../../numerics/rays.ts'
import { norm, scale } from '../../numerics/vectors.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/**
 * Mirrors: the marginal ray is reflected at the sphere, for ever smaller mirrors. Lenses: the image point is searched
 * from Newton's relation between its distances from the foci, and the marginal ray drawn through it.
 */
export const lightSpot: TemplateRoute = {
  how: 'marginal ray traced (mirror) or drawn through the image point (lens)',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [D, L] = [v('D'), v('L')]
    const a = choice['lamp'] === 'sun' ? 1e12 : v('a')
    const element = choice['element']
    if (element === 'concave' || element === 'convex') {
      // Light comes along +x; the centre of curvature is in front of a concave mirror.
      const R = v('R')
      const side = element === 'concave' ? -1 : 1
      const spot = (shrink: number): number => {
        const y = (shrink * D) / 2
        const depth = side * (R - Math.sqrt(R * R - y * y))
        const coming = choice['lamp'] === 'sun' ? [1, 0] : [a + depth, y]
        const direction = scale(1 / norm(coming), coming)
        const [dx = 0, dy = 0] = reflect(direction, scale(1 / R, [depth - side * R, y]))
        return Math.abs(y + (dy / dx) * (-L - depth)) / y
      }
      return D * extrapolate(spot, 0.02)
    }
    const f = v('f') * (element === 'converging' ? 1 : -1)
    // Newton: the distances of lamp and image from the foci multiply to f squared.
    const image = f + root((x) => x * (a - f) - f * f, -1e3, 1e3)
    // From the rim (0, D/2) through the image point (image, 0), on to the wall.
    return 2 * Math.abs(D / 2 - ((D / 2) * L) / image)
  },
}
