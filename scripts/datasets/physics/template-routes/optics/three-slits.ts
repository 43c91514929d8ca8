import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/** Sums the waves over many strips of each slit, from their ways in and out; two polarisations are kept apart. */
export const threeSlits: TemplateRoute = {
  how: 'complex amplitudes of strips of the slits summed',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [d, lambda, theta] = [v('d'), v('lambda'), v('theta')]
    const alpha = choice['light'] === 'slant' ? v('alpha') : 0
    const narrow = 1e-5 * lambda
    const strips = 8
    // Across the screen a point at x is reached later by x sin(alpha) and is nearer to the observer by x sin(theta).
    const way = (x: number): number => x * Math.sin(alpha) - x * Math.sin(theta)
    const total: [number, number][] = [
      [0, 0],
      [0, 0],
    ]
    for (const slit of [-1, 0, 1]) {
      const middle = slit === 0
      const width = middle && choice['middle'] === 'wide' ? v('q') * narrow : narrow
      let extra = 0
      if (middle && choice['middle'] === 'mica') {
        // Refracted way in the plate, less the way of the wavefront in air to the same exit point.
        const [n, t] = [v('n'), v('t')]
        const inside = Math.asin(Math.sin(alpha) / n)
        extra = (n * t) / Math.cos(inside) - (t * Math.cos(alpha - inside)) / Math.cos(inside)
      }
      const amplitudes = total[middle && choice['middle'] === 'crossed' ? 1 : 0]
      if (!amplitudes) continue
      for (let k = 0; k < strips; k++) {
        const x = slit * d + ((k + 0.5) / strips - 0.5) * width
        const phase = (2 * Math.PI * (way(x) + extra)) / lambda
        amplitudes[0] += (width / narrow / strips) * Math.cos(phase)
        amplitudes[1] += (width / narrow / strips) * Math.sin(phase)
      }
    }
    return v('I_0') * total.reduce((sum, [re, im]) => sum + re * re + im * im, 0)
  },
}
