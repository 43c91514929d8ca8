import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/** Sums all reflected waves: each surface with Fresnel's amplitude, from the body outwards, in complex numbers. */
export const beetleShell: TemplateRoute = {
  how: 'complex amplitudes of all reflected waves, surface by surface',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [outer, inner] = choice['outer'] === 'dense' ? [v('n_1'), v('n_2')] : [v('n_2'), v('n_1')]
    const layers: number[] = []
    for (let i = 0; i < v('N'); i++) layers.push(outer, inner)
    if (choice['layers'] === 'odd') layers.push(outer)
    const media = [choice['around'] === 'water' ? v('n_w') : 1, ...layers, v('n_s')]
    let [re, im] = [0, 0] // what comes back from below the current surface
    for (let k = media.length - 2; k >= 0; k--) {
      const [above = 1, below = 1] = [media[k], media[k + 1]]
      const r = (above - below) / (above + below)
      // Through the layer below and back: twice a quarter of a wave (none for the body).
      const phase = k === media.length - 2 ? 0 : Math.PI
      const [c, s] = [Math.cos(phase), Math.sin(phase)]
      const [br, bi] = [re * c - im * s, re * s + im * c]
      // (r + b) / (1 + r b)
      const [nr, ni, dr, di] = [r + br, bi, 1 + r * br, r * bi]
      const size = dr * dr + di * di
      re = (nr * dr + ni * di) / size
      im = (ni * dr - nr * di) / size
    }
    const back = re * re + im * im
    return choice['asked'] === 'reflected' ? back : 1 - back
  },
}
