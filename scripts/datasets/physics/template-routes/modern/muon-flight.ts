import { quad } from '../../numerics/calculus.ts'
import { integrate, until } from '../../numerics/ode.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

export const muonFlight: TemplateRoute = {
  how: "integrates momentum, place and the muon's own time in the laboratory",
  compute: (values, choice) => {
    const c = need(values, 'c')
    const m = need(values, 'm')
    const gamma = (p: number): number => Math.hypot(1, p / (m * c))
    const speed = (p: number): number => p / (m * gamma(p))
    const momentumAt = (kinetic: number): number => Math.sqrt((kinetic / c + m * c) ** 2 - (m * c) ** 2)
    const left = (own: number): number => Math.exp(-own / need(values, 'tau'))
    /** Place, momentum and own time under a constant force. */
    const flight = (force: number) => (_: number, y: readonly number[]) => [
      speed(y[1] ?? 0),
      force,
      1 / gamma(y[1] ?? 0),
    ]
    switch (choice['flight']) {
      case 'ring': {
        // Any radius will do: the field bends the momentum, not the speed.
        const [q, B, n] = [need(values, 'q'), need(values, 'B'), need(values, 'n')]
        const p = 1.7 * m * c
        const turn = (q * B) / (m * gamma(p))
        return left(quad(() => 1 / gamma(p), 0, (2 * Math.PI * n) / turn))
      }
      case 'timed': {
        const force = need(values, 'F')
        return left(
          integrate(flight(force), 0, [0, 0, 0], need(values, 't'), {
            maxStep: need(values, 't') / 7.3,
          })[2] ?? 0,
        )
      }
      default: {
        const L = need(values, 'L')
        const start =
          choice['flight'] === 'momentum'
            ? need(values, 'p')
            : choice['flight'] === 'speedup'
              ? 0
              : momentumAt(need(values, 'K'))
        const force =
          choice['flight'] === 'speedup'
            ? need(values, 'F')
            : choice['flight'] === 'braked'
              ? -need(values, 'K') / L
              : 0
        const ended = (_: number, [x = 0, p = 0]: readonly number[]): number =>
          choice['flight'] === 'braked' ? p : x - L
        return left(until(flight(force), 0, [0, start, 0], ended, 200, { maxStep: 0.2 }).y[2] ?? 0)
      }
    }
  },
}
