/**
 * Compiles expressions to a flat list of operations, so that they can be evaluated at many points quickly.
 *
 * Both sides of a comparison go into one arena: equal subexpressions become one node (products and sums are flattened
 * and sorted first), so that work is shared and structurally equal sides are seen at once.
 */
import type { BigOp, Expr } from '../ast.ts'
import { Arena, MAX_NODES, seedOf } from './arena.ts'
import { differentiate } from './derivative.ts'
import * as op from './operations.ts'
import { isManageable, power, reduce } from './rational.ts'

const MAX_DEPTH = 800

/** Expressions compiled into one arena. */
export class Program extends Arena {
  /** Symbols that can only be whole numbers: arguments of factorials, bounds of sums. */
  readonly integers = new Set<number>()
  /** Symbols whose absolute value is taken directly, so that their sign is open. */
  readonly signed = new Set<number>()
  readonly #scope: { name: string; index: number }[] = []

  /** Compiles one expression and returns the id of its root. */
  add(expr: Expr): number {
    return this.#build(expr, 0)
  }

  #build(e: Expr, depth: number): number {
    if (depth > MAX_DEPTH || this.nodes.length >= MAX_NODES) {
      this.overflow = true
      return this.node(op.UNDEFINED, [])
    }
    switch (e.k) {
      case 'num':
        return this.rational(e.n, e.d)
      case 'const':
        if (e.name === 'pi') return this.node(op.PI, [])
        if (e.name === 'e') return this.node(op.EULER, [])
        return this.node(e.name === 'i' ? op.IMAGINARY : op.INFINITE, [])
      case 'sym': {
        for (let i = this.#scope.length - 1; i >= 0; i--) {
          if (this.#scope[i]!.name === e.name) return this.node(op.SYMBOL, [], this.#scope[i]!.index)
        }
        return this.node(op.SYMBOL, [], this.symbolIndex(e.name))
      }
      case 'add':
        return this.#sum(e.args.map((a) => this.#build(a, depth + 1)))
      case 'mul':
        return this.#product(e.args.map((a) => this.#build(a, depth + 1)))
      case 'pow':
        return this.#power(this.#build(e.base, depth + 1), this.#build(e.exp, depth + 1))
      case 'fn':
        return this.#call(e.name, e.args, depth)
      case 'big':
        return this.#big(e, depth)
      case 'deriv': {
        const d = differentiate(e)
        return d === null ? this.node(op.UNDEFINED, []) : this.#build(d, depth + 1)
      }
    }
  }

