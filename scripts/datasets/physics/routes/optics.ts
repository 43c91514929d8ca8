import { derivative, extrapolate, minimum, root } from '../numerics/calculus.ts'
import { solve } from '../numerics/linear.ts'
import { until } from '../numerics/ode.ts'
import { reflect, refract } from '../numerics/rays.ts'
import { add, dot, norm, scale } from '../numerics/vectors.ts'
import type { Vector } from '../numerics/vectors.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'

/** Where the ray from `place` meets the circle of radius R about the origin, farther along than `place`. */
function farSide(place: Vector, direction: Vector, R: number): number[] {
  const along = dot(place, direction)
  const reach = -along + Math.sqrt(along * along - dot(place, place) + R * R)
  return add(place, scale(reach, direction))
}

/** The x at which a ray, extended both ways, crosses the line y = 0. */
function crossing([x = 0, y = 0]: Vector, [dx = 0, dy = 0]: Vector): number {
  return x - (y * dx) / dy
}

export const optics: Readonly<Record<string, Route>> = {
  'opt-clock-tower': route(
    ['H', 'h', 'f'],
    'traces two rays from the top of the tower and searches the distance',
    ({ H, h, f }) => {
      const imageHeight = (d: number): number => {
        // Through the centre: y = -(H / d) x. Parallel to the axis, then through the focus: y = H - (H / f) x.
        const [, y = 0] = solve(
          [
            [H / d, 1],
            [H / f, 1],
          ],
          [0, H],
        )
        return -y
      }
      return root((d) => imageHeight(d) - h, f * (1 + 1e-9), f * 1e4)
    },
  ),

  'opt-diver-gull': route(
    ['h', 'H', 'n'],
    "traces rays with Snell's law and extrapolates to vertical ones",
    ({ h, H, n }) =>
      extrapolate((angle) => {
        const [dx = 0, dy = 0] = refract([Math.sin(angle), -Math.cos(angle)], [0, 1], 1, n)
        const place = H * Math.tan(angle)
        return h + (place * -dy) / dx
      }, 0.1),
  ),

  'opt-silvered-globe': route(
    ['R', 'n'],
    'traces rays through the ball and extrapolates to the axis',
    ({ R, n }) =>
      extrapolate((height) => {
        const front = [-Math.sqrt(R * R - height * height), height]
        const inside = refract([1, 0], scale(1 / R, front), 1, n)
        const back = farSide(front, inside, R)
        const returning = reflect(inside, scale(1 / R, back))
        const exit = farSide(back, returning, R)
        const out = refract(returning, scale(1 / R, exit), n, 1)
        return crossing(exit, out) + R
      }, 0.05 * R),
  ),

  'opt-graded-rod': route(
    ['n_0', 'alpha', 'theta'],
    'integrates the ray equation',
    ({ n_0, alpha, theta }) => {
      // dr/du = p, dp/du = grad(n^2) / 2
      const end = until(
        (_, [, r = 0, pz = 0, pr = 0]) => [pz, pr, 0, -n_0 * n_0 * alpha * alpha * r],
        0,
        [0, 0, n_0 * Math.cos(theta), n_0 * Math.sin(theta)],
        (_, [, r = 0]) => r,
        10 / (n_0 * alpha),
      )
      return end.y[0] ?? Number.NaN
    },
  ),

  'opt-road-mirage': route(
    ['n_0', 'beta', 'h'],
    'integrates rays down from the eyes and searches the one whose lowest point is the road',
    ({ n_0, beta, h }) => {
      const lowest = (down: number): readonly number[] => {
        const n = n_0 * Math.sqrt(1 + beta * h)
        return until(
          (_, [, , px = 0, pz = 0]) => [px, pz, 0, (n_0 * n_0 * beta) / 2],
          0,
          [0, h, n * Math.cos(down), -n * Math.sin(down)],
          (_, [, , , pz = 0]) => pz,
          (10 * n) / (n_0 * n_0 * beta),
        ).y
      }
      const grazing = root((down) => lowest(down)[1] ?? 0, 1e-3, 1.5)
      return lowest(grazing)[0] ?? Number.NaN
    },
  ),

  'opt-unequal-double-star': route(
    ['lambda', 'D', 'theta', 'k'],
    'adds up the intensities and searches the brightest and the darkest place',
    ({ lambda, D, theta, k }) => {
      const wave = (2 * Math.PI) / lambda
      // `s` is the path difference inside the instrument.
      const light = (s: number): number => {
        const first = [1 + Math.cos(wave * s), Math.sin(wave * s)]
        const second = [1 + Math.cos(wave * (s + D * theta)), Math.sin(wave * (s + D * theta))]
        return dot(first, first) + k * dot(second, second)
      }
      const extreme = (f: (s: number) => number): number => {
        const grid = Array.from({ length: 64 }, (_, i) => (i * lambda) / 64)
        const best = grid.reduce((a, b) => (f(b) < f(a) ? b : a))
        return minimum(f, best - lambda / 32, best + lambda / 32)
      }
      const dark = light(extreme(light))
      const bright = light(extreme((s) => -light(s)))
      return (bright - dark) / (bright + dark)
    },
  ),

  'opt-lake-glare': route(
    ['n'],
    'solves the boundary conditions of the fields, at the angle where one polarisation is not reflected',
    ({ n }) => {
      const inside = (angle: number): number => Math.asin(Math.sin(angle) / n)
      // Unknown: reflected and transmitted electric amplitude; the incident one is 1.
      const parallel = (angle: number): number => {
        const [reflected = 0] = solve(
          [
            [-Math.cos(angle), -Math.cos(inside(angle))],
            [1, -n],
          ],
          [-Math.cos(angle), -1],
        )
        return reflected
      }
      const brewster = root(parallel, 0.1, 1.5)
      const [perpendicular = 0] = solve(
        [
          [1, -1],
          [-Math.cos(brewster), -n * Math.cos(inside(brewster))],
        ],
        [-1, -Math.cos(brewster)],
      )
      return (perpendicular ** 2 + parallel(brewster) ** 2) / 2
    },
  ),

  'opt-wedge-recoil': route(
    ['P', 'n', 'alpha', 'c'],
    'traces the beam and subtracts the momenta as vectors',
    ({ P, n, alpha, c }) => {
      const incoming = [1, 0]
      const within = refract(incoming, [-1, 0], 1, n)
      const outgoing = refract(within, [Math.cos(alpha), Math.sin(alpha)], n, 1)
      return (P / c) * norm(add(incoming, scale(-1, outgoing)))
    },
  ),

  'opt-flower-and-stars': route(
    ['f', 'D', 'b'],
    'traces the marginal rays and searches the places of the sensor and of the flower',
    ({ f, D, b }) => {
      // Twice the height at which a ray from an axial point at `x` through the rim of the lens meets the sensor.
      const spot = (x: number, sensor: number): number => {
        const slope = D / 2 / x - D / 2 / f
        return 2 * (D / 2 + slope * sensor)
      }
      const sensor = root((s) => spot(Number.POSITIVE_INFINITY, s) + b, f, 10 * f)
      return root((x) => spot(x, sensor) - b, 1e-3 * f, 1e5 * f)
    },
  ),

  'opt-spinning-oil': route(
    ['omega', 'n', 'g'],
    'traces rays through the curved surface to the mirror and back, and extrapolates to the axis',
    ({ omega, n, g }) => {
      const height = (x: number): number => (omega * omega * x * x) / (2 * g)
      const normal = (x: number): number[] => {
        const slope = (omega * omega * x) / g
        return scale(1 / Math.hypot(1, slope), [-slope, 1])
      }
      return extrapolate(
        (x) => {
          const down = refract([0, -1], normal(x), 1, n)
          const [dx = 0, dz = 0] = down
          const foot = x - (height(x) * dx) / dz
          const [ux = 0, uz = 1] = reflect(down, [0, 1])
          const reach = root((t) => t * uz - height(foot + t * ux), 0, (4 * height(foot)) / uz)
          const exit = foot + reach * ux
          const [ox = 0, oz = 1] = refract([ux, uz], normal(exit), n, 1)
          return (exit * oz) / ox - height(exit)
        },
        (0.05 * g) / (omega * omega),
      )
    },
  ),

  'opt-fibre-gyroscope': route(
    ['n', 'N', 'R', 'lambda', 'Omega', 'c'],
    'adds velocities relativistically, finds when each part meets the end of the fibre, and extrapolates to slow rotation',
    ({ n, N, R, lambda, Omega, c }) => {
      const time = (u: number): number => {
        const light = (c / n + u) / (1 + u / (n * c))
        return root((t) => light * t - 2 * Math.PI * R * N - u * t, 0, (1e3 * n * R * N) / c)
      }
      const perSpeed = extrapolate((u) => (time(u) - time(-u)) / u, 0.1 * c)
      return ((2 * Math.PI * c) / lambda) * perSpeed * Omega * R
    },
  ),

  'opt-split-lens': route(
    ['f', 's', 'a', 'lambda', 'D'],
    'traces rays to both images and takes the gradient of the difference of the distances, for a narrow gap',
    ({ f, s, a, lambda, D }) => {
      const image = (axis: number): number[] => {
        // Two rays from the source at height 0: through the centre of the half, and one unit beside it.
        const [straight, bent] = [axis / a, (axis + 1) / a - 1 / f]
        const distance = 1 / (straight - bent)
        return [distance, axis + straight * distance]
      }
      const spacing = (gap: number): number => {
        const [up, down] = [image(gap / 2), image(-gap / 2)]
        const way = ([x = 0, y = 0]: number[], height: number): number => Math.hypot(D - x, height - y)
        return lambda / Math.abs(derivative((height) => way(up, height) - way(down, height), 0, 0.05))
      }
      return extrapolate((gap) => spacing(gap) * gap, 0.01) / s
    },
  ),
}
