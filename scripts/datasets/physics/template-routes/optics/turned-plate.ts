import { root } from '../../numerics/calculus.ts'
import { refract } from '../../numerics/rays.ts'
import { dot, scale } from '../../numerics/vectors.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/** Traces the ray through the turned plate and adds up its optical way to a fixed plane; the index by bisection. */
export const turnedPlate: TemplateRoute = {
  how: 'ray traced through the turned plate, optical way to a fixed plane',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [t, lambda] = [v('t'), v('lambda')]
    const around = choice['around'] === 'water' ? v('n_w') : 1
    const passes = choice['device'] === 'twice' ? 2 : 1
    const far = 10 * t
    const way = (index: number, angle: number): number => {
      const normal = [Math.cos(angle), Math.sin(angle)]
      const inside = refract([1, 0], normal, around, index)
      const length = t / dot(inside, normal)
      const [x = 0] = scale(length, inside)
      return index * length + around * (far - x)
    }
    const fringes = (index: number): number => {
      const [from, to] = choice['start'] === 'tilted' ? [v('theta_1'), v('theta_2')] : [0, v('theta')]
      return (passes * (way(index, to) - way(index, from))) / lambda
    }
    if (choice['asked'] === 'fringes') return fringes(v('n'))
    return root((index) => fringes(index) - v('N'), 1 + 1e-9, 50)
  },
}
