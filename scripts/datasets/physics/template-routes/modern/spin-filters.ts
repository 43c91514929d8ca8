import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

const SPINS: Readonly<Record<string, number>> = { half: 0.5, one: 1, threehalves: 1.5 }

export const spinFilters: TemplateRoute = {
  how: 'turns the state by the exponential series of the spin matrix and follows every result of every filter',
  compute: (values, choice) => {
    const theta = need(values, 'theta')
    const photon = choice['beam'] === 'photon'
    const spin = SPINS[choice['beam'] ?? ''] ?? 0.5
    /** Column m: the state "m along an axis turned by the angle", in states of the first axis. */
    const turned = (angle: number): number[][] => exponential(photon ? swing() : spinY(spin), angle)
    const chance = (from: number, a: number, to: number, b: number): number => {
      const [first, last] = [turned(a), turned(b)]
      return first.reduce((sum, row, i) => sum + (row[from] ?? 0) * (last[i]?.[to] ?? 0), 0) ** 2
    }
    const states = photon ? 2 : 2 * spin + 1
    switch (choice['set']) {
      case 'many':
        return Array.from({ length: need(values, 'n') }, (_, i) =>
          chance(0, i * theta, 0, (i + 1) * theta),
        ).reduce((product, x) => product * x, 1)
      case 'blocked':
        return chance(0, 0, 0, theta) * chance(0, theta, 0, photon ? Math.PI / 2 : Math.PI)
      default:
        return Array.from(
          { length: states },
          (_, m) => chance(0, 0, m, theta) * chance(m, theta, 0, 0),
        ).reduce((sum, x) => sum + x, 0)
    }
  },
}

/** Turning the plane of an electric field. */
function swing(): number[][] {
  return [
    [0, -1],
    [1, 0],
  ]
}

/** -i S_y / hbar for a spin: a real matrix, states ordered from the greatest value down. */
function spinY(spin: number): number[][] {
  const size = 2 * spin + 1
  const raise = (m: number): number => Math.sqrt(spin * (spin + 1) - m * (m + 1)) / 2
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_unused, j) => {
      if (j === i + 1) return -raise(spin - j)
      return j === i - 1 ? raise(spin - i) : 0
    }),
  )
}

function exponential(matrix: readonly (readonly number[])[], angle: number): number[][] {
  const size = matrix.length
  let term: number[][] = matrix.map((_, i) => matrix.map((_unused, j) => (i === j ? 1 : 0)))
  const sum = term.map((row) => [...row])
  for (let k = 1; k < 60; k++) {
    const last = term
    term = matrix.map((row) =>
      Array.from({ length: size }, (_, j) =>
        row.reduce((total, x, l) => total + (x * (last[l]?.[j] ?? 0) * angle) / k, 0),
      ),
    )
    for (const [i, row] of sum.entries())
      for (const j of row.keys()) row[j] = (row[j] ?? 0) + (term[i]?.[j] ?? 0)
  }
  return sum
}
