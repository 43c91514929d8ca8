import { derivative, quad, root, secant } from '../numerics/calculus.ts'
import { integrate, until } from '../numerics/ode.ts'
import { dot } from '../numerics/vectors.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'

/** A step from 0 to 1 over [0, 1] with all derivatives zero at both ends. */
function softStep(x: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  return 1 / (1 + Math.exp(1 / x - 1 / (1 - x)))
}

export const advanced: Readonly<Record<string, Route>> = {
  'adv-spinning-wire': route(
    ['a', 'g'],
    'searches the angular velocity at which the forces along the wire cancel, at two places',
    ({ a, g }) => {
      const balanced = (x: number): number => {
        const slope = Math.atan(derivative((s) => a * s * s, x))
        return root((omega) => omega ** 2 * x * Math.cos(slope) - g * Math.sin(slope), 0, 1e3)
      }
      const [near, far] = [balanced(0.3), balanced(1.7)]
      return Math.abs(near / far - 1) < 1e-9 ? near : Number.NaN
    },
  ),

  'adv-charged-bubble': route(
    ['R', 'sigma', 'epsilon_0'],
    'searches the charge for which surface energy and field energy are stationary',
    ({ R, sigma, epsilon_0 }) => {
      const energy = (r: number, Q: number): number =>
        2 * sigma * 4 * Math.PI * r * r +
        quad((u) => (epsilon_0 / 2) * (Q / (4 * Math.PI * epsilon_0)) ** 2 * 4 * Math.PI * u ** 0, 0, 1 / r)
      return root((Q) => derivative((r) => energy(r, Q), R, 0.02 * R), 0, 1e4)
    },
  ),

  'adv-hoop-on-turntable': route(
    ['R', 'b', 'Omega'],
    'integrates the bead in the frame of the room, the force of the wire being normal to it',
    ({ R, b, Omega }) => {
      const motion = (t: number, [phi = 0, spin = 0]: readonly number[]): number[] => {
        const [turn, angle] = [Omega * t, Omega * t + phi]
        const tangent = [-R * Math.sin(angle), R * Math.cos(angle)]
        const outward = [R * Math.cos(angle), R * Math.sin(angle)]
        const centre = [b * Math.cos(turn), b * Math.sin(turn)]
        // The acceleration without the term of phi'': centre and bead go round with Omega and Omega + phi'.
        const rest = [0, 1].map(
          (i) => -(Omega ** 2) * (centre[i] ?? 0) - (Omega + spin) ** 2 * (outward[i] ?? 0),
        )
        return [spin, -dot(rest, tangent) / (R * R)]
      }
      const slow = Math.sqrt(R / b) / Omega
      const quarter = until(motion, 0, [1e-4, 0], (_, [phi = 0]) => phi, 10 * slow, { maxStep: slow / 10 })
      return Math.PI / 2 / quarter.t
    },
  ),

  'adv-falling-slinky': route(
    ['m', 'k', 'g'],
    'integrates the momentum of the collected windings as they run into the hanging ones',
    ({ m, k, g }) => {
      // `u`: collected fraction of the mass; `length` per fraction of what still hangs. The collected part gets the
      // momentum g t m from its weight and the tension together: u m v = m g t, and v dt = length du.
      const length = (u: number): number => ((1 - u) * m * g) / k
      const half = quad((u) => (u * length(u)) / g, 0, 1)
      return Math.sqrt(2 * half)
    },
  ),

  'adv-lock-chambers': route(
    ['A_1', 'A_2', 'H', 'a', 'g'],
    'adds up the times in which small volumes flow over',
    ({ A_1, A_2, H, a, g }) => {
      const narrow = 1 / A_1 + 1 / A_2
      // By the volume that is still to flow.
      return quad((rest) => 1 / (a * Math.sqrt(2 * g * rest * narrow)), 0, H / narrow)
    },
  ),

  'adv-varnished-wire': route(
    ['a', 'b'],
    'integrates the viscous flow from the wire outwards, searching the stress that stops it at the tube',
    ({ a, b }) => {
      // State: speed, stress times circumference, flow. The wire has the speed 1.
      const flow = (stress: number): number[] =>
        integrate(
          (s, [u = 0, force = 0]) => [force / (2 * Math.PI * s), 0, 2 * Math.PI * s * u],
          a,
          [1, stress, 0],
          b,
        )
      const stress = secant((x) => flow(x)[0] ?? 0, -1, -10)
      return Math.sqrt(a * a + (flow(stress)[2] ?? 0) / Math.PI)
    },
  ),

  'adv-ionosonde': route(
    ['omega', 'h', 'alpha', 'q', 'm', 'epsilon_0', 'c'],
    'differentiates the phase of the reflected wave with respect to the frequency',
    ({ omega, h, alpha, q, m, epsilon_0, c }) => {
      const phase = (w: number): number => {
        const top = (epsilon_0 * m * w * w) / (alpha * q * q)
        const wave = (x: number): number => {
          const index2 = 1 - (alpha * x * q * q) / (epsilon_0 * m * w * w)
          return (w / c) * Math.sqrt(Math.max(0, index2))
        }
        return 2 * (quad(() => w / c, 0, h) + quad(wave, 0, top))
      }
      return derivative(phase, omega, 0.05 * omega)
    },
  ),

  'adv-black-hole-clock': route(
    ['G', 'M', 'r', 'c'],
    'searches the angular momentum whose effective potential is stationary at r',
    ({ G, M, r, c }) => {
      const potential = (x: number, L: number): number =>
        (1 - (2 * G * M) / (x * c * c)) * (c * c + (L / x) ** 2)
      const momentum = root((L) => derivative((x) => potential(x, L), r, 0.02 * r), 1e-3, 1e3)
      return (2 * Math.PI * r * r) / momentum
    },
  ),

  'adv-protein-tether': route(
    ['N', 'a', 'b', 'W', 'F', 'T', 'k_B'],
    'sums over all 2^N states of the chain',
    ({ N, a, b, W, F, T, k_B }) => {
      let [sum, lengths] = [0, 0]
      for (let state = 0; state < 2 ** N; state++) {
        let [length, energy] = [0, 0]
        for (let link = 0; link < N; link++) {
          const open = (state >> link) % 2 === 1
          length += open ? b : a
          energy += open ? W : 0
        }
        const weight = Math.exp(-(energy - F * length) / (k_B * T))
        sum += weight
        lengths += weight * length
      }
      return lengths / sum
    },
  ),

  'adv-ball-in-rocket': route(
    ['h', 'g', 'a'],
    'integrates several hundred bounces while the thrust is raised smoothly',
    ({ h, g, a }) => {
      const first = Math.sqrt(2 * g * h)
      const ramp = (400 * 2 * first) / g
      const weight = (t: number): number => g + a * softStep(t / ramp)
      let [t, speed] = [0, first]
      while (t < ramp) {
        const landing = until(
          (time, [, v = 0]) => [v, -weight(time)],
          t,
          [0, speed],
          (_, [z = 0]) => z,
          t + (4 * speed) / g,
        )
        t = landing.t
        speed = -(landing.y[1] ?? Number.NaN)
      }
      return speed ** 2 / (2 * (g + a))
    },
  ),

  'adv-curtain-rod': route(
    ['r', 'L', 'E', 'alpha'],
    'integrates the bent rod from one hinge and searches the least load for which it ends at the other',
    ({ r, L, E, alpha }) => {
      const area = quad((s) => 2 * Math.PI * s, 0, r)
      // Second moment about a diameter: half of the polar one.
      const second = quad((s) => (2 * Math.PI * s * s * s) / 2, 0, r)
      const miss = (load: number): number =>
        integrate((_, [y = 0, slope = 0]) => [slope, (-load * y) / (E * second)], 0, [0, 1], L)[0] ?? 0
      let load = (E * second) / (L * L)
      while (miss(1.1 * load) > 0) load *= 1.1
      return root(miss, load, 1.1 * load) / (E * area * alpha)
    },
  ),
}
