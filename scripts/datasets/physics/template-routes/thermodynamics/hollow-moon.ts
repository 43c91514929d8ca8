import { quad } from '../../numerics/calculus.ts'
import { solve } from '../../numerics/linear.ts'
import { add, dot, norm, scale } from '../../numerics/vectors.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

const PANELS = 4 // from pole to equator, of four intervals each
/** Boole's rule: weights of a panel's points, in units of 2/45 of the interval; neighbouring panels share an end. */
const BOOLE = [14, 32, 12, 32]
const AROUND = 2

/**
 * Cuts the film into rings about its axis (towards the Sun, or of rotation), sums what each ring receives from all
 * others from the geometry of their points, and solves the balances of all rings as a linear system.
 */
export const hollowMoon: TemplateRoute = {
  how: 'ring-by-ring radiation balance, solved as a linear system',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [S, a, sigma] = [v('S'), v('a'), v('sigma')]
    const spins = choice['place'] === 'equator' || choice['place'] === 'latitude'
    const emissivity = choice['outside'] === 'grey' ? v('epsilon') : 1
    const radius = choice['inside'] === 'lamp' ? v('R') : 1
    const lamp = choice['inside'] === 'lamp' ? v('P') / (4 * Math.PI * radius ** 2) : 0
    const sunAt = (polar: number): number => {
      if (!spins) return a * S * Math.max(0, Math.cos(polar))
      // Mean over a turn; the Sun shines on half of it.
      return (
        (a * S * quad((turn) => Math.sin(polar) * Math.cos(turn), -Math.PI / 2, Math.PI / 2)) / (2 * Math.PI)
      )
    }
    const count = 8 * PANELS + 1
    const step = Math.PI / (count - 1)
    const rings = Array.from({ length: count }, (_, i) => {
      const polar = i * step
      const weight = i === 0 || i === count - 1 ? 7 : (BOOLE[i % 4] ?? Number.NaN)
      return { polar, area: ((2 * weight * step) / 45) * 2 * Math.PI * Math.sin(polar) * radius ** 2 }
    })
    const point = (polar: number, turn: number): number[] =>
      scale(radius, [Math.sin(polar) * Math.cos(turn), Math.sin(polar) * Math.sin(turn), Math.cos(polar)])
    // Unknowns: sigma T^4 of the rings. From each point of a ring the cosines at both ends and the distance count.
    const received = (polar: number): number[] =>
      rings.map((ring) => {
        const here = point(polar, 0)
        let sum = 0
        for (let k = 0; k < AROUND; k++) {
          const there = point(ring.polar, (2 * Math.PI * (k + 0.5)) / AROUND)
          const way = add(there, scale(-1, here))
          const distance = norm(way)
          if (distance < 1e-9) continue
          const cosines = (-dot(way, here) * dot(way, there)) / (distance * radius) ** 2
          sum += cosines / (Math.PI * distance ** 2) / AROUND
        }
        return sum * ring.area
      })
    const matrix = rings.map((ring, i) =>
      received(ring.polar).map((view, j) => (i === j ? 1 + emissivity : 0) - view),
    )
    const emitted = solve(
      matrix,
      rings.map((ring) => sunAt(ring.polar) + lamp),
    )
    const places: Readonly<Record<string, () => number>> = {
      front: () => 0,
      slope: () => v('theta'),
      back: () => Math.PI,
      equator: () => Math.PI / 2,
      latitude: () => Math.PI / 2 - v('varphi'),
    }
    const polar = places[choice['place'] ?? '']?.()
    if (polar === undefined) throw new Error('unknown place')
    const inside = received(polar).reduce((sum, view, j) => sum + view * (emitted[j] ?? 0), 0)
    return ((sunAt(polar) + lamp + inside) / ((1 + emissivity) * sigma)) ** 0.25
  },
}
