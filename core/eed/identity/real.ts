/**
 * Evaluation over the real numbers in double precision, with a running bound of the absolute error of each value.
 *
 * A value that is not real (or not defined) at the point is NaN. The bounds follow the usual first-order rules with
 * a generous unit (4 instead of 1 roundings for library functions), see Higham, "Accuracy and Stability of Numerical
 * Algorithms", section 3.
 */
import * as op from './operations.ts'
import { evaluateBig } from './quadrature.ts'
import type { Program } from './program.ts'
import { gammaReal, digamma, standIn, standInSlope } from './special.ts'

const U = 2 ** -53
/** Library functions are taken to be right to 4 units in the last place. */
const F = 4 * U

/** Values and error bounds of a program's nodes at one point. */
export class RealFrame {
  readonly value: Float64Array
  readonly error: Float64Array
  /** Values of the symbols by index. */
  readonly symbols: Float64Array
  readonly #program: Program
  /** Steps left for sums and integrals. */
  budget: { steps: number }

  constructor(program: Program, budget: { steps: number }) {
    this.#program = program
    this.value = new Float64Array(program.nodes.length)
    this.error = new Float64Array(program.nodes.length)
    this.symbols = new Float64Array(program.symbols.length)
    this.budget = budget
  }

  /** Evaluates the nodes of `order`, which must list arguments before their users. */
  run(order: readonly number[]): void {
    const { value: v, error: e } = this
    const nodes = this.#program.nodes
    for (const id of order) {
      const node = nodes[id]!
      const args = node.args
      switch (node.op) {
        case op.RATIONAL:
          v[id] = node.p
          e[id] = node.q === 0 ? 0 : Math.abs(node.p) * U
          break
        case op.PI:
          v[id] = Math.PI
          e[id] = Math.PI * U
          break
        case op.EULER:
          v[id] = Math.E
          e[id] = Math.E * U
          break
        case op.SYMBOL:
          v[id] = this.symbols[node.p]!
          e[id] = 0
          break
        case op.ADD: {
          let sum = 0
          let error = 0
          for (const a of args) {
            sum += v[a]!
            error += e[a]! + Math.abs(sum) * U
          }
          v[id] = sum
          e[id] = error > 0 && this.#whole(args, sum) ? 0 : error
          break
        }
        case op.MUL: {
          let product = v[args[0]!]!
          let error = e[args[0]!]!
          for (let i = 1; i < args.length; i++) {
            const b = v[args[i]!]!
            const eb = e[args[i]!]!
            error = Math.abs(product) * eb + Math.abs(b) * error + error * eb
            product *= b
            error += Math.abs(product) * U
          }
          v[id] = product
          e[id] = error > 0 && this.#whole(args, product) ? 0 : error
          break
        }
        case op.INTEGER_POWER:
          this.#integerPower(id, args[0]!, node.p)
          break
        case op.RATIONAL_POWER:
          this.#rationalPower(id, args[0]!, node.p, node.q)
          break
        case op.POWER:
          this.#power(id, args[0]!, args[1]!)
          break
        case op.BIG: {
          const result = evaluateBig(node.big!, this)
          v[id] = result.value
          e[id] = result.error
          break
        }
        case op.MIN:
        case op.MAX: {
          let best = v[args[0]!]!
          let error = e[args[0]!]!
          for (const a of args) {
            best = node.op === op.MIN ? Math.min(best, v[a]!) : Math.max(best, v[a]!)
            error = Math.max(error, e[a]!)
          }
          v[id] = best
          e[id] = error
          break
        }
        case op.ATAN2: {
          const y = v[args[0]!]!
          const x = v[args[1]!]!
          v[id] = Math.atan2(y, x)
          e[id] = (e[args[0]!]! + e[args[1]!]!) / Math.hypot(x, y) + Math.abs(v[id]!) * F
          break
        }
        case op.UNKNOWN: {
          let error = 0
          const xs: number[] = []
          for (const a of args) {
            xs.push(v[a]!)
            error += e[a]!
          }
          v[id] = standIn(node.p, xs)
          e[id] = error * standInSlope + 64 * U
          break
        }
        case op.IMAGINARY:
        case op.INFINITE:
        case op.UNDEFINED:
          v[id] = NaN
          e[id] = NaN
          break
        default:
          this.#unary(id, node.op, v[args[0]!]!, e[args[0]!]!)
      }
    }
  }

