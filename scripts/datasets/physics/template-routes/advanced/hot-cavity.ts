import { derivative, quad, quadInfinite } from '../../numerics/calculus.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

const GASES: Readonly<Record<string, { line: boolean; kinds: number; sign: number }>> = {
  thread: { line: true, kinds: 1, sign: -1 },
  edge: { line: true, kinds: 1, sign: 1 },
  oven: { line: false, kinds: 2, sign: -1 },
  sound: { line: false, kinds: 3, sign: -1 },
  neutrinos: { line: false, kinds: 2, sign: 1 },
}

export const hotCavity: TemplateRoute = {
  how: 'adds up the energy of all waves by wave number, and their push by direction',
  compute: (values, choice) => {
    const gas = GASES[choice['gas'] ?? '']
    if (gas === undefined) throw new Error('this gas is not known')
    const [hbar, kB, c] = [need(values, 'hbar'), need(values, 'k_B'), need(values, 'c')]
    /** Energy per length or volume: over wave vectors, 2 pi apart per length. */
    const density = (T: number): number => {
      const quantum = (k: number): number => {
        const x = (hbar * c * k) / (kB * T)
        if (x > 600) return 0
        return (hbar * c * k) / (gas.sign < 0 ? Math.expm1(x) : Math.exp(x) + 1)
      }
      const shell = (k: number): number =>
        gas.line ? 2 / (2 * Math.PI) : (4 * Math.PI * k * k) / (2 * Math.PI) ** 3
      return gas.kinds * quadInfinite((k) => shell(k) * quantum(k), 0, (kB * T) / (hbar * c), 1e-10)
    }
    const T = need(values, 'T')
    const size = gas.line ? need(values, 'L') : need(values, 'V')
    switch (choice['asked']) {
      case 'energy':
        return density(T) * size
      case 'heat':
        return derivative((t) => density(t) * size, T, 0.02)
      default: {
        // Momentum twice energy over c times the cosine, at the rate of the speed times the cosine, over one half-space.
        const push = gas.line ? 1 / 2 : quad((x) => x * x, 0, 1) / 2
        return 2 * density(T) * push
      }
    }
  },
}
