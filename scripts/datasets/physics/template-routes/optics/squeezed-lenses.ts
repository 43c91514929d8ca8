import { extrapolate, root } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/**
 * Exact spheres and Fresnel's amplitudes: the intensity of all multiply reflected waves is followed outwards in
 * phase until its m-th minimum, for ever smaller wavelengths.
 */
export const squeezedLenses: TemplateRoute = {
  how: "minima of Airy's sum between exact spheres, for small wavelengths",
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const liquid = choice['gap'] === 'liquid'
    const n = liquid ? v('n') : 1
    const [upper, lower] = liquid ? [n - 0.1, n + 0.1] : [1.5, 1.5]
    const r1 = (upper - n) / (upper + n)
    const r2 = (n - lower) / (n + lower)
    const reflected = (phase: number): number => {
      const cosine = Math.cos(phase)
      const top = r1 * r1 + r2 * r2 + 2 * r1 * r2 * cosine
      return top / (1 + (r1 * r2) ** 2 + 2 * r1 * r2 * cosine)
    }
    const intensity = (phase: number): number =>
      choice['view'] === 'transmitted' ? 1 - reflected(phase) : reflected(phase)
    // Minima in the phase, counted from just outside the centre.
    let found = 0
    let phase = 0.05
    const step = 0.1
    while (found < v('m')) {
      phase += step
      if (intensity(phase) < intensity(phase - step) && intensity(phase) <= intensity(phase + step)) found++
    }
    const slope = (p: number): number => intensity(p + 1e-3) - intensity(p - 1e-3)
    const at = root(slope, phase - step, phase + step)
    const sag = (R: number, r: number): number => R - Math.sqrt(R * R - r * r)
    const gap = (r: number): number => {
      const top = sag(v('R_1'), r)
      if (choice['base'] === 'dish') return top - sag(v('R_2'), r)
      return choice['base'] === 'lens' ? top + sag(v('R_2'), r) : top
    }
    const radius = (s: number): number => {
      const wanted = (at / (4 * Math.PI * n)) * v('lambda') * s * s
      return root((r) => gap(r) - wanted, 0, 0.4) / s
    }
    return extrapolate(radius, 0.03)
  },
}
