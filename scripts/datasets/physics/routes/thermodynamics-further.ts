import { quad, quadInfinite } from '../numerics/calculus.ts'
import { solve } from '../numerics/linear.ts'
import { integrate, until } from '../numerics/ode.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'

/** Routes of the problems that were added to the first set. */
export const thermodynamicsFurther: Readonly<Record<string, Route>> = {
  'thermo-hissing-jar': route(
    ['p_1', 'p_0', 'gamma'],
    'lets the air in portion by portion, with the energy each brings along, until the pressures are equal',
    ({ p_1, p_0, gamma }) => {
      // Volume 1, R T = 1 for the room: amounts are pressures at room temperature.
      const [heat, enthalpy] = [1 / (gamma - 1), gamma / (gamma - 1)]
      const full = until(
        (_, [, energy = 0]) => {
          const inflow = p_0 - energy / heat + 0.1
          return [inflow, inflow * enthalpy]
        },
        0,
        [p_1, heat * p_1],
        (_, [, energy = 0]) => energy / heat - p_0,
        100,
      )
      return full.y[0] ?? Number.NaN
    },
  ),

  'thermo-rubber-cycle': route(
    ['C', 'alpha', 'X', 'T_0'],
    'integrates temperature and work along both strokes',
    ({ C, alpha, X, T_0 }) => {
      const stroke = (from: number, to: number): number => {
        const pulling = (x: number, [T = 0]: readonly number[]): number[] => {
          const force = alpha * T * x
          return [force / C, force]
        }
        return integrate(pulling, from, [T_0, 0], to)[1] ?? Number.NaN
      }
      return stroke(0, X) + stroke(X, 0)
    },
  ),

  'thermo-cooling-leak': route(
    ['V', 'm', 'T', 'A', 'k', 'k_B'],
    "sums the escaping atoms and their energy over Maxwell's distribution and integrates the balance",
    ({ V, m, T, A, k, k_B }) => {
      // Flux of atoms and of energy through a unit area, for one atom in a unit volume at temperature 1.
      const weight = (v: number): number =>
        4 * Math.PI * (m / (2 * Math.PI * k_B)) ** 1.5 * v * v * Math.exp((-m * v * v) / (2 * k_B))
      const thermal = Math.sqrt(k_B / m)
      const atoms = quadInfinite((v) => (weight(v) * v) / 4, 0, 2 * thermal)
      const energy = quadInfinite((v) => (weight(v) * v * m * v * v) / 8, 0, 2 * thermal)
      const empty = until(
        (_, [number = 0, inner = 0]) => {
          const temperature = inner / (1.5 * number * k_B)
          const rate = ((number * A) / V) * Math.sqrt(temperature)
          return [-atoms * rate, -energy * temperature * rate]
        },
        0,
        [1, 1.5 * k_B * T],
        // The pressure is proportional to the energy.
        (_, [, inner = 0]) => inner - (1.5 * k_B * T) / k,
        (1e3 * V) / (A * thermal * Math.sqrt(T)),
        { maxStep: (0.2 * V) / (A * thermal * Math.sqrt(T)) },
      )
      return empty.t
    },
  ),

  'thermo-kiln-peephole': route(
    ['T', 'epsilon', 'f'],
    'cuts the sphere into zones, integrates what each gets from each by geometry, and solves for the radiation',
    ({ T, epsilon, f }) => {
      // Zones of equal height, from the rim of the opening to the pole opposite; heights on a unit sphere.
      const zones = 4
      const edge = (i: number): number => 1 - 2 * f - ((2 - 2 * f) * i) / zones
      const middle = (i: number): number => (edge(i) + edge(i + 1)) / 2
      // Share of what leaves a point at the height z that falls on the zone j: cosines over the distance squared.
      const share = (z: number, j: number): number => {
        const around = 16
        return quad(
          (height) => {
            let sum = 0
            for (let i = 0; i < around; i++) {
              const turn = (2 * Math.PI * (i + 0.5)) / around
              const cosine = z * height + Math.sqrt((1 - z * z) * (1 - height * height)) * Math.cos(turn)
              const distance2 = 2 - 2 * cosine
              // Both cosines are (1 - cosine) / distance.
              sum += (1 - cosine) ** 2 / (distance2 * distance2 * Math.PI)
            }
            return (sum * 2 * Math.PI) / around
          },
          edge(j + 1),
          edge(j),
        )
      }
      const range = Array.from({ length: zones }, (_, i) => i)
      const radiation = solve(
        range.map((i) => range.map((j) => (i === j ? 1 : 0) - (1 - epsilon) * share(middle(i), j))),
        range.map(() => epsilon * T ** 4),
      )
      return (radiation[zones - 1] ?? Number.NaN) ** 0.25
    },
  ),

  'thermo-frozen-pipe': route(
    ['a', 'b', 'theta', 'rho', 'kappa', 'lambda', 'kappa_w'],
    'adds up the resistances of thin shells to the flow of heat and integrates the growth of the ice',
    ({ a, b, theta, rho, kappa, lambda, kappa_w }) => {
      const shells = (conductivity: number, from: number, to: number): number =>
        quad((r) => 1 / (2 * Math.PI * r * conductivity), from, to)
      const wall = shells(kappa_w, a, b)
      // Frozen mass per length and time is the heat current over the heat of fusion.
      return quad((r) => (2 * Math.PI * r * rho * lambda * (shells(kappa, r, a) + wall)) / theta, 0, a, 1e-9)
    },
  ),

  'thermo-spinning-drum': route(
    ['a', 'N', 'm', 'T', 'omega', 'k_B'],
    'integrates the balance of pressure and centrifugal force outwards, scaled to the number of molecules',
    ({ a, N, m, T, omega, k_B }) => {
      // Unit height; pressure at the axis 1, then the number of molecules inside each radius.
      const [pressure = 0, count = 0] = integrate(
        (r, [p = 0]) => {
          const density = p / (k_B * T)
          return [density * m * omega * omega * r, 2 * Math.PI * r * density]
        },
        0,
        [1, 0],
        a,
      )
      return (pressure * 2 * Math.PI * a * N) / count
    },
  ),
}
