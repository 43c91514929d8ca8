import { derivative, minimum, quad, quadInfinite, root } from '../numerics/calculus.ts'
import { solve } from '../numerics/linear.ts'
import { integrate, until } from '../numerics/ode.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'

export const thermodynamics: Readonly<Record<string, Route>> = {
  'thermo-valley-bottle': route(
    ['V', 'p_1', 'p_2', 'T_1', 'T_2'],
    'integrates an isothermal compression followed by warming at constant pressure',
    ({ V, p_1, p_2, T_1, T_2 }) => {
      const pressed = integrate((p, [v = 0]) => [-v / p], p_1, [V], p_2)
      const [end = 0] = integrate((T, [v = 0]) => [v / T], T_1, pressed, T_2)
      return V - end
    },
  ),

  'thermo-horseshoe': route(
    ['m', 'c', 'T', 'M', 'T_0', 'T_b', 'c_w', 'lambda'],
    'integrates the flow of heat from the iron to the water, before and during boiling',
    ({ m, c, T, M, T_0, T_b, c_w, lambda }) => {
      const boils = until(
        (_, [iron = 0, water = 0]) => [(water - iron) / (c * m), (iron - water) / (c_w * M)],
        0,
        [T, T_0],
        (_, [, water = 0]) => water - T_b,
        100,
      )
      const [, steam = 0] = integrate(
        (_, [iron = 0]) => [(T_b - iron) / (c * m), (iron - T_b) / lambda],
        0,
        [boils.y[0] ?? 0, 0],
        40 * c * m,
      )
      return steam
    },
  ),

  'thermo-spring-piston': route(
    ['A', 'p_0', 'h', 'k', 'x'],
    'integrates the heat of each small step from the first law',
    ({ A, p_0, h, k, x }) => {
      const pressure = (y: number): number => p_0 + (k * y) / A
      const energy = (y: number): number => 1.5 * pressure(y) * A * (h + y)
      return quad((y) => derivative(energy, y) + pressure(y) * A, 0, x)
    },
  ),

  'thermo-snowy-pond': route(
    ['h_1', 'h_2', 's', 'theta', 'rho', 'lambda', 'kappa', 'kappa_s'],
    'integrates the growth of the ice',
    ({ h_1, h_2, s, theta, rho, lambda, kappa, kappa_s }) => {
      const slowest = (rho * lambda * h_2 * (h_2 / kappa + s / kappa_s)) / theta
      return until(
        (_, [h = 0]) => {
          // The temperature between ice and snow follows from the equality of the two heat currents.
          const between = theta / (1 + h / kappa / (s / kappa_s))
          return [(kappa * (theta - between)) / h / (rho * lambda)]
        },
        0,
        [h_1],
        (_, [h = 0]) => h - h_2,
        1.2 * slowest,
      ).t
    },
  ),

  'thermo-last-warmth': route(
    ['C', 'T_h', 'T_i', 'T_o'],
    'solves energy and entropy balance for any final temperature of the tank and searches the best one',
    ({ C, T_h, T_i, T_o }) => {
      const given = (final: number): number => {
        const entropy = quad((T) => C / T, final, T_h)
        const [heat = 0] = solve(
          [
            [1, -1],
            [1 / T_i, -1 / T_o],
          ],
          [C * (T_h - final), entropy],
        )
        return heat
      }
      return given(minimum((final) => -given(final), 0.5 * T_o, T_h))
    },
  ),

  'thermo-leaky-module': route(
    ['V', 'A', 'm', 'T', 'k_B'],
    "integrates the outflow over Maxwell's distribution, then the loss over time",
    ({ V, A, m, T, k_B }) => {
      const weight = (v: number): number => Math.exp((-m * v * v) / (2 * k_B * T))
      const width = Math.sqrt((k_B * T) / m)
      const outward = quadInfinite((v) => v * weight(v), 0, width) / (2 * quadInfinite(weight, 0, width))
      const rate = (A * outward) / V
      return until(
        (_, [n = 0]) => [-rate * n],
        0,
        [1],
        (_, [n = 0]) => n - 0.5,
        5 / rate,
      ).t
    },
  ),

  'thermo-stirling': route(
    ['c', 'R', 'T_h', 'T_c', 'r', 'beta'],
    'integrates work and heat stroke by stroke',
    ({ c, R, T_h, T_c, r, beta }) => {
      const expansion = quad((V) => (R * T_h) / V, 1, r)
      const compression = quad((V) => (R * T_c) / V, 1, r)
      const heating = quad(() => c, T_c, T_h)
      return (expansion - compression) / (expansion + heating - beta * heating)
    },
  ),

  'thermo-sunshield': route(
    ['S', 'a', 'N', 'sigma'],
    'solves the energy balance of every foil as a linear system for the fourth powers',
    ({ S, a, N, sigma }) => {
      const rows = Array.from({ length: N }, (_, i) =>
        Array.from({ length: N }, (_unused, j) => (i === j ? 2 * sigma : Math.abs(i - j) === 1 ? -sigma : 0)),
      )
      const powers = solve(
        rows,
        Array.from({ length: N }, (_, i) => (i === 0 ? a * S : 0)),
      )
      return (powers[N - 1] ?? Number.NaN) ** 0.25
    },
  ),

  'thermo-sandbag': route(
    ['T_1', 'p_1', 'p_2'],
    'integrates the bouncing piston, its friction heating the gas, twice until it rests',
    ({ T_1, p_1, p_2 }) => {
      // One unit of n R, of area and of moving mass. State: volume, speed, internal energy.
      const settle = (state: number[], load: number): number[] =>
        integrate(
          (_, [V = 1, v = 0, U = 0]) => {
            const pressure = (2 * U) / (3 * V)
            const friction = 1.5 * v
            return [v, pressure - load - friction, -pressure * v + friction * v]
          },
          0,
          state,
          150,
          { tolerance: 1e-10 },
        )
      const pressed = settle([T_1 / p_1, 0, 1.5 * T_1], p_2)
      const [V = 0, , U = 0] = settle(pressed, p_1)
      return V > 0 ? U / 1.5 : Number.NaN
    },
  ),

  'thermo-sky-lantern': route(
    ['V', 'M', 'rho', 'T_0'],
    'searches the temperature at which the weight of the displaced air is that of lantern and hot air',
    ({ V, M, rho, T_0 }) => {
      // Pressure over (gas constant per mass), the same inside and outside.
      const pressure = rho * T_0
      return root((T) => quad(() => rho - pressure / T, 0, V) - M, T_0, 1e3 * T_0)
    },
  ),

  'thermo-drifting-balloon': route(
    ['T', 'c', 'g'],
    'follows the pressure of the atmosphere and the adiabatic density of the bag, and differentiates the force',
    ({ T, c, g }) => {
      // Any gas constant per mass below c gives the same; the mass of the bag's air is 1.
      const gas = 0.28 * c
      const exponent = (c - gas) / c
      const pressure = (z: number): number =>
        integrate((_, [p = 0]) => [(-p * g) / (gas * T)], 0, [1], z)[0] ?? 0
      const force = (z: number): number => {
        const volume = gas * T * pressure(z) ** -exponent
        return (g * volume * pressure(z)) / (gas * T) - g
      }
      const scale = (gas * T) / g
      return Math.sqrt(-derivative((z) => (z === 0 ? 0 : force(z)), 0, 0.02 * scale))
    },
  ),
}
