import { derivative, quad, quadInfinite } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

const WIDENING: Readonly<Record<string, number>> = { shaft: 0, trough: 1, cone: 2 }

/** Sums over all heights with Boltzmann's factor; the heat from the slope of the mean energy, integrated. */
export const skyFunnel: TemplateRoute = {
  how: "sums over the heights with Boltzmann's factor",
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const k = v('k_B')
    const q = WIDENING[choice['shape'] ?? ''] ?? Number.NaN
    const sum = (weight: number, T: number, from: number, of: (z: number) => number): number =>
      quadInfinite((z) => of(z) * z ** q * Math.exp((-weight * z) / (k * T)), from, (k * T) / weight, 1e-10)
    if (choice['asked'] === 'heat') {
      const c = choice['gas'] === 'mono' ? 1.5 : 2.5
      const weight = 1.7 // any weight of a molecule will do
      const energy = (T: number): number =>
        c * k * T + (weight * sum(weight, T, 0, (z) => z)) / sum(weight, T, 0, () => 1)
      return v('N') * quad((T) => derivative(energy, T, 0.05), v('T_1'), v('T_2'), 1e-8)
    }
    const weight = v('m') * v('g')
    const all = sum(weight, v('T'), 0, () => 1)
    if (choice['asked'] === 'middle') return sum(weight, v('T'), 0, (z) => z) / all
    return sum(weight, v('T'), v('h'), () => 1) / all
  },
}
