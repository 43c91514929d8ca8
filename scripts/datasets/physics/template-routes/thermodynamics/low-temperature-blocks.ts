import { quad, root } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

const POWERS: Readonly<Record<string, number>> = { usual: 0, metal: 1, crystal: 3 }

/** Energies and entropies as integrals over the heat capacity; the common temperature by root finding. */
export const lowTemperatureBlocks: TemplateRoute = {
  how: 'heat capacities integrated, common temperature by bisection',
  compute: (values, choice) => {
    const [T1, T2] = [need(values, 'T_1'), need(values, 'T_2')]
    const n = POWERS[choice['matter'] ?? ''] ?? Number.NaN
    const scale = need(values, n === 0 ? 'C' : 'b')
    const capacity = (T: number): number => scale * T ** n
    const energy = (from: number, to: number): number => quad(capacity, from, to)
    const entropy = (from: number, to: number): number => quad((T) => capacity(T) / T, from, to)
    const size = choice['partner'] === 'double' ? 2 : 1
    if (choice['partner'] === 'bath') {
      const toBath = energy(T2, T1)
      return choice['asked'] === 'work' ? toBath - T2 * entropy(T2, T1) : toBath / T2 - entropy(T2, T1)
    }
    const conserved = choice['asked'] === 'lost' ? energy : entropy
    const end = root((T) => conserved(T, T1) - size * conserved(T2, T), T2, T1)
    if (choice['asked'] === 'end') return end
    if (choice['asked'] === 'work') return energy(end, T1) - size * energy(T2, end)
    return size * entropy(T2, end) - entropy(end, T1)
  },
}
