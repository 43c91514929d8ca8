import { quad, quadInfinite } from '../../numerics/calculus.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

export const cloudInTrap: TemplateRoute = {
  how: 'adds up Boltzmann weights over all distances',
  compute: (values, choice) => {
    const thermal = need(values, 'k_B') * need(values, 'T')
    const pull = (r: number): number =>
      choice['pull'] === 'steady' ? need(values, 'f') : need(values, 'K') * r
    // The potential energy as the work against the pull (exact for these straight-line pulls).
    const energy = (r: number): number => ((pull(0) + pull(r)) / 2) * r
    const room = (r: number): number => {
      if (choice['space'] === 'line') return 2
      return choice['space'] === 'plane' ? 2 * Math.PI * r : 4 * Math.PI * r * r
    }
    const weight = (r: number): number => room(r) * Math.exp(-energy(r) / thermal)
    const all = quadInfinite(weight, 0, 1, 1e-10)
    switch (choice['asked']) {
      case 'mean':
        return quadInfinite((r) => r * weight(r), 0, 1, 1e-10) / all
      case 'beyond':
        return 1 - quad(weight, 0, need(values, 'R')) / all
      default:
        return need(values, 'N') / all
    }
  },
}
