import { quad, root } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/** From the equation of state alone: energies by integrating T dp/dT - p, the adiabat by integrating dp/dT. */
export const stickyGas: TemplateRoute = {
  how: 'energy and adiabat integrated from the equation of state',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [T1, V1, V2, c, R] = [v('T_1'), v('V_1'), v('V_2'), v('c'), v('R')]
    const a = choice['law'] === 'hard' ? 0 : v('a')
    const b = choice['law'] === 'sticky' ? 0 : v('b')
    const pressure = (T: number, V: number): number => (R * T) / (V - b) - a / V ** 2
    // The pressure is linear in the temperature, so a finite step will do.
    const stiffness = (V: number): number => (pressure(2 * T1, V) - pressure(T1, V)) / T1
    const gain = quad((V) => T1 * stiffness(V), V1, V2) - quad((V) => pressure(T1, V), V1, V2)
    // The energy of the gas relative to that at T1 and V1.
    const T2 = choice['out'] === 'bath' ? T1 : root((T) => c * (T - T1) + gain, 0, T1 * 1.5)
    const onAdiabat = (V: number): number => T2 * Math.exp(quad((W) => stiffness(W) / c, V, V2, 1e-10))
    if (choice['asked'] === 'end') return onAdiabat(V1)
    const back = quad((V) => pressure(onAdiabat(V), V), V1, V2, 1e-9)
    if (choice['asked'] === 'back' || choice['out'] === 'burst') return back
    return back - quad((V) => pressure(T1, V), V1, V2)
  },
}
