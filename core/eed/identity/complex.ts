/**
 * Evaluation over the complex numbers in double precision, principal values, with a running error bound. Used where
 * the key has no real value, or an answer passes through complex numbers on its way to a real one.
 */
import * as op from './operations.ts'
import type { Program } from './program.ts'
import { evaluateBig } from './quadrature.ts'
import type { RealFrame } from './real.ts'
import { standIn, standInSlope, gammaReal } from './special.ts'

const U = 2 ** -52
const F = 8 * U

/** A complex number with a bound of its absolute error. */
export interface Complex {
  readonly re: number
  readonly im: number
  readonly error: number
}

const NOTHING: Complex = { re: NaN, im: NaN, error: NaN }

export function complexAdd(a: Complex, b: Complex): Complex {
  const re = a.re + b.re
  const im = a.im + b.im
  return { re, im, error: a.error + b.error + (Math.abs(re) + Math.abs(im)) * U }
}

export function complexMul(a: Complex, b: Complex): Complex {
  const re = a.re * b.re - a.im * b.im
  const im = a.re * b.im + a.im * b.re
  const ma = Math.hypot(a.re, a.im)
  const mb = Math.hypot(b.re, b.im)
  return { re, im, error: ma * b.error + mb * a.error + a.error * b.error + ma * mb * F }
}

function inverse(a: Complex): Complex {
  const m = Math.hypot(a.re, a.im)
  if (m <= a.error) return NOTHING
  return { re: a.re / m / m, im: -a.im / m / m, error: (1.2 * a.error) / (m * m) / (1 - a.error / m) + F / m }
}

function exp(a: Complex): Complex {
  const r = Math.exp(a.re)
  if (a.im === 0)
    return { re: r, im: 0, error: r * (a.error * (a.error < 0.5 ? 1.7 : Math.exp(a.error)) + F) }
  return {
    re: r * Math.cos(a.im),
    im: r * Math.sin(a.im),
    error: r * (Math.expm1(Math.min(a.error, 700)) + F),
  }
}

function ln(a: Complex): Complex {
  const m = Math.hypot(a.re, a.im)
  // On the cut (a negative real number) the side is decided by the sign of the imaginary part's zero: use +0.
  if (m <= a.error) return NOTHING
  if (a.re < 0 && a.im !== 0 && Math.abs(a.im) <= a.error)
    return { re: Math.log(m), im: Math.PI, error: Infinity }
  const im = Math.atan2(a.im === 0 ? 0 : a.im, a.re)
  const re = Math.log(m)
  return { re, im, error: (1.2 * a.error) / (m - a.error) + (Math.abs(re) + Math.abs(im)) * F }
}

function scale(a: Complex, f: number): Complex {
  return {
    re: a.re * f,
    im: a.im * f,
    error: a.error * Math.abs(f) + Math.hypot(a.re, a.im) * Math.abs(f) * F,
  }
}

const ONE: Complex = { re: 1, im: 0, error: 0 }
const I: Complex = { re: 0, im: 1, error: 0 }
const minus = (a: Complex): Complex => ({ re: -a.re, im: -a.im, error: a.error })
const timesI = (a: Complex): Complex => ({ re: -a.im, im: a.re, error: a.error })

function sqrt(a: Complex): Complex {
  if (a.re === 0 && a.im === 0 && a.error === 0) return a
  if (a.im === 0 && a.re > a.error)
    return { re: Math.sqrt(a.re), im: 0, error: a.error / Math.sqrt(a.re) + Math.sqrt(a.re) * F }
  return exp(scale(ln(a), 0.5))
}

function integerPower(a: Complex, n: number): Complex {
  if (n < 0) return inverse(integerPower(a, -n))
  let result = ONE
  let base = a
  for (let k = n; k > 0; k = Math.floor(k / 2)) {
    if (k % 2 === 1) result = complexMul(result, base)
    if (k > 1) base = complexMul(base, base)
  }
  return result
}

function rationalPower(a: Complex, p: number, q: number): Complex {
  const real = Math.abs(a.im) <= a.error
  if (real && a.re < 0 && q % 2 === 1) {
    const root = scale(rationalPower({ re: -a.re, im: 0, error: a.error }, p, q), p % 2 === 0 ? 1 : -1)
    return root
  }
  if (q === 2) return integerPower(sqrt(a), p)
  return exp(scale(ln(a), p / q))
}

const sinh = (a: Complex): Complex => {
  if (a.im === 0) return { re: Math.sinh(a.re), im: 0, error: Math.cosh(a.re) * (a.error * 2 + F) }
  return scale(complexAdd(exp(a), minus(exp(minus(a)))), 0.5)
}
const cosh = (a: Complex): Complex => scale(complexAdd(exp(a), exp(minus(a))), 0.5)
const sin = (a: Complex): Complex => {
  if (a.im === 0) return { re: Math.sin(a.re), im: 0, error: a.error + F }
  return minus(timesI(sinh(timesI(a))))
}
const cos = (a: Complex): Complex =>
  a.im === 0 ? { re: Math.cos(a.re), im: 0, error: a.error + F } : cosh(timesI(a))
const divide = (a: Complex, b: Complex): Complex => complexMul(a, inverse(b))
/** atanh z = (ln(1+z) - ln(1-z)) / 2 */
const atanh = (z: Complex): Complex =>
  scale(complexAdd(ln(complexAdd(ONE, z)), minus(ln(complexAdd(ONE, minus(z))))), 0.5)
