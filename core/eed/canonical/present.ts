/**
 * From canonical products back to expressions: of several ways to write a value, the one with the fewest operations.
 *
 * Which forms are tried depends on the value only, never on how it was written, so that equal values get equal trees.
 */
import type { Expr } from '../ast.ts'
import { fn, number, power, symbol } from '../expression.ts'
import { reduce } from '../identity/rational.ts'
import type { Factor } from './assemble.ts'
import { assemble } from './assemble.ts'
import { circularVariants } from './circular.ts'
import { merged } from './merge.ts'
import { otherAngles } from './retune.ts'
import { conjugateForms } from './conjugate.ts'
import { hyperbolicVariants } from './hyperbolic.ts'
import type { Kernels } from './kernel.ts'
import { EULER } from './kernel.ts'
import { BudgetError, UNIT, UNITY } from './monomial.ts'
import type { Polynomial } from './polynomial.ts'
import { negated } from './polynomial.ts'
import type { Product } from './product.ts'
import { addProducts, multiplyProducts, numberOf } from './product.ts'
import { shortest } from './shortest.ts'
import { splitForms, symbolicForm } from './split.ts'
import { presentSum } from './sums.ts'

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
    const key = `${this.inVariant ? '~' : ''}${this.kernels.productKey(p)}`
    const known = this.#memo.get(key)
    if (known) return known
    if (++this.#depth > 60) throw new BudgetError('too deep')
    const candidates = this.#forms(p)
    const others: Expr[] = []
    for (const form of conjugateForms(p, this.kernels)) others.push(shortest(this.#forms(form), []))
    if (!this.inVariant) {
      this.inVariant = true
      for (const variant of otherAngles(p, this.kernels)) {
        const form = merged(variant, this.kernels)[0]!
        const written = [...circularVariants(form, this.kernels), form].map((f) => this.plain(f))
        others.push(shortest(written, []))
      }
      this.inVariant = false
    }
    const best = shortest(candidates, others)
    this.#depth--
    this.#memo.set(key, best)
    return best
  }

  /** Ways to write a value; of those as short as each other the first counts: sin 2a before sin a cos a. */
  #forms(p: Product): Expr[] {
    const found: Expr[] = []
    const symbolic = symbolicForm(p, this)
    if (symbolic) found.push(symbolic)
    for (const form of merged(p, this.kernels)) {
      for (const variant of circularVariants(form, this.kernels)) found.push(this.plain(variant))
      found.push(this.plain(form))
      for (const variant of hyperbolicVariants(form, this.kernels)) found.push(this.plain(variant))
      found.push(...splitForms(form, this))
    }
    return found
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
          list.push(
            multiplyProducts({ ...reduce(BigInt(e), BigInt(UNIT)), m: UNITY }, kernel.body.exponent, kernels),
          )
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
      if (kernel.body.kind !== 'polynomial' || kernel.positive || e % UNIT !== 0 || (e / UNIT) % 2 === 0)
        continue
      if (best >= 0 && above && e < 0) continue
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
    const at = factors.findIndex(
      (f) => f.base === expr || (f.base.k === 'sym' && expr.k === 'sym' && f.base.name === expr.name),
    )
    if (at >= 0) {
      exponents.push({ ...reduce(BigInt(factors[at]!.e), BigInt(UNIT)), m: UNITY })
      factors.splice(at, 1)
    }
    const exponent = this.product(addProducts(exponents, kernels))
    return { factor: { base: power(expr, exponent), e: UNIT, open: false }, n, d }
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
        if (body.name === 'group') return this.product(body.args[0]!)
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

/** k with b^k = x, or 0. */
function exactLog(x: bigint, b: bigint): number {
  let k = 0
  while (x > 1n && x % b === 0n) {
    x /= b
    k++
  }
  return x === 1n ? k : 0
}
