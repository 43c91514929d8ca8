import { solve } from '../../numerics/linear.ts'
import { until } from '../../numerics/ode.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const twoWindings: TemplateRoute = {
  how: 'rates of both currents and the voltage solved as a linear system; the circuit integrated in time',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const M = (choice.join ?? '').endsWith('opposing') ? -v('M') : v('M')
    const series = choice.join === 'aiding' || choice.join === 'opposing'
    // Rate of the outer current for the outer voltage one; unknown: rates of the two currents, two voltages.
    const laws = [
      [v('L_1'), M, -1, 0],
      [M, v('L_2'), 0, -1],
    ]
    const joints = series
      ? {
          rows: [
            [1, -1, 0, 0],
            [0, 0, 1, 1],
          ],
          right: [0, 1],
        }
      : choice.join === 'shorted'
        ? {
            rows: [
              [0, 0, 0, 1],
              [0, 0, 1, 0],
            ],
            right: [0, 1],
          }
        : {
            rows: [
              [0, 0, 1, -1],
              [0, 0, 1, 0],
            ],
            right: [0, 1],
          }
    const [first = 0, second = 0] = solve([...laws, ...joints.rows], [0, 0, ...joints.right])
    const rate = (choice.join ?? '').startsWith('side') ? first + second : first
    if (choice.asked === 'frequency') {
      // A quarter of a period: from the full capacitor to the empty one.
      const { t } = until(
        (_, [q = 0, i = 0]) => [-i, (rate * q) / v('C')],
        0,
        [1, 0],
        (_, [q = 0]) => q,
        50,
      )
      return Math.PI / (2 * t)
    }
    return until(
      (_, [i = 0]) => [rate * (1 - v('R') * i)],
      0,
      [0],
      (_, [i = 0]) => i - 0.5 / v('R'),
      50,
    ).t
  },
}
