import { integrate } from '../../numerics/ode.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

export const neutronFilm: TemplateRoute = {
  how: 'follows the wave backwards from the exit through the material and takes it apart in front of it',
  compute: (values, choice) => {
    const target = choice['target'] ?? ''
    const thick = target === 'block' || target === 'pit'
    // In a block only ratios of speeds count: any mass, and any place inside it to start from, will do.
    const scale = thick ? 2 : (2 * need(values, 'm')) / need(values, 'hbar') ** 2
    const energy = target === 'brim' ? need(values, 'V') : need(values, 'E')
    const potential =
      target === 'foil' ? 0 : need(values, 'V') * (['pit', 'attract'].includes(target) ? -1 : 1)
    const d = target === 'foil' ? 0 : thick ? 0.7 : need(values, 'd')
    const outside = Math.sqrt(scale * energy)
    const beyond = thick ? Math.sqrt(scale * (energy - potential)) : outside
    // Real and imaginary part of the wave and of its slope; behind the material the wave is exp(i q x).
    const exit = [1, 0, 0, beyond]
    const curve = scale * (potential - energy)
    const law = (_: number, [a = 0, b = 0, c = 0, e = 0]: readonly number[]): number[] => [
      c,
      e,
      curve * a,
      curve * b,
    ]
    const entrance = d === 0 ? exit : integrate(law, d, exit, 0, { maxStep: d / 7.3 })
    const [a = 0, b = 0, slope = 0, e = 0] = entrance
    const jump = target === 'foil' ? scale * need(values, 'A') : 0
    const [p, q] = [slope - jump * a, e - jump * b]
    // incoming = (psi + psi' / (ik)) / 2, reflected = (psi - psi' / (ik)) / 2
    const incoming = Math.hypot(a + q / outside, b - p / outside) / 2
    const reflected = Math.hypot(a - q / outside, b + p / outside) / 2
    return thick ? (reflected / incoming) ** 2 : 1 / incoming ** 2
  },
}
