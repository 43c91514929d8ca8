import { derivative } from '../../numerics/calculus.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

const LEVELS: Readonly<Record<string, readonly number[]>> = {
  two: [0, 1],
  ladder: [0, 1, 2],
  fork: [0, 1, 1],
}

export const tweezerAtoms: TemplateRoute = {
  how: 'projects the product of two single-atom sums on symmetric or antisymmetric states and differentiates by temperature',
  compute: (values, choice) => {
    const W = need(values, 'W')
    const beta = 1 / (need(values, 'k_B') * need(values, 'T'))
    const levels = LEVELS[choice['levels'] ?? ''] ?? []
    const one = (b: number): number => levels.reduce((sum, level) => sum + Math.exp(-b * level * W), 0)
    // The trace over pairs of states with the exchange of both added, taken off or left out.
    const exchange = { unlike: 0, bosons: 1, fermions: -1 }[choice['kind'] ?? ''] ?? Number.NaN
    const both = (b: number): number => {
      const product = one(b) ** 2
      return exchange === 0 ? product : (product + exchange * one(2 * b)) / 2
    }
    if (choice['asked'] === 'energy') return -derivative((b) => Math.log(both(b)), beta)
    return one(2 * beta) / both(beta)
  },
}
