import { quad } from '../../numerics/calculus.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

const PATTERNS: Readonly<Record<string, (x: number) => number>> = {
  bulb: () => 1,
  stern: (x) => (x < 0 ? -x : 0),
  plates: (x) => Math.abs(x),
  dipole: (x) => 1 - x * x,
  tail: (x) => (x < 0 ? 1 : 0),
}

export const headlightEffect: TemplateRoute = {
  how: 'transforms the pattern of light into the laboratory direction by direction and adds up the two halves there',
  compute: (values, choice) => {
    const beta = need(values, 'v') / need(values, 'c')
    const pattern = PATTERNS[choice['lamp'] ?? '']
    if (pattern === undefined) throw new Error('this lamp is not known')
    // y is the cosine in the laboratory; the Doppler factor compresses solid angles by its square.
    const seen = (y: number): number => {
      const own = (y - beta) / (1 - beta * y)
      const doppler = Math.sqrt(1 - beta * beta) / (1 - beta * y)
      return pattern(own) * doppler ** (choice['asked'] === 'energy' ? 3 : 2)
    }
    const forwards = quad(seen, 0, beta) + quad(seen, beta, 1)
    return forwards / (forwards + quad(seen, -1, 0))
  },
}