  /** Whether the result of adding or multiplying these is exact, because all are whole numbers without error. */
  #whole(args: readonly number[], result: number): boolean {
    if (!Number.isSafeInteger(result)) return false
    for (const a of args) if (this.error[a] !== 0 || !Number.isInteger(this.value[a]!)) return false
    return true
  }

  /** Value of a sum's or integral's bound: the only place where infinities count. */
  bound(id: number): number {
    const node = this.#program.nodes[id]!
    if (node.op === op.INFINITE) return Infinity
    if (node.op === op.MUL && node.args.some((a) => this.#program.nodes[a]!.op === op.INFINITE)) {
      let sign = 1
      for (const a of node.args)
        if (this.#program.nodes[a]!.op !== op.INFINITE) sign *= Math.sign(this.value[a]!)
      return sign === 0 ? NaN : sign * Infinity
    }
    return this.value[id]!
  }

  #integerPower(id: number, base: number, n: number): void {
    const b = this.value[base]!
    const eb = this.error[base]!
    if (n < 0 && Math.abs(b) <= eb) {
      this.value[id] = NaN
      this.error[id] = NaN
      return
    }
    const r = n === 2 ? b * b : n === -1 ? 1 / b : Math.pow(b, n)
    this.value[id] = r
    this.error[id] = relative(eb, b, Math.abs(n)) * Math.abs(r) + Math.abs(r) * F
    if (b === 0) this.error[id] = Math.pow(eb, Math.max(n, 1))
  }

  #rationalPower(id: number, base: number, p: number, q: number): void {
    let b = this.value[base]!
    const eb = this.error[base]!
    let sign = 1
    if (b < 0) {
      if (q % 2 === 0) b = NaN
      else {
        b = -b
        sign = p % 2 === 0 ? 1 : -1
      }
    }
    if (Math.abs(b) <= eb) {
      // A radicand that may be 0 (or of either sign): nothing is known to any precision.
      this.value[id] = p > 0 && b === 0 && eb === 0 ? 0 : NaN
      this.error[id] = 0
      return
    }
    const r = q === 2 && p === 1 ? Math.sqrt(b) : q === 2 && p === -1 ? 1 / Math.sqrt(b) : Math.pow(b, p / q)
    this.value[id] = sign * r
    // p/q itself is rounded, which matters through |ln b|.
    const rounding = F + Math.abs((p / q) * Math.log(b)) * U
    this.error[id] = (relative(eb, b, Math.abs(p / q)) + rounding) * r
  }

  #power(id: number, base: number, exponent: number): void {
    const b = this.value[base]!
    const x = this.value[exponent]!
    const eb = this.error[base]!
    const ex = this.error[exponent]!
    if (b < 0 && Number.isInteger(x) && Math.abs(x) < 2 ** 31 && ex === 0) {
      const r = Math.pow(b, x)
      this.value[id] = r
      this.error[id] = Math.abs(r) * (relative(eb, b, Math.abs(x)) + F)
      return
    }
    if (b < 0 || Math.abs(b) <= eb) {
      this.value[id] = NaN
      this.error[id] = NaN
      return
    }
    const r = Math.pow(b, x)
    this.value[id] = r
    this.error[id] = r * (relative(eb, b, Math.abs(x)) + Math.abs(Math.log(b)) * ex + F) + Number.MIN_VALUE
  }

  #unary(id: number, o: number, x: number, ex: number): void {
    let r: number
    // Bound of the slope near x.
    let slope: number
    switch (o) {
      case op.EXP:
        r = Math.exp(x)
        slope = r * (ex < 0.5 ? 1.7 : Math.exp(ex))
        break
      case op.LN:
        r = x > ex ? Math.log(x) : NaN
        slope = 1 / (x - ex)
        break
      case op.SIN:
        r = Math.sin(x)
        slope = 1
        break
      case op.COS:
        r = Math.cos(x)
        slope = 1
        break
      case op.TAN:
        r = Math.tan(x)
        slope = 2 * (1 + r * r)
        break
      case op.ASIN:
      case op.ACOS:
        r = o === op.ASIN ? Math.asin(x) : Math.acos(x)
        slope = 1 / Math.sqrt(Math.max(1 - (Math.abs(x) + ex) ** 2, 0))
        break
      case op.ATAN:
        r = Math.atan(x)
        slope = 1
        break
      case op.SINH:
        r = Math.sinh(x)
        slope = 2 * Math.cosh(x)
        break
      case op.COSH:
        r = Math.cosh(x)
        slope = 2 * Math.cosh(x)
        break
      case op.TANH:
        r = Math.tanh(x)
        slope = 1
        break
      case op.ASINH:
        r = Math.asinh(x)
        slope = 1
        break
      case op.ACOSH:
        r = Math.acosh(x)
        slope = 1 / Math.sqrt(Math.max((x - ex) ** 2 - 1, 0))
        break
      case op.ATANH:
        r = Math.atanh(x)
        slope = 1 / Math.max(1 - (Math.abs(x) + ex) ** 2, 0)
        break
      case op.ABS:
        r = Math.abs(x)
        slope = 1
        break
      case op.GAMMA:
        r = gammaReal(x)
        slope = 2 * Math.abs(r * digamma(x))
        this.value[id] = r
        this.error[id] = slope * ex + Math.abs(r) * 1e-13
        return
      case op.FLOOR:
      case op.CEIL:
      case op.SIGN: {
        r = o === op.FLOOR ? Math.floor(x) : o === op.CEIL ? Math.ceil(x) : Math.sign(x)
        const edge = o === op.SIGN ? Math.abs(x) : Math.abs(x - Math.round(x))
        this.value[id] = edge <= ex && ex > 0 ? NaN : r
        this.error[id] = 0
        return
      }
      case op.REAL_PART:
      case op.CONJUGATE:
        r = x
        slope = 1
        break
      case op.IMAGINARY_PART:
        r = 0 * x
        slope = 0
        break
      default:
        r = NaN
        slope = 1
    }
    this.value[id] = r
    // An exponential that underflows is not exactly 0.
    this.error[id] =
      (ex === 0 ? 0 : slope * ex) + Math.abs(r) * F + (r === 0 && o === op.EXP ? Number.MIN_VALUE : 0)
  }
}

/** Relative error of x^n for a relative error ex/x: first order where it is small, infinite where it says nothing. */
function relative(ex: number, x: number, n: number): number {
  if (ex === 0) return 0
  const r = (n * ex) / Math.abs(x)
  return r < 0.1 ? r * 1.2 : Infinity
}
