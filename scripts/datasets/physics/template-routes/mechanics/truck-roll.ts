import { solve } from '../../numerics/linear.ts'
import { until } from '../../numerics/ode.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

const INERTIA: Readonly<Record<string, number>> = { pipe: 1, roll: 0.5, ball: 0.4 }

export const truckRoll: TemplateRoute = {
  how: 'force, torque and rolling condition solved in the frame of the road; truck and load integrated in time',
  compute: (values, choice) => {
    const [d, a, r] = [need(values, 'd'), need(values, 'a'), values.r ?? 1]
    const down = choice.road === 'uphill' ? need(values, 'g') * Math.sin(need(values, 'alpha')) : 0
    const inertia = (INERTIA[choice.body ?? ''] ?? Number.NaN) * r * r
    // Unknown, per mass of the load: acceleration up the road, angular acceleration, friction up the road.
    const [up = 0, turn = 0] = solve(
      [
        [1, 0, -1],
        [0, inertia, -r],
        [1, r, 0],
      ],
      [-down, 0, a],
    )
    const { t, y } = until(
      (_, [, vTruck = 0, , vLoad = 0]) => [vTruck, a, vLoad, up, turn],
      0,
      [0, 0, 0, 0, 0],
      (_, [truck = 0, , load = 0]) => truck - load - d,
      50,
    )
    if (choice.asked === 'time') return t
    return (choice.asked === 'distance' ? y[0] : y[4]) ?? Number.NaN
  },
}
