import { quad, root } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/** Bouguer's law: the nearest point by bisection, the angle swept as an integral over the distance. */
export const cloudLens: TemplateRoute = {
  how: "nearest point by bisection, swept angle integrated from Bouguer's law",
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [a, b] = [v('a'), v('b')]
    const h = choice['cloud'] === 'mixed' ? v('h') : 0
    const laws: Readonly<Record<string, (u: number) => number>> = {
      dense: (u) => 1 + a * u,
      thin: (u) => 1 - a * u,
      steep: (u) => 1 + (a * u) ** 2,
      hollow: (u) => 1 - (a * u) ** 2,
      mixed: (u) => 1 + a * u - (h * u) ** 2,
    }
    const square = laws[choice['cloud'] ?? '']
    if (square === undefined) throw new Error('unknown cloud')
    const radial = (u: number): number => square(u) / b ** 2 - u * u
    const most = root(radial, 0, 10)
    if (choice['asked'] === 'nearest') return 1 / most
    // u = most (1 - x^2) takes the root out of the denominator at the nearest point.
    const swept = 2 * quad((x) => (2 * most * x) / Math.sqrt(radial(most * (1 - x * x))), 0, 1, 1e-9)
    return Math.abs(swept - Math.PI)
  },
}
