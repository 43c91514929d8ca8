import { derivative, quad, root } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const oilRise: TemplateRoute = {
  how: 'the voltage (or height) searched at which the energy of field, source and oil is stationary; heat by the books',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [rho, kappa, g, e0, L] = [v('rho'), v('kappa'), v('g'), values.epsilon_0 ?? 1, values.L ?? 3]
    const tubes = choice.shape === 'tubes'
    const area = tubes ? quad((r) => 2 * Math.PI * r, v('a'), v('b')) : v('w') * v('d')
    const per = tubes ? 1 / quad((r) => 1 / (2 * Math.PI * e0 * r), v('a'), v('b')) : (e0 * v('w')) / v('d')
    const capacitance = (x: number): number => per * (L - x) + kappa * per * x
    const lifted = (x: number): number => 0.5 * rho * g * area * x * x
    const isolated = choice.source === 'isolated'
    // With a source at constant voltage its own energy counts too: minus twice the field's.
    const energy = (U: number, x: number): number =>
      lifted(x) +
      (isolated ? (capacitance(0) * U) ** 2 / (2 * capacitance(x)) : -0.5 * U * U * capacitance(x))
    const slope = (U: number, x: number): number => derivative((y) => energy(U, y), x, 0.02)
    if (choice.asked === 'height') return root((x) => slope(v('U'), x), 0, 1e3)
    const h = v('h')
    const U = root((u) => slope(u, h), 0, 1e3)
    return choice.asked === 'voltage' ? U : energy(U, 0) - energy(U, h)
  },
}
