import { root } from '../../numerics/calculus.ts'
import { refract } from '../../numerics/rays.ts'
import { dot, scale } from '../../numerics/vectors.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/**
 * Light goes along +x, the base is at -y. Behind the grating the direction is searched in which the optical ways
 * over two neighbouring grooves differ by m wavelengths.
 */
export const grism: TemplateRoute = {
  how: 'direction searched in which the ways over neighbouring grooves differ by m wavelengths',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [A, n, d, m] = [v('A'), v('n'), v('d'), v('m')]
    const around = choice['around'] === 'water' ? v('n_w') : 1
    const along = (angle: number): number[] => [Math.cos(angle), -Math.sin(angle)] // turned to the base
    // The exit face leans over: its normal is turned by A to the edge.
    const normal = [Math.cos(A), Math.sin(A)]
    const exitFace = [Math.sin(A), -Math.cos(A)] // along the face, towards the base
    const side = choice['order'] === 'base' ? 1 : -1
    const deviation = (lambda: number): number => {
      // Towards the base the way in must be longer behind by m wavelengths, or shorter for the other side.
      const diffracted = (face: number[], from: number, incoming: number[], to: number): number => {
        const step = scale(d, face)
        const miss = (angle: number): number =>
          to * dot(step, along(angle)) - from * dot(step, incoming) - side * m * lambda
        return root(miss, -0.8, 0.8)
      }
      if (choice['face'] === 'entry') {
        const inside = along(diffracted([0, -1], around, [1, 0], n))
        const [x = 1, y = 0] = refract(inside, normal, n, around)
        return Math.atan2(-y, x)
      }
      return diffracted(exitFace, n, [1, 0], around)
    }
    if (choice['asked'] === 'deviation') return deviation(v('lambda'))
    return root(deviation, 0, (0.5 * d) / m)
  },
}
