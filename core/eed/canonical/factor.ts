/** Splits polynomials into factors: contents, differences of powers, squares, factors linear in some kernel. */
import { commonDivisor, contentIn, squareRoot } from './divisor.ts'
import type { Kernels } from './kernel.ts'
import type { Monomial } from './monomial.ts'
import { UNIT, UNITY } from './monomial.ts'
import type { Budget, Polynomial } from './polynomial.ts'
import {
  contentOf,
  divide,
  divideTerm,
  inKernel,
  kernelsOf,
  leading,
  multiply,
  multiplyTerm,
  negated,
  primitive,
  sum,
} from './polynomial.ts'

/** c m times the product of factors^powers. The factors are primitive and sign-normal and have two terms or more. */
export interface Factored {
  readonly c: number
  readonly m: Monomial
  readonly factors: readonly { readonly p: Polynomial; readonly power: number }[]
}

/** Polynomials with more terms than this are only searched for common factors. */
const MAX_TERMS = 40
/** Steps that one search for a factor may take. */
const SEARCH = 5000
/** Polynomials with more terms times kernels than this stay whole. */
const MAX_CELLS = 3000

/**
 * Factors a polynomial. Complete for what answers contain: polynomials that are, after removing common factors, of
 * degree one or two in some kernel, or differences of powers. Others stay whole.
 */
export function factor(p: Polynomial, kernels: Kernels): Factored {
  const { c, m } = contentOf(p)
  const found: Polynomial[] = []
  const rest = divideTerm(p, m, c)
  if (rest.size > 1) split(rest, kernels, found, 0)
  // Splitting keeps no signs: the sign of the leading coefficient tells it at the end.
  let sign = Math.sign(leading(rest).c)
  const factors: { p: Polynomial; power: number; key: string }[] = []
  for (const f of found) {
    const normal = signNormal(f, kernels)
    if (leading(normal).c < 0) sign = -sign
    const key = kernels.polynomialKey(normal)
    const same = factors.find((x) => x.key === key)
    if (same) same.power++
    else factors.push({ p: normal, power: 1, key })
  }
  return { c: c * sign, m, factors }
}

/**
 * The polynomial or its negative, whichever has fewer negative coefficients; of two with as many, the one whose first
 * term in key order is positive.
 */
export function signNormal(p: Polynomial, kernels: Kernels): Polynomial {
  let negative = 0
  for (const t of p.values()) if (t.c < 0) negative++
  if (negative * 2 < p.size) return p
  if (negative * 2 > p.size) return negated(p)
  let first: { key: string; c: number } | null = null
  for (const t of p.values()) {
    const key = kernels.monomialKey(t.m)
    if (first === null || key < first.key) first = { key, c: t.c }
  }
  return first!.c > 0 ? p : negated(p)
}

/** Appends the irreducible factors of a primitive polynomial of two terms or more to `out`. */
function split(p: Polynomial, kernels: Kernels, out: Polynomial[], depth: number): void {
  const budget = kernels.budget
  if (p.size === 1) return
  if (depth > 12) {
    out.push(p)
    return
  }
  if (p.size === 2) {
    const parts = binomial(p, kernels)
    if (parts) for (const f of parts) split(f, kernels, out, depth + 1)
    else out.push(p)
    return
  }
  const present = [...kernelsOf(p)]
  if (present.length * p.size > MAX_CELLS) {
    out.push(p)
    return
  }
  budget.spend(present.length * p.size)
  const candidates = present
    .map((kernel) => ({ kernel, exponents: [...inKernel(p, kernel).keys()].sort((a, b) => a - b) }))
    .sort((a, b) => a.exponents.length - b.exponents.length)
  // A factor free of some kernel divides all coefficients with respect to it.
  for (const { kernel, exponents } of candidates) {
    if (exponents.length > 8 || p.size > MAX_TERMS * 4) continue
    const g = budget.within(SEARCH, (b) => contentIn(p, kernel, b))
    if (g === null) break
    if (g.size > 1) {
      const rest = divide(p, g, budget)
      if (rest !== null) {
        split(primitive(g), kernels, out, depth + 1)
        if (rest.size > 1) split(primitive(rest), kernels, out, depth + 1)
        return
      }
    }
    if (exponents.length === 2 && isLinear(exponents, kernels, kernel)) {
      // Linear and without content: irreducible.
      out.push(p)
      return
    }
  }
  if (p.size <= MAX_TERMS) {
    for (const { kernel, exponents } of candidates) {
      const parts = budget.within(SEARCH, (b) => quadratic(p, kernel, exponents, kernels, b))
      if (parts === 'irreducible') break
      if (parts) {
        for (const f of parts) split(f, kernels, out, depth + 1)
        return
      }
    }
    const repeated = budget.within(SEARCH, (b) => squareFactor(p, candidates, b))
    if (repeated) {
      const rest = divide(p, repeated, budget)
      if (rest) {
        split(primitive(repeated), kernels, out, depth + 1)
        if (rest.size > 1) split(primitive(rest), kernels, out, depth + 1)
        return
      }
    }
  }
  out.push(p)
}

