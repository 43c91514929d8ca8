import { derivative, quad } from '../../numerics/calculus.ts'
import { integrate } from '../../numerics/ode.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

export const blackHoleBeacon: TemplateRoute = {
  how: 'follows crest after crest: where the ship is at its own time, and how long light runs between it and the station',
  compute: (values, choice) => {
    const [G, M, c, a] = [need(values, 'G'), need(values, 'M'), need(values, 'c'), need(values, 'a')]
    const metric = (r: number): number => 1 - (2 * G * M) / (r * c * c)
    const station = choice['partner'] === 'far' ? 3 * a : need(values, 'b')
    const stationClock = choice['partner'] === 'far' ? 1 : Math.sqrt(metric(station))
    /** Coordinates r and t of the ship at its own time, 0 being the moment in question. */
    const ship = (own: number): readonly number[] => {
      if (choice['ship'] === 'hover') return [a, own / Math.sqrt(metric(a))]
      if (choice['ship'] === 'orbit') {
        const turn = Math.sqrt((G * M) / a ** 3)
        return [a, own / Math.sqrt(metric(a) - (a * turn) ** 2 / (c * c))]
      }
      if (own === 0) return [a, 0]
      // Energy c^2 per mass, as at rest far away: metric * dt/dtau = 1, and ds^2 = c^2 dtau^2 gives dr/dtau.
      return integrate(
        (_, [r = a]) => {
          const rate = 1 / metric(r)
          return [-Math.sqrt((metric(r) * rate * rate - 1) * metric(r)) * c, rate]
        },
        0,
        [a, 0],
        own,
        { maxStep: Math.abs(own) / 2.3 },
      )
    }
    const stationTime = (own: number): number => {
      const [r = a, t = 0] = ship(own)
      const way = quad((x) => 1 / (c * metric(x)), r, station)
      return choice['light'] === 'up' ? t + way : t - way
    }
    const rate = derivative(stationTime, 0, 0.05) * stationClock
    return need(values, 'f') * (choice['light'] === 'up' ? 1 / rate : rate)
  },
}
