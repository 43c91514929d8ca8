import { extrapolate, quad, root } from '../numerics/calculus.ts'
import { integrate, until } from '../numerics/ode.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'

/** Routes of the problems that were added to the first set. */
export const mechanicsFurther: Readonly<Record<string, Route>> = {
  'mech-rope-drum': route(
    ['a', 'J', 'L', 'm'],
    "integrates Newton's equations of stone and drum with the tension of the rope until the rope stops getting shorter",
    ({ a, J, L, m }) => {
      // Turning rate of the drum, velocity of the stone across the rope, free length; the stone starts with speed 1.
      const turning = until(
        (_, [omega = 0, across = 0, length = L]) => {
          const swing = across / length
          const tension = (m * length * swing * swing) / (1 + (m * a * a) / J)
          return [(tension * a) / J, -a * omega * swing, a * (omega - swing)]
        },
        0,
        [0, 1, L],
        (_, [omega = 0, across = 0, length = L]) => omega - across / length,
        1e3 * L,
        { maxStep: 0.05 * L },
      )
      return turning.y[2] ?? Number.NaN
    },
  ),

  'mech-superball-table': route(
    ['m', 'R', 'beta', 'v'],
    'integrates each bounce as the swing of an elastic patch between ball and surface',
    ({ m, R, beta, v }) => {
      let [velocity, spin] = [v, 0]
      for (const side of [1, -1, 1]) {
        // The patch of stiffness 1 is sheared by the touching point and lets go when it is relaxed again.
        const after = until(
          (_, [shear = 0, x = 0, omega = 0]) => [
            x + side * R * omega,
            -shear / m,
            (-side * R * shear) / (beta * m * R * R),
          ],
          0,
          [0, velocity, spin],
          (_, [shear = 0]) => shear,
          20 * Math.sqrt(m),
        )
        velocity = after.y[1] ?? Number.NaN
        spin = after.y[2] ?? Number.NaN
      }
      return velocity
    },
  ),

  'mech-lump-hoop': route(
    ['M', 'm', 'g'],
    'integrates the rolling and differentiates the momentum of the lump numerically',
    ({ M, m, g }) => {
      // Radius 1; `angle` of the lump from the top. Kinetic energy: half of inertia(angle) times angular velocity^2.
      const inertia = (angle: number): number => 2 * M + 2 * m * (1 + Math.cos(angle))
      const motion = (_: number, [angle = 0, omega = 0]: readonly number[]): number[] => [
        omega,
        (m * Math.sin(angle) * (g + omega * omega)) / inertia(angle),
      ]
      const normal = (push: number): number => {
        const bottom = until(motion, 0, [0, push], (_, [angle = 0]) => angle - Math.PI, 1e3)
        // The lump's height is cos(angle): its second derivative at the bottom by differences of the velocity.
        const climb = (t: number): number => {
          const [angle = 0, omega = 0] = integrate(motion, 0, bottom.y, t)
          return -Math.sin(angle) * omega
        }
        return (M + m) * g + m * extrapolate((t) => (climb(t) - climb(-t)) / (2 * t), 0.05)
      }
      return extrapolate(normal, 0.2)
    },
  ),

  'mech-floating-candle': route(
    ['A', 'S', 'rho', 'rho_0', 'u'],
    'searches the floating position by balance of weight and buoyancy at two times',
    ({ A, S, rho, rho_0, u }) => {
      // Height of the foot above the table for a candle of the given length; the glass holds the volume 9 S.
      const top = (length: number): number => {
        const level = (foot: number): number => (9 * S - A * foot) / (S - A)
        const foot = root((z) => rho_0 * A * (level(z) - z) - rho * A * length, 0, 9)
        return foot + length
      }
      return top(2 + u / 2) - top(2 - u / 2)
    },
  ),

  'mech-light-sail': route(
    ['T', 'beta'],
    'integrates both orbits and measures the time of one revolution',
    ({ T, beta }) => {
      const orbit =
        (strength: number) =>
        (_: number, [x = 0, y = 0, vx = 0, vy = 0]: readonly number[]): number[] => {
          const pull = -strength / Math.hypot(x, y) ** 3
          return [vx, vy, pull * x, pull * y]
        }
      const radial = (_: number, [x = 0, y = 0, vx = 0, vy = 0]: readonly number[]): number => x * vx + y * vy
      // Radius 1, attraction 1, so the first period is 2 pi.
      const limit = { maxStep: 0.1 }
      const start = integrate(orbit(1 - beta), 0, [1, 0, 0, 1], 0.01, limit)
      const far = until(orbit(1 - beta), 0, start, radial, 1e3, limit).y
      const leaving = integrate(orbit(1), 0, far, 0.01, limit)
      const near = until(orbit(1), 0, leaving, radial, 1e3, limit)
      const leavingNear = integrate(orbit(1), 0, near.y, 0.01, limit)
      const back = until(orbit(1), 0, leavingNear, radial, 1e3, limit)
      return (T * (near.t + back.t + 0.02)) / (2 * Math.PI)
    },
  ),

  'mech-collapsing-shell': route(
    ['G', 'm', 'M', 'R'],
    'gets the speed from the energy that the gravitational field gains, and adds up the time',
    ({ G, m, M, R }) => {
      // Density of field energy is -g^2 / (8 pi G); the shell sweeps over the space between r and R.
      const swept = (x: number): number =>
        (((G * (m + M)) ** 2 - (G * m) ** 2) / x ** 4 / (8 * Math.PI * G)) * 4 * Math.PI * x * x
      const speed = (r: number): number => Math.sqrt((2 * quad(swept, r, R)) / M)
      // r = R cos^2(s) takes the singularity out of the start.
      return quad(
        (s) => (2 * R * Math.cos(s) * Math.sin(s)) / speed(R * Math.cos(s) ** 2),
        0,
        Math.PI / 2,
        1e-9,
      )
    },
  ),
}
