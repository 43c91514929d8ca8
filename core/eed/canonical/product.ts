/**
 * Products: a rational number times powers of kernels. Every canonical value is one; sums live inside as polynomial
 * kernels, so that a product is at once the factored form and the quotient over a common denominator.
 */
import { gcd, reduce } from '../identity/rational.ts'
import { joinAngles } from './angles.ts'
import { factor } from './factor.ts'
import { joinComplements } from './inverse.ts'
import type { Kernels } from './kernel.ts'
import type { Monomial } from './monomial.ts'
import { BudgetError, UNIT, UNITY, exponentOf, invert, meet, raise, times, without } from './monomial.ts'
import type { Polynomial } from './polynomial.ts'
import { addTerm, divide, inKernel, kernelsOf, multiply, multiplyTerm, powerOf, sum } from './polynomial.ts'
import { roots } from './radical.ts'
import { reduceTerms } from './relations.ts'

export interface Product {
  readonly n: bigint
  readonly d: bigint
  readonly m: Monomial
}

export const ONE: Product = { n: 1n, d: 1n, m: UNITY }
export const ZERO: Product = { n: 0n, d: 1n, m: UNITY }
export const MINUS_ONE: Product = { n: -1n, d: 1n, m: UNITY }

const MAX_DIGITS = 1n << 4096n

export function numberOf(n: bigint, d = 1n): Product {
  if (n > MAX_DIGITS || -n > MAX_DIGITS || d > MAX_DIGITS) throw new BudgetError('number too large')
  return { ...reduce(n, d), m: UNITY }
}

export function kernelOf(id: number, exponent = UNIT): Product {
  return { n: 1n, d: 1n, m: exponent === 0 ? UNITY : [id, exponent] }
}

/** The product of two products, with numbers to whole powers moved into the coefficient. */
export function multiplyProducts(a: Product, b: Product, kernels: Kernels): Product {
  if (a.n === 0n || b.n === 0n) return ZERO
  const m = times(a.m, b.m)
  const { n, d } = a.d === 1n && b.d === 1n ? { n: a.n * b.n, d: 1n } : reduce(a.n * b.n, a.d * b.d)
  return tidy(n, d, m, kernels)
}

/** Moves whole powers of numbers into the coefficient and i^2 = -1. */
export function tidy(n: bigint, d: bigint, m: Monomial, kernels: Kernels): Product {
  for (let i = 0; i < m.length; i += 2) {
    const body = kernels.at(m[i]!).body
    const e = m[i + 1]!
    if (body.kind === 'number' && (e >= UNIT || e < 0)) {
      const whole = Math.floor(e / UNIT)
      if (Math.abs(whole) > 4096) throw new BudgetError('number too large')
      if (whole > 0) n *= body.value ** BigInt(whole)
      else d *= body.value ** BigInt(-whole)
      m = times(m, [m[i]!, -whole * UNIT])
      return tidyNumber(n, d, m, kernels)
    }
    if (body.kind === 'polynomial') {
      // (a - b)^(1/2) (b - a)^k: whole powers take the sign of the root.
      const other = kernels.opposites.get(m[i]!)
      const f = other === undefined ? 0 : exponentOf(m, other)
      if (other !== undefined && f !== 0 && f % UNIT === 0) {
        if ((f / UNIT) % 2 !== 0) n = -n
        return tidyNumber(n, d, times(times(m, [other, -f]), [m[i]!, f]), kernels)
      }
    }
    if (body.kind === 'constant' && body.name === 'i' && (e >= 2 * UNIT || e < 0)) {
      const turns = Math.floor(e / (2 * UNIT))
      if (turns % 2 !== 0) n = -n
      m = times(m, [m[i]!, -turns * 2 * UNIT])
      return tidyNumber(n, d, m, kernels)
    }
    if (body.kind === 'call' && body.name === 'abs' && e % (2 * UNIT) === 0) {
      // |P|^2 = P^2
      const inner = raise(body.args[0]!.m, e / UNIT, 1)
      if (inner) return tidyNumber(n, d, times(without(m, m[i]!), inner), kernels)
    }
  }
  return { n, d, m }
}

function tidyNumber(n: bigint, d: bigint, m: Monomial, kernels: Kernels): Product {
  if (n > MAX_DIGITS || -n > MAX_DIGITS || d > MAX_DIGITS) throw new BudgetError('number too large')
  const r = reduce(n, d)
  return tidy(r.n, r.d, m, kernels)
}

export function inverseProduct(a: Product, kernels: Kernels): Product {
  if (a.n === 0n) throw new BudgetError('division by zero')
  return tidyNumber(a.n < 0n ? -a.d : a.d, a.n < 0n ? -a.n : a.n, invert(a.m), kernels)
}

