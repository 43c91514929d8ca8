import { solve } from '../../numerics/linear.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const jumpStart: TemplateRoute = {
  how: 'the currents of all branches solved as a linear system of node and loop equations',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [R, s] = [v('R'), v('s')]
    // Unknown: current out of the weak battery, out of the good one, through the starter.
    const helper = v('r_2') + 2 * s
    const sign = choice.join === 'reversed' ? -1 : 1
    const [weak = 0, good = 0, starter = 0] =
      choice.join === 'series'
        ? solve(
            [
              [1, -1, 0],
              [0, 1, -1],
              [v('r_1'), helper, R],
            ],
            [0, 0, v('U_1') + v('U_2')],
          )
        : solve(
            [
              [1, sign, -1],
              [v('r_1'), 0, R],
              [0, sign * helper, R],
            ],
            [0, v('U_1'), sign * v('U_2')],
          )
    if (choice.asked === 'starter') return R * starter * starter
    return choice.asked === 'leads' ? 2 * s * good * good : v('U_1') - v('r_1') * weak
  },
}
