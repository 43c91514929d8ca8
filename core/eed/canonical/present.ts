/**
 * From canonical products back to expressions: of several ways to write a value, the one with the fewest operations.
 *
 * Which forms are tried depends on the value only, never on how it was written, so that equal values get equal trees.
 */
import type { Expr } from '../ast.ts'
import { add, children, fn, mul, number, power, symbol } from '../expression.ts'
import { reduce } from '../identity/rational.ts'
import { circularVariants, sumVariants } from './circular.ts'
import { merged } from './merge.ts'
import { otherAngles } from './retune.ts'
import { hyperbolicVariants } from './hyperbolic.ts'
import type { Kernels } from './kernel.ts'
import { EULER } from './kernel.ts'
import { operations } from './measure.ts'
import { BudgetError, UNIT, UNITY, times, without } from './monomial.ts'
import type { Polynomial } from './polynomial.ts'
import { negated } from './polynomial.ts'
import type { Product } from './product.ts'
import { addProducts, multiplyProducts, numberOf } from './product.ts'
import { compareTrees, treeOf, treeSize } from '../tree.ts'
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
  /** True while a variant is being written: variants of variants are not tried. */
  inVariant = false
  readonly #memo = new Map<string, Expr>()
  readonly #turned = new Map<number, boolean>()
  #depth = 0

  constructor(kernels: Kernels) {
    this.kernels = kernels
  }

  /** The shortest form of a whole value. */
  present(p: Product): Expr {
    const flip = p.n < 0n ? this.#firstOdd(p) : -1
    for (let i = 0; i < p.m.length; i += 2) {
      if (this.kernels.at(p.m[i]!).body.kind === 'polynomial') this.#turned.set(p.m[i]!, p.m[i] === flip)
    }
    return this.product(p)
  }

  /** The shortest form of a value. */
  product(p: Product): Expr {
    const key = `${this.inVariant ? '-' : ''}${this.kernels.productKey(p)}`
    const known = this.#memo.get(key)
    if (known) return known
    if (++this.#depth > 60) throw new BudgetError('too deep')
    const candidates: Expr[] = []
    const others: Expr[] = []
    for (const form of merged(p, this.kernels)) {
      candidates.push(this.plain(form))
      for (const variant of circularVariants(form, this.kernels)) candidates.push(this.plain(variant))
      for (const variant of hyperbolicVariants(form, this.kernels)) candidates.push(this.plain(variant))
      candidates.push(...this.#split(form))
    }
    if (!this.inVariant) {
      this.inVariant = true
      for (const variant of otherAngles(p, this.kernels)) others.push(this.plain(merged(variant, this.kernels)[0]!))
      this.inVariant = false
    }
    const best = shortest(candidates, others)
    this.#depth--
    this.#memo.set(key, best)
    return best
  }

  /**
   * The factored form: number, powers of kernels, sums to powers. A minus in front goes into a factor of open sign,
   * unless the product is a term of a sum, where it costs nothing.
   */
  plain(p: Product, inSum = false): Expr {
    if (p.n === 0n) return number(0)
    const kernels = this.kernels
    let { n, d } = p
    const factors: Factor[] = []
    const numbers = new Map<number, bigint>()
    const exponentials = new Map<number, Product[]>()
    // A negative number in front goes into the first factor of open sign, if there is one to an odd power.
    let flip = n < 0n ? (p.m.length === 2 && p.m[1] === UNIT ? p.m[0]! : inSum ? -1 : this.#firstOdd(p)) : -1
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
    const key = `${this.inVariant ? '~' : '+'}${this.kernels.polynomialKey(p)}`
    const known = this.#memo.get(key)
    if (known) return known
    if (++this.#depth > 60) throw new BudgetError('too deep')
    const result = presentSum(p, this)
    this.#depth--
    this.#memo.set(key, result)
    return result
  }

  /** The polynomial of open sign to an odd whole power that takes a minus: in the numerator first, then by key. */
  #firstOdd(p: Product): number {
    let best = -1
    let above = false
    for (let i = 0; i < p.m.length; i += 2) {
      const kernel = this.kernels.at(p.m[i]!)
      const e = p.m[i + 1]!
      if (kernel.body.kind !== 'polynomial' || kernel.positive || e % UNIT !== 0 || (e / UNIT) % 2 === 0) continue
      if (best >= 0 && (above && e < 0)) continue
      if (best < 0 || (!above && e > 0) || kernel.key < this.kernels.at(best).key) best = p.m[i]!
      above = above || e > 0
    }
    return best
  }

  /** Whether the sum behind a kernel stands turned round in the outermost product; null when it does not occur there. */
  turned(id: number): boolean | null {
    return this.#turned.get(id) ?? null
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

  /** The terms of the numerator one by one, where that could be shorter; with numbers inside, too. */
  #split(p: Product): Expr[] {
    const kernels = this.kernels
    let numerator = -1
    for (let i = 0; i < p.m.length; i += 2) {
      const body = kernels.at(p.m[i]!).body
      if (body.kind !== 'polynomial') continue
      const e = p.m[i + 1]!
      if (e === UNIT && body.polynomial.size <= 6 && numerator < 0) numerator = p.m[i]!
      else if (e > 0 && e % UNIT === 0) return []
    }
    if (numerator < 0 || p.m.length === 2) return []
    const body = kernels.at(numerator).body
    if (body.kind !== 'polynomial') return []
    const rest: Product = { ...p, m: without(p.m, numerator) }
    const found: Expr[] = []
    if (p.d !== 1n && rest.m.every((x, i) => i % 2 === 0 || x > 0)) {
      // The powers outside, the number inside: x (a/3 + b).
      const inside: Expr[] = []
      for (const t of body.polynomial.values()) {
        inside.push(this.plain({ ...reduce(p.n * BigInt(t.c), p.d), m: t.m }, true))
      }
      const outside = this.plain({ n: 1n, d: 1n, m: rest.m })
      found.push(mul([...(outside.k === 'mul' ? outside.args : [outside]), add(inside)]))
    }
    const forms = [{ p: body.polynomial, d: 1 }, ...(this.inVariant ? [] : sumVariants(body.polynomial, kernels))]
    for (const form of forms) {
      if (form.p.size > 6 || form.p.size < 2) continue
      const terms: Expr[] = []
      for (const t of form.p.values()) {
        const scaledRest = { ...rest, ...reduce(rest.n * BigInt(t.c), rest.d * BigInt(form.d)) }
        terms.push(this.product({ ...scaledRest, m: times(rest.m, t.m) }))
      }
      found.push(add(terms.flatMap((t) => (t.k === 'add' ? t.args : [t]))))
    }
    return found
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

/**
 * The candidate with the fewest operations, the first of several. `others` are forms of equal standing: of two as
 * short as each other the one that is first in tree order wins, whichever of them the value came in.
 */
function shortest(candidates: readonly Expr[], others: readonly Expr[]): Expr {
  let best = candidates[0]!
  let least = operations(best)
  for (let i = 1; i < candidates.length; i++) {
    const n = operations(candidates[i]!)
    if (n < least) {
      least = n
      best = candidates[i]!
    }
  }
  for (const e of others) {
    const n = operations(e)
    if (n < least || (n === least && precedes(e, best))) {
      least = n
      best = e
    }
  }
  return best
}

/** Fewer powers of functions first (cos 2a before sin^2 a), then the smaller tree, then the trees' own order. */
export function precedes(a: Expr, b: Expr): boolean {
  const powers = functionPowers(a) - functionPowers(b)
  if (powers !== 0) return powers < 0
  const x = treeOf(a)
  const y = treeOf(b)
  const difference = treeSize(x) - treeSize(y)
  return difference < 0 || (difference === 0 && compareTrees(x, y) < 0)
}

function functionPowers(e: Expr): number {
  let n = e.k === 'pow' && e.base.k === 'fn' ? 1 : 0
  for (const c of children(e)) n += functionPowers(c)
  return n
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
    if (group.every((f) => f.e === group[0]!.e)) {
      parts.push(raised(group.length === 1 ? group[0]!.base : mul(group.map((f) => f.base)), group[0]!.e))
    } else {
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

