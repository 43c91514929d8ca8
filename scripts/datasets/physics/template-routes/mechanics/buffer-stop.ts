import { until } from '../../numerics/ode.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const bufferStop: TemplateRoute = {
  how: 'the motion of one or two wagons integrated until they stop approaching',
  compute: (values, choice) => {
    const [m, v] = [need(values, 'm'), need(values, 'v')]
    const inverse = choice.end === 'wagon' ? 1 / need(values, 'M') : 0
    const push = force(values, choice.buffer)
    // Integrated in two pieces where the force has a kink.
    const kink = choice.buffer === 'nested' ? need(values, 's') : 0
    const move = (_: number, [x = 0, u = 0, w = 0]: readonly number[]): number[] => [
      u - w,
      -push(x) / m,
      push(x) * inverse,
    ]
    const start = [0, v, 0]
    const from = kink === 0 ? start : until(move, 0, start, (_, [x = 0]) => x - kink, 20).y
    const { y } = until(move, 0, from, (_, [, u = 0, w = 0]) => u - w, 20)
    const x = y[0] ?? 0
    return choice.asked === 'compression' ? x : push(x)
  },
}

/** The force of the buffer as a function of how far it is pushed in. */
function force(values: Readonly<Record<string, number>>, buffer = ''): (x: number) => number {
  if (buffer === 'preloaded') {
    const [k, s] = [need(values, 'k'), need(values, 's')]
    return (x) => k * (s + x)
  }
  const [k1, k2] = [need(values, 'k_1'), need(values, 'k_2')]
  if (buffer === 'stacked') return (x) => x / (1 / k1 + 1 / k2)
  const s = need(values, 's')
  return (x) => k1 * x + k2 * Math.max(0, x - s)
}
