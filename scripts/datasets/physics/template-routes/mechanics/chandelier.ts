import { quad, secondDerivative } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const chandelier: TemplateRoute = {
  how: 'height as a function of the angle from the length of the wires, its curvature taken numerically; inertia integrated',
  compute: (values, choice) => {
    const [M, R, h, g] = [need(values, 'M'), need(values, 'R'), need(values, 'h'), need(values, 'g')]
    const b = choice.wires === 'inclined' ? need(values, 'b') : R
    const m = choice.load === 'none' ? 0 : need(values, 'm')
    const wire = Math.hypot(R - b, h)
    const rise = (angle: number): number => {
      const across = Math.hypot(R * Math.cos(angle) - b, R * Math.sin(angle))
      return h - Math.sqrt(wire * wire - across * across)
    }
    const inertia =
      choice.body === 'ring'
        ? M * R * R
        : choice.body === 'disc'
          ? quad((r) => (M / (Math.PI * R * R)) * 2 * Math.PI * r * r * r, 0, R)
          : quad((r) => (M / R) * r * r, 0, R)
    const total = inertia + (choice.load === 'rim' ? m * R * R : 0)
    return Math.sqrt(((M + m) * g * secondDerivative(rise, 0, 0.1)) / total)
  },
}
