import { quad, secondDerivative } from '../../numerics/calculus.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

export const singingBubble: TemplateRoute = {
  how: 'adds up the kinetic energy of the water and takes the curvature of the energy of gas, air and surfaces',
  compute: (values, choice) => {
    const [R, p, rho] = [need(values, 'R'), need(values, 'p'), need(values, 'rho')]
    const column = choice['place'] === 'tube'
    const dimension = column ? 2 : 3
    const exponent = choice['gas'] === 'quick' ? need(values, 'gamma') : 1
    const tension = choice['skin'] === 'tense' ? need(values, 'sigma') : 0
    const wide = choice['place'] === 'ocean'
    const b = wide ? Number.POSITIVE_INFINITY : need(values, 'b')
    const surface = (s: number): number => (column ? 2 * Math.PI * s : 4 * Math.PI * s * s)
    const volume = (s: number): number => (surface(s) * s) / dimension
    // Outside surface, from the fixed volume of the water.
    const outer = (x: number): number => (b ** dimension + x ** dimension - R ** dimension) ** (1 / dimension)
    // s = R / u reaches all of a wide water too.
    const moving = quad(
      (u) => {
        const s = R / u
        return (rho / 2) * surface(s) * (surface(R) / surface(s)) ** 2 * (R / (u * u))
      },
      wide ? 0 : R / b,
      1,
    )
    const outside = p - ((dimension - 1) * tension) / R - (wide ? 0 : ((dimension - 1) * tension) / b)
    const energy = (x: number): number =>
      -quad((s) => p * (volume(R) / volume(s)) ** exponent * surface(s), R, x) +
      outside * volume(x) +
      tension * (surface(x) + (wide ? 0 : surface(outer(x))))
    return Math.sqrt(secondDerivative(energy, R) / (2 * moving))
  },
}
