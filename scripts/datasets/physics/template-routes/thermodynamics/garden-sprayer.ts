import { quad, root } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/** Pumps stroke by stroke, then integrates the energy balance of the air while its volume grows. */
export const gardenSprayer: TemplateRoute = {
  how: 'stroke by stroke, then dU = -p dV integrated',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [p0, V, W] = [v('p_0'), v('V'), v('W')]
    const pumped = (strokes: number): number => {
      let amount = p0 * (V - W)
      for (let left = strokes; left > 0; left--) amount += p0 * v('v') * Math.min(left, 1)
      return amount / (V - W)
    }
    const after = (p1: number, w: number): number => {
      // dU = -p dV with U = c p V; at constant temperature c plays no part.
      const c = choice['spray'] === 'slow' ? Number.POSITIVE_INFINITY : 1 / (v('gamma') - 1)
      const energy = Math.exp(-quad((t) => 1 / c / (V - W + t), 0, w))
      return (p1 * energy * (V - W)) / (V - W + w)
    }
    const stop = choice['nozzle'] === 'lance' ? p0 + v('rho') * v('g') * v('h') : p0
    if (choice['asked'] === 'pressure') return after(pumped(v('N')), v('w'))
    if (choice['asked'] === 'volume') {
      const p1 = pumped(v('N'))
      return root((w) => after(p1, w) - stop, 0, 100)
    }
    // The pressure at the end is in proportion to that at the beginning.
    const needed = stop / after(1, W)
    return root((strokes) => pumped(strokes) - needed, 0, 1000)
  },
}
