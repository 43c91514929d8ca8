import { minimum } from '../../numerics/calculus.ts'
import { reflect, refract } from '../../numerics/rays.ts'
import { dot, norm, scale } from '../../numerics/vectors.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/** Traces rays in space through ball or thread and searches the offset at which they are turned least. */
export const glassThread: TemplateRoute = {
  how: 'rays traced in space, the least turning searched',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const n = v('n')
    const around = choice['around'] === 'liquid' ? v('n_w') : 1
    const tilt = choice['body'] === 'thread' ? v('varphi') : 0
    const reflections = choice['reflections'] === 'two' ? 2 : 1
    // The thread lies along z. For a ball all stays in the plane z = 0, where it looks the same.
    const across = ([x = 0, y = 0]: readonly number[]): number[] => [x, y, 0]
    const heading = ([x = 0, y = 0]: readonly number[]): number => Math.atan2(y, x)
    const turned = (offset: number): number => {
      let direction = [Math.cos(tilt), 0, Math.sin(tilt)]
      let place = [-Math.sqrt(1 - offset * offset), offset, 0]
      let total = 0
      const turnTo = (next: number[]): void => {
        // All turns go the same way, clockwise for rays above the axis.
        const by = heading(direction) - heading(next)
        total += by - 2 * Math.PI * Math.floor(by / (2 * Math.PI))
        direction = next
      }
      turnTo(refract(direction, across(place), around, n))
      for (let i = 0; i <= reflections; i++) {
        const flat = across(direction)
        const chord = (-2 * dot(place, flat)) / norm(flat) ** 2
        place = across(place.map((x, j) => x + chord * (direction[j] ?? 0)))
        const normal = scale(1 / norm(place), place)
        turnTo(i < reflections ? reflect(direction, normal) : refract(direction, normal, n, around))
      }
      return total
    }
    const offset = minimum(turned, 0.3, 0.9999)
    if (choice['asked'] === 'offset') return v('R') * offset
    return Math.abs(turned(offset) - Math.PI)
  },
}
