import { quad } from '../../numerics/calculus.ts'
import { integrate } from '../../numerics/ode.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

export const sloshingLayers: TemplateRoute = {
  how: 'integrates the flow in each liquid from its far boundary and compares kinetic with potential energy',
  compute: (values, choice) => {
    const [L, g] = [need(values, 'L'), need(values, 'g')]
    const k = Math.PI / L
    const plain = choice['above'] === 'air' && choice['skin'] === 'bare'
    const water = plain ? 1 : need(values, 'rho')
    const oil = choice['above'] === 'air' ? 0 : need(values, 's')
    /** Kinetic energy, over density and squared speed of the surface, of a liquid that reaches so far from it. */
    const inertia = (depth: number): number => {
      const [, slope = 1, energy = 0] = integrate(
        (_, [phi = 0, up = 0]) => [up, k * k * phi, (up * up + k * k * phi * phi) / 2],
        0,
        [1, 0, 0],
        depth,
        { maxStep: depth / 20.3 },
      )
      // Across the tank: squared cosines for the vertical part, squared sines for the horizontal one.
      return (energy / (slope * slope)) * quad((x) => Math.cos(k * x) ** 2, 0, L)
    }
    const far = 12 / k
    const below = water * inertia(choice['below'] === 'deep' ? far : need(values, 'a'))
    const above = oil === 0 ? 0 : oil * inertia(choice['above'] === 'sea' ? far : need(values, 'b'))
    const tension = choice['skin'] === 'tense' ? need(values, 'gamma') : 0
    const lift = quad(
      (x) => ((water - oil) * g * Math.cos(k * x) ** 2 + tension * (k * Math.sin(k * x)) ** 2) / 2,
      0,
      L,
    )
    return Math.sqrt(lift / (below + above))
  },
}
