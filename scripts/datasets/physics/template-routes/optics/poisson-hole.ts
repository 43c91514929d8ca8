import { quad } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/** Huygens' waves summed over the open area by quadrature, each region with the amplitude it lets through. */
export const poissonHole: TemplateRoute = {
  how: "Huygens' waves summed over the open area",
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [lambda, L, a] = [v('lambda'), v('L'), v('a')]
    const bend = choice['light'] === 'lamp' ? 1 / L + 1 / v('s') : 1 / L
    // Detour over the distance r from the axis, to second order; Kirchhoff's factor bend/(i lambda).
    const phase = (r: number): number => (((2 * Math.PI) / lambda) * (r * r * bend)) / 2
    const wave = (from: number, to: number): [number, number] => {
      const factor = (2 * Math.PI * bend) / lambda
      const cos = quad((r) => factor * r * Math.cos(phase(r)), from, to)
      const sin = quad((r) => factor * r * Math.sin(phase(r)), from, to)
      return [sin, -cos] // divided by i
    }
    const regions: Readonly<
      Record<string, () => readonly (readonly [amplitude: number, wave: readonly number[]])[]>
    > = {
      hole: () => [[1, wave(0, a)]],
      ring: () => [[1, wave(a, v('b'))]],
      flipped: () => [
        [-1, wave(0, a)],
        [1, wave(a, v('b'))],
      ],
      grey: () => [
        [0.5, wave(0, a)],
        [1, wave(a, v('b'))],
      ],
      // The free wave less what the ring keeps off.
      blocked: () => [
        [1, [1, 0]],
        [-1, wave(a, v('b'))],
      ],
    }
    const parts = regions[choice['opening'] ?? '']?.() ?? []
    const re = parts.reduce((sum, [amplitude, [x = 0]]) => sum + amplitude * x, 0)
    const im = parts.reduce((sum, [amplitude, [, y = 0]]) => sum + amplitude * y, 0)
    return v('I_0') * (re * re + im * im)
  },
}
