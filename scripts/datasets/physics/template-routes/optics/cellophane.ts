import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

type Field = readonly [xRe: number, xIm: number, yRe: number, yIm: number]

/** Follows the field over a whole period, piece by piece: projected on the axes of each, retarded, put together. */
export const cellophane: TemplateRoute = {
  how: 'field vector followed piece by piece',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const film = choice['film']
    const delta = film === 'half' ? Math.PI : film === 'quarter' ? Math.PI / 2 : v('delta')
    const retard = ([xr, xi, yr, yi]: Field, angle: number): Field => {
      const [c, s] = [Math.cos(angle), Math.sin(angle)]
      const [slowRe, slowIm] = [c * xr + s * yr, c * xi + s * yi]
      const [fastRe, fastIm] = [-s * xr + c * yr, -s * xi + c * yi]
      const [p, q] = [Math.cos(delta), Math.sin(delta)]
      const [lateRe, lateIm] = [slowRe * p - slowIm * q, slowRe * q + slowIm * p]
      return [
        c * lateRe - s * fastRe,
        c * lateIm - s * fastIm,
        s * lateRe + c * fastRe,
        s * lateIm + c * fastIm,
      ]
    }
    const alpha = v('alpha')
    const angles = choice['pieces'] === 'two' ? [alpha, -alpha] : [alpha]
    let field: Field = [1, 0, 0, 0]
    for (const angle of angles) field = retard(field, angle)
    if (choice['after'] === 'mirror') for (const angle of angles.toReversed()) field = retard(field, angle)
    const [xr, xi, yr, yi] = field
    const share = choice['after'] === 'crossed' ? yr * yr + yi * yi : xr * xr + xi * xi
    // Half of unpolarised light: the mean of Malus' law over all directions.
    let passed = 0
    for (let k = 0; k < 8; k++) passed += Math.cos((k * Math.PI) / 8) ** 2 / 8
    return v('I_0') * passed * share
  },
}
