import { compare, evaluate, samplePoint } from './evaluate.ts'
import type { Domains } from './evaluate.ts'
import {
  div,
  fraction,
  keyOf,
  mul,
  nodes,
  num,
  pow,
  replaceAt,
  size,
  sqrt,
  sym,
  symbolsOf,
  termParts,
} from './expr.ts'
import type { Ex } from './expr.ts'
import type { Random } from './random.ts'

/** An answer that says the asked quantity by a relation: `left(T) = right`, where solving for T gives `solved`. */
export interface Isolated {
  readonly left: Ex
  readonly right: Ex
  readonly solved: Ex
  readonly name: string
}

/** The value is positive at every sampled point of the domain, so that a square can be undone. */
export function isPositive(e: Ex, domains: Domains, random: Random): boolean {
  let seen = 0
  for (let tries = 0; tries < 200 && seen < 25; tries++) {
    const v = evaluate(e, samplePoint(symbolsOf(e), domains, random))
    if (!v) continue
    if (!v.gt(0)) return false
    seen++
  }
  return seen === 25
}

/** Ways to state `asks = e` with the quantity not alone on its side. */
export function isolations(asks: string, e: Ex, positive: boolean): Isolated[] {
  const x = sym(asks)
  const out: Isolated[] = []
  if (positive) {
    const squared = square(e)
    out.push({ left: pow(x, num(2)), right: squared, solved: sqrt(squared), name: 'squared' })
  }
  const [top, bottom] = fraction(e)
  if (keyOf(bottom) !== keyOf(num(1)))
    out.push({ left: mul(bottom, x), right: top, solved: div(top, bottom), name: 'denominator on the left' })
  const inverse = pow(e, num(-1))
  out.push({ left: pow(x, num(-1)), right: inverse, solved: pow(inverse, num(-1)), name: 'reciprocal' })
  return out
}

const square = (e: Ex): Ex => {
  const [c, factors] = termParts(e)
  return mul(num(c.n * c.n, c.d * c.d), ...factors.map((f) => pow(f, num(2))))
}

const fresh = ['tau', 'kappa', 'eta', 'xi', 'zeta', 's', 'w', 'K', 'Lambda', 'Q_1']

/** The expression with a part named by a new symbol, and what the name stands for. */
export function define(e: Ex, random: Random): { outer: Ex; name: string; inner: Ex } | null {
  const inside = nodes(e).filter(
    ({ node, path }) =>
      path.length > 0 &&
      size(node) >= 3 &&
      size(node) <= 12 &&
      symbolsOf(node).length > 0 &&
      node.t !== 'num',
  )
  if (inside.length === 0) return null
  const { node, path } = random.pick(inside)
  const used = new Set(symbolsOf(e))
  const name = random.pick(fresh.filter((n) => !used.has(n)))
  return { outer: replaceAt(e, path, sym(name)), name, inner: node }
}

/** Whether the definition can go wrong visibly: another inner expression gives another value. */
export const differs = (a: Ex, b: Ex, domains: Domains, random: Random): boolean =>
  compare(a, b, domains, random) === 'unequal'
