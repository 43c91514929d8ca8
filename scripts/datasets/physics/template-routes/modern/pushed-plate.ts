import { quad } from '../../numerics/calculus.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

export const pushedPlate: TemplateRoute = {
  how: 'transforms light to the plate, averages what it gives off over all directions, and transforms it back to the laboratory',
  compute: (values, choice) => {
    const c = need(values, 'c')
    const beta = (need(values, 'v') / c) * (choice['flight'] === 'away' ? 1 : -1)
    const gamma = 1 / Math.sqrt(1 - beta * beta)
    // For light of energy 1 along +x: its energy at the plate, and how it leaves (weight over the cosine to +x).
    const arriving = gamma * (1 - beta)
    const weight = (x: number): number => {
      if (choice['surface'] === 'black') return 1
      return x < 0 ? -x : 0
    }
    const mean = (f: (x: number) => number): number => {
      if (choice['surface'] === 'mirror') return f(-1)
      const over = (g: (x: number) => number): number => quad(g, -1, 0) + quad(g, 0, 1)
      return over((x) => f(x) * weight(x)) / over(weight)
    }
    // Momentum times c that leaves again, in the laboratory.
    const leaving = mean((x) => gamma * (x + beta) * arriving)
    const perEnergy = (1 - leaving) / c
    if (choice['asked'] === 'pulse') return need(values, 'W') * perEnergy
    // In a second of the laboratory the plate meets 1 - beta seconds' worth of the beam.
    return need(values, 'P') * (1 - beta) * perEnergy
  },
}
