import { derivative, quad } from '../../numerics/calculus.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

/** The cosines to the pull that a link can have, one for each state. */
const STATES: Readonly<Record<string, readonly number[]>> = {
  line: [1, -1],
  cubic: [1, -1, 0, 0, 0, 0],
  square: [1, -1, 0, 0],
  fold: [1, -1, 0],
}

export const jointedChain: TemplateRoute = {
  how: 'sums all states of a link with their Boltzmann weights, at finite pulls and at nearly none',
  compute: (values, choice) => {
    const [N, a] = [need(values, 'N'), need(values, 'a')]
    const thermal = need(values, 'k_B') * need(values, 'T')
    const states = STATES[choice['links'] ?? '']
    const mean = (f: (cosine: number) => number, force: number): number => {
      const weight = (x: number): number => Math.exp((force * a * x) / thermal)
      const total = (g: (x: number) => number): number =>
        states === undefined ? quad((x) => 2 + g(x), -1, 1) - 4 : states.reduce((sum, x) => sum + g(x), 0)
      return total((x) => f(x) * weight(x)) / total(weight)
    }
    const length = (force: number): number => N * a * mean((x) => x, force)
    if (choice['asked'] === 'stiffness') return 1 / derivative(length, 0)
    const force = need(values, 'F')
    if (choice['asked'] === 'length') return length(force)
    const centre = mean((x) => x, force)
    return a * Math.sqrt(N * mean((x) => (x - centre) ** 2, force))
  },
}
