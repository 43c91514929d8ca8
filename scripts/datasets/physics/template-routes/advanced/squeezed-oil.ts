import { quad } from '../../numerics/calculus.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

export const squeezedOil: TemplateRoute = {
  how: 'finds where the flow divides, adds up pressure and force across the film, and then the time',
  compute: (values, choice) => {
    const eta = need(values, 'eta')
    const body = choice['body']
    const strip = body === 'strip'
    const inner = body === 'ring' || body === 'cup' ? need(values, 'a') : 0
    const outer = strip ? need(values, 'w') / 2 : need(values, 'b')
    /** Area inside, and length of the front of the flow, at the distance s from the middle. */
    const area = (s: number): number => (strip ? 2 * s * need(values, 'L') : Math.PI * s * s)
    const front = (s: number): number => (strip ? 2 * need(values, 'L') : 2 * Math.PI * s)
    // Linear in the area at the divide, so that no pressure is lost from edge to edge.
    const divided =
      body === 'ring'
        ? quad((s) => area(s) / front(s), inner, outer) / quad((s) => 1 / front(s), inner, outer)
        : 0
    /** Fall of pressure per length for sinking speed 1 and thickness 1, if the flow divides where the area inside is `divided`. */
    const fall = (s: number): number => (12 * eta * (area(s) - divided)) / front(s)
    // By parts: force = sum of (area inside) * (fall of pressure), less what the open hole does not carry.
    const lost = body === 'ring' ? area(inner) : 0
    const force = quad((s) => (area(s) - lost) * fall(s), inner, outer)
    switch (choice['motion']) {
      case 'sink':
        return quad(
          (h) => force / (need(values, 'm') * need(values, 'g') * h ** 3),
          need(values, 'h_2'),
          need(values, 'h_1'),
        )
      case 'pull': {
        // h = first / u: up to an infinitely thick film.
        const first = need(values, 'h')
        return quad((u) => (force / (need(values, 'F') * (first / u) ** 3)) * (first / (u * u)), 0, 1)
      }
      default: {
        const highest = quad((s) => fall(s), inner, outer)
        return (highest * need(values, 'm') * need(values, 'g')) / force
      }
    }
  },
}
