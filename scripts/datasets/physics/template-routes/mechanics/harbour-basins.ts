import { solve } from '../../numerics/linear.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/** Canals as pairs of places: 0 is the sea, 1 the basin with the other area, 2, 3, 4 the equal ones. */
const CANALS: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  sea: [[1, 0]],
  pair: [[2, 1]],
  row: [
    [2, 1],
    [3, 1],
  ],
  star: [
    [2, 1],
    [3, 1],
    [4, 1],
  ],
  slow: [
    [2, 1],
    [1, 0],
  ],
  fast: [
    [2, 1],
    [1, 0],
  ],
}

export const harbourBasins: TemplateRoute = {
  how: 'the matrix of the coupled flows built from the network of canals, its eigenvalue by iteration',
  compute: (values, choice) => {
    const g = need(values, 'g')
    const canals = CANALS[choice.layout ?? ''] ?? []
    const air =
      choice.roof === 'cave'
        ? (need(values, 'gamma') * need(values, 'p')) / (need(values, 'rho') * need(values, 'V'))
        : 0
    const stiffness = (place: number): number =>
      place === 0 ? 0 : place === 1 ? g / need(values, 'S_2') + air : g / need(values, 'S_1')
    const share = (place: number, [from, to]: readonly [number, number]): number =>
      (place === to ? 1 : 0) - (place === from ? 1 : 0)
    const factor = need(values, 'A') / need(values, 'l')
    const matrix = canals.map((a) =>
      canals.map(
        (b) =>
          factor *
          [1, 2, 3, 4].reduce(
            (sum, at) => sum + share(at, a) * share(at, b) * (at <= 1 || a.includes(at) ? stiffness(at) : 0),
            0,
          ),
      ),
    )
    const apply = (v: readonly number[]): number[] =>
      matrix.map((row) => row.reduce((sum, entry, j) => sum + entry * (v[j] ?? 0), 0))
    // Largest eigenvalue, or the smallest by inverse iteration; the start favours neither.
    let v = canals.map((_, i) => 1 + 0.1 * i)
    let value = 0
    for (let i = 0; i < 400; i++) {
      const next = choice.layout === 'slow' ? solve(matrix, v) : apply(v)
      const size = Math.hypot(...next)
      value = size / Math.hypot(...v)
      v = next.map((x) => x / size)
    }
    return Math.sqrt(choice.layout === 'slow' ? 1 / value : value)
  },
}
