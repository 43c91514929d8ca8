import { root } from '../../numerics/calculus.ts'
import { integrate } from '../../numerics/ode.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

export const argonClock: TemplateRoute = {
  how: 'lets potassium decay into gas step by step from a guessed age on, and searches the age that gives what is found today',
  compute: (values, choice) => {
    const lambda = need(values, 'lambda')
    const share = choice['branch'] === 'some' ? need(values, 'b') : 1
    /** Potassium and gas after a time. */
    const grow = (start: readonly number[], time: number): number[] =>
      time <= 0
        ? [...start]
        : integrate((_, [k = 0]) => [-lambda * k, share * lambda * k], 0, start, time, {
            tolerance: 1e-9,
            maxStep: time / 2.3,
          })
    const ratio = ([k = 0, gas = 0]: readonly number[]): number => gas / k
    const age = (miss: (t: number) => number, least: number): number => root(miss, least, 20 / lambda)
    switch (choice['history']) {
      case 'closed':
        return age((t) => ratio(grow([1, 0], t)) - need(values, 'r'), 0)
      case 'stale':
        return age((t) => ratio(grow([1, need(values, 's')], t)) - need(values, 'r'), 0)
      case 'heated': {
        const s = need(values, 's')
        const today = (t: number): number[] => {
          const [k = 0, gas = 0] = grow([1, 0], t - s)
          return grow([k, gas / 2], s)
        }
        return age((t) => ratio(today(t)) - need(values, 'r'), s)
      }
      default: {
        // Undo the age: both minerals must then have held the same gas.
        const caught = (t: number, mineral: string): number => {
          const k = need(values, `k_${mineral}`)
          const [left = 0, made = 0] = grow([1, 0], t)
          return need(values, `g_${mineral}`) - (made * k) / left
        }
        return age((t) => caught(t, '2') - caught(t, '1'), 0)
      }
    }
  },
}
