import { extrapolate } from '../../numerics/calculus.ts'
import { until } from '../../numerics/ode.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

export const planetInDust: TemplateRoute = {
  how: 'integrates orbits of smaller and smaller eccentricity from one end to the other',
  compute: (values, choice) => {
    const [G, M, a] = [need(values, 'G'), need(values, 'M'), need(values, 'a')]
    const extra = (r: number): number => {
      switch (choice['sky']) {
        case 'dust':
          return (G * need(values, 'rho') * (4 / 3) * Math.PI * r ** 3) / (r * r)
        case 'halo':
          return (G * need(values, 'mu') * r) / (r * r)
        case 'haze':
          return (G * need(values, 's') * r * r) / (r * r)
        default:
          return (G * M * need(values, 'q') ** 2) / r ** 4
      }
    }
    const pull = (r: number): number => (G * M) / (r * r) + extra(r)
    const momentum = Math.sqrt(pull(a) * a ** 3)
    const turn = 2 * Math.PI * Math.sqrt(a / pull(a))
    // Half a swing, started at rest (in radius) at a (1 + e): from near to far or from far to near.
    const half = (e: number): number => {
      const { t, y } = until(
        (_, [r = a, rate = 0]) => [rate, momentum ** 2 / r ** 3 - pull(r), momentum / (r * r)],
        0,
        [a * (1 + e), 0, 0],
        (_, [, rate = 0]) => rate,
        5 * turn,
        { maxStep: turn / 23, tolerance: 1e-12 },
      )
      return choice['asked'] === 'time' ? t : (y[2] ?? 0)
    }
    return extrapolate((e) => half(e) + half(-e), 0.04)
  },
}
