import { until } from '../numerics/ode.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'

/** Routes of the problems that were added to the first set. */
export const advancedFurther: Readonly<Record<string, Route>> = {
  'adv-station-throw': route(
    ['R', 'Omega', 'u'],
    'integrates the flight in the rotating frame with Coriolis and centrifugal force',
    ({ R, Omega, u }) => {
      const landing = until(
        (_, [x = 0, y = 0, vx = 0, vy = 0]) => [
          vx,
          vy,
          Omega * Omega * x + 2 * Omega * vy,
          Omega * Omega * y - 2 * Omega * vx,
        ],
        0,
        [R, 0, -u, 0],
        (t, [x = 0, y = 0]) => (t === 0 ? -1 : Math.hypot(x, y) - R),
        1e3,
        { maxStep: 0.05 },
      )
      const [x = 0, y = 0] = landing.y
      const angle = Math.atan2(y, x)
      return R * (angle < 0 ? angle + 2 * Math.PI : angle)
    },
  ),
}
