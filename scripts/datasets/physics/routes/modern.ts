import { derivative, minimum, quad, quadInfinite, root, secant } from '../numerics/calculus.ts'
import { until } from '../numerics/ode.ts'
import { add, dot, norm } from '../numerics/vectors.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'

export const modern: Readonly<Record<string, Route>> = {
  'mod-laser-chip': route(
    ['m', 'P', 't', 'c'],
    "averages Maxwell's stress of the standing wave over a period",
    ({ m, P, t, c }) => {
      // Unit area, mu_0 = 1: P = c B^2 / 2 for the amplitude B of the incident wave, doubled at the mirror.
      const amplitude = 2 * Math.sqrt((2 * P) / c)
      const pressure = quad((phase) => (amplitude * Math.cos(phase)) ** 2 / 2, 0, 2 * Math.PI) / (2 * Math.PI)
      return quad(() => pressure / m, 0, t)
    },
  ),

  'mod-uv-ball': route(
    ['R', 'f', 'W', 'h', 'q', 'epsilon_0'],
    'searches the charge against whose field the fastest electron does all of its energy as work',
    ({ R, f, W, h, q, epsilon_0 }) => {
      const work = (Q: number): number =>
        quadInfinite((r) => (q * Q) / (4 * Math.PI * epsilon_0 * r * r), R, R)
      return secant((Q) => work(Q) - (h * f - W), 1, 2)
    },
  ),

  'mod-radio-reply': route(
    ['v', 'c', 'T', 'tau'],
    'follows the world lines from event to event with Lorentz transformations',
    ({ v, c, T, tau }) => {
      const gamma = 1 / Math.sqrt(1 - (v / c) ** 2)
      const received = root((t) => v * t - c * (t - T), T, 1e4 * T)
      const onBoard = gamma * (received - (v * (v * received)) / c ** 2) + tau
      // Back to the Earth's frame, from the place x' = 0.
      const [sent, place] = [gamma * onBoard, gamma * v * onBoard]
      return root((t) => c * (t - sent) - place, sent, 1e4 * sent)
    },
  ),

  'mod-resonant-nuclei': route(
    ['M', 'm', 'c'],
    'searches the photon and then the speed that conserve energy and momentum',
    ({ M, m, c }) => {
      // Momenta and energies as masses.
      const photon = root((p) => Math.hypot(m, p) + p - M, 0, M)
      const invariant = (beta: number): number => {
        const gamma = 1 / Math.sqrt(1 - beta * beta)
        return (gamma * m + photon) ** 2 - (photon - gamma * m * beta) ** 2 - M * M
      }
      return c * root(invariant, 0, 1 - 1e-9)
    },
  ),

  'mod-backscattered-light': route(
    ['W', 'm', 'v', 'c'],
    'searches the energy of the photon that conserves energy and momentum',
    ({ W, m, v, c }) => {
      const gamma = 1 / Math.sqrt(1 - (v / c) ** 2)
      const energy = gamma * m * c * c + W
      const momentum = gamma * m * v - W / c
      return root((X) => energy - X - Math.hypot(m * c * c, (momentum - X / c) * c), 0, energy)
    },
  ),

  'mod-quarks-on-a-string': route(
    ['m', 'F', 'n', 'hbar'],
    'minimises the energy at the given angular momentum',
    ({ m, F, n, hbar }) => {
      // Two bodies at r / 2 from the centre, each with the transverse momentum L / r.
      const energy = (r: number): number => 2 * (((n * hbar) / r) ** 2 / (2 * m)) + F * r
      const size = ((n * hbar) ** 2 / (m * F)) ** (1 / 3)
      return energy(minimum(energy, 0.3 * size, 4 * size))
    },
  ),

  'mod-bouncing-neutrons': route(
    ['m', 'g', 'n', 'hbar'],
    'integrates the area of the orbit in phase space and searches the energy',
    ({ m, g, n, hbar }) => {
      const area = (X: number): number =>
        quad((z) => 2 * Math.sqrt(Math.max(0, 2 * m * (X - m * g * z))), 0, X / (m * g))
      return root((X) => area(X) - 2 * Math.PI * hbar * (n - 0.25), 1e-3, 1e4)
    },
  ),

  'mod-technetium-cow': route(
    ['N_0', 'lambda_1', 'lambda_2'],
    'integrates the decay chain until the number of daughters stops growing',
    ({ N_0, lambda_1, lambda_2 }) => {
      const most = until(
        (_, [mother = 0, daughter = 0]) => [-lambda_1 * mother, lambda_1 * mother - lambda_2 * daughter],
        0,
        [N_0, 0],
        (_, [mother = 0, daughter = 0]) => lambda_1 * mother - lambda_2 * daughter,
        20,
      )
      return most.y[1] ?? Number.NaN
    },
  ),

  'mod-cherenkov-ring': route(
    ['n', 'v', 'c', 'L', 'D'],
    "finds the rays by Fermat's principle and the place where light from neighbouring points arrives together",
    ({ n, v, c, L, D }) => {
      // Arrival at the radius `rho` of light given off at `z`, by the fastest way through the window.
      const arrival = (z: number, rho: number): number => {
        const way = (y: number): number => (n * Math.hypot(L - z, y) + Math.hypot(D, rho - y)) / c
        return z / v + way(minimum(way, -0.2 * rho, 1.2 * rho))
      }
      return root((rho) => derivative((z) => arrival(z, rho), 0, 0.05 * L), 0.01 * L, 20 * (L + D))
    },
  ),

  'mod-pion-photons': route(
    ['m', 'c', 'W'],
    'transforms photon pairs of all directions from the pion to the laboratory and searches the least angle',
    ({ m, c, W }) => {
      const gamma = W / (m * c * c)
      const beta = Math.sqrt(1 - 1 / gamma ** 2)
      const boosted = (angle: number): number[] => [gamma * (Math.cos(angle) + beta), Math.sin(angle)]
      const between = (angle: number): number => {
        const [a, b] = [boosted(angle), boosted(angle + Math.PI)]
        const sum = norm(
          add(
            a.map((x) => x / norm(a)),
            b.map((x) => x / norm(b)),
          ),
        )
        // From the sum of the two unit vectors: well-conditioned at all angles but 0.
        return dot(a, b) === 0 ? Math.PI / 2 : 2 * Math.acos(Math.min(1, sum / 2))
      }
      return between(minimum(between, 0.6, Math.PI - 0.5))
    },
  ),

  'mod-receding-slab': route(
    ['v', 'L', 'n', 'c'],
    'follows the pulse from face to face in the laboratory, with contraction and addition of velocities',
    ({ v, L, n, c }) => {
      const thickness = L * Math.sqrt(1 - (v / c) ** 2)
      const light = (c / n + v) / (1 + v / (n * c))
      const through = root((t) => light * t - (thickness + v * t), 0, (1e4 * L) / c)
      return through - (light * through) / c
    },
  ),
}
