import type { Choice } from '#core/suites/physics/templates/template.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

const MOST = 14

export const coldFermions: TemplateRoute = {
  how: 'lists the states of one atom one by one, sorts them by energy and fills them from below',
  compute: (values, choice) => {
    const states = statesOf(values, choice).sort((a, b) => a - b)
    const N = need(values, 'N')
    const atoms = choice['trap'] === 'ring' ? 2 * N + 1 : shells(choice) ? filled(states, N) : N
    const free = states[atoms] ?? Number.NaN
    switch (choice['asked']) {
      case 'total':
        return states.slice(0, atoms).reduce((sum, x) => sum + x, 0)
      case 'next':
        return free
      default:
        return free - (states[atoms - 1] ?? Number.NaN)
    }
  },
}

function shells(choice: Choice): boolean {
  return choice['trap'] === 'pancake' || choice['trap'] === 'ball'
}

/** How many states the lowest `levels` different energies have. */
function filled(sorted: readonly number[], levels: number): number {
  let found = 1
  return sorted.findIndex((x, i) => i > 0 && x - (sorted[i - 1] ?? x) > 1e-9 * x && ++found > levels)
}

function statesOf(values: Readonly<Record<string, number>>, choice: Choice): number[] {
  const hbar = need(values, 'hbar')
  const quanta = Array.from({ length: MOST }, (_, i) => i)
  const kinetic = (wave: number): number => (hbar * wave) ** 2 / (2 * need(values, 'm'))
  const swing = (n: number): number => (n + 0.5) * hbar * need(values, 'omega')
  switch (choice['trap']) {
    case 'tube':
      return quanta.map((n) => kinetic(((n + 1) * Math.PI) / need(values, 'L')))
    case 'ring':
      return [...quanta, ...quanta.slice(1).map((n) => -n)].map((n) =>
        kinetic((2 * Math.PI * n) / need(values, 'L')),
      )
    case 'cigar':
      return quanta.map(swing)
    case 'pancake':
      return quanta.flatMap((x) => quanta.map((y) => swing(x) + swing(y)))
    default:
      return quanta.flatMap((x) => quanta.flatMap((y) => quanta.map((z) => swing(x) + swing(y) + swing(z))))
  }
}
