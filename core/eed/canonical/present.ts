/**
 * From canonical products back to expressions: of several ways to write a value, the one with the fewest operations.
 *
 * Which forms are tried depends on the value only, never on how it was written, so that equal values get equal trees.
 */
import type { Expr } from '../ast.ts'
import { add, fn, mul, number, power, symbol } from '../expression.ts'
import { reduce } from '../identity/rational.ts'
import { circularVariants } from './circular.ts'
import { hyperbolicVariants } from './hyperbolic.ts'
import type { Kernels } from './kernel.ts'
import { EULER } from './kernel.ts'
import { operations } from './measure.ts'
import { BudgetError, UNIT, UNITY } from './monomial.ts'
import type { Polynomial } from './polynomial.ts'
import { negated } from './polynomial.ts'
import type { Product } from './product.ts'
import { addProducts, multiplyProducts, numberOf, summands } from './product.ts'
import { presentSum } from './sums.ts'

/** A base with its exponent in units; `open` when the base's sign is not known. */
interface Factor {
  readonly base: Expr
  readonly e: number
  readonly open: boolean
}

/** Turns canonical values into expressions; one per comparison side. */
export class Presenter {
  readonly kernels: Kernels
  readonly #memo = new Map<string, Expr>()
  #depth = 0

  constructor(kernels: Kernels) {
    this.kernels = kernels
  }

