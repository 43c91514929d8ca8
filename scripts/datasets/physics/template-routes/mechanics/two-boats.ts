import { derivative } from '../../numerics/calculus.ts'
import { until } from '../../numerics/ode.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/** The free length of the rope, in the distances x (his boat) and y (the other) moved towards each other. */
const LENGTHS: Readonly<Record<string, (gap: number, y: number) => number>> = {
  tied: (gap) => gap,
  looped: (gap) => 2 * gap,
  shore: (gap, y) => gap + (10 - y),
  triple: (gap) => 3 * gap,
}

export const twoBoats: TemplateRoute = {
  how: 'forces by virtual work from the length of the rope, the motion integrated until the gap is closed',
  compute: (values, choice) => {
    const [m, M, d, F] = [need(values, 'm'), need(values, 'M'), need(values, 'd'), need(values, 'F')]
    const length = (x: number, y: number): number => LENGTHS[choice.rope ?? '']?.(d - x - y, y) ?? Number.NaN
    const onOwn = (x: number, y: number): number => -F * derivative((s) => length(x + s, y), 0)
    const onOther = (x: number, y: number): number => -F * derivative((s) => length(x, y + s), 0)
    const { t, y: state } = until(
      (_, [x = 0, y = 0, v = 0, w = 0]) => [v, w, onOwn(x, y) / m, onOther(x, y) / M],
      0,
      [0, 0, 0, 0],
      (_, [x = 0, y = 0]) => d - x - y,
      20,
    )
    const [x = 0, y = 0, v = 0, w = 0] = state
    if (choice.asked === 'time') return t
    if (choice.asked === 'other') return w
    return -derivative((s) => length(x + v * s, y + w * s), 0)
  },
}
