import { quad, root, secant } from '../numerics/calculus.ts'
import { solve } from '../numerics/linear.ts'
import { integrate, until } from '../numerics/ode.ts'
import { cross } from '../numerics/vectors.ts'
import { quarterPeriod } from './oscillation.ts'
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

  'adv-seal-ring': route(
    ['m', 'a', 'b', 'eta', 'h_1', 'h_2', 'g'],
    'searches the radius where the flow divides, adds up pressure and force, and then the time',
    ({ m, a, b, eta, h_1, h_2, g }) => {
      // At sinking speed 1 and film thickness 1: between the dividing radius and r the flow takes up what is squeezed out.
      const gradient = (r: number, divide: number): number => {
        const squeezed = Math.PI * (r * r - divide * divide)
        return (-12 * eta * squeezed) / (2 * Math.PI * r)
      }
      const divide = root((x) => quad((r) => gradient(r, x), a, b), a, b)
      // Pressure times area, by parts: the pressure vanishes at both edges.
      const force = quad((r) => -Math.PI * r * r * gradient(r, divide), a, b)
      return quad((thickness) => force / (m * g * thickness ** 3), h_2, h_1)
    },
  ),

  'adv-honey-knife': route(
    ['rho', 'eta', 'L', 't', 'g'],
    'adds up all that will still drip off, with the thickness at the edge found from its travelling time',
    ({ rho, eta, L, t, g }) => {
      const flow = (h: number): number => quad((y) => (rho * g * y * (h - y / 2)) / eta, 0, h, 1e-10)
      const dripping = (time: number): number => {
        // A thickness travels with d(flow)/dh, the speed of the surface twice over: rho g h^2 / eta.
        const surface = (h: number): number => (rho * g * h * h) / (2 * eta)
        const h = root((x) => 2 * surface(x) * time - L, 0, 1e3)
        return flow(h)
      }
      // time = t / s^2 makes the tail smooth.
      return quad((s) => (dripping(t / (s * s)) * 2 * t) / s ** 3, 0, 1, 1e-9)
    },
  ),

  'adv-ruby-glass': route(
    ['kappa', 'n', 'q', 'm', 'epsilon_0'],
    'solves for the fields of the shifted cloud and integrates its swing',
    ({ kappa, n, q, m, epsilon_0 }) => {
      const pull = (x: number): number => {
        // Radius 1, dipole moment per volume -n q x. Unknown: field inside, strength of the dipole field outside.
        const [inside = 0] = solve(
          [
            [1, 1],
            [epsilon_0, -2 * kappa * epsilon_0],
          ],
          [0, n * q * x],
        )
        return (-q * inside) / m
      }
      const scale = Math.sqrt((epsilon_0 * m) / (n * q * q))
      return Math.PI / 2 / quarterPeriod(pull, scale)
    },
  ),

  'adv-space-tether': route(
    ['M', 'L', 'm', 'omega'],
    'adds up the tension from the outer end and then the time of the pulse',
    ({ M, L, m, omega }) => {
      const density = m / L
      const tension = (r: number): number => M * omega * omega * L + quad((x) => density * omega * omega * x, r, L)
      return quad((r) => Math.sqrt(density / tension(r)), 0, L)
    },
  ),

  'adv-held-foucault': route(
    ['varphi', 'm', 'Omega', 'q'],
    'integrates the swings on the turning Earth and searches the field that keeps them in line',
    ({ varphi, m, Omega, q }) => {
      const earth = [0, Omega * Math.cos(varphi), Omega * Math.sin(varphi)]
      const sideways = (B: number): number => {
        const after = integrate(
          (_, [x = 0, y = 0, vx = 0, vy = 0]) => {
            const velocity = [vx, vy, 0]
            const [cx = 0, cy = 0] = cross(earth, velocity)
            const [bx = 0, by = 0] = cross(velocity, [0, 0, -B])
            return [vx, vy, -x - 2 * cx + (q / m) * bx, -y - 2 * cy + (q / m) * by]
          },
          0,
          [1, 0, 0, 0],
          6 * Math.PI,
        )
        return after[1] ?? Number.NaN
      }
      return secant(sideways, (m * Omega) / q, (1.5 * m * Omega) / q, 1e-10)
    },
  ),

  'adv-ocean-planet': route(
    ['M', 'Omega', 'a', 'G'],
    'follows the surface, at right angles to the plumb line everywhere, from the equator to the pole',
    ({ M, Omega, a, G }) =>
      integrate(
        (latitude, [r = a]) => {
          const outwards = Omega * Omega * r * Math.cos(latitude)
          const radial = (-G * M) / (r * r) + outwards * Math.cos(latitude)
          const northwards = -outwards * Math.sin(latitude)
          return [(-r * northwards) / radial]
        },
        0,
        [a],
        Math.PI / 2,
      )[0] ?? Number.NaN,
  ),

  'adv-harbour-wave': route(
    ['L', 'h_1', 'h_2', 'g'],
    'integrates the motion of the crest',
    ({ L, h_1, h_2, g }) =>
      until(
        (_, [x = 0]) => [Math.sqrt(g * (h_1 + ((h_2 - h_1) * x) / L))],
        0,
        [0],
        (_, [x = 0]) => x - L,
        L / Math.sqrt(g * h_2),
      ).t,
  ),
}
