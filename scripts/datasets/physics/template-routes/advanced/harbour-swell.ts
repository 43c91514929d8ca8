import { until } from '../../numerics/ode.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

export const harbourSwell: TemplateRoute = {
  how: 'integrates the motion of the crest',
  compute: (values, choice) => {
    const [L, g, first, last] = [
      need(values, 'L'),
      need(values, 'g'),
      need(values, 'h_1'),
      need(values, 'h_2'),
    ]
    const depth = (x: number): number => {
      const part = x / L
      switch (choice['bed']) {
        case 'even':
          return first + (last - first) * part
        case 'dish':
          return (Math.sqrt(first) + (Math.sqrt(last) - Math.sqrt(first)) * part) ** 2
        case 'terrace':
          return part < 0.5 ? first : last
        default:
          return part < 0.5 ? first + 2 * (last - first) * part : last
      }
    }
    const travel = (from: number, to: number): number =>
      until(
        (_, [x = 0]) => [Math.sqrt(g * depth(Math.min(x, to - 1e-15 * L)))],
        0,
        [from],
        (_, [x = 0]) => x - to,
        (2 * L) / Math.sqrt(g * last),
        { maxStep: L / Math.sqrt(g * last) / 30 },
      ).t
    // The bed may have a corner half-way.
    const half = travel(0, L / 2)
    if (choice['asked'] === 'halfway') return half
    const whole = half + travel(L / 2, L)
    if (choice['asked'] === 'time') return whole
    const place = until(
      (_, [x = 0]) => [Math.sqrt(g * depth(x))],
      0,
      [0],
      (t) => t - whole / 2,
      whole,
    ).y
    return depth(place[0] ?? 0)
  },
}
