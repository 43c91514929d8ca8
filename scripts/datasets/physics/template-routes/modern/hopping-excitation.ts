import { integrate } from '../../numerics/ode.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

interface Places {
  count: number
  coupled: (a: number, b: number) => boolean
  from: number
  to: number
}

const ring = (count: number, to: number): Places => ({
  count,
  coupled: (a, b) => (a - b + count) % count === 1 || (b - a + count) % count === 1,
  from: 0,
  to,
})

const PLACES: Readonly<Record<string, (n: number) => Places>> = {
  chain: () => ({ count: 3, coupled: (a, b) => Math.abs(a - b) === 1, from: 0, to: 2 }),
  triangle: () => ring(3, 1),
  across: () => ring(4, 2),
  beside: () => ring(4, 1),
  hexagon: () => ring(6, 3),
  // Corners by three binary digits; an edge changes one of them.
  cube: () => ({ count: 8, coupled: (a, b) => [1, 2, 4].includes(a ^ b), from: 0, to: 7 }),
  crowd: (n) => ({ count: n, coupled: (a, b) => a !== b, from: 0, to: 1 }),
  hub: (n) => ({ count: n + 1, coupled: (a, b) => (a === 0) !== (b === 0), from: 0, to: 1 }),
  spokes: (n) => ({ count: n + 1, coupled: (a, b) => (a === 0) !== (b === 0), from: 1, to: 2 }),
}

export const hoppingExcitation: TemplateRoute = {
  how: 'integrates the equation of motion of all amplitudes',
  compute: (values, choice) => {
    const rate = need(values, 'J') / need(values, 'hbar')
    const t = need(values, 't')
    const places = PLACES[choice['layout'] ?? '']?.(values['N'] ?? 0)
    if (places === undefined) throw new Error('this layout is not known')
    const { count, coupled, from, to } = places
    const molecules = Array.from({ length: count }, (_, i) => i)
    const near = molecules.map((k) => molecules.filter((j) => coupled(k, j)))
    // Real parts first, then imaginary parts.
    const law = (_: number, y: readonly number[]): number[] => {
      const sum = (k: number, shift: number): number =>
        (near[k] ?? []).reduce((total, j) => total + (y[j + shift] ?? 0), 0)
      return [...molecules.map((k) => rate * sum(k, count)), ...molecules.map((k) => -rate * sum(k, 0))]
    }
    const start = Array.from({ length: 2 * count }, (_, i) => (i === from ? 1 : 0))
    const end = integrate(law, 0, start, t, { maxStep: t / 7.3 })
    return (end[to] ?? 0) ** 2 + (end[to + count] ?? 0) ** 2
  },
}
