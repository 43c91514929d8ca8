import { derivative, quad, secant } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const floatingWire: TemplateRoute = {
  how: "the vertical force summed over the fixed currents by Biot and Savart's law, its slope taken numerically",
  compute: (values, choice) => {
    const [h, g] = [need(values, 'h'), need(values, 'g')]
    const mu = values.mu_0 ?? 1
    // Vertical force per length at the height z for one unit of both currents, from a line at (x, 0).
    const line = (x: number, z: number): number =>
      // The field of a long wire is itself a sum over its length.
      (mu / (4 * Math.PI)) * 2 * quad((u) => (z * Math.cos(u)) / (x * x + z * z), 0, Math.PI / 2, 1e-10)
    const force = (z: number): number => {
      switch (choice.base) {
        case 'pair':
          return line(need(values, 'b'), z) + line(-need(values, 'b'), z)
        case 'strip': {
          const b = need(values, 'b')
          return quad((x) => line(x, z) / (2 * b), -b, b, 1e-10)
        }
        case 'superconductor':
          return line(0, 2 * z)
        default:
          return line(0, z)
      }
    }
    if (choice.asked === 'frequency') return Math.sqrt((-g * derivative(force, h, 0.05)) / force(h))
    const weight = need(values, 'lambda') * g
    if (choice.base === 'superconductor') return secant((I) => I * I * force(h) - weight, 5, 6)
    return secant((I) => I * need(values, 'J') * force(h) - weight, 5, 6)
  },
}
