import { root } from '../../numerics/calculus.ts'
import { integrate } from '../../numerics/ode.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

/** The wave u = r psi (or psi, on a line) and its slope. */
type Wave = readonly number[]

export const justBound: TemplateRoute = {
  how: 'integrates the wave of zero energy outwards and searches the strength at which it no longer grows outside',
  compute: (values, choice) => {
    const scale = (2 * need(values, 'm')) / need(values, 'hbar') ** 2
    const through = (wave: Wave, from: number, to: number, depth: number, l = 0): Wave =>
      integrate((x, [u = 0, s = 0]) => [s, ((l * (l + 1)) / (x * x) - scale * depth) * u], from, wave, to, {
        maxStep: (to - from) / 7.3,
        tolerance: 1e-9,
      })
    /** For no angular momentum: also fine at the origin. */
    const simply = (wave: Wave, width: number, depth: number): Wave =>
      integrate((_, [u = 0, s = 0]) => [s, -scale * depth * u], 0, wave, width, {
        maxStep: width / 7.3,
        tolerance: 1e-10,
      })
    const layer = ([u = 0, s = 0]: Wave, strength: number): Wave => [u, s - scale * strength * u]
    const slope = ([, s = 0]: Wave): number => s
    switch (choice['trap']) {
      case 'wall':
        return first((V) => slope(simply([0, 1], need(values, 'a'), V)))
      case 'core':
        return first((V) => slope(simply([0, 1], need(values, 'b') - need(values, 'a'), V)))
      case 'spinning': {
        const a = need(values, 'a')
        const start = 0.01 * a
        return first((V) => {
          const [u = 0, s = 0] = through([start * start, 2 * start], start, a, V, 1)
          return s + u / a
        })
      }
      case 'curtain':
        return first((a) => slope(layer(simply([0, 1], a, 0), need(values, 'A'))))
      case 'shell': {
        const [a, l] = [need(values, 'a'), need(values, 'l')]
        const start = 0.2 * a
        const inside = through([1, (l + 1) / start], start, a, 0, l)
        return first((A) => {
          const [u = 0, s = 0] = layer(inside, A)
          return (s + (l * u) / a) / u
        })
      }
      case 'curtains': {
        const A = need(values, 'A')
        // Negative slope behind the second curtain: the wave still comes back to zero, one state only.
        return first((d) => -slope(layer(simply(layer([1, 0], A), d, 0), A)))
      }
      case 'hollow':
        return first((a) => slope(simply([a, 1], need(values, 'd'), need(values, 'V'))))
      default: {
        const inside = simply([0, 1], need(values, 'a'), need(values, 'V'))
        return first((A) => slope(layer(inside, A)))
      }
    }
  },
}

/** The first sign change of f above 0. */
function first(f: (x: number) => number): number {
  let low = 0.01
  const sign = Math.sign(f(low))
  while (Math.sign(f(low * 1.2)) === sign) {
    low *= 1.2
    if (low > 1e4) throw new Error('there is no sign change')
  }
  return root(f, low, low * 1.2)
}
