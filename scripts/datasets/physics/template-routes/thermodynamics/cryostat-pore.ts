import { quadInfinite, root } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/** Sums the molecules that pass over Maxwell's velocities and searches the distribution at which the flows balance. */
export const cryostatPore: TemplateRoute = {
  how: "flows summed over Maxwell's velocities, balanced by bisection",
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [Tc, Th] = [v('T_c'), v('T_h')]
    const kB = choice['asked'] === 'heat' ? v('k_B') : 1
    const m = choice['asked'] === 'heat' ? v('m') : 1
    const p = choice['asked'] === 'share' ? 1 : v('p')
    const volume = choice['sizes'] === 'larger' ? v('k') : 1
    const total = (p / (kB * Tc)) * (1 + volume)
    // Mean of vx * (...) over molecules that fly towards the pore, for the density 1.
    const through = (T: number, energy: (vx: number) => number): number => {
      const width = Math.sqrt((kB * T) / m)
      return quadInfinite(
        (x) => (x * energy(x) * Math.exp((-m * x * x) / (2 * kB * T))) / (width * Math.sqrt(2 * Math.PI)),
        0,
        width,
        1e-10,
      )
    }
    const flow = (T: number): number => (choice['link'] === 'pore' ? through(T, () => 1) : T)
    const [flowHot, flowCold] = [flow(Th), flow(Tc)]
    const hot = root((n) => n * flowHot - (total - volume * n) * flowCold, 0, total / volume)
    const cold = total - volume * hot
    if (choice['asked'] === 'hot') return hot * kB * Th
    if (choice['asked'] === 'cold') return cold * kB * Tc
    if (choice['asked'] === 'share') return (volume * hot) / total
    // Across the flight two directions of motion, and two of rotation, have their mean energy.
    const others = (T: number): number => (choice['gas'] === 'di' ? 2 : 1) * kB * T
    const carried = (n: number, T: number): number => n * through(T, (x) => (m * x * x) / 2 + others(T))
    return v('A') * (carried(hot, Th) - carried(cold, Tc))
  },
}
