import { derivative, root, secondDerivative } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const turningWire: TemplateRoute = {
  how: 'the balance searched on the wire, then the curvature of the effective potential taken numerically',
  compute: (values, choice) => {
    const g = need(values, 'g')
    const z = height(values, choice.wire ?? '')
    const rate =
      values.Omega ?? root((w) => w * w * need(values, 's') - g * slope(need(values, 's')), 0.1, 20)
    function slope(x: number): number {
      return derivative(z, x, 2e-3 * Math.min(1, x))
    }
    const widest = choice.wire === 'circle' ? need(values, 'R') * 0.985 : 50
    const x0 = values.s ?? root((x) => (g * slope(x)) / x - rate * rate, balanceFrom(choice.wire), widest)
    const free = choice.drive === 'free'
    const [m, J] = free ? [need(values, 'm'), need(values, 'J')] : [1, 0]
    const spin = (J + m * x0 * x0) * rate
    const effective = (x: number): number =>
      m * g * z(x) + (free ? (spin * spin) / (2 * (J + m * x * x)) : -0.5 * m * rate * rate * x * x)
    const room = choice.wire === 'circle' ? need(values, 'R') - x0 : 1
    const step = Math.min(0.03, 0.1 * x0, 0.1 * room)
    return Math.sqrt(secondDerivative(effective, x0, step) / (m * (1 + slope(x0) ** 2)))
  },
}

function balanceFrom(wire = ''): number {
  return wire === 'straight' ? 1e-2 : 1e-3
}

/** The height of the wire above its beginning. */
function height(values: Readonly<Record<string, number>>, wire: string): (x: number) => number {
  switch (wire) {
    case 'circle': {
      const R = need(values, 'R')
      return (x) => R - Math.sqrt(R * R - x * x)
    }
    case 'quartic':
      return (x) => x ** 4 / need(values, 'b') ** 3
    case 'cubic':
      return (x) => x ** 3 / need(values, 'b') ** 2
    case 'parabola':
      return (x) => (x * x) / (2 * need(values, 'p'))
    default:
      return (x) => x * Math.tan(need(values, 'alpha'))
  }
}
