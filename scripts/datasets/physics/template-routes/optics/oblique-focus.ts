import { extrapolate } from '../../numerics/calculus.ts'
import { reflect, refract } from '../../numerics/rays.ts'
import { add, dot, norm, scale } from '../../numerics/vectors.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/** Traces pairs of rays in space, on both sides of the beam's middle, and lets their distance go to zero. */
export const obliqueFocus: TemplateRoute = {
  how: 'pairs of neighbouring rays traced in space and made to meet',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [R, theta] = [v('R'), v('theta')]
    const hollow = choice['surface'] === 'concave'
    // P is the origin; light comes along +x at the angle theta. The centre of the sphere is in front of a hollow mirror.
    const centre = [hollow ? -R : R, 0, 0]
    const middle = [Math.cos(theta), Math.sin(theta), 0]
    const sideways = choice['fan'] === 'upright' ? [-Math.sin(theta), Math.cos(theta), 0] : [0, 0, 1]
    const lamp = choice['light'] === 'lamp' ? scale(-v('s'), middle) : null
    const leave = (direction: number[], place: readonly number[]): number[] => {
      const normal = scale(1 / R, add(place, scale(-1, centre)))
      return choice['surface'] === 'glass'
        ? refract(direction, normal, 1, v('n'))
        : reflect(direction, normal)
    }
    const chief = leave(middle, [0, 0, 0])
    const trace = (shift: number): { place: number[]; direction: number[] } => {
      const start = lamp ?? add(scale(-3, middle), scale(shift, sideways))
      const aim = add(scale(shift, sideways), scale(-1, start))
      const direction = lamp ? scale(1 / norm(aim), aim) : middle
      const from = add(start, scale(-1, centre))
      const b = dot(from, direction)
      const depth = Math.sqrt(b * b - dot(from, from) + R * R)
      const place = add(start, scale(hollow ? -b + depth : -b - depth, direction))
      return { place, direction: leave(direction, place) }
    }
    const meeting = (shift: number): number => {
      const [one, two] = [trace(shift), trace(-shift)]
      // Nearest approach of the two lines, measured along the middle ray.
      const gap = add(two.place, scale(-1, one.place))
      const cosine = dot(one.direction, two.direction)
      const along = (dot(gap, one.direction) - cosine * dot(gap, two.direction)) / (1 - cosine * cosine)
      return dot(add(one.place, scale(along, one.direction)), chief)
    }
    return Math.abs(extrapolate(meeting, 0.04 * R))
  },
}
