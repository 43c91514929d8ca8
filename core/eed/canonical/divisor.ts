/** Greatest common divisors of polynomials, by primitive remainder sequences (Knuth, TAOCP 2, section 4.6.1). */
import { UNIT, UNITY, meet } from './monomial.ts'
import type { Budget, Polynomial } from './polynomial.ts'
import {
  constant,
  contentOf,
  divide,
  divideTerm,
  fromTerm,
  gcdNumbers,
  inKernel,
  kernelsOf,
  leading,
  multiply,
  multiplyTerm,
  primitive,
  sum,
} from './polynomial.ts'

/** The greatest common divisor, up to sign. */
export function commonDivisor(a: Polynomial, b: Polynomial, budget: Budget): Polynomial {
  budget.spend(a.size + b.size)
  if (a.size === 0) return b
  if (b.size === 0) return a
  const ca = contentOf(a)
  const cb = contentOf(b)
  const content = fromTerm(meetPositive(ca.m, cb.m), gcdNumbers(ca.c, cb.c))
  const p = divideTerm(a, ca.m, ca.c)
  const q = divideTerm(b, cb.m, cb.c)
  if (p.size === 1 || q.size === 1) return content
  return multiply(content, primitiveDivisor(p, q, budget), budget)
}

function meetPositive(a: readonly number[], b: readonly number[]): readonly number[] {
  const r = meet(a, b)
  return r.every((x, i) => i % 2 === 0 || x > 0) ? r : UNITY
}

function primitiveDivisor(p: Polynomial, q: Polynomial, budget: Budget): Polynomial {
  const kp = kernelsOf(p)
  const kq = kernelsOf(q)
  // A kernel in only one of them: only its coefficients can share a divisor with the other.
  for (const k of kp) if (!kq.has(k)) return coefficientsDivisor(p, k, q, budget)
  for (const k of kq) if (!kp.has(k)) return coefficientsDivisor(q, k, p, budget)
  // The kernel in which the smaller degree is least makes the shortest sequence.
  let main = -1
  let best = Infinity
  for (const k of kp) {
    const d = Math.min(degree(p, k), degree(q, k))
    if (d < best) {
      best = d
      main = k
    }
  }
  if (main < 0) return constant(1)
  const contentP = contentIn(p, main, budget)
  const contentQ = contentIn(q, main, budget)
  const content = commonDivisor(contentP, contentQ, budget)
  let u = divide(p, contentP, budget) ?? p
  let v = divide(q, contentQ, budget) ?? q
  if (degree(u, main) < degree(v, main)) [u, v] = [v, u]
  while (v.size > 0) {
    if (degree(v, main) === 0) return content
    const r = pseudoRemainder(u, v, main, budget)
    u = v
    if (r.size === 0) break
    const stripped = primitive(r)
    v = divide(stripped, contentIn(stripped, main, budget), budget) ?? stripped
  }
  return multiply(content, primitive(u), budget)
}

function coefficientsDivisor(p: Polynomial, kernel: number, q: Polynomial, budget: Budget): Polynomial {
  let g = q
  for (const part of inKernel(p, kernel).values()) {
    g = commonDivisor(g, part, budget)
    if (g.size === 1 && contentOf(g).c === 1 && contentOf(g).m.length === 0) return constant(1)
  }
  return primitive(g)
}

export function degree(p: Polynomial, kernel: number): number {
  let d = 0
  for (const e of inKernel(p, kernel).keys()) d = Math.max(d, e)
  return d
}

/** The common divisor of the coefficients with respect to one kernel. */
export function contentIn(p: Polynomial, kernel: number, budget: Budget): Polynomial {
  const parts = [...inKernel(p, kernel).values()].sort((a, b) => a.size - b.size)
  let g = parts[0]!
  for (let i = 1; i < parts.length; i++) {
    if (g.size === 1) {
      const c = contentOf(g)
      if (c.c === 1 && c.m.length === 0) return constant(1)
    }
    g = commonDivisor(g, parts[i]!, budget)
  }
  return g
}

function pseudoRemainder(u: Polynomial, v: Polynomial, kernel: number, budget: Budget): Polynomial {
  const dv = degree(v, kernel)
  const lv = inKernel(v, kernel).get(dv)!
  let rest = u
  for (;;) {
    const du = degree(rest, kernel)
    if (rest.size === 0 || du < dv) return rest
    const lu = inKernel(rest, kernel).get(du)!
    const shifted = du === dv ? v : multiplyTerm(v, [kernel, du - dv], 1)
    rest = sum(multiply(rest, lv, budget), multiply(shifted, lu, budget), -1)
    if (rest.size > 0) {
      const c = contentOf(rest).c
      if (c > 1) rest = divideTerm(rest, UNITY, c)
    }
  }
}

/** The square root of a polynomial, or null when it is not a square (up to sign of the root). */
export function squareRoot(p: Polynomial, budget: Budget): Polynomial | null {
  if (p.size === 0) return p
  let rest = p
  let root: Polynomial = new Map()
  let lead: { m: readonly number[]; c: number } | null = null
  for (let i = 0; i < 60; i++) {
    if (rest.size === 0) return root
    const top = leading(rest)
    if (lead === null) {
      const c = Math.round(Math.sqrt(top.c))
      // Whole powers only: sqrt(a) is no polynomial.
      if (top.c <= 0 || c * c !== top.c || top.m.some((x, j) => j % 2 === 1 && x % (2 * UNIT) !== 0))
        return null
      lead = { m: top.m.map((x, j) => (j % 2 === 1 ? x / 2 : x)), c }
      root = fromTerm(lead.m, lead.c)
    } else {
      // The next term t satisfies 2 lead t = leading term of the rest.
      const single = fromTerm(top.m, top.c)
      const t = divide(single, fromTerm(lead.m, 2 * lead.c), budget)
      if (t === null) return null
      root = sum(root, t)
    }
    rest = sum(p, multiply(root, root, budget), -1)
  }
  return null
}
