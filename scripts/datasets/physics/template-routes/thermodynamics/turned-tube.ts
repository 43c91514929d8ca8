import { quad, root } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/** Integrates the pressure of each side from dp/p = -gamma dV/V, and searches the mass that the difference carries. */
export const turnedTube: TemplateRoute = {
  how: 'pressures integrated along the shift, then the balance by bisection',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [p, A, L, x] = [v('p'), v('A'), v('L'), v('x')]
    const gamma = choice['wall'] === 'foam' ? v('gamma') : 1
    const squeezed = p * Math.exp(quad((s) => gamma / (L - s), 0, x))
    const other = choice['far'] === 'open' ? p : p * Math.exp(-quad((s) => gamma / (L + s), 0, x))
    const pull = {
      upright: () => v('g'),
      tilted: () => v('g') * Math.sin(v('alpha')),
      driven: () => v('a'),
      spun: () => v('omega') ** 2 * (L + x),
    }[choice['motion'] ?? '']
    if (pull === undefined) throw new Error('unknown motion')
    return root((mass) => (squeezed - other) * A - mass * pull(), 0, 1e6)
  },
}
