import { minimum, quad, root } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/** Integrates Fourier's law shell by shell and minimises the core's temperature over the outer radius. */
export const warmSleeve: TemplateRoute = {
  how: "Fourier's law integrated, minimised over the outer radius",
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [kappa, h, a] = [v('kappa'), v('h'), v('a')]
    const wire = choice['shape'] === 'wire'
    const area = (r: number): number => (wire ? 2 * Math.PI * r : 4 * Math.PI * r * r)
    const excess = (b: number): number => quad((r) => 1 / (kappa * area(r)), a, b) + 1 / (h * area(b))
    if (choice['asked'] === 'same') return root((b) => excess(b) - excess(a), a * 1.02, 100 * a)
    const best = minimum(excess, a * 0.5, 20)
    if (choice['asked'] === 'radius') return best
    const power = wire ? v('q') : v('P')
    if (choice['asked'] === 'skin') return power * excess(best)
    const within = (r: number): number => (wire ? (r / a) ** 2 : (r / a) ** 3)
    return power * (excess(best) + quad((r) => within(r) / (v('kappa_c') * area(r)), 0, a))
  },
}
