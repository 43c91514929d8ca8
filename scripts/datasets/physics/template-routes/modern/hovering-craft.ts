import { quad, root } from '../../numerics/calculus.ts'
import { add, dot, scale } from '../../numerics/vectors.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

export const hoveringCraft: TemplateRoute = {
  how: 'adds up the momentum of the light over the surface, ray by ray, and searches the mass or size that is carried',
  compute: (values, choice) => {
    const [M, P, G, c] = [need(values, 'M'), need(values, 'P'), need(values, 'G'), need(values, 'c')]
    const R = 1000
    const flux = P / (4 * Math.PI * R * R * c)
    const craft = choice['craft'] ?? ''
    const diffuse = craft === 'white' || craft === 'snowball'
    // Mean momentum along the normal of light thrown back diffusely: cosine-weighted over the half-space.
    const spread = quad((x) => x * x, 0, 1) / quad((x) => x, 0, 1)
    /** Push along the light (+x) per momentum that arrives, on a face with this outward normal. */
    const push = (normal: number[]): number => {
      const out = diffuse ? scale(spread, normal) : add([1, 0], scale(-2 * dot([1, 0], normal), normal))
      return 1 - (out[0] ?? 0)
    }
    /** Outward normal at the distance s from the axis, for a body of radius a. */
    const normalAt = (s: number, a: number): number[] => {
      if (craft === 'globe' || craft === 'snowball') return [-Math.sqrt(1 - (s / a) ** 2), s / a]
      if (craft === 'cone') return [-Math.sin(need(values, 'alpha')), Math.cos(need(values, 'alpha'))]
      return [-1, 0]
    }
    const force = (a: number): number =>
      flux * quad((s) => push(normalAt(s, a)) * 2 * Math.PI * s, 0, a, 1e-10)
    const weight = (mass: number): number => (G * M * mass) / (R * R)
    if (choice['asked'] === 'mass') return force(need(values, 'a')) / weight(1)
    const rho = need(values, 'rho')
    if (craft === 'globe' || craft === 'snowball') {
      const mass = (a: number): number => rho * quad((x) => Math.PI * (a * a - x * x), -a, a)
      return root((a) => force(a) / (a * a) - weight(mass(a)) / (a * a), 1e-4, 100)
    }
    const a = need(values, 'a')
    const steep = craft === 'cone' ? Math.sin(need(values, 'alpha')) : 1
    const area = quad((s) => (2 * Math.PI * s) / steep, 0, a)
    return force(a) / weight(rho * area)
  },
}
