/**
 * Sparse polynomials in kernels with whole coefficients that are exact doubles. Exponents may be fractional (in units,
 * see monomial.ts) but never negative, except where a caller says so.
 */
import type { Monomial } from './monomial.ts'
import {
  BudgetError,
  compareMonomials,
  exponentOf,
  meet,
  quotient,
  times,
  UNITY,
  without,
} from './monomial.ts'

export interface Term {
  readonly m: Monomial
  readonly c: number
}

/** Terms by the text of their monomial. Never holds a zero coefficient. */
export type Polynomial = Map<string, Term>

/** Counts elementary steps; `spend` throws when they run out. */
export class Budget {
  #left: number
  constructor(steps: number) {
    this.#left = steps
  }

  /** Runs a search that may take at most `steps`; null when it would take more. What it took counts here. */
  within<T>(steps: number, search: (budget: Budget) => T): T | null {
    const part = new Budget(steps)
    try {
      return search(part)
    } catch (error) {
      if (error instanceof BudgetError) return null
      throw error
    } finally {
      this.spend(steps - Math.max(part.#left, 0))
    }
  }

  spend(steps: number): void {
    this.#left -= steps
    if (this.#left < 0) throw new BudgetError('too many steps')
  }
}

const MAX_TERMS = 400

export function addTerm(p: Polynomial, m: Monomial, c: number): void {
  if (c === 0) return
  if (!Number.isSafeInteger(c)) throw new BudgetError('coefficient too large')
  const key = m.join()
  const old = p.get(key)
  if (!old) {
    if (p.size >= MAX_TERMS) throw new BudgetError('too many terms')
    p.set(key, { m, c })
    return
  }
  const sum = old.c + c
  if (sum === 0) p.delete(key)
  else if (!Number.isSafeInteger(sum)) throw new BudgetError('coefficient too large')
  else p.set(key, { m: old.m, c: sum })
}

export function fromTerm(m: Monomial, c: number): Polynomial {
  const p: Polynomial = new Map()
  addTerm(p, m, c)
  return p
}

export function constant(c: number): Polynomial {
  return fromTerm(UNITY, c)
}

export function sum(a: Polynomial, b: Polynomial, factor = 1): Polynomial {
  const r: Polynomial = new Map(a)
  for (const t of b.values()) addTerm(r, t.m, t.c * factor)
  return r
}

export function multiply(a: Polynomial, b: Polynomial, budget: Budget): Polynomial {
  budget.spend(a.size * b.size)
  const r: Polynomial = new Map()
  for (const s of a.values()) for (const t of b.values()) addTerm(r, times(s.m, t.m), s.c * t.c)
  return r
}

export function multiplyTerm(a: Polynomial, m: Monomial, c: number): Polynomial {
  const r: Polynomial = new Map()
  for (const t of a.values()) addTerm(r, times(t.m, m), t.c * c)
  return r
}

export function powerOf(p: Polynomial, n: number, budget: Budget): Polynomial {
  if (n * Math.log2(p.size + 1) > 64 && p.size > 1) throw new BudgetError('power too large')
  let result = constant(1)
  let base = p
  for (let k = n; k > 0; k = Math.floor(k / 2)) {
    if (k % 2 === 1) result = multiply(result, base, budget)
    if (k > 1) base = multiply(base, base, budget)
  }
  return result
}

export function gcdNumbers(a: number, b: number): number {
  a = Math.abs(a)
  b = Math.abs(b)
  while (b !== 0) [a, b] = [b, a % b]
  return a
}

/** The largest whole number that divides all coefficients, and the largest monomial that divides all terms. */
export function contentOf(p: Polynomial): { c: number; m: Monomial } {
  let c = 0
  let m: Monomial | null = null
  for (const t of p.values()) {
    c = c === 1 ? 1 : gcdNumbers(c, t.c)
    m = m === null ? t.m : m.length === 0 ? m : meet(m, t.m)
  }
  return { c: c === 0 ? 1 : c, m: m ?? UNITY }
}

/** p / (c m), which must be exact. */
export function divideTerm(p: Polynomial, m: Monomial, c: number): Polynomial {
  if (c === 1 && m.length === 0) return p
  const r: Polynomial = new Map()
  const inverse = m.map((x, i) => (i % 2 === 1 ? -x : x))
  for (const t of p.values()) {
    const n = times(t.m, inverse)
    r.set(n.join(), { m: n, c: t.c / c })
  }
  return r
}

/** The polynomial without its content. */
export function primitive(p: Polynomial): Polynomial {
  const { c, m } = contentOf(p)
  return divideTerm(p, m, c)
}

export function leading(p: Polynomial): Term {
  let best: Term | null = null
  for (const t of p.values()) if (best === null || compareMonomials(t.m, best.m) > 0) best = t
  return best!
}

/** a / b when b divides a, else null. */
export function divide(a: Polynomial, b: Polynomial, budget: Budget): Polynomial | null {
  if (b.size === 0) return null
  const lead = leading(b)
  let rest = a
  const result: Polynomial = new Map()
  while (rest.size > 0) {
    const top = leading(rest)
    const m = quotient(top.m, lead.m)
    if (m === null || top.c % lead.c !== 0 || result.size > MAX_TERMS) return null
    const c = top.c / lead.c
    addTerm(result, m, c)
    budget.spend(b.size + rest.size)
    rest = sum(rest, multiplyTerm(b, m, c), -1)
  }
  return result
}

/** All kernels that occur. */
export function kernelsOf(p: Polynomial): Set<number> {
  const found = new Set<number>()
  for (const t of p.values()) for (let i = 0; i < t.m.length; i += 2) found.add(t.m[i]!)
  return found
}

/** The polynomial as one in a single kernel: coefficient polynomials by exponent. */
export function inKernel(p: Polynomial, kernel: number): Map<number, Polynomial> {
  const parts = new Map<number, Polynomial>()
  for (const t of p.values()) {
    const e = exponentOf(t.m, kernel)
    let part = parts.get(e)
    if (!part) parts.set(e, (part = new Map()))
    const m = e === 0 ? t.m : without(t.m, kernel)
    part.set(m.join(), { m, c: t.c })
  }
  return parts
}

export function equalPolynomials(a: Polynomial, b: Polynomial): boolean {
  if (a.size !== b.size) return false
  for (const [key, t] of a) if (b.get(key)?.c !== t.c) return false
  return true
}

export function negated(p: Polynomial): Polynomial {
  const r: Polynomial = new Map()
  for (const [key, t] of p) r.set(key, { m: t.m, c: -t.c })
  return r
}
