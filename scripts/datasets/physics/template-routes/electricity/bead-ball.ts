import { quad, quadInfinite } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

const ORDERS = 120

export const beadBall: TemplateRoute = {
  how: 'the force of the induced multipoles, summed over their orders; the work integrated along the way',
  compute: (values, choice) => {
    const [q, a, r, e0] = [need(values, 'q'), need(values, 'a'), need(values, 'r'), need(values, 'epsilon_0')]
    const k = 1 / (4 * Math.PI * e0)
    const metal = choice.metal ?? ''
    /** Attraction at the distance x from the centre. */
    const force = (x: number): number => {
      let sum = 0
      // The bead at x has around the centre the moments q / x^(l+1) (outside) or q x^l (inside); the metal
      // answers to each order so that its surface has the potential zero.
      for (let l = 0; l < ORDERS; l++) {
        if (metal === 'cavity') {
          if (l > 0) sum += (l * x ** (2 * l - 1)) / a ** (2 * l + 1)
        } else if (metal === 'bump') {
          // The mirror charge doubles the odd orders and cancels the even ones.
          if (l % 2 === 1) sum += (2 * (l + 1) * (a / x) ** (2 * l + 1)) / (x * x)
        } else if (l > 0 || metal === 'earthed' || metal === 'battery') {
          sum += ((l + 1) * (a / x) ** (2 * l + 1)) / (x * x)
        }
      }
      const induced = k * q * q * sum
      if (metal === 'bump') return induced + (k * q * q) / (2 * x) ** 2
      if (metal === 'opposite') return induced + (k * q * q) / (x * x)
      if (metal === 'battery') return induced + (q * need(values, 'V') * a) / (x * x)
      return induced
    }
    if (choice.asked === 'force') return force(r)
    return metal === 'cavity' ? quad(force, 0, r, 1e-9) : quadInfinite(force, r, r, 1e-9)
  },
}
