import { derivative, quadInfinite, root } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/**
 * Sums numbers, momenta and energies of the molecules over Maxwell's distribution, seen from the moving vane;
 * what is asked to first order is the numerical derivative of the exact force.
 */
export const radiometerVane: TemplateRoute = {
  how: "momentum and energy summed over Maxwell's distribution seen from the vane",
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const T = v('T')
    const asked = choice['asked']
    const [m, kB] = asked === 'force' ? [1, 1] : [v('m'), v('k_B')]
    const [p, A] = asked === 'drift' ? [1, 1] : [v('p'), v('A')]
    const n = p / (kB * T)
    // Molecules of a gas at `at` whose mean velocity is `wind`: the flux of `what` onto a face.
    const flux = (at: number, wind: number, what: (w: number) => number): number => {
      const width = Math.sqrt((kB * at) / m)
      return quadInfinite(
        (w) =>
          (w * what(w) * Math.exp(-((w - wind) ** 2) / (2 * width ** 2))) / (width * Math.sqrt(2 * Math.PI)),
        0,
        width,
        1e-10,
      )
    }
    const momentum = (w: number): number => m * w
    /** Pressure on a face against which the gas blows with `wind`. */
    const push = (wind: number, face: number | 'mirror'): number => {
      const arriving = n * flux(T, wind, momentum)
      if (face === 'mirror') return 2 * arriving
      const number = n * flux(T, wind, () => 1)
      return arriving + (number * flux(face, 0, momentum)) / flux(face, 0, () => 1)
    }
    if (asked === 'force') {
      return A * (push(0, v('T_h')) - push(0, choice['back'] === 'cold' ? v('T_c') : T))
    }
    if (asked === 'heat') {
      const others = choice['gas'] === 'di' ? 2 : 1
      const perMolecule = (at: number): number =>
        flux(at, 0, (w) => (m * w * w) / 2) / flux(at, 0, () => 1) + others * kB * at
      return A * n * flux(T, 0, () => 1) * (perMolecule(v('T_h')) - perMolecule(T))
    }
    const front = choice['back'] === 'polished' ? 'mirror' : T
    const behind = choice['back'] === 'rough' ? T : 'mirror'
    const resistance = derivative((u) => push(u, front) - push(-u, behind), 0, 0.1)
    if (asked === 'drag') return A * resistance * v('u')
    const warming = derivative((excess) => push(0, T + excess), 0, 0.05) * v('theta')
    return root((u) => warming - resistance * u, 0, 100)
  },
}