/** a^(p/q). */
export function powerProduct(a: Product, p: number, q: number, kernels: Kernels): Product {
  if (p === 0) return ONE
  if (a.n === 0n) {
    if (p < 0) throw new BudgetError('division by zero')
    return ZERO
  }
  if (q === 1) {
    if (Math.abs(p) > 4096) throw new BudgetError('power too large')
    const m = raise(a.m, p, 1)
    if (m === null) throw new BudgetError('power too large')
    const bits = BigInt(Math.abs(p))
    let n = a.n ** bits
    let d = a.d ** bits
    if (p < 0) [n, d] = n < 0n ? [-d, -n] : [d, n]
    return tidyNumber(n, d, m, kernels)
  }
  return roots(a, p, q, kernels)
}

/** The sum of products, as a product: like terms are collected, common factors taken out, the rest factored. */
export function addProducts(parts: readonly Product[], kernels: Kernels): Product {
  const terms = new Map<string, Product>()
  for (const part of parts) {
    if (part.n === 0n) continue
    const key = part.m.join()
    const old = terms.get(key)
    if (!old) {
      terms.set(key, part)
      continue
    }
    const r = reduce(old.n * part.d + part.n * old.d, old.d * part.d)
    if (r.n === 0n) terms.delete(key)
    else terms.set(key, { n: r.n, d: r.d, m: part.m })
  }
  if (terms.size === 0) return ZERO
  const list = [...terms.values()]
  if (list.length === 1) return list[0]!
  if (list.length > 400) throw new BudgetError('too many terms')
  // Common factor, with the smallest exponent of every kernel (so that denominators become common).
  let common = list[0]!.m
  for (const t of list) common = meet(common, t.m)
  if (isLong(list, common, kernels)) {
    const closed = list.map((t) => withClosedSums(t, kernels))
    if (closed.some((t, i) => t !== list[i])) return addProducts(closed, kernels)
  }
  let n = 0n
  let d = 1n
  for (const t of list) {
    n = gcd(n, t.n)
    d = (d / gcd(d, t.d)) * t.d
  }
  const inverse = invert(common)
  const total: Polynomial = new Map()
  for (const t of list) {
    const coefficient = (t.n / n) * (d / t.d)
    if (coefficient > 9007199254740991n || coefficient < -9007199254740991n)
      throw new BudgetError('numbers too far apart')
    expandInto(total, times(t.m, inverse), Number(coefficient), kernels)
  }
  const reduced = reduceTerms(total, kernels)
  if (reduced.size === 0) return ZERO
  return multiplyProducts({ ...reduce(n, d), m: common }, fromPolynomial(reduced, common, kernels), kernels)
}

/** Sums over a common denominator are multiplied out up to this many terms, and this many leaves. */
const MAX_EXPANDED = 36
const MAX_LEAVES = 600

/** Whether the sum would be long with everything multiplied out. */
function isLong(list: readonly Product[], common: Monomial, kernels: Kernels): boolean {
  const inverse = invert(common)
  let terms = 0
  let leaves = 0
  for (const t of list) {
    const m = times(t.m, inverse)
    let size = 1
    let weight = 0
    for (let i = 0; i < m.length && size < 1e6; i += 2) {
      const kernel = kernels.at(m[i]!)
      const whole = Math.floor(m[i + 1]! / UNIT)
      if (kernel.body.kind === 'polynomial' && whole >= 1) {
        size *= kernel.body.polynomial.size ** whole
        weight += (whole * kernel.weight) / kernel.body.polynomial.size
      } else weight += kernel.weight
    }
    terms += size
    leaves += size * weight
  }
  return terms > MAX_EXPANDED || leaves > MAX_LEAVES
}

/** The product with its sums (and one over them) closed: as atoms, they are neither multiplied out nor put over a bar. */
function withClosedSums(p: Product, kernels: Kernels): Product {
  let m = p.m
  for (let i = 0; i < p.m.length; i += 2) {
    const id = p.m[i]!
    const e = p.m[i + 1]!
    if (kernels.at(id).body.kind !== 'polynomial' || e % UNIT !== 0) continue
    const atom = kernels.call('group', [kernelOf(id, e < 0 ? -UNIT : UNIT)])
    m = times(times(m, [id, -e]), [atom, Math.abs(e)])
  }
  return m === p.m ? p : { ...p, m }
}

/** kernel^(e/UNIT) as a polynomial, multiplied out. */
export function termPower(id: number, e: number, kernels: Kernels): Polynomial {
  const total: Polynomial = new Map()
  expandInto(total, [id, e], 1, kernels)
  return reduceTerms(total, kernels)
}

