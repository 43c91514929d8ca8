import { integrate } from '../../numerics/ode.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

export const screenedProbe: TemplateRoute = {
  how: 'integrates the equation of the potential from where its solution is known and scales it to the electrode',
  compute: (values, choice) => {
    const [U, lambda] = [need(values, 'U'), need(values, 'lambda')]
    const round = choice['place'] === 'ball' || choice['place'] === 'cavity'
    /** Potential and slope at `to`, starting with these at `from`; s counts from the centre where that matters. */
    const along = (from: number, start: readonly number[], to: number): readonly number[] =>
      from === to
        ? start
        : integrate(
            (s, [phi = 0, slope = 0]) => [slope, phi / lambda ** 2 - (round ? (2 * slope) / s : 0)],
            from,
            start,
            to,
            { maxStep: Math.abs(to - from) / 9.7 },
          )
    const [where, electrode, start, at] = places(values, choice['place'] ?? '')
    const [phi = 0, slope = 0] = along(where, start, electrode)
    if (choice['asked'] === 'charge') {
      return (need(values, 'kappa') * need(values, 'epsilon_0') * U * Math.abs(slope)) / phi
    }
    return ((along(where, start, at)[0] ?? 0) * U) / phi
  },
}

/** Where the integration starts and with what, where the electrode is, and where the potential is asked for. */
function places(
  values: Readonly<Record<string, number>>,
  place: string,
): readonly [from: number, electrode: number, start: readonly number[], at: number] {
  const lambda = need(values, 'lambda')
  const far = 18 * lambda
  switch (place) {
    case 'plate':
      return [far, 0, [1, -1 / lambda], values['x'] ?? 0]
    case 'ball': {
      const a = need(values, 'a')
      return [a + far, a, [1, -1 / lambda], a + (values['x'] ?? 0)]
    }
    case 'pair':
      return [0, need(values, 'd'), [1, 0], 0]
    case 'earthed':
      return [0, need(values, 'd'), [0, 1], need(values, 'd') / 2]
    default: {
      const near = 1e-4 * Math.min(lambda, need(values, 'a'))
      return [near, need(values, 'a'), [1, near / (3 * lambda ** 2)], near]
    }
  }
}
