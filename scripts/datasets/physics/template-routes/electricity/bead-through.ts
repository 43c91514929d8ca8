import { quad, secondDerivative } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const beadThrough: TemplateRoute = {
  how: 'the potential summed over the charge of the body by quadrature, its curvature by differences',
  compute: (values, choice) => {
    const [m, q, Q] = [need(values, 'm'), need(values, 'q'), need(values, 'Q')]
    const factor = (q * Q) / (4 * Math.PI * need(values, 'epsilon_0') * m)
    const potential = meanInverseDistance(values, choice.source ?? '')
    if (choice.asked === 'frequency') return Math.sqrt(-factor * secondDerivative(potential, 0, 0.05))
    const start = choice.asked === 'speed' ? potential(need(values, 's')) : 0
    return Math.sqrt(2 * factor * (potential(0) - start))
  },
}

/** The mean of one over the distance from a point of the axis to the charge. */
function meanInverseDistance(
  values: Readonly<Record<string, number>>,
  source: string,
): (z: number) => number {
  const ring = (radius: number, z: number): number => 1 / Math.hypot(radius, z)
  const plate = (a: number, b: number, z: number): number =>
    (2 / (b * b - a * a)) * quad((r) => r * ring(r, z), a, b, 1e-12)
  switch (source) {
    case 'ring':
      return (z) => ring(need(values, 'R'), z)
    case 'disc':
      return (z) => plate(0, need(values, 'R'), z)
    case 'annulus':
      return (z) => plate(need(values, 'a'), need(values, 'b'), z)
    default: {
      const R = need(values, 'R')
      // A shell is made of rings of equal charge for equal height; z on it or in it is left to the quadrature.
      const shell = (radius: number, z: number): number =>
        0.5 * quad((u) => 1 / Math.sqrt(radius * radius + z * z - 2 * radius * z * u), -1, 1, 1e-11)
      if (source === 'shell') return (z) => shell(R, z)
      return (z) => {
        const inside = Math.min(Math.abs(z), R)
        const part = (from: number, to: number): number =>
          quad((r) => ((3 * r * r) / R ** 3) * shell(r, z), from, to, 1e-10)
        return (inside > 0 ? part(0, inside) : 0) + (inside < R ? part(inside, R) : 0)
      }
    }
  }
}
