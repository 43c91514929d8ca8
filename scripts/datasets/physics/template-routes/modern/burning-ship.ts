import { quad } from '../../numerics/calculus.ts'
import { integrate } from '../../numerics/ode.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

export const burningShip: TemplateRoute = {
  how: 'averages the push over the directions of the exhaust and integrates the loss of mass in the changing rest frame',
  compute: (values, choice) => {
    const c = need(values, 'c')
    const M = need(values, 'M')
    const weight = (x: number): number => (choice['drive'] === 'plate' ? x : 1)
    const push =
      choice['drive'] === 'pellets'
        ? need(values, 'u') / c
        : choice['drive'] === 'beam'
          ? 1
          : quad((x) => x * weight(x), 0, 1) / quad(weight, 0, 1)
    if (choice['asked'] === 'speed') {
      const [beta = 0] = integrate(
        (mass, [b = 0]) => [-(push / mass) * (1 - b * b)],
        M,
        [0],
        need(values, 'm'),
      )
      return beta * c
    }
    const top = need(values, 'V') / c
    const loss = (b: number, [mass = 0]: readonly number[]): number[] => [-mass / (push * (1 - b * b))]
    const coasting = integrate(loss, 0, [M], top, { maxStep: top / 7.3 })
    // Braking: the same loss for every step of speed, towards lower speeds.
    return (
      integrate((b, y) => loss(b, y).map((x) => -x), top, coasting, 0, { maxStep: top / 7.3 })[0] ??
      Number.NaN
    )
  },
}
