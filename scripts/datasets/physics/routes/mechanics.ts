import { derivative, extrapolate, quad, root, secant, secondDerivative } from '../numerics/calculus.ts'
import { solve } from '../numerics/linear.ts'
import { integrate, until } from '../numerics/ode.ts'
import { add, cross, dot, norm, scale } from '../numerics/vectors.ts'
import { quarterPeriod } from './oscillation.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'

export const mechanics: Readonly<Record<string, Route>> = {
  'mech-skateboard-catch': route(
    ['M', 'm', 'v'],
    'integrates both bodies through a viscous catch and a throw with a constant force',
    ({ M, m, v }) => {
      const settled = (60 * m * M) / (m + M)
      const caught = integrate(
        (_, [girl = 0, bag = 0]) => [(bag - girl) / M, (girl - bag) / m],
        0,
        [0, v],
        settled,
      )
      const thrown = until(
        () => [1 / M, -1 / m],
        0,
        caught,
        (_, [girl = 0, bag = 0]) => girl - bag - v,
        10 * v * (m + M),
      )
      return thrown.y[0] ?? Number.NaN
    },
  ),

  'mech-sponge-pole': route(
    ['m', 'g', 'alpha', 'mu'],
    'solves the balance of forces and the law of friction as a linear system',
    ({ m, g, alpha, mu }) => {
      // Unknown: force along the pole, normal force, friction.
      const [push = Number.NaN] = solve(
        [
          [Math.sin(alpha), -1, 0],
          [Math.cos(alpha), 0, -1],
          [0, -mu, 1],
        ],
        [0, m * g, 0],
      )
      return push
    },
  ),

  'mech-drum-wagon': route(
    ['M', 'm', 'F'],
    "solves Newton's equations with tension, friction and both constraints as a linear system",
    ({ M, m, F }) => {
      // Unknown: acceleration of the wagon, of the drum's axis, angular acceleration (radius 1), friction, tension.
      const [wagon = Number.NaN] = solve(
        [
          [M, 0, 0, 1, 0],
          [0, m, 0, -1, -1],
          [0, 0, m / 2, -1, 1],
          [1, -1, -1, 0, 0],
          [0, 1, -1, 0, 0],
        ],
        [F, 0, 0, 0, 0],
      )
      return wagon
    },
  ),

  'mech-escalator-ball': route(
    ['w', 'h', 'k', 'g'],
    'lets the ball bounce in the hall until it is steady, and searches the speed that is in step with it',
    ({ w, h, k, g }) => {
      const flight = (horizontal: number): number => {
        const rising = (horizontal * h) / w
        let speed = rising
        for (let i = 0; i < 500; i++) speed = rising + k * (speed + rising)
        const fall = until(
          (_, [, v = 0]) => [v, -g],
          0,
          [0, speed],
          (_, [z = 0]) => z,
          (10 * speed) / g,
        )
        return fall.t
      }
      const horizontal = root((x) => flight(x) - w / x, 1e-2, 1e2)
      return Math.hypot(horizontal, (horizontal * h) / w)
    },
  ),

  'mech-floor-polisher': route(
    ['m', 'g', 'a', 'b', 'omega', 'mu', 'F'],
    'integrates the friction over the brush at finite speeds and extrapolates drag / speed to zero speed',
    ({ m, g, a, b, omega, mu, F }) => {
      const pressure = (m * g) / (Math.PI * (b * b - a * a))
      const drag = (v: number): number =>
        quad(
          (r) => {
            // The sum over a full turn converges geometrically.
            const points = 128
            let sum = 0
            for (let i = 0; i < points; i++) {
              const angle = (2 * Math.PI * (i + 0.5)) / points
              const slip = [v - omega * r * Math.sin(angle), omega * r * Math.cos(angle)]
              sum += (slip[0] ?? 0) / norm(slip)
            }
            return (mu * pressure * r * sum * 2 * Math.PI) / points
          },
          a,
          b,
        )
      return F / extrapolate((v) => drag(v) / v, 0.2 * omega * a)
    },
  ),

  'mech-luggage-chute': route(
    ['R', 'alpha', 'mu', 'g'],
    'integrates the slide along the helix in space, with the frame of the track differentiated numerically',
    ({ R, alpha, mu, g }) => {
      const place = (s: number): number[] => {
        const turn = (s * Math.cos(alpha)) / R
        return [R * Math.cos(turn), R * Math.sin(turn), -s * Math.sin(alpha)]
      }
      const along = (f: (s: number) => number[], s: number): number[] =>
        [0, 1, 2].map((i) => derivative((x) => f(x)[i] ?? 0, s, 0.05 * R))
      const weight = [0, 0, -g]
      const final = integrate(
        (_, [s = 0, v = 0]) => {
          const tangent = along(place, s)
          const bend = along((x) => along(place, x), s)
          const [x = 0, y = 0] = place(s)
          const inward = scale(-1 / R, [x, y, 0])
          const floor = cross(inward, tangent)
          const up = (floor[2] ?? 0) > 0 ? floor : scale(-1, floor)
          const needed = add(scale(v * v, bend), scale(-1, weight))
          return [v, dot(weight, tangent) - mu * (dot(needed, up) + dot(needed, inward))]
        },
        0,
        [0, 0],
        40 * Math.sqrt(R / g) * (1 / mu + 1),
        { tolerance: 1e-9 },
      )
      return final[1] ?? Number.NaN
    },
  ),

  'mech-radial-kick': route(
    ['G', 'M', 'r', 'u'],
    'integrates the orbit until the radial velocity vanishes',
    ({ G, M, r, u }) => {
      const orbital = Math.sqrt((G * M) / r)
      const apex = until(
        (_, [x = 0, y = 0, vx = 0, vy = 0]) => {
          const pull = (-G * M) / Math.hypot(x, y) ** 3
          return [vx, vy, pull * x, pull * y]
        },
        0,
        [r, 0, u, orbital],
        (_, [x = 0, y = 0, vx = 0, vy = 0]) => x * vx + y * vy,
        1000 * (r / orbital),
        { maxStep: (0.2 * r) / orbital },
      )
      return Math.hypot(apex.y[0] ?? 0, apex.y[1] ?? 0)
    },
  ),

  'mech-hoop-nail': route(
    ['M', 'm', 'R', 'g'],
    'integrates a hoop of 360 point masses and the lump swinging about the nail',
    ({ M, m, R, g }) => {
      const points = [{ mass: m, angle: 0 }]
      for (let i = 0; i < 360; i++) points.push({ mass: M / 360, angle: ((i + 0.5) * Math.PI) / 180 })
      // Nail at the origin, the hoop's centre R below it.
      const places = points.map(({ mass, angle }) => ({
        mass,
        x: R * Math.sin(angle),
        y: -R - R * Math.cos(angle),
      }))
      const inertia = places.reduce((sum, p) => sum + p.mass * (p.x ** 2 + p.y ** 2), 0)
      const torque = (turn: number): number =>
        places.reduce((sum, p) => sum - p.mass * g * (p.x * Math.cos(turn) - p.y * Math.sin(turn)), 0)
      return 4 * quarterPeriod((turn) => torque(turn) / inertia, Math.sqrt(R / g))
    },
  ),

  'mech-barrel-mouse': route(
    ['M', 'm', 'R', 'g'],
    "integrates Newton's equations of barrel and mouse with all contact forces",
    ({ M, m, R, g }) => {
      const motion = (_: number, [, theta = 0, v = 0, spin = 0]: readonly number[]): number[] => {
        const [sin, cos] = [Math.sin(theta), Math.cos(theta)]
        // Unknown: acceleration of the axis, angular acceleration of the mouse, normal force, friction with the floor.
        const [axis = 0, angular = 0] = solve(
          [
            [m, m * R * cos, sin, 0],
            [0, m * R * sin, -cos, 0],
            [M, 0, -sin, -1],
            [M, 0, 0, 1],
          ],
          [m * R * spin * spin * sin, -m * g - m * R * spin * spin * cos, 0, 0],
        )
        return [v, spin, axis, angular]
      }
      const limit = 10 * Math.sqrt(R / g)
      return 4 * until(motion, 0, [0, 1e-4, 0, 0], (_, [, theta = 0]) => theta, limit).t
    },
  ),

  'mech-bosun-chair': route(
    ['m', 'g', 'mu', 'n'],
    'integrates the tension around the beam and searches the force of the hand',
    ({ m, g, mu, n }) => {
      const seat = (hand: number): number =>
        integrate((_, [tension = 0]) => [mu * tension], 0, [hand], (2 * n + 1) * Math.PI)[0] ?? 0
      return secant((hand) => hand + seat(hand) - m * g, 0.1 * m * g, 0.5 * m * g)
    },
  ),

  'mech-chain-on-ice': route(
    ['m', 'L', 'v', 'mu', 'g'],
    'integrates how one link is dragged up to speed, and the friction of the moving part',
    ({ m, L, v, mu, g }) => {
      // A link of unit mass, pulled along by a viscous coupling to the snowmobile; second: the work of the pull.
      const [, work = 0] = integrate((_, [speed = 0]) => [v - speed, (v - speed) * v], 0, [0, 0], 60)
      return m * work + quad((x) => ((mu * m * g) / L) * x, 0, L)
    },
  ),

  'mech-tilted-turntable': route(
    ['beta', 'Omega', 'g'],
    'integrates centre and spin of the ball with the force of contact, over one whole loop',
    ({ beta, Omega, g }) => {
      // Unit mass and radius. State: x (horizontal), y (uphill), their velocities, spin about x and y.
      const pull = g * Math.sin(beta)
      const motion = (_: number, [, , vx = 0, vy = 0]: readonly number[]): number[] => {
        // Unknown: accelerations, contact force, change of spin. The contact point keeps the table's velocity
        // (-Omega y, Omega x): vx - wy = -Omega y and vy + wx = Omega x, differentiated.
        const [ax = 0, ay = 0, , , wx = 0, wy = 0] = solve(
          [
            [1, 0, -1, 0, 0, 0],
            [0, 1, 0, -1, 0, 0],
            [0, 0, 0, -1, 0.4, 0],
            [0, 0, 1, 0, 0, 0.4],
            [1, 0, 0, 0, 0, -1],
            [0, 1, 0, 0, 1, 0],
          ],
          [0, -pull, 0, 0, -Omega * vy, Omega * vx],
        )
        return [vx, vy, ax, ay, wx, wy]
      }
      const turning = (_: number, [, , , vy = 0]: readonly number[]): number => vy
      const limit = 100 / Omega
      const half = until(motion, 0, [0, 0, 0, 0, 0, 0], turning, limit)
      const whole = until(motion, half.t, half.y, turning, half.t + limit)
      return Math.abs(whole.y[0] ?? Number.NaN) / whole.t
    },
  ),

  'mech-hourglass': route(
    ['mu', 'A', 'rho'],
    'differentiates the first moment of the lying sand twice with respect to time',
    ({ mu, A, rho }) => {
      const moment = (t: number): number => {
        const moved = (mu * t) / (rho * A)
        const layer = (from: number, to: number): number => quad((z) => rho * A * z, from, to)
        return layer(0, 1 + moved) + layer(5, 7 - moved)
      }
      return secondDerivative(moment, 0, (0.2 * rho * A) / mu)
    },
  ),
}
