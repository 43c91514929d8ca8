import { quad, root } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/**
 * Energy density and pressure are summed over the directions of the light; each way is integrated over the volume,
 * temperatures are searched from the energy density, the entropy is the integral of dU/T.
 */
export const mirrorBox: TemplateRoute = {
  how: 'pressure summed over directions, each way integrated over the volume',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [T, V1, V2] = [v('T'), v('V_1'), v('V_2')]
    const [sigma, c] = choice['asked'] === 'end' ? [1, 1] : [v('sigma'), v('c')]
    // A surface radiates the intensity sigma T^4 / pi into all directions.
    const intensity = (at: number): number => (sigma * at ** 4) / Math.PI
    const allDirections = 2 * Math.PI * quad(() => 1, -1, 1)
    const density = (at: number): number => (allDirections * intensity(at)) / c
    const share = quad((mu) => mu * mu, -1, 1) / 2 // pressure over energy density
    const temperatureOf = (u: number): number => root((at) => density(at) - u, 0, 100)
    // Mirrors: d(uV) = -p dV; the work done on the piston is the loss of energy.
    const mirrored = (u: number, from: number, to: number): number =>
      u * Math.exp(-quad((V) => (1 + share) / V, from, to))
    let u = density(T)
    let onLight = 0
    if (choice['out'] === 'burst') u *= V1 / V2
    if (choice['out'] === 'bath') onLight -= share * u * (V2 - V1)
    if (choice['out'] === 'slow') {
      const after = mirrored(u, V1, V2)
      onLight += after * V2 - u * V1
      u = after
    }
    const between = u
    if (choice['back'] === 'slow') {
      const after = mirrored(u, V2, V1)
      onLight += after * V1 - u * V2
      u = after
    } else onLight += share * u * (V2 - V1)
    if (choice['asked'] === 'end') return temperatureOf(u)
    if (choice['asked'] === 'work') return choice['out'] === 'slow' ? -onLight : onLight
    // Fill each volume from cold to its temperature.
    const entropy = (V: number, energyDensity: number): number =>
      quad((w) => V / temperatureOf(w), 0, energyDensity, 1e-8)
    return entropy(V2, between) - entropy(V1, density(T))
  },
}
