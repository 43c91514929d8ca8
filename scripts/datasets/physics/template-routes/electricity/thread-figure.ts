import { quadInfinite } from '../../numerics/calculus.ts'
import { add, dot, norm, scale } from '../../numerics/vectors.ts'
import type { Vector } from '../../numerics/vectors.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const threadFigure: TemplateRoute = {
  how: 'vector sum of the forces on one ball; the energy by integrating this force while the figure grows',
  compute: (values, choice) => {
    const [m, q, a] = [need(values, 'm'), need(values, 'q'), need(values, 'a')]
    const k = (q * q) / (4 * Math.PI * need(values, 'epsilon_0'))
    const corners = figure(choice.figure ?? '').map((corner) => scale(a, corner))
    const [first = [0, 0, 0], ...others] = corners
    const inner = choice.figure === 'centred' ? [[0, 0, 0]] : []
    const push = [...others, ...inner]
      .map((other) => {
        const line = add(first, scale(-1, other))
        return scale(k / norm(line) ** 3, line)
      })
      .reduce(add)
    const outward = scale(1 / norm(first), first)
    const force = dot(push, outward)
    if (choice.asked === 'acceleration') return force / m
    if (choice.asked === 'tension') {
      const threads = others
        .map((other) => add(other, scale(-1, first)))
        .filter((line) => Math.abs(norm(line) - a) < 1e-9 * a)
      const held = threads.reduce((sum, line) => sum - dot(line, outward) / norm(line), 0)
      return force / held
    }
    // The force falls with the square of the size; s is the distance from the centre.
    const start = norm(first)
    const work = quadInfinite((s) => force * (start / s) ** 2, start, start)
    return Math.sqrt((2 * work) / m)
  },
}

/** Corners around the centre of mass of a figure whose sides are one. */
function figure(name: string): Vector[] {
  if (name === 'tetrahedron') {
    const s = 1 / Math.sqrt(8)
    return [
      [s, s, s],
      [s, -s, -s],
      [-s, s, -s],
      [-s, -s, s],
    ]
  }
  const n = name === 'triangle' ? 3 : name === 'hexagon' ? 6 : 4
  const radius = 0.5 / Math.sin(Math.PI / n)
  return Array.from({ length: n }, (_, i) => [
    radius * Math.cos((2 * Math.PI * i) / n),
    radius * Math.sin((2 * Math.PI * i) / n),
    0,
  ])
}