/** Exponents {0, e}: linear in kernel^e, and irreducible unless e is a proper power that a root could split. */
function isLinear(exponents: readonly number[], kernels: Kernels, kernel: number): boolean {
  const e = exponents[1]! - exponents[0]!
  return exponents[0] === 0 && (e <= UNIT || kernels.at(kernel).body.kind === 'power' || e % UNIT !== 0)
}

/** a^k - b^k and a^3 + b^3 for whole powers. */
function binomial(p: Polynomial, kernels: Kernels): Polynomial[] | null {
  const [s, t] = [...p.values()] as [{ m: Monomial; c: number }, { m: Monomial; c: number }]
  for (const k of [2, 3]) {
    const a = rootOf(s.m, s.c, k, kernels)
    const b = rootOf(t.m, t.c, k, kernels)
    if (!a || !b) continue
    if (k === 2 && a.sign === b.sign) continue
    const pa = new Map([[a.m.join(), { m: a.m, c: a.c * (k === 3 ? a.sign : 1) }]])
    const pb = new Map([[b.m.join(), { m: b.m, c: b.c * (k === 3 ? b.sign : 1) }]])
    if (k === 2) {
      const [plus, minus] = a.sign > 0 ? [pa, pb] : [pb, pa]
      return [sum(plus, minus, -1), sum(plus, minus)]
    }
    // x^3 + y^3 = (x + y)(x^2 - xy + y^2)
    const budget = kernels.budget
    const first = sum(pa, pb)
    const xx = multiply(pa, pa, budget)
    const yy = multiply(pb, pb, budget)
    return [first, sum(sum(xx, yy), multiply(pa, pb, budget), -1)]
  }
  return null
}

function rootOf(
  m: Monomial,
  c: number,
  k: number,
  kernels: Kernels,
): { m: Monomial; c: number; sign: number } | null {
  const root = Math.round(Math.pow(Math.abs(c), 1 / k))
  if (root ** k !== Math.abs(c)) return null
  const r: number[] = []
  for (let i = 0; i < m.length; i += 2) {
    const e = m[i + 1]! / k
    if (e % UNIT !== 0 || kernels.at(m[i]!).body.kind === 'power') return null
    r.push(m[i]!, e)
  }
  return { m: r, c: root, sign: Math.sign(c) }
}

/** Factors of a polynomial of degree two in kernel^e: they exist when the discriminant is a square. */
function quadratic(
  p: Polynomial,
  kernel: number,
  exponents: readonly number[],
  kernels: Kernels,
  budget: Budget,
): Polynomial[] | 'irreducible' | null {
  const top = exponents[exponents.length - 1]!
  if (exponents[0] !== 0 || exponents.length > 3) return null
  if (exponents.length === 3 ? exponents[1]! * 2 !== top : top % (2 * UNIT) !== 0) return null
  const e = top / 2
  if (e % UNIT !== 0 && kernels.at(kernel).body.kind !== 'power') return null
  const parts = inKernel(p, kernel)
  const a = parts.get(top)!
  const b = parts.get(e) ?? new Map()
  const c = parts.get(0)!
  const four = multiplyTerm(multiply(a, c, budget), UNITY, 4)
  const root = squareRoot(sum(multiply(b, b, budget), four, -1), budget)
  // No rational root in kernel^e: irreducible there (a square of another kernel's polynomial would show as a root).
  if (root === null) return exponents.length === 3 && e === UNIT ? 'irreducible' : null
  const lead = multiplyTerm(a, [kernel, e], 2)
  const first = primitivePart(sum(sum(lead, b), root, -1), budget, kernel)
  const second = primitivePart(sum(sum(lead, b), root), budget, kernel)
  const product = multiply(first, second, budget)
  const rest = divide(p, product, budget)
  return rest === null ? null : rest.size === 1 ? [first, second] : [first, second, primitive(rest)]
}

function primitivePart(p: Polynomial, budget: Budget, kernel: number): Polynomial {
  const q = primitive(p)
  const content = contentIn(q, kernel, budget)
  return content.size > 1 ? (divide(q, content, budget) ?? q) : q
}

/** A factor that occurs twice or more: the common divisor of the polynomial and its derivative. */
function squareFactor(
  p: Polynomial,
  candidates: readonly { kernel: number; exponents: readonly number[] }[],
  budget: Budget,
): Polynomial | null {
  for (const { kernel, exponents } of candidates) {
    if (exponents.length < 3 || exponents.length > 6 || exponents.some((e) => e % UNIT !== 0)) continue
    const slope: Polynomial = new Map()
    for (const [e, part] of inKernel(p, kernel)) {
      if (e === 0) continue
      for (const [key, t] of multiplyTerm(part, e === UNIT ? UNITY : [kernel, e - UNIT], e / UNIT))
        slope.set(key, t)
    }
    const g = commonDivisor(p, slope, budget)
    if (g.size > 1 && g.size < p.size * 2) return primitive(g)
    return null
  }
  return null
}