  /** The shortest form of a value. */
  product(p: Product): Expr {
    const key = this.kernels.productKey(p)
    const known = this.#memo.get(key)
    if (known) return known
    if (++this.#depth > 60) throw new BudgetError('too deep')
    const candidates: Expr[] = [this.plain(p)]
    for (const variant of circularVariants(p, this.kernels)) candidates.push(this.plain(variant))
    for (const variant of hyperbolicVariants(p, this.kernels)) candidates.push(this.plain(variant))
    const terms = this.#split(p)
    if (terms) candidates.push(terms)
    const best = shortest(candidates)
    this.#depth--
    this.#memo.set(key, best)
    return best
  }

  /** The factored form: number, powers of kernels, sums to powers. */
  plain(p: Product): Expr {
    if (p.n === 0n) return number(0)
    const kernels = this.kernels
    let { n, d } = p
    const factors: Factor[] = []
    const numbers = new Map<number, bigint>()
    const exponentials = new Map<number, Product[]>()
    // A negative number in front goes into the first factor of open sign, if there is one to an odd power.
    let flip = n < 0n ? this.#firstOdd(p) : -1
    for (let i = 0; i < p.m.length; i += 2) {
      const id = p.m[i]!
      const e = p.m[i + 1]!
      const kernel = kernels.at(id)
      switch (kernel.body.kind) {
        case 'number':
          numbers.set(e, (numbers.get(e) ?? 1n) * kernel.body.value)
          break
        case 'power': {
          const list = exponentials.get(kernel.body.base) ?? []
          list.push(multiplyProducts({ ...reduce(BigInt(e), BigInt(UNIT)), m: UNITY }, kernel.body.exponent, kernels))
          exponentials.set(kernel.body.base, list)
          break
        }
        case 'polynomial': {
          let base = kernel.body.polynomial
          if (flip === id) {
            base = negated(base)
            n = -n
            flip = -1
          }
          factors.push({ base: this.sum(base), e, open: !kernel.positive })
          break
        }
        default:
          factors.push({ base: this.#atom(id), e, open: !kernel.positive })
      }
    }
    for (const [e, value] of numbers) factors.push({ base: number(value), e, open: false })
    for (const [base, terms] of exponentials) {
      if (base === EULER) {
        factors.push({ base: fn('exp', [this.product(addProducts(terms, kernels))]), e: UNIT, open: false })
        continue
      }
      const merged = this.#mergePower(base, terms, factors, n, d)
      n = merged.n
      d = merged.d
      factors.push(merged.factor)
    }
    return assemble(n, d, factors)
  }

  /** A sum, by the shortest of its forms. */
  sum(p: Polynomial): Expr {
    const key = `+${this.kernels.polynomialKey(p)}`
    const known = this.#memo.get(key)
    if (known) return known
    if (++this.#depth > 60) throw new BudgetError('too deep')
    const result = presentSum(p, this)
    this.#depth--
    this.#memo.set(key, result)
    return result
  }

  /** The polynomial of open sign with the smallest key among those to an odd whole power, or -1. */
  #firstOdd(p: Product): number {
    let best = -1
    for (let i = 0; i < p.m.length; i += 2) {
      const kernel = this.kernels.at(p.m[i]!)
      const e = p.m[i + 1]!
      if (kernel.body.kind !== 'polynomial' || kernel.positive || e % UNIT !== 0 || (e / UNIT) % 2 === 0) continue
      let negative = 0
      for (const t of kernel.body.polynomial.values()) if (t.c < 0) negative++
      // -(a + b - c) stays: turning it round would need more signs than it saves.
      if (negative * 2 !== kernel.body.polynomial.size) continue
      if (best < 0 || kernel.key < this.kernels.at(best).key) best = p.m[i]!
    }
    return best
  }

  /** b^(m1 + m2 + ...), with a plain power of b (a number in front, or a factor) drawn in. */
  #mergePower(
    base: number,
    terms: readonly Product[],
    factors: Factor[],
    n: bigint,
    d: bigint,
  ): { factor: Factor; n: bigint; d: bigint } {
    const kernels = this.kernels
    const body = kernels.at(base).body
    const exponents = [...terms]
    let expr: Expr
    if (body.kind === 'number') {
      expr = number(body.value)
      const [a, b] = [exactLog(n < 0n ? -n : n, body.value), exactLog(d, body.value)]
      if (d === 1n && a > 0) {
        exponents.push(numberOf(BigInt(a)))
        n = n < 0n ? -1n : 1n
      } else if ((n === 1n || n === -1n) && b > 0) {
        exponents.push(numberOf(BigInt(-b)))
        d = 1n
      }
    } else {
      expr = body.kind === 'polynomial' ? this.sum(body.polynomial) : this.#atom(base)
    }
    const at = factors.findIndex((f) => f.base === expr || (f.base.k === 'sym' && expr.k === 'sym' && f.base.name === expr.name))
    if (at >= 0) {
      exponents.push({ ...reduce(BigInt(factors[at]!.e), BigInt(UNIT)), m: UNITY })
      factors.splice(at, 1)
    }
    const exponent = this.product(addProducts(exponents, kernels))
    return { factor: { base: power(expr, exponent), e: UNIT, open: false }, n, d }
  }

  /** The terms of the numerator one by one, where that could be shorter. */
  #split(p: Product): Expr | null {
    let sums = 0
    for (let i = 0; i < p.m.length; i += 2) {
      const body = this.kernels.at(p.m[i]!).body
      if (body.kind !== 'polynomial') continue
      const e = p.m[i + 1]!
      if (e === UNIT && body.polynomial.size <= 6) sums++
      else if (e > 0 && e % UNIT === 0) return null
    }
    if (sums !== 1) return null
    const parts = summands(p, this.kernels)
    if (parts.length < 2 || parts.length > 6) return null
    return add(parts.map((t) => this.plain(t)))
  }

  #atom(id: number): Expr {
    const body = this.kernels.at(id).body
    switch (body.kind) {
      case 'symbol':
        return symbol(body.name)
      case 'constant':
        return { k: 'const', name: body.name }
      case 'number':
        return number(body.value)
      case 'polynomial':
        return this.sum(body.polynomial)
      case 'call':
        return fn(
          body.name,
          body.args.map((a) => this.product(a)),
        )
      case 'power': {
        const exponent = this.product(body.exponent)
        return body.base === EULER ? fn('exp', [exponent]) : power(this.#atom(body.base), exponent)
      }
      case 'opaque':
        return body.expr as Expr
    }
  }
}

/** The candidate with the fewest operations; the first of several. */
export function shortest(candidates: readonly Expr[]): Expr {
  let best = candidates[0]!
  if (candidates.length === 1) return best
  let least = operations(best)
  for (let i = 1; i < candidates.length; i++) {
    const n = operations(candidates[i]!)
    if (n < least) {
      least = n
      best = candidates[i]!
    }
  }
  return best
}

/** Writes number and factors as one product: radicals of open sign share one root, a lone sum takes the number in. */
function assemble(n: bigint, d: bigint, factors: readonly Factor[]): Expr {
  const parts: Expr[] = []
  const groups = new Map<number, Factor[]>()
  for (const f of factors) {
    const fraction = f.e % UNIT !== 0
    if (fraction && f.open) {
      const size = Math.abs(f.e)
      groups.set(size, [...(groups.get(size) ?? []), f])
    } else parts.push(raised(f.base, f.e))
  }
  for (const [size, group] of groups) {
    if (group.length === 1) parts.push(raised(group[0]!.base, group[0]!.e))
    else {
      const inside = group.map((f) => raised(f.base, f.e > 0 ? UNIT : -UNIT))
      parts.push(raised(mul(inside), size))
    }
  }
  if (n === 1n && d === 1n) return parts.length === 0 ? number(1) : mul(flat(parts))
  const first = parts[0]
  if (parts.length === 1 && first?.k === 'add') {
    return add(first.args.map((t) => scaled(t, n, d)))
  }
  return parts.length === 0 ? number(n, d) : scaled(mul(flat(parts)), n, d)
}

function flat(parts: readonly Expr[]): Expr[] {
  return parts.flatMap((p) => (p.k === 'mul' ? p.args : [p]))
}

/** (n/d) e, with the number in front and merged with one that is there. */
export function scaled(e: Expr, n: bigint, d: bigint): Expr {
  if (e.k === 'num') {
    const r = reduce(e.n * n, e.d * d)
    return number(r.n, r.d)
  }
  const args = e.k === 'mul' ? e.args : [e]
  const first = args[0]!
  if (first.k === 'num') {
    const r = reduce(first.n * n, first.d * d)
    const rest = args.slice(1)
    return r.n === r.d ? mul(rest) : mul([number(r.n, r.d), ...rest])
  }
  return n === d ? e : mul([number(n, d), ...args])
}

function raised(base: Expr, e: number): Expr {
  if (e === UNIT) return base
  const r = reduce(BigInt(e), BigInt(UNIT))
  if (base.k === 'pow' && base.exp.k === 'num' && r.d === 1n) {
    const x = reduce(base.exp.n * r.n, base.exp.d)
    return x.n === x.d ? base.base : power(base.base, number(x.n, x.d))
  }
  return power(base, number(r.n, r.d))
}

/** k with b^k = x, or 0. */
function exactLog(x: bigint, b: bigint): number {
  let k = 0
  while (x > 1n && x % b === 0n) {
    x /= b
    k++
  }
  return x === 1n ? k : 0
}

