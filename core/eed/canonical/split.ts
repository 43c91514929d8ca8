/** Quotients with a sum above the bar, written as sums of quotients and in other ways between. */
import type { Expr } from '../ast.ts'
import { add, mul } from '../expression.ts'
import { reduce } from '../identity/rational.ts'
import { sumVariants } from './circular.ts'
import type { Kernels } from './kernel.ts'
import { operations } from './measure.ts'
import type { Monomial } from './monomial.ts'
import { UNIT, UNITY, times, without } from './monomial.ts'
import type { Polynomial } from './polynomial.ts'
import { kernelsOf } from './polynomial.ts'
import type { Presenter } from './present.ts'
import type { Product } from './product.ts'

const MAX_TERMS = 6

/** Forms in which the terms of the numerator take in what stands around them, wholly or in part. */
export function splitForms(p: Product, presenter: Presenter): Expr[] {
  const kernels = presenter.kernels
  const id = numeratorOf(p, kernels)
  const body = id < 0 ? null : kernels.at(id).body
  if (body?.kind !== 'polynomial') return []
  const rest: Product = { ...p, m: without(p.m, id) }
  const found: Expr[] = []
  const forms = [
    { p: body.polynomial, d: 1 },
    ...(presenter.inVariant ? [] : sumVariants(body.polynomial, kernels)),
  ]
  for (const form of forms) {
    if (form.p.size > MAX_TERMS || form.p.size < 2) continue
    const terms: Expr[] = []
    for (const t of form.p.values()) {
      const r = reduce(rest.n * BigInt(t.c), rest.d * BigInt(form.d))
      terms.push(presenter.product({ ...r, m: times(rest.m, t.m) }))
    }
    found.push(add(terms.flatMap((t) => (t.k === 'add' ? t.args : [t]))))
  }
  // x (a/3 + b), where writing everything out would be shorter than x (a + 3b)/3.
  if (found[0] && p.d !== 1n && rest.m.every((x, i) => i % 2 === 0 || x > 0)) {
    if (operations(found[0]) < operations(presenter.plain(p))) {
      found.unshift(partly(body.polynomial, { ...p, m: UNITY }, rest.m, presenter))
    }
  }
  return found
}

/** Powers of T taken to where T^n stands: (T^n - a)/T as T^(n-1) - a/T; null where there are none. */
export function symbolicForm(p: Product, presenter: Presenter): Expr | null {
  const kernels = presenter.kernels
  const id = numeratorOf(p, kernels)
  const body = id < 0 ? null : kernels.at(id).body
  if (body?.kind !== 'polynomial') return null
  const rest = without(p.m, id)
  const taken = powersTaken(body.polynomial, rest, kernels)
  if (taken.length === 0) return null
  let outside: Monomial = rest
  for (let i = 0; i < taken.length; i += 2) outside = without(outside, taken[i]!)
  return partly(body.polynomial, { n: 1n, d: 1n, m: taken }, outside, presenter, p)
}

/** The single sum above the bar, or -1. */
function numeratorOf(p: Product, kernels: Kernels): number {
  let found = -1
  if (p.m.length === 2) return -1
  for (let i = 0; i < p.m.length; i += 2) {
    const body = kernels.at(p.m[i]!).body
    if (body.kind !== 'polynomial') continue
    const e = p.m[i + 1]!
    if (e === UNIT && body.polynomial.size <= MAX_TERMS && found < 0) found = p.m[i]!
    else if (e > 0 && e % UNIT === 0) return -1
  }
  return found
}

/** The sum with `inside` multiplied into its terms, times what stays outside. */
function partly(
  p: Polynomial,
  inside: Product,
  outside: Monomial,
  presenter: Presenter,
  number?: Product,
): Expr {
  const terms: Expr[] = []
  for (const t of p.values()) {
    const r = reduce(inside.n * BigInt(t.c), inside.d)
    terms.push(presenter.plain({ ...r, m: times(inside.m, t.m) }, true))
  }
  const front = presenter.plain({ n: number?.n ?? 1n, d: number?.d ?? 1n, m: outside }, true)
  const sum = add(terms)
  if (front.k === 'num' && front.n === front.d) return sum
  return mul([...(front.k === 'mul' ? front.args : [front]), sum])
}

/** The powers in `m` of symbols that are bases of symbolic powers in the sum. */
function powersTaken(p: Polynomial, m: Monomial, kernels: Kernels): Monomial {
  const bases = new Set<number>()
  for (const id of kernelsOf(p)) {
    const body = kernels.at(id).body
    if (body.kind === 'power') bases.add(body.base)
  }
  if (bases.size === 0) return UNITY
  return m.flatMap((x, i) => (i % 2 === 0 && bases.has(x) ? [x, m[i + 1]!] : []))
}