  #sum(parts: readonly number[]): number {
    let n = 0n
    let d = 1n
    const rest: number[] = []
    const take = (id: number): void => {
      const node = this.nodes[id]!
      if (node.op === op.ADD) node.args.forEach(take)
      else if (node.op === op.RATIONAL && isManageable(n, d)) {
        n = n * node.d + node.n * d
        d = d * node.d
        if (d > 1n << 200n) ({ n, d } = reduce(n, d))
      } else rest.push(id)
    }
    parts.forEach(take)
    if (rest.length === 0) return this.rational(n, d)
    if (n !== 0n) rest.push(this.rational(n, d))
    if (rest.length === 1) return rest[0]!
    return this.node(
      op.ADD,
      rest.sort((a, b) => a - b),
    )
  }

  #product(parts: readonly number[]): number {
    let n = 1n
    let d = 1n
    const rest: number[] = []
    const take = (id: number): void => {
      const node = this.nodes[id]!
      if (node.op === op.MUL) node.args.forEach(take)
      else if (node.op === op.RATIONAL && isManageable(n, d)) {
        n *= node.n
        d *= node.d
      } else rest.push(id)
    }
    parts.forEach(take)
    if (rest.length === 0) return this.rational(n, d)
    if (n !== d) rest.push(this.rational(n, d))
    if (rest.length === 1) return rest[0]!
    return this.node(
      op.MUL,
      rest.sort((a, b) => a - b),
    )
  }

  #power(base: number, exponent: number): number {
    const b = this.nodes[base]!
    const e = this.nodes[exponent]!
    if (b.op === op.EULER) return this.node(op.EXP, [exponent])
    if (e.op !== op.RATIONAL) return this.node(op.POWER, [base, exponent])
    return this.#rationalPower(base, e.n, e.d)
  }

  #rationalPower(base: number, n: bigint, d: bigint): number {
    const b = this.nodes[base]!
    if (d === 1n) {
      if (n === 1n) return base
      if (b.op === op.RATIONAL) {
        const value = power(b.n, b.d, n)
        if (value) return this.rational(value.n, value.d)
      }
      if (n === 0n) return this.rational(1n, 1n)
      const p = Number(n)
      if (Math.abs(p) < 1e6) return this.node(op.INTEGER_POWER, [base], p, 1)
    } else if (b.op === op.INTEGER_POWER && b.p === -1) {
      // sqrt(1/x) as 1/sqrt(x): the same for positive x, and sqrt(a) sqrt(1/b) stays sqrt(a/b) where both are negative.
      return this.#rationalPower(b.args[0]!, -n, d)
    } else if (d < 1000n && n < 1000000n && n > -1000000n) {
      return this.node(op.RATIONAL_POWER, [base], Number(n), Number(d))
    }
    return this.node(op.POWER, [base, this.rational(n, d)])
  }

  #inverse(id: number): number {
    return this.#rationalPower(id, -1n, 1n)
  }

  #call(name: string, args: readonly Expr[], depth: number): number {
    const ids = args.map((a) => this.#build(a, depth + 1))
    const first = ids[0]
    if (first === undefined) return this.node(op.SYMBOL, [], this.symbolIndex(`${name}()`))
    const unary = op.UNARY[name]
    if (unary !== undefined && ids.length === 1) {
      if (unary === op.ABS) this.#noteSigned(first)
      return this.node(unary, [first])
    }
    if (ids.length === 1) {
      const direct = op.RECIPROCAL[name]
      if (direct) return this.#inverse(this.node(op.UNARY[direct]!, [first]))
      const inverse = op.INVERSE_RECIPROCAL[name]
      if (inverse) return this.node(op.UNARY[inverse]!, [this.#inverse(first)])
      if (name === 'factorial') return this.#factorial(first)
      if (name === 'pm' || name === 'mp') {
        const sign = this.node(op.SYMBOL, [], this.symbolIndex('±'))
        return this.#product(name === 'pm' ? [sign, first] : [sign, first, this.rational(-1n, 1n)])
      }
    }
    if (ids.length === 2) {
      const second = ids[1]!
      if (name === 'root') return this.#root(first, second)
      if (name === 'log')
        return this.#product([this.node(op.LN, [first]), this.#inverse(this.node(op.LN, [second]))])
      if (name === 'atan2') return this.node(op.ATAN2, [first, second])
      if (name === 'dot') return this.#product([first, second])
      if (name === 'binomial') {
        const rest = this.#sum([first, this.#product([this.rational(-1n, 1n), second])])
        return this.#product([
          this.#factorial(first),
          this.#inverse(this.#factorial(second)),
          this.#inverse(this.#factorial(rest)),
        ])
      }
    }
    if (name === 'min' || name === 'max') {
      return this.node(
        name === 'min' ? op.MIN : op.MAX,
        [...ids].sort((a, b) => a - b),
      )
    }
    return this.node(op.UNKNOWN, ids, seedOf(`${name}/${ids.length}`))
  }

  #root(x: number, degree: number): number {
    const n = this.nodes[degree]!
    if (n.op === op.RATIONAL && n.n !== 0n) {
      return n.n > 0n ? this.#rationalPower(x, n.d, n.n) : this.#rationalPower(x, -n.d, -n.n)
    }
    return this.node(op.POWER, [x, this.#inverse(degree)])
  }

  #factorial(x: number): number {
    const node = this.nodes[x]!
    if (node.op === op.RATIONAL && node.d === 1n && node.n >= 0n && node.n <= 200n) {
      let product = 1n
      for (let i = 2n; i <= node.n; i++) product *= i
      return this.rational(product, 1n)
    }
    for (const s of this.freeSymbols(x)) this.integers.add(s)
    return this.node(op.GAMMA, [this.#sum([x, this.rational(1n, 1n)])])
  }

  /** |q| or |q_1 q_2|: a writer who takes it means that the sign is open. */
  #noteSigned(id: number): void {
    const node = this.nodes[id]!
    if (node.op === op.SYMBOL) this.signed.add(node.p)
    else if (node.op === op.MUL || node.op === op.INTEGER_POWER) node.args.forEach((a) => this.#noteSigned(a))
  }

  #big(e: BigOp, depth: number): number {
    const lo = e.lo === null ? -1 : this.#build(e.lo, depth + 1)
    const hi = e.hi === null ? -1 : this.#build(e.hi, depth + 1)
    if (e.op === 'sum' || e.op === 'prod') {
      for (const b of [lo, hi]) if (b >= 0) for (const s of this.freeSymbols(b)) this.integers.add(s)
    }
    // The name depends on the nesting only, so that \int f(x)dx and \int f(y)dy are one node.
    const index = this.symbolIndex(`bound ${this.#scope.length}`)
    this.bound.add(index)
    this.#scope.push({ name: e.variable, index })
    const body = this.#build(e.body, depth + 1)
    this.#scope.pop()
    const variable = this.node(op.SYMBOL, [], index)
    const inner = this.dependents(body, variable)
    const args = [lo, hi, body].filter((id) => id >= 0)
    return this.node(op.BIG, args, lo, hi, 0n, 1n, { kind: e.op, variable: index, lo, hi, body, inner })
  }
}