/** Adds c m to the polynomial, multiplying out whole powers of polynomial kernels. */
function expandInto(total: Polynomial, m: Monomial, c: number, kernels: Kernels): void {
  let plain: Monomial = m
  let expanded: Polynomial | null = null
  for (let i = 0; i < m.length; i += 2) {
    const body = kernels.at(m[i]!).body
    const whole = Math.floor(m[i + 1]! / UNIT)
    if (body.kind !== 'polynomial' || whole < 1) continue
    plain = times(plain, [m[i]!, -whole * UNIT])
    const power = powerOf(body.polynomial, whole, kernels.budget)
    expanded = expanded === null ? power : multiply(expanded, power, kernels.budget)
  }
  if (expanded === null) addTerm(total, m, c)
  else for (const t of expanded.values()) addTerm(total, times(t.m, plain), t.c * c)
}

/**
 * A polynomial as a product. Its own factors become kernels; polynomial kernels that stand in the denominator of
 * `context` are divided out first.
 */
export function fromPolynomial(p: Polynomial, context: Monomial, kernels: Kernels): Product {
  const joined = joinComplements(joinAngles(p, kernels), kernels)
  const { rest: rooted, m: roots } = extractRoots(joined, kernels)
  let rest = rooted
  let m: Monomial = roots
  for (let i = 0; i < context.length; i += 2) {
    const body = kernels.at(context[i]!).body
    if (body.kind !== 'polynomial' || context[i + 1]! >= 0) continue
    for (let k = 0; k < 8 && rest.size > 1; k++) {
      const q = divide(rest, body.polynomial, kernels.budget)
      if (q === null) break
      rest = q
      m = times(m, [context[i]!, UNIT])
    }
  }
  const f = factor(rest, kernels)
  let result: Product = tidy(BigInt(f.c), 1n, times(f.m, m), kernels)
  for (const { p: base, power } of f.factors) {
    result = multiplyProducts(result, polynomialPower(base, power, kernels), kernels)
  }
  return result
}

/** a r + b P with r = P^e is r (a + b P^(1-e)): roots that divide the sum come out. */
function extractRoots(p: Polynomial, kernels: Kernels): { rest: Polynomial; m: Monomial } {
  let rest = p
  let m: Monomial = UNITY
  for (const id of kernelsOf(p)) {
    const body = kernels.at(id).body
    if (body.kind !== 'polynomial') continue
    const parts = inKernel(rest, id)
    if (parts.size !== 2) continue
    const without = parts.get(0)
    const e = [...parts.keys()].find((x) => x !== 0)
    if (!without || e === undefined || e <= 0 || e >= UNIT) continue
    const q = divide(without, body.polynomial, kernels.budget)
    if (q === null) continue
    rest = sum(parts.get(e)!, multiplyTerm(q, [id, UNIT - e], 1))
    m = times(m, [id, e])
  }
  return { rest, m }
}

/** A primitive, sign-normal polynomial to a whole power, with 1 - sin^2 written as cos^2. */
function polynomialPower(p: Polynomial, power: number, kernels: Kernels): Product {
  if (p.size === 2) {
    const [a, b] = [...p.values()] as [{ m: Monomial; c: number }, { m: Monomial; c: number }]
    const [unit, square] = a.m.length === 0 ? [a, b] : [b, a]
    if (unit.m.length === 0 && square.m.length === 2 && square.m[1] === 2 * UNIT && unit.c === -square.c) {
      const body = kernels.at(square.m[0]!).body
      if (body.kind === 'call' && body.name === 'sin' && Math.abs(unit.c) === 1) {
        const cos = kernels.call('cos', body.args)
        const sign = unit.c < 0 && power % 2 === 1 ? -1n : 1n
        return { n: sign, d: 1n, m: [cos, 2 * power * UNIT] }
      }
    }
  }
  return kernelOf(kernels.polynomial(p), power * UNIT)
}

/** True when the product is a plain number. */
export function isNumber(p: Product): boolean {
  return p.m.length === 0
}

/** Splits a product into its summands: the terms of its polynomial numerator over everything else. */
export function summands(p: Product, kernels: Kernels): Product[] {
  let numerator: Polynomial | null = null
  let rest: Monomial = p.m
  for (let i = 0; i < p.m.length; i += 2) {
    const body = kernels.at(p.m[i]!).body
    const e = p.m[i + 1]!
    if (body.kind !== 'polynomial' || e < UNIT || e % UNIT !== 0) continue
    const power = powerOf(body.polynomial, e / UNIT, kernels.budget)
    numerator = numerator === null ? power : multiply(numerator, power, kernels.budget)
    rest = without(rest, p.m[i]!)
  }
  if (numerator === null) return [p]
  const parts: Product[] = []
  for (const t of reduceTerms(numerator, kernels).values()) {
    const r = reduce(p.n * BigInt(t.c), p.d)
    parts.push(tidy(r.n, r.d, times(rest, t.m), kernels))
  }
  return parts
}