/** asinh z = ln(z + sqrt(z^2 + 1)) */
const asinh = (z: Complex): Complex => ln(complexAdd(z, sqrt(complexAdd(complexMul(z, z), ONE))))
const asin = (z: Complex): Complex => minus(timesI(asinh(timesI(z))))
const acos = (z: Complex): Complex => complexAdd({ re: Math.PI / 2, im: 0, error: F }, minus(asin(z)))
/** acosh z = ln(z + sqrt(z+1) sqrt(z-1)) */
const acosh = (z: Complex): Complex =>
  ln(complexAdd(z, complexMul(sqrt(complexAdd(z, ONE)), sqrt(complexAdd(z, minus(ONE))))))

/** Evaluates the nodes of `order` at the symbols of a real frame and returns the value of the last one. */
export function evaluateComplex(program: Program, order: readonly number[], frame: RealFrame): Complex {
  const v: Complex[] = []
  for (const id of order) {
    const node = program.nodes[id]!
    const a = node.args.length > 0 ? v[node.args[0]!]! : ONE
    switch (node.op) {
      case op.RATIONAL:
        v[id] = { re: node.p, im: 0, error: node.q === 0 ? 0 : Math.abs(node.p) * U }
        break
      case op.PI:
        v[id] = { re: Math.PI, im: 0, error: Math.PI * U }
        break
      case op.EULER:
        v[id] = { re: Math.E, im: 0, error: Math.E * U }
        break
      case op.IMAGINARY:
        v[id] = I
        break
      case op.SYMBOL:
        v[id] = { re: frame.symbols[node.p]!, im: 0, error: 0 }
        break
      case op.ADD:
        v[id] = node.args.map((x) => v[x]!).reduce(complexAdd)
        break
      case op.MUL:
        v[id] = node.args.map((x) => v[x]!).reduce(complexMul)
        break
      case op.INTEGER_POWER:
        v[id] = integerPower(a, node.p)
        break
      case op.RATIONAL_POWER:
        v[id] = rationalPower(a, node.p, node.q)
        break
      case op.POWER:
        v[id] = exp(complexMul(v[node.args[1]!]!, ln(a)))
        break
      case op.UNKNOWN: {
        const xs = node.args.flatMap((x) => (v[x]!.im === 0 ? [v[x]!.re] : [v[x]!.re, v[x]!.im]))
        const error = node.args.reduce((s, x) => s + v[x]!.error, 0)
        v[id] = { re: standIn(node.p, xs), im: 0, error: error * standInSlope + 64 * U }
        break
      }
      case op.BIG: {
        // Sums and integrals are taken over the reals only.
        for (const outer of program.order(id)) if (outer !== id) frame.run([outer])
        const r = evaluateBig(node.big!, frame)
        v[id] = { re: r.value, im: 0, error: r.error }
        break
      }
      default:
        v[id] =
          node.args.length > 1
            ? several(
                node.op,
                node.args.map((x) => v[x]!),
              )
            : unary(node.op, a)
    }
  }
  return v[order[order.length - 1]!] ?? NOTHING
}

function several(o: number, args: readonly Complex[]): Complex {
  if (args.some((a) => Math.abs(a.im) > a.error)) return NOTHING
  const error = args.reduce((s, a) => s + a.error, 0)
  const re = args.map((a) => a.re)
  if (o === op.MIN) return { re: Math.min(...re), im: 0, error }
  if (o === op.MAX) return { re: Math.max(...re), im: 0, error }
  if (o === op.ATAN2)
    return { re: Math.atan2(re[0]!, re[1]!), im: 0, error: error / Math.hypot(re[0]!, re[1]!) + F }
  return NOTHING
}

function unary(o: number, a: Complex): Complex {
  switch (o) {
    case op.EXP:
      return exp(a)
    case op.LN:
      return ln(a)
    case op.SIN:
      return sin(a)
    case op.COS:
      return cos(a)
    case op.TAN:
      return divide(sin(a), cos(a))
    case op.ASIN:
      return asin(a)
    case op.ACOS:
      return acos(a)
    case op.ATAN:
      if (a.im === 0) return { re: Math.atan(a.re), im: 0, error: a.error + F }
      return minus(timesI(atanh(timesI(a))))
    case op.SINH:
      return sinh(a)
    case op.COSH:
      return cosh(a)
    case op.TANH:
      return divide(sinh(a), cosh(a))
    case op.ASINH:
      return asinh(a)
    case op.ACOSH:
      return acosh(a)
    case op.ATANH:
      return atanh(a)
    case op.ABS:
      return { re: Math.hypot(a.re, a.im), im: 0, error: a.error + Math.hypot(a.re, a.im) * F }
    case op.REAL_PART:
      return { re: a.re, im: 0, error: a.error }
    case op.IMAGINARY_PART:
      return { re: a.im, im: 0, error: a.error }
    case op.CONJUGATE:
      return { re: a.re, im: -a.im, error: a.error }
    case op.GAMMA: {
      if (Math.abs(a.im) > a.error) return NOTHING
      const r = gammaReal(a.re)
      return { re: r, im: 0, error: Math.abs(r) * 1e-12 + a.error * Math.abs(r) * 10 }
    }
    case op.FLOOR:
    case op.CEIL:
    case op.SIGN: {
      if (Math.abs(a.im) > a.error) return NOTHING
      const re = o === op.FLOOR ? Math.floor(a.re) : o === op.CEIL ? Math.ceil(a.re) : Math.sign(a.re)
      return { re, im: 0, error: 0 }
    }
    default:
      return NOTHING
  }
}
