/** From expressions to canonical products. */
import type { Expr } from '../ast.ts'
import { differentiate } from '../identity/derivative.ts'
import { withoutConjugates } from './conjugate.ts'
import { exponentialOf, powerOfBase } from './exponential.ts'
import { callOf } from './functions.ts'
import { number, same } from '../expression.ts'
import type { Kernels } from './kernel.ts'
import { BudgetError } from './monomial.ts'
import type { Product } from './product.ts'
import { ONE, ZERO, addProducts, kernelOf, multiplyProducts, numberOf, powerProduct } from './product.ts'
import { withoutSurdQuotients } from './surds.ts'
import { noteAngles, trigonometric } from './trigonometry.ts'

const MAX_DEPTH = 400

/** Functions that are one over another. */
const RECIPROCAL: Readonly<Record<string, string>> = {
  cot: 'tan',
  sec: 'cos',
  csc: 'sin',
  coth: 'tanh',
  sech: 'cosh',
  csch: 'sinh',
}

/**
 * The canonical product of an expression. Throws BudgetError when that would take too much work.
 *
 * All symbols are taken to be positive, as in the reference.
 */
export function normalize(e: Expr, kernels: Kernels): Product {
  const n = new Normalizer(kernels)
  n.findAngles(e, 0)
  return finished(n.product(e, 0), kernels)
}

/** What is done to a whole value (or argument) at its end: roots in sums get their standard form. */
function finished(p: Product, kernels: Kernels): Product {
  return withoutConjugates(withoutSurdQuotients(p, kernels), kernels)
}

class Normalizer {
  readonly #kernels: Kernels
  /** Arguments of trigonometric functions are needed twice: to find common units, and to build the functions. */
  readonly #arguments = new Map<Expr, Product>()
  readonly #joined = new Map<readonly Expr[], readonly Expr[]>()

  constructor(kernels: Kernels) {
    this.#kernels = kernels
  }

  /** Notes the arguments of all trigonometric functions below, innermost first. */
  findAngles(e: Expr, depth: number): void {
    if (depth > MAX_DEPTH) throw new BudgetError('too deep')
    switch (e.k) {
      case 'add':
        for (const a of e.args) this.findAngles(a, depth + 1)
        break
      case 'mul':
        for (const a of this.#factors(e.args)) this.findAngles(a, depth + 1)
        break
      case 'pow':
        this.findAngles(e.base, depth + 1)
        this.findAngles(e.exp, depth + 1)
        break
      case 'fn':
        for (const a of e.args) this.findAngles(a, depth + 1)
        if (e.args.length === 1 && /^(sin|cos|tan|cot|sec|csc)$/.test(e.name)) {
          const angle = this.product(e.args[0]!, depth + 1)
          this.#arguments.set(e.args[0]!, angle)
          noteAngles(angle, this.#kernels)
        }
        break
      default:
    }
  }

  product(e: Expr, depth: number): Product {
    if (depth > MAX_DEPTH) throw new BudgetError('too deep')
    const kernels = this.#kernels
    kernels.budget.spend(1)
    switch (e.k) {
      case 'num':
        return e.n === 0n ? ZERO : numberOf(e.n, e.d)
      case 'const':
        return e.name === 'e' ? exponentialOf(ONE, kernels) : kernelOf(kernels.constant(e.name))
      case 'sym':
        return kernelOf(kernels.symbol(e.name))
      case 'add':
        return addProducts(
          e.args.map((a) => this.product(a, depth + 1)),
          kernels,
        )
      case 'mul': {
        let result = ONE
        for (const a of this.#factors(e.args))
          result = multiplyProducts(result, this.product(a, depth + 1), kernels)
        return result
      }
      case 'pow':
        return this.#power(e.base, e.exp, depth)
      case 'fn':
        return this.#call(e.name, e.args, depth)
      case 'deriv': {
        const d = differentiate(e)
        if (d === null) return this.#opaque(e, depth)
        return this.product(d, depth + 1)
      }
      case 'big':
        return this.#opaque(e, depth)
    }
  }

  /** The factors, with sin a cos a as (sin 2a)/2, so that half angles that only occur so need not be units. */
  #factors(args: readonly Expr[]): readonly Expr[] {
    const known = this.#joined.get(args)
    if (known) return known
    const rest = [...args]
    for (let i = 0; i < rest.length; i++) {
      const s = rest[i]!
      if (s.k !== 'fn' || s.name !== 'sin' || s.args.length !== 1) continue
      const j = rest.findIndex((c) => c.k === 'fn' && c.name === 'cos' && same(c.args[0]!, s.args[0]!))
      if (j < 0) continue
      rest[i] = { k: 'fn', name: 'sin', args: [{ k: 'mul', args: [number(2), s.args[0]!] }] }
      rest[j] = number(1, 2)
    }
    const result = rest.every((a, i) => a === args[i]) ? args : rest
    this.#joined.set(args, result)
    return result
  }

  #power(base: Expr, exponent: Expr, depth: number): Product {
    const kernels = this.#kernels
    const x = this.product(exponent, depth + 1)
    if (base.k === 'const' && base.name === 'e') return exponentialOf(x, kernels)
    const b = this.product(base, depth + 1)
    if (x.m.length === 0 && x.d < 1000n && x.n < 100000n && x.n > -100000n) {
      return powerProduct(b, Number(x.n), Number(x.d), kernels)
    }
    return powerOfBase(b, x, kernels)
  }

  #call(name: string, args: readonly Expr[], depth: number): Product {
    const kernels = this.#kernels
    const reciprocal = RECIPROCAL[name]
    if (reciprocal && args.length === 1) {
      return powerProduct(this.#call(reciprocal, args, depth), -1, 1, kernels)
    }
    if (args.length === 1 && (name === 'sin' || name === 'cos' || name === 'tan')) {
      const angle = this.#arguments.get(args[0]!) ?? this.product(args[0]!, depth + 1)
      return trigonometric(name, angle, kernels)
    }
    const values = args.map((a) => finished(this.product(a, depth + 1), kernels))
    return callOf(name, values, kernels)
  }

  /** Integrals, sums and the like are atoms, named by their canonical parts. */
  #opaque(e: Expr, depth: number): Product {
    const kernels = this.#kernels
    if (e.k === 'big') {
      const body = kernels.productKey(this.product(e.body, depth + 1))
      const lo = e.lo ? kernels.productKey(this.product(e.lo, depth + 1)) : ''
      const hi = e.hi ? kernels.productKey(this.product(e.hi, depth + 1)) : ''
      return kernelOf(kernels.opaque(`${e.op} ${e.variable} ${lo} ${hi} ${body}`, e))
    }
    if (e.k === 'deriv') {
      const body = kernels.productKey(this.product(e.body, depth + 1))
      return kernelOf(kernels.opaque(`d${e.order} ${e.variable} ${body}`, e))
    }
    throw new BudgetError('unknown node')
  }
}
