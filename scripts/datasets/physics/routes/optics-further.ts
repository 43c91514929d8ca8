import { extrapolate, minimum, root } from '../numerics/calculus.ts'
import { solve } from '../numerics/linear.ts'
import { reflect, refract } from '../numerics/rays.ts'
import { dot, norm, scale } from '../numerics/vectors.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'

/** Routes of the problems that were added to the first set. */
export const opticsFurther: Readonly<Record<string, Route>> = {
  'opt-reading-stone': route(
    ['R', 'h', 'n'],
    'traces rays from the tip of a letter out of the stone, and extrapolates to the axis',
    ({ R, h, n }) => {
      // Vertex of the ball at x = 0, its centre at -R, the letter at -h.
      const leaving = (height: number, slope: number): { from: number[]; slope: number } => {
        const along = scale(1 / Math.hypot(1, slope), [1, slope])
        const start = [-h, height]
        const outside = (t: number): number =>
          norm([-h + R + t * (along[0] ?? 0), height + t * (along[1] ?? 0)]) - R
        const t = root(outside, 0, 2 * R)
        const from = start.map((x, i) => x + t * (along[i] ?? 0))
        const normal = scale(1 / R, [(from[0] ?? 0) + R, from[1] ?? 0])
        const [dx = 1, dy = 0] = refract(along, normal, n, 1)
        return { from, slope: dy / dx }
      }
      const magnified = (height: number): number => {
        const [a, b] = [leaving(height, height / 2), leaving(height, -height / 2)]
        // Where the two rays, extended backwards, meet.
        const at = (ray: { from: number[]; slope: number }): number =>
          (ray.from[1] ?? 0) - ray.slope * (ray.from[0] ?? 0)
        const x = (at(b) - at(a)) / (a.slope - b.slope)
        return (at(a) + a.slope * x) / height
      }
      return extrapolate(magnified, 0.1)
    },
  ),

  'opt-plate-pile': route(
    ['N', 'n'],
    'matches the fields at a surface and solves for the intensities to and fro between all surfaces',
    ({ N, n }) => {
      const outside = Math.atan(n)
      const inside = Math.asin(Math.sin(outside) / n)
      const transmitted = (a: number, b: number): number => {
        // Continuous tangential fields: 1 + r = t and a (1 - r) = b t.
        const [r = 0] = solve(
          [
            [1, -1],
            [-a, -b],
          ],
          [-1, -a],
        )
        const [reflected, passed] = [r * r, 1 - r * r]
        // Unknown: forward and backward intensity behind each surface, backward intensity in front of the first.
        const surfaces = 2 * N
        const matrix: number[][] = []
        const right: number[] = []
        const forward = (i: number): number => 2 * i - 1
        const backward = (i: number): number => 2 * i
        for (let i = 0; i < surfaces; i++) {
          const [on, back] = [
            new Array<number>(2 * surfaces).fill(0),
            new Array<number>(2 * surfaces).fill(0),
          ]
          on[forward(i + 1)] = 1
          back[backward(i)] = 1
          if (i + 1 < surfaces) {
            on[backward(i + 1)] = -reflected
            back[backward(i + 1)] = -passed
          }
          if (i > 0) {
            on[forward(i)] = -passed
            back[forward(i)] = -reflected
          }
          matrix.push(on, back)
          right.push(i === 0 ? passed : 0, i === 0 ? reflected : 0)
        }
        return solve(matrix, right)[forward(surfaces)] ?? Number.NaN
      }
      const perpendicular = transmitted(Math.cos(outside), n * Math.cos(inside))
      const parallel = transmitted(1 / Math.cos(outside), n / Math.cos(inside))
      return (parallel - perpendicular) / (parallel + perpendicular)
    },
  ),

  'opt-sweeping-beam': route(
    ['d', 'omega', 'c'],
    'searches the earliest arrival of light among all points of the thread',
    ({ d, omega, c }) => {
      const arrival = (s: number): number => {
        const x = Math.sinh(s) * d
        return Math.atan2(x, d) / omega + Math.hypot(x, d) / c
      }
      return -d * Math.sinh(minimum(arrival, -5, 1))
    },
  ),

  'opt-silvered-lens': route(
    ['a', 'b'],
    'traces rays near the axis into the lens and searches the glass for which they meet the mirror at right angles',
    ({ a, b }) => {
      // Refraction by Snell's law at the height y; curved side with its centre at a distance R behind it.
      const flatMirror = (n: number, R: number): number =>
        extrapolate((y) => {
          const ray = scale(1 / Math.hypot(a, y), [a, y])
          const normal = [-Math.sqrt(1 - (y / R) ** 2), y / R]
          return (refract(ray, normal, 1, n)[1] ?? 0) / y
        }, 0.01)
      const curvedMirror = (n: number, R: number): number =>
        extrapolate((y) => {
          const ray = scale(1 / Math.hypot(b, y), [b, y])
          const [dx = 0, dy = 0] = refract(ray, [-1, 0], 1, n)
          // Along the normal of the mirror, which comes from its centre in front.
          return (dy / dx - y / Math.sqrt(R * R - y * y)) / y
        }, 0.01)
      const radius = (n: number): number => root((R) => curvedMirror(n, R), 0.5 * b, 50 * b)
      return root((n) => flatMirror(n, radius(n)), 1.01, 20)
    },
  ),

  'opt-road-bead': route(
    ['R', 'n'],
    'traces rays through the ball and searches the one that comes back antiparallel',
    ({ R, n }) => {
      const sideways = (height: number): number => {
        let place = [-Math.sqrt(1 - height * height), height]
        let along = refract([1, 0], place, 1, n)
        const cross = (): void => {
          place = place.map((x, i) => x - 2 * dot(along, place) * (along[i] ?? 0))
        }
        cross()
        along = reflect(along, place)
        cross()
        return refract(along, place, n, 1)[1] ?? Number.NaN
      }
      return R * root(sideways, 0.05, 1 - 1e-9)
    },
  ),

  'opt-turned-feather': route(
    ['lambda', 'd', 'm'],
    'turns the grating, finds the direction in which all slits are in step, and searches the least deviation',
    ({ lambda, d, m }) => {
      const deviation = (turn: number): number => {
        // Path from a far lamp to one slit and from there to a far eye, against that of its neighbour.
        const slit = [d * Math.cos(turn), d * Math.sin(turn)]
        const delay = (angle: number): number =>
          dot(slit, [Math.sin(angle), Math.cos(angle)]) - dot(slit, [0, 1])
        return root((angle) => delay(angle) - m * lambda, 0, Math.PI / 2 - turn)
      }
      return deviation(minimum(deviation, -0.6, 0.1))
    },
  ),
}
