import { root } from '../../numerics/calculus.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

export const threeShares: TemplateRoute = {
  how: 'searches the momentum of the first particle at which energy is conserved, with the others sharing as asked',
  compute: (values, choice) => {
    const c = need(values, 'c')
    const M = need(values, 'M')
    const first = choice['pieces'] === 'light' ? 0 : need(values, 'm')
    const others =
      choice['pieces'] === 'heavy'
        ? [0, 0]
        : choice['pieces'] === 'mixed'
          ? [need(values, 'mu'), 0]
          : [need(values, 'mu'), need(values, 'mu')]
    const [second = 0, third = 0] = others
    const pair = (p: number): number => {
      switch (choice['question']) {
        case 'star':
          return Math.hypot(p, second) + Math.hypot(p, third)
        case 'corner':
          return 2 * Math.hypot(p / Math.SQRT2, second)
        default: {
          if (second === 0 && third === 0) return p
          const shared = (x: number): number => Math.hypot(x * p, second) + Math.hypot((1 - x) * p, third)
          return lowest(shared)
        }
      }
    }
    const p = root((x) => Math.hypot(x, first) + pair(x) - M, 0, M)
    return Math.hypot(p, first) * c * c
  },
}

/** The lowest value of a function with one minimum in [0, 1], which may be a kink or an end. */
function lowest(f: (x: number) => number): number {
  let [low, high] = [0, 1]
  for (let i = 0; i < 80; i++) {
    const [left, right] = [low + (high - low) / 3, high - (high - low) / 3]
    if (f(left) < f(right)) high = right
    else low = left
  }
  return f((low + high) / 2)
}
