import { derivative, minimum, root, secant, secondDerivative } from '../numerics/calculus.ts'
import { solve } from '../numerics/linear.ts'
import { integrate, until } from '../numerics/ode.ts'
import { dot } from '../numerics/vectors.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'

/** Routes of the problems that were added to the first set. */
export const electricityFurther: Readonly<Record<string, Route>> = {
  'elec-two-compasses': route(
    ['p', 'B', 'mu_0'],
    'takes the field of a dipole as a vector, differentiates the energy numerically and searches where its curvature vanishes',
    ({ p, B, mu_0 }) => {
      const energy = (one: number, two: number, d: number): number => {
        const needle = (angle: number): number[] => [p * Math.sin(angle), p * Math.cos(angle)]
        const [first, second] = [needle(one), needle(two)]
        const east = [1, 0]
        const factor = mu_0 / (4 * Math.PI * d ** 3)
        const field = first.map((x, i) => factor * (3 * dot(first, east) * (east[i] ?? 0) - x))
        return -dot(field, second) - B * ((first[1] ?? 0) + (second[1] ?? 0))
      }
      // The softest of all joint directions of turning decides.
      const softest = (d: number): number => {
        const along = (x: number, y: number): number =>
          secondDerivative((s) => energy(s * x, s * y, d), 0, 0.3)
        const [one, two] = [along(1, 0), along(0, 1)]
        const mixed = (along(1, 1) - one - two) / 2
        // The lower eigenvalue of the matrix of second derivatives.
        return (one + two) / 2 - Math.hypot((one - two) / 2, mixed)
      }
      const scale = Math.cbrt((mu_0 * p) / B)
      return root(softest, 0.3 * scale, 1.5 * scale)
    },
  ),

  'elec-broken-neutral': route(
    ['U', 'R', 'k'],
    'solves the circuit at many moments of a period and averages the square of the voltage',
    ({ U, R, k }) => {
      const moments = 24
      let sum = 0
      for (let i = 0; i < moments; i++) {
        const live = [0, 1, 2].map(
          (phase) => U * Math.SQRT2 * Math.cos(2 * Math.PI * (i / moments + phase / 3)),
        )
        // Unknown: three currents and the potential of the star point.
        const [current = Number.NaN] = solve(
          [
            [R, 0, 0, 1],
            [0, R, 0, 1],
            [0, 0, k * R, 1],
            [1, 1, 1, 0],
          ],
          [...live, 0],
        )
        sum += (current * R) ** 2 / moments
      }
      return Math.sqrt(sum)
    },
  ),

  'elec-tram-line': route(
    ['L', 'U', 'rho', 'P'],
    'lets the tram adjust its current at each place, and searches the place of the lowest voltage',
    ({ L, U, rho, P }) => {
      const voltage = (x: number): number => {
        const supply = (current: number): number => {
          // Unknown: the currents from both ends.
          const [left = 0] = solve(
            [
              [rho * x, -rho * (L - x)],
              [1, 1],
            ],
            [0, current],
          )
          return U - rho * x * left
        }
        // From a coasting tram upwards, the first current that takes the power.
        let current = 0
        for (let i = 0; i < 60; i++) current = P / supply(current)
        return supply(current)
      }
      return voltage(minimum(voltage, 0.2 * L, 0.75 * L))
    },
  ),

  'elec-plate-snap': route(
    ['A', 'k', 'd', 'C', 'epsilon_0'],
    'minimises the energy over the charge and searches the voltage at which no equilibrium is left',
    ({ A, k, d, C, epsilon_0 }) => {
      const area = epsilon_0 * A
      const reduced = (x: number, U: number): number => {
        const energy = (Q: number): number => (Q * Q) / (2 * C) + (Q * Q * (d - x)) / (2 * area) - U * Q
        // Quadratic in the charge: three values give the minimum.
        const [low, middle, high] = [energy(-1), energy(0), energy(1)]
        const best = (low - high) / (2 * (low - 2 * middle + high))
        return energy(best) + (k * x * x) / 2
      }
      const slope = (x: number, U: number): number => derivative((y) => reduced(y, U), x, 0.02 * d)
      // The voltage that holds the plate at x; the greatest one is where it snaps.
      const holding = (x: number): number => root((U) => slope(x, U), 1e-3, 1e3)
      const place = minimum((x) => -holding(x), 0.1 * d, 0.999 * d)
      return holding(place)
    },
  ),

  'elec-residual-charge': route(
    ['C_1', 'R_1', 'C_2', 'R_2'],
    'integrates charging, short circuit and recovery of the circuit',
    ({ C_1, R_1, C_2, R_2 }) => {
      const slowest = Math.max(R_1 * C_1, R_2 * C_2, R_1 * C_2, R_2 * C_1)
      // Charged through a resistor by a source of voltage 1.
      const charged = integrate(
        (_, [one = 0, two = 0]) => {
          const current = (1 - one - two) / 0.3
          return [(current - one / R_1) / C_1, (current - two / R_2) / C_2]
        },
        0,
        [0, 0],
        60 * slowest,
      )
      // The short circuit moves the same charge through both layers.
      const [first = 0, second = 0] = solve(
        [
          [C_1, -C_2],
          [1, 1],
        ],
        [C_1 * (charged[0] ?? 0) - C_2 * (charged[1] ?? 0), 0],
      )
      const open = (_: number, [one = 0, two = 0]: readonly number[]): number[] => [
        -one / (R_1 * C_1),
        -two / (R_2 * C_2),
      ]
      return until(open, 0, [first, second], (t, y) => open(t, y).reduce((a, b) => a + b), 20 * slowest).t
    },
  ),

  'elec-toy-crane': route(
    ['U', 'v', 'w', 'n', 'k'],
    'fits the two measured speeds by simulating the motor, then runs it with the new load and batteries',
    ({ U, v, w, n, k }) => {
      const [weight, mass] = [1, 1]
      // Steady velocity from a simulated start.
      const steady = (strength: number, resistance: number, voltage: number, loads: number): number => {
        const time = (30 * loads * mass * resistance) / strength ** 2
        const pull = (speed: number): number => (strength * (voltage - strength * speed)) / resistance
        return (
          integrate((_, [speed = 0]) => [(pull(speed) - loads * weight) / (loads * mass)], 0, [0], time)[0] ??
          0
        )
      }
      const resistanceFor = (strength: number): number =>
        secant((x) => steady(strength, x, 0, 1) + w, 0.5 * w * strength ** 2, w * strength ** 2, 1e-10)
      const strength = secant(
        (s) => steady(s, resistanceFor(s), U, 1) - v,
        (0.8 * U) / (v + w),
        U / (v + w),
        1e-10,
      )
      return steady(strength, resistanceFor(strength), k * U, n)
    },
  ),
}
