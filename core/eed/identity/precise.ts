/**
 * Evaluation over the reals in double-double arithmetic with error bounds: decides where plain doubles are too close
 * to call. It also notices points that prove nothing, because a term is lost in a sum or a value under- or overflows.
 */
import * as dd from './double-double.ts'
import { low } from './double-double.ts'
import * as op from './operations.ts'
import type { Program } from './program.ts'
import type { RealFrame } from './real.ts'

const U = dd.DD_UNIT
const F = 64 * U
/** A summand smaller than this against the sum is lost: the sum then says nothing about it. */
const LOST = 1e-27
const TINY = 1e-280
const HUGE = 1e280

/** Values (two halves) and error bounds of a program's nodes at one point. */
export class PreciseFrame {
  readonly hi: Float64Array
  readonly lo: Float64Array
  readonly error: Float64Array
  /** Exponent argument or summand that made this point useless (a node id), or -1. */
  lost = -1
  readonly #program: Program
  readonly #real: RealFrame
  readonly #trig = new Float64Array(4)

  /** `real` supplies the symbols' values and those of operations that exist in plain double precision only. */
  constructor(program: Program, real: RealFrame) {
    this.#program = program
    this.#real = real
    this.hi = new Float64Array(program.nodes.length)
    this.lo = new Float64Array(program.nodes.length)
    this.error = new Float64Array(program.nodes.length)
  }

