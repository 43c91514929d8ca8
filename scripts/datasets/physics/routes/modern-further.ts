import { derivative, quad, quadInfinite, root, secant } from '../numerics/calculus.ts'
import { solve } from '../numerics/linear.ts'
import { integrate, until } from '../numerics/ode.ts'
import { add, dot, norm, scale } from '../numerics/vectors.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'

/** Routes of the problems that were added to the first set. */
export const modernFurther: Readonly<Record<string, Route>> = {
  'mod-sail-pulse': route(
    ['m', 'W', 'c'],
    'integrates the push of the light, Doppler-shifted at the moving sail, portion by portion',
    ({ m, W, c }) => {
      const speed = (p: number): number => (p * c) / Math.hypot(m * c, p)
      const [momentum = 0] = integrate(
        (_, [p = 0]) => {
          const beta = speed(p) / c
          return [(1 + (1 - beta) / (1 + beta)) / c]
        },
        0,
        [0],
        W,
      )
      return speed(momentum)
    },
  ),

  'mod-rotor-clocks': route(
    ['a', 'b', 'Omega', 'f', 'c'],
    "finds the ray from source to receiver in the laboratory and applies Doppler's law at both ends",
    ({ a, b, Omega, f, c }) => {
      const at = (r: number, angle: number): number[] => [r * Math.cos(angle), r * Math.sin(angle)]
      const velocity = (r: number, angle: number): number[] => [
        -r * Omega * Math.sin(angle),
        r * Omega * Math.cos(angle),
      ]
      const offset = 1.1
      const way = (t: number): number[] => add(at(b, offset + Omega * t), scale(-1, at(a, 0)))
      const t = root((time) => norm(way(time)) - c * time, 0, (2 * (a + b)) / c)
      const ray = scale(1 / norm(way(t)), way(t))
      const factor = (v: number[]): number => (1 - dot(ray, v) / c) / Math.sqrt(1 - dot(v, v) / (c * c))
      return (f * factor(velocity(b, offset + Omega * t))) / factor(velocity(a, 0))
    },
  ),

  'mod-magnetic-curtain': route(
    ['d', 'f', 'W', 'q', 'm', 'U', 'h'],
    'integrates the paths of electrons that start in various directions and searches the field that stops the best of them',
    ({ d, f, W, q, m, U, h }) => {
      const v = Math.sqrt((2 * (h * f - W)) / m)
      const reach = (B: number): number => {
        const turn = (q * B) / m
        const ways = [-1.57, -0.8, 0, 0.5, 1, 1.4, Math.PI / 2].map((angle) => {
          const top = until(
            (_, [, vx = 0, vy = 0]) => [vx, (q * U) / (m * d) - turn * vy, turn * vx],
            0,
            [0, v * Math.cos(angle), -v * Math.sin(angle)],
            (_, [, vx = 0]) => vx,
            20 / turn,
          )
          return top.y[0] ?? 0
        })
        return Math.max(...ways)
      }
      const scale0 = (m * v) / (q * d)
      return secant((B) => reach(B) - d, 2 * scale0, 3 * scale0, 1e-10)
    },
  ),

  'mod-ship-reply': route(
    ['a', 't_0', 'c'],
    'integrates the motion under a constant force and lets the signals run',
    ({ a, t_0, c }) => {
      const caught = until(
        (_, [p = 0]) => [a, (p * c) / Math.hypot(c, p)],
        0,
        [0, 0],
        (t, [, x = 0]) => x - c * (t - t_0),
        1e4,
        { maxStep: 0.5 },
      )
      return caught.t + (caught.y[1] ?? 0) / c
    },
  ),

  'mod-helium-electron': route(
    ['q', 'm', 'kappa', 'epsilon_0', 'hbar'],
    'solves for the charges on the surface, adds up their force, and integrates the area of the orbit',
    ({ q, m, kappa, epsilon_0, hbar }) => {
      // Force at the height 1; it falls with the square of the height.
      const strength = quadInfinite((rho) => {
        const direct = q / (4 * Math.PI * epsilon_0 * (1 + rho * rho) ** 1.5)
        // Unknown: field that the surface charge adds below and takes away above.
        const [extra = 0] = solve([[kappa + 1]], [(1 - kappa) * direct])
        const charge = 2 * epsilon_0 * extra
        return (-charge * q * 2 * Math.PI * rho) / (4 * Math.PI * epsilon_0 * (1 + rho * rho) ** 1.5)
      }, 0)
      const level = (n: number): number => {
        const area = (depth: number): number => {
          const top = strength / depth
          return (
            2 *
            quad(
              (s) => {
                const z = top * Math.sin(s) ** 2
                return Math.sqrt(2 * m * (strength / z - depth)) * 2 * top * Math.sin(s) * Math.cos(s)
              },
              0,
              Math.PI / 2,
              1e-9,
            )
          )
        }
        return -root((depth) => area(depth) - 2 * Math.PI * hbar * n, 1e-7, 1e3)
      }
      return level(2) - level(1)
    },
  ),

  'mod-carbon-chain': route(
    ['N', 'm', 'L', 'hbar'],
    'adds up the knocks of all electrons as they run to and fro between the ends',
    ({ N, m, L, hbar }) => {
      let force = 0
      for (let halves = 1; halves <= N; halves++) {
        const momentum = (2 * Math.PI * hbar) / ((2 * L) / halves)
        const roundTrip = (2 * L * m) / momentum
        force += (2 * 2 * momentum) / roundTrip
      }
      return force
    },
  ),

  'mod-ancient-reactor': route(
    ['r', 'lambda_1', 'lambda_2', 'x'],
    'integrates both decays backwards in time until the fraction is reached',
    ({ r, lambda_1, lambda_2, x }) =>
      until(
        (_, [light = 0, heavy = 0]) => [lambda_1 * light, lambda_2 * heavy],
        0,
        [r, 1],
        (_, [light = 0, heavy = 0]) => light / (light + heavy) - x,
        50,
        { maxStep: 0.2 },
      ).t,
  ),

  'mod-dust-spiral': route(
    ['s', 'rho', 'R', 'P', 'c'],
    'transforms the light into the frame of the grain, differentiates its drag at low speed, and adds up the time',
    ({ s, rho, R, P, c }) => {
      const mass = (4 / 3) * Math.PI * s ** 3 * rho
      // Drag per speed on the crossing grain: in its frame the light comes aberrated and keeps its momentum along the motion.
      const drag = (r: number): number => {
        const power = (P * s * s) / (4 * r * r)
        const along = (beta: number): number => {
          const gamma = 1 / Math.sqrt(1 - beta * beta)
          // Four-momentum (energy 1, straight outwards): energy and component along the motion in the grain's frame;
          // the grain keeps its rest mass by radiating all energy evenly.
          return (-gamma * beta * power) / c
        }
        return -derivative(along, 0, 0.01) / c
      }
      // With the attraction 1: angular momentum and torque on the circle of radius r.
      const angular = (r: number): number => mass * Math.sqrt(r)
      return quad((r) => derivative(angular, r, 0.02 * r) / (drag(r) * Math.sqrt(1 / r) * r), 0, R, 1e-9)
    },
  ),
}
