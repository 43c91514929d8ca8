import { derivative, quad, quadInfinite, root } from '../numerics/calculus.ts'
import { solve } from '../numerics/linear.ts'
import { integrate, until } from '../numerics/ode.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'

export const electricity: Readonly<Record<string, Route>> = {
  'elec-kettle-lead': route(
    ['U', 'R', 'rho', 'L', 'A'],
    'solves for the potentials of the nodes',
    ({ U, R, rho, L, A }) => {
      const lead = A / (rho * L)
      const [a = 0, b = 0] = solve(
        [
          [lead + 1 / R, -1 / R],
          [-1 / R, lead + 1 / R],
        ],
        [lead * U, 0],
      )
      return (a - b) ** 2 / R
    },
  ),

  'elec-helium-balloons': route(
    ['L', 'F', 'theta', 'epsilon_0'],
    'searches the charge for which the energy is stationary at the given angle',
    ({ L, F, theta, epsilon_0 }) => {
      const energy = (angle: number, q: number): number =>
        -2 * F * L * Math.cos(angle) + q ** 2 / (4 * Math.PI * epsilon_0 * 2 * L * Math.sin(angle))
      return root((q) => derivative((angle) => energy(angle, q), theta, 0.02), 0, 1e3)
    },
  ),

  'elec-trapeze-capacitor': route(
    ['m', 'a', 'h', 'C', 'B', 'g'],
    'integrates the swing, with the current found at each moment from the charge on the capacitor',
    ({ m, a, h, C, B, g }) => {
      const motion = (_: number, [angle = 0, spin = 0]: readonly number[]): number[] => {
        const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
        const flux = C * B * a * h
        // Unknown: angular acceleration, current.
        const [angular = 0] = solve(
          [
            [m * h, B * a * cos],
            [-flux * cos, 1],
          ],
          [-m * g * sin, -flux * sin * spin * spin],
        )
        return [spin, angular]
      }
      const slow = Math.sqrt((h / g) * (1 + (C * B * B * a * a) / m))
      const quarter = until(motion, 0, [1e-4, 0], (_, [angle = 0]) => angle, 10 * slow, {
        maxStep: slow / 10,
      })
      return Math.PI / 2 / quarter.t
    },
  ),

  'elec-growing-ladder': route(['r', 'k'], 'adds up 120 cells from the far end', ({ r, k }) => {
    let rest = 1
    for (let cell = 120; cell >= 0; cell--) {
      const own = r * k ** cell
      rest = own + 1 / (1 / own + 1 / rest)
    }
    return rest
  }),

  'elec-bead-on-hoop': route(
    ['R', 'm', 'q', 'B_1', 'B_2'],
    'integrates the bead along the hoop while the field is raised, then takes the balance of radial forces',
    ({ R, m, q, B_1, B_2 }) => {
      const field = (t: number): number => B_1 + (B_2 - B_1) * Math.sin((Math.PI * t) / 2) ** 2
      const [v = 0] = integrate(
        (t) => [((q / m) * -derivative((x) => field(x) * Math.PI * R * R, t, 1e-2)) / (2 * Math.PI * R)],
        0,
        [0],
        1,
      )
      // At the place (R, 0) with the velocity (0, v), field along z: the magnetic force is (q v B, 0).
      return Math.abs(-(m * v * v) / R - q * v * B_2)
    },
  ),

  'elec-spring-and-plate': route(
    ['m', 'q', 'k', 'H', 'epsilon_0'],
    "integrates Maxwell's stress over the plate and differentiates the force",
    ({ m, q, k, H, epsilon_0 }) => {
      const attraction = (z: number): number =>
        quadInfinite((r) => {
          const field = (2 * q * z) / (4 * Math.PI * epsilon_0 * (r * r + z * z) ** 1.5)
          return (epsilon_0 / 2) * field * field * 2 * Math.PI * r
        }, 0)
      return Math.sqrt((k + derivative(attraction, H, 0.05)) / m)
    },
  ),

  'elec-charge-pump': route(
    ['U', 'C_1', 'C_2', 'N'],
    'integrates the circuit through every transfer until the current stops',
    ({ U, C_1, C_2, N }) => {
      let charge = 0
      for (let i = 0; i < N; i++) {
        const end = until(
          (_, [first = 0, second = 0, current = 0]) => [-current, current, first / C_1 - second / C_2],
          0,
          [C_1 * U, charge, 0],
          (_, [, , current = 0]) => current,
          5 * Math.sqrt(C_1),
        )
        charge = end.y[1] ?? Number.NaN
      }
      return charge / C_2
    },
  ),

  'elec-neon-flasher': route(
    ['U', 'R', 'C', 'r', 'U_1', 'U_2'],
    'integrates the voltage through one dark and one bright phase',
    ({ U, R, C, r, U_1, U_2 }) => {
      const dark = until(
        (_, [v = 0]) => [(U - v) / (R * C)],
        0,
        [U_1],
        (_, [v = 0]) => v - U_2,
        10 * R * C,
      )
      const lit = until(
        (_, [v = 0]) => [((U - v) / R - v / r) / C],
        0,
        [U_2],
        (_, [v = 0]) => v - U_1,
        20 * r * C,
      )
      return dark.t + lit.t
    },
  ),

  'elec-struck-tree': route(
    ['I_0', 'b', 'rho_1', 'rho_2', 'r_1', 'r_2'],
    'adds up the resistances of thin half shells',
    ({ I_0, b, rho_1, rho_2, r_1, r_2 }) => {
      const shells = (rho: number, from: number, to: number): number =>
        quad((r) => rho / (2 * Math.PI * r * r), from, to)
      return I_0 * (shells(rho_1, r_1, b) + shells(rho_2, b, r_2))
    },
  ),

  'elec-superconducting-frame': route(
    ['a', 'm', 'L', 'B', 'H', 'g'],
    'integrates the fall, with the current that keeps the flux zero, until the frame stops',
    ({ a, m, L, B, H, g }) => {
      const edge = until(
        (_, [, v = 0]) => [v, g],
        0,
        [-H, 0],
        (_, [x = 0]) => x,
        10 * Math.sqrt(H / g),
      )
      const stop = until(
        (_, [x = 0, v = 0]) => [v, g - (B * a * ((B * a * x) / L)) / m],
        0,
        edge.y,
        (_, [, v = 0]) => v,
        (10 * Math.sqrt(m * L)) / (B * a),
      )
      return stop.y[0] ?? Number.NaN
    },
  ),

  'elec-faraday-disc': route(
    ['a', 'J', 'omega_0', 'B', 'C'],
    'integrates disc, current and heat',
    ({ a, J, omega_0, B, C }) => {
      const perSpin = quad((r) => B * r, 0, a)
      const settled = 60 * Math.max(C, J / perSpin ** 2)
      const [, , heat = 0] = integrate(
        (_, [spin = 0, charge = 0]) => {
          // Unit resistance.
          const current = perSpin * spin - charge / C
          return [(-perSpin * current) / J, current, current * current]
        },
        0,
        [omega_0, 0, 0],
        settled,
        { tolerance: 1e-10 },
      )
      return heat
    },
  ),

  'elec-cable-fault': route(
    ['L', 'R', 'R_1', 'R_2'],
    'solves the network for any place of the leak and searches the place that fits both measurements',
    ({ L, R, R_1, R_2 }) => {
      // Resistance seen from the end: its potential for a unit current. Unknown: potentials of the end and of the leak.
      const seen = (x: number, leak: number, farEnd: number): number => {
        const near = L / (R * x)
        const far = farEnd * (L / (R * (L - x)))
        const [end = 0] = solve(
          [
            [near, -near],
            [-near, near + 1 / leak + far],
          ],
          [1, 0],
        )
        return end
      }
      const leakAt = (x: number): number => root((leak) => seen(x, leak, 0) - R_1, 1e-9, 10 * R_1)
      return root((x) => seen(x, leakAt(x), 1) - R_2, 1e-6 * L, (R_2 / R) * L)
    },
  ),
}