  /** Evaluates the nodes of `order`. The real frame must have been run at the same point. */
  run(order: readonly number[]): void {
    const { hi, lo, error } = this
    this.lost = -1
    for (const id of order) {
      const node = this.#program.nodes[id]!
      const args = node.args
      switch (node.op) {
        case op.RATIONAL:
          this.#set(id, node.p, node.q, node.q === 0 ? 0 : Math.abs(node.p) * U)
          break
        case op.PI:
          this.#set(id, dd.PI[0], dd.PI[1], 4 * U)
          break
        case op.EULER:
          this.#set(id, dd.E[0], dd.E[1], 4 * U)
          break
        case op.SYMBOL:
          this.#set(id, this.#real.symbols[node.p]!, 0, 0)
          break
        case op.ADD: {
          let h = 0
          let l = 0
          let e = 0
          let largest = 0
          for (const a of args) {
            h = dd.add(h, l, hi[a]!, lo[a]!)
            l = low.value
            e += error[a]! + Math.abs(h) * U * 2
            largest = Math.max(largest, Math.abs(hi[a]!))
          }
          for (const a of args) {
            // What may well be zero is not lost.
            const m = Math.abs(hi[a]!)
            if (m < LOST * largest && m > 4 * error[a]!) this.#lose(a)
          }
          this.#set(id, h, l, this.#whole(args, h, l) ? 0 : e)
          break
        }
        case op.MUL: {
          let h = hi[args[0]!]!
          let l = lo[args[0]!]!
          let e = error[args[0]!]!
          for (let i = 1; i < args.length; i++) {
            const b = args[i]!
            e = Math.abs(h) * error[b]! + Math.abs(hi[b]!) * e + e * error[b]!
            h = dd.mul(h, l, hi[b]!, lo[b]!)
            l = low.value
            e += Math.abs(h) * U * 4
          }
          this.#set(id, h, l, this.#whole(args, h, l) ? 0 : e)
          break
        }
        case op.INTEGER_POWER: {
          const a = args[0]!
          if (node.p < 0 && Math.abs(hi[a]!) <= error[a]!) this.#set(id, NaN, 0, NaN)
          else {
            const h = dd.integerPower(hi[a]!, lo[a]!, node.p)
            const r = hi[a] === 0 ? 0 : (Math.abs(node.p) * error[a]! * 1.2) / Math.abs(hi[a]!)
            this.#set(
              id,
              h,
              low.value,
              Math.abs(h) * (r < 0.1 ? r + F * (1 + Math.log2(Math.abs(node.p) + 1)) : Infinity),
            )
          }
          break
        }
        case op.RATIONAL_POWER:
          this.#rationalPower(id, args[0]!, node.p, node.q)
          break
        case op.POWER:
          this.#power(id, args[0]!, args[1]!)
          break
        case op.ATAN2: {
          const [y, x] = args as [number, number]
          const h = dd.atan2(hi[y]!, lo[y]!, hi[x]!, lo[x]!)
          this.#set(id, h, low.value, (error[x]! + error[y]!) / Math.hypot(hi[x]!, hi[y]!) + Math.abs(h) * F)
          break
        }
        case op.MIN:
        case op.MAX: {
          let best = args[0]!
          for (const a of args) if (node.op === op.MIN ? hi[a]! < hi[best]! : hi[a]! > hi[best]!) best = a
          this.#set(id, hi[best]!, lo[best]!, error[best]!)
          break
        }
        case op.ABS: {
          const s = hi[args[0]!]! < 0 ? -1 : 1
          this.#set(id, s * hi[args[0]!]!, s * lo[args[0]!]!, error[args[0]!]!)
          break
        }
        case op.REAL_PART:
        case op.CONJUGATE:
          this.#set(id, hi[args[0]!]!, lo[args[0]!]!, error[args[0]!]!)
          break
        case op.EXP:
        case op.LN:
        case op.SIN:
        case op.COS:
        case op.TAN:
        case op.ASIN:
        case op.ACOS:
        case op.ATAN:
        case op.SINH:
        case op.COSH:
        case op.TANH:
        case op.ASINH:
        case op.ACOSH:
        case op.ATANH:
          this.#function(id, node.op, args[0]!)
          break
        default:
          // Sums, integrals, gamma, floor, unknown functions: the double value with its own bound.
          this.#set(id, this.#real.value[id]!, 0, this.#real.error[id]!)
      }
    }
  }

  /** Whether adding or multiplying these is exact: whole numbers without error, with a result that fits one double. */
  #whole(args: readonly number[], h: number, l: number): boolean {
    if (l !== 0 || !Number.isSafeInteger(h)) return false
    for (const a of args) {
      if (this.error[a] !== 0 || this.lo[a] !== 0 || !Number.isInteger(this.hi[a]!)) return false
    }
    return true
  }

  #lose(id: number): void {
    if (this.lost < 0) this.lost = id
  }

  #set(id: number, h: number, l: number, e: number): void {
    this.hi[id] = h
    this.lo[id] = l
    this.error[id] = e
    const m = Math.abs(h)
    if (m > HUGE || (m < TINY && m > 0)) this.#lose(id)
  }

  #rationalPower(id: number, a: number, p: number, q: number): void {
    let h = this.hi[a]!
    let l = this.lo[a]!
    const e = this.error[a]!
    let sign = 1
    if (h < 0 && q % 2 === 1) {
      h = -h
      l = -l
      sign = p % 2 === 0 ? 1 : -1
    }
    if (h <= e) {
      this.#set(id, h === 0 && e === 0 && p > 0 ? 0 : NaN, 0, 0)
      return
    }
    const r = (1.2 * Math.abs(p / q) * e) / h
    if (q === 2) {
      h = dd.sqrt(h, l)
      h = dd.integerPower(h, low.value, p)
    } else {
      h = dd.ln(h, l)
      h = dd.mul(h, low.value, p, 0)
      h = dd.div(h, low.value, q, 0)
      h = dd.exp(h, low.value)
    }
    const rounding = F * (1 + Math.abs((p / q) * Math.log(Math.abs(this.hi[a]!))))
    this.#set(id, sign * h, sign * low.value, h * (r < 0.1 ? r + rounding : Infinity))
  }

  #power(id: number, a: number, x: number): void {
    const b = this.hi[a]!
    const y = this.hi[x]!
    if (b < 0 && Number.isInteger(y) && this.lo[x] === 0 && this.error[x] === 0 && Math.abs(y) < 1e6) {
      const h = dd.integerPower(b, this.lo[a]!, y)
      this.#set(id, h, low.value, Math.abs(h) * ((1.2 * Math.abs(y) * this.error[a]!) / -b + 32 * F))
      return
    }
    if (b <= this.error[a]!) {
      this.#set(id, NaN, 0, NaN)
      return
    }
    let h = dd.ln(b, this.lo[a]!)
    const lnb = h
    h = dd.mul(h, low.value, y, this.lo[x]!)
    const r =
      Math.abs(lnb) * this.error[x]! + (1.2 * Math.abs(y) * this.error[a]!) / b + F * (1 + Math.abs(h))
    h = dd.exp(h, low.value)
    if (h === 0) this.#lose(id)
    this.#set(id, h, low.value, h * (r < 0.1 ? 1.2 * r : Infinity))
  }

  #function(id: number, o: number, a: number): void {
    const x = this.hi[a]!
    const xl = this.lo[a]!
    const ex = this.error[a]!
    let h: number
    let slope: number
    switch (o) {
      case op.EXP:
        h = dd.exp(x, xl)
        slope = 1.7 * h * (1 + (Math.abs(x) * U) / (ex + U))
        if (h === 0 || h === Infinity) this.#lose(id)
        break
      case op.LN:
        h = x > ex ? dd.ln(x, xl) : NaN
        slope = 1 / (x - ex)
        this.#set(id, h, low.value, slope * ex + F)
        return
      case op.SIN:
      case op.COS:
      case op.TAN: {
        dd.sincos(x, xl, this.#trig)
        const t = this.#trig
        const reduction = Math.abs(x) * U * 8
        if (o === op.TAN) {
          h = dd.div(t[0]!, t[1]!, t[2]!, t[3]!)
          slope = 2 * (1 + h * h)
        } else {
          h = o === op.SIN ? t[0]! : t[2]!
          low.value = o === op.SIN ? t[1]! : t[3]!
          slope = 1
        }
        this.#set(id, h, low.value, slope * (ex + reduction) + Math.abs(h) * F + U)
        return
      }
      case op.ASIN:
      case op.ACOS: {
        // atan2 of the sine and sqrt((1 - x)(1 + x)).
        const p = dd.add(1, 0, -x, -xl)
        const pl = low.value
        const q = dd.add(1, 0, x, xl)
        let c = dd.mul(p, pl, q, low.value)
        c = dd.sqrt(c, low.value)
        const cl = low.value
        h = o === op.ASIN ? dd.atan2(x, xl, c, cl) : dd.atan2(c, cl, x, xl)
        slope = 1 / Math.sqrt(Math.max(1 - (Math.abs(x) + ex) ** 2, 0))
        break
      }
      case op.ATAN:
        h = dd.atan2(x, xl, 1, 0)
        slope = 1
        break
      case op.SINH:
        h = dd.sinh(x, xl)
        slope = 2 * Math.cosh(x)
        break
      case op.COSH:
        h = dd.cosh(x, xl)
        slope = 2 * Math.cosh(x)
        break
      case op.TANH: {
        // From here on it is 1 to all digits, and the point says nothing of what is left.
        if (Math.abs(x) > 25) this.#lose(id)
        const c = dd.cosh(x, xl)
        const cl = low.value
        h = dd.sinh(x, xl)
        h = dd.div(h, low.value, c, cl)
        slope = 1
        break
      }
      case op.ASINH:
      case op.ACOSH: {
        // ln(|x| + sqrt(x^2 +- 1)); small arguments of asinh lose digits, which the bound then says.
        const s = o === op.ASINH && x < 0 ? -1 : 1
        let r = dd.mul(x, xl, x, xl)
        r = dd.add(r, low.value, o === op.ASINH ? 1 : -1, 0)
        r = dd.sqrt(r, low.value)
        r = dd.add(r, low.value, s * x, s * xl)
        h = dd.ln(r, low.value)
        const l = low.value
        slope = o === op.ASINH ? 1 : 1 / Math.sqrt(Math.max((x - ex) ** 2 - 1, 0))
        this.#set(id, s * h, s * l, slope * ex + F)
        return
      }
      default: {
        // atanh x = ln((1 + x) / (1 - x)) / 2
        const p = dd.add(1, 0, x, xl)
        const pl = low.value
        const q = dd.add(1, 0, -x, -xl)
        let r = dd.div(p, pl, q, low.value)
        r = dd.ln(r, low.value)
        this.#set(id, r / 2, low.value / 2, ex / Math.max(1 - (Math.abs(x) + ex) ** 2, 0) + F)
        return
      }
    }
    const l = low.value
    const rounding = Math.abs(h) * F * (o === op.EXP || o === op.COSH || o === op.SINH ? 1 + Math.abs(x) : 1)
    this.#set(id, h, l, (ex === 0 ? 0 : slope * ex) + rounding)
  }
}
