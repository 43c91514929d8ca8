import { quad } from '../../numerics/calculus.ts'
import { solve } from '../../numerics/linear.ts'
import { until } from '../../numerics/ode.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const dampCable: TemplateRoute = {
  how: 'resistance and capacitance of each layer by quadrature; the boundary charge from the circuit, or followed in time',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const flat = choice.shape === 'flat'
    const area = (x: number): number =>
      flat ? v('A') : choice.shape === 'cable' ? 2 * Math.PI * x * v('l') : 4 * Math.PI * x * x
    const edges = flat ? [0, v('a'), v('a') + v('b')] : [v('r_1'), v('r_2'), v('r_3')]
    const [x1 = 0, x2 = 0, x3 = 0] = edges
    const inverse = (from: number, to: number): number => quad((x) => 1 / area(x), from, to)
    const [g1, g2] = [inverse(x1, x2), inverse(x2, x3)]
    const [R1, R2] = [v('rho_1') * g1, v('rho_2') * g2]
    if (choice.asked === 'heat') {
      // Unknown: the voltages of the layers and the current.
      const [, second = 0, current = 0] = solve(
        [
          [1, 1, 0],
          [1, 0, -R1],
          [0, 1, -R2],
        ],
        [v('U'), 0, 0],
      )
      return second * current
    }
    const [C1, C2] = [(v('epsilon_0') * v('kappa_1')) / g1, (v('epsilon_0') * v('kappa_2')) / g2]
    // The state is the voltage of the first layer; the boundary holds C2 V2 - C1 V1.
    const U = choice.asked === 'charge' ? v('U') : 1
    const rate = (V1: number): number => ((U - V1) / R2 - V1 / R1) / (C1 + C2)
    if (choice.asked === 'charge') {
      const scale = C1 + C2
      const V1 =
        until(
          (_, [V = 0]) => [rate(V)],
          0,
          [(U * C2) / scale],
          (t) => t - 200,
          250,
          { maxStep: 1 },
        ).y[0] ?? 0
      return C2 * (U - V1) - C1 * V1
    }
    // The time in which the distance to the final voltage falls by the factor e.
    const final = (U * R1) / (R1 + R2)
    const start = (U * C2) / (C1 + C2)
    return until(
      (_, [V = 0]) => [rate(V)],
      0,
      [start],
      (_, [V = 0]) => (V - final) / (start - final) - Math.exp(-1),
      200,
    ).t
  },
}
