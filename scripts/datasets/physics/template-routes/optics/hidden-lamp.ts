import { quad } from '../../numerics/calculus.ts'
import { refract } from '../../numerics/rays.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/** Tries rays of growing angle until one no longer gets out, and follows the last one; shares by solid angle. */
export const hiddenLamp: TemplateRoute = {
  how: 'rays traced until total reflection, by bisection',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const n = v('n')
    const oil = choice['cover'] === 'oil'
    const flat = [0, 1]
    // Sideways way of a ray that starts at the angle given; null where it is totally reflected.
    const sideways = (angle: number, depth: number): number | null => {
      let direction = [Math.sin(angle), Math.cos(angle)]
      const across = (thickness: number): number => (thickness * (direction[0] ?? 0)) / (direction[1] ?? 1)
      let x = across(depth)
      try {
        if (oil) {
          direction = refract(direction, flat, n, v('n_1'))
          x += across(v('s'))
        }
        refract(direction, flat, oil ? v('n_1') : n, 1)
        return x
      } catch {
        return null
      }
    }
    let [low, high] = [0, Math.PI / 2]
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2
      if (sideways(middle, 1) === null) high = middle
      else low = middle
    }
    const mirror = choice['bottom'] === 'mirror'
    if (choice['asked'] === 'share') {
      const cone = quad((angle) => Math.sin(angle) / 2, 0, low)
      return mirror ? 2 * cone : cone
    }
    const depths = mirror ? [v('h'), v('h') + 2 * v('b')] : [v('h')]
    const reach = Math.max(...depths.map((depth) => sideways(low, depth) ?? Number.NaN))
    return reach + (choice['lamp'] === 'broad' ? v('r') : 0)
  },
}
