import { root, secant } from '../../numerics/calculus.ts'
import { integrate } from '../../numerics/ode.ts'
import { add, dot, scale } from '../../numerics/vectors.ts'
import type { Choice } from '#core/suites/physics/templates/template.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

export const crystalAngle: TemplateRoute = {
  how: 'integrates the motion that gives the momentum and searches the angle at which neighbouring waves are in step',
  compute: (values, choice) => {
    const k = (2 * Math.PI * momentum(values, choice)) / need(values, 'h')
    const d = need(values, 'd')
    // The phase between two neighbours at the places 0 and `apart`, for incoming and outgoing direction.
    const phase = (incoming: number[], outgoing: number[], apart: number[]): number =>
      k * dot(add(outgoing, scale(-1, incoming)), apart)
    return root(
      (angle) => {
        const [along, across] = [Math.cos(angle), Math.sin(angle)]
        const step =
          choice['device'] === 'crystal'
            ? phase([along, -across], [along, across], [0, d])
            : phase([1, 0], [along, across], [0, d])
        return step - 2 * Math.PI
      },
      0,
      Math.PI / 2,
    )
  },
}

/** The momentum of the particles, from their motion along the way x (0 to 1) or the circle. */
function momentum(values: Readonly<Record<string, number>>, choice: Choice): number {
  /** Work w done in full on a particle that starts at rest: momentum from d(p^2)/2 = p dp. */
  const worked = (work: number, speed: (p: number) => number): number => {
    // With s = p^2: ds/dx = 2 p F / v, finite also at rest.
    const rate = (s: number): number => (2 * work * Math.sqrt(s)) / speed(Math.sqrt(s))
    const tiny = 1e-20
    return Math.sqrt(integrate((_, [s = 0]) => [rate(Math.max(s, tiny))], 0, [tiny], 1)[0] ?? 0)
  }
  switch (choice['beam']) {
    case 'slow': {
      const m = need(values, 'm')
      return worked(need(values, 'q') * need(values, 'U'), (p) => p / m)
    }
    case 'fast': {
      const [m, c] = [need(values, 'm'), need(values, 'c')]
      return worked(need(values, 'q') * need(values, 'U'), (p) => p / Math.hypot(m, p / c))
    }
    case 'fallen': {
      const m = need(values, 'm')
      return worked(m * need(values, 'g') * need(values, 'H'), (p) => p / m)
    }
    case 'bent': {
      // The force turns the momentum: after half a circle the ion is 2 R away. Try momenta at any fixed mass.
      const [q, B, R] = [need(values, 'q'), need(values, 'B'), need(values, 'R')]
      return secant(
        (p) => {
          const end = integrate(
            (_, [, , px = 0, py = 0]) => [px, py, -q * B * py, q * B * px],
            0,
            [0, 0, p, 0],
            Math.PI / (q * B),
          )
          return Math.hypot(end[0] ?? 0, end[1] ?? 0) - 2 * R
        },
        1,
        2,
      )
    }
    default:
      // All energy of the electron goes into one photon, whose momentum is its energy over c.
      return (need(values, 'q') * need(values, 'U')) / need(values, 'c')
  }
}
