/**
 * Sines and cosines. Of one angle, all rational multiples that occur in an expression are written in the sine and
 * cosine of their largest common part: with sin(2a) and cos(a) about, sin(2a) is 2 sin(a) cos(a).
 */
import { gcd, reduce } from '../identity/rational.ts'
import type { Kernels } from './kernel.ts'
import { BudgetError, UNIT } from './monomial.ts'
import type { Polynomial } from './polynomial.ts'
import type { Product } from './product.ts'
import { ONE, ZERO, addProducts, kernelOf, multiplyProducts, numberOf, powerProduct } from './product.ts'

/** An angle as a rational multiple of an angle without number, plus a multiple of pi. */
interface Angle {
  readonly n: bigint
  readonly d: bigint
  /** Without number; empty for a plain multiple of pi or a plain number of radians. */
  readonly base: Product
  readonly radians: boolean
  /** Quarter turns. */
  readonly quarters: number
}

/** Multiples beyond this are not written out. */
const MAX_MULTIPLE = 8

/** Records an argument of a trigonometric function, so that multiples of one angle get a common unit. */
export function noteAngles(angle: Product, kernels: Kernels): void {
  const a = split(angle, kernels)
  if (a.base.m.length === 0) return
  const key = kernels.productKey(a.base)
  const n = a.n < 0n ? -a.n : a.n
  const old = kernels.angleUnits.get(key)
  if (!old) {
    kernels.angleUnits.set(key, { n: Number(n), d: Number(a.d) })
    return
  }
  // The largest rational of which both are whole multiples.
  const r = reduce(gcd(n * BigInt(old.d), BigInt(old.n) * a.d), a.d * BigInt(old.d))
  const unit = { n: Number(r.n), d: Number(r.d) }
  const multiple = (x: number, y: number): number => (x * unit.d) / (y * unit.n)
  if (multiple(Number(n), Number(a.d)) <= MAX_MULTIPLE && multiple(old.n, old.d) <= MAX_MULTIPLE) {
    kernels.angleUnits.set(key, unit)
  }
}

export function trigonometric(name: 'sin' | 'cos' | 'tan', angle: Product, kernels: Kernels): Product {
  if (name === 'tan') {
    const cos = trigonometric('cos', angle, kernels)
    const sin = trigonometric('sin', angle, kernels)
    return multiplyProducts(sin, powerProduct(cos, -1, 1, kernels), kernels)
  }
  const a = split(angle, kernels)
  if (a.base.m.length === 0) return a.radians ? plainNumber(name, a, kernels) : exactValue(name, a, kernels)
  // Quarter turns exchange sine and cosine.
  let fn = name
  let sign = 1
  const turns = ((a.quarters % 4) + 4) % 4
  for (let i = 0; i < turns; i++) {
    if (fn === 'sin') fn = 'cos'
    else {
      fn = 'sin'
      sign = -sign
    }
  }
  let n = a.n
  if (n < 0n) {
    n = -n
    if (fn === 'sin') sign = -sign
  }
  const inverse = composed(fn, { n, d: a.d, m: a.base.m }, kernels)
  if (inverse) return sign < 0 ? multiplyProducts(numberOf(-1n), inverse, kernels) : inverse
  const value = multipleAngle(fn, n, a.d, a.base, kernels)
  return sign < 0 ? multiplyProducts(numberOf(-1n), value, kernels) : value
}

/** sin(asin x) = x, cos(asin x) = sqrt(1 - x^2), sin(atan x) = x / sqrt(1 + x^2) and so on. */
function composed(fn: 'sin' | 'cos', angle: Product, kernels: Kernels): Product | null {
  if (angle.n !== 1n || angle.d !== 1n || angle.m.length !== 2 || angle.m[1] !== UNIT) return null
  const body = kernels.at(angle.m[0]!).body
  if (body.kind !== 'call' || body.args.length !== 1) return null
  const x = body.args[0]!
  const square = multiplyProducts(x, x, kernels)
  const other = (s: bigint): Product =>
    powerProduct(addProducts([ONE, multiplyProducts(numberOf(s), square, kernels)], kernels), 1, 2, kernels)
  switch (body.name) {
    case 'asin':
      return fn === 'sin' ? x : other(-1n)
    case 'acos':
      return fn === 'cos' ? x : other(-1n)
    case 'atan': {
      const secant = powerProduct(other(1n), -1, 1, kernels)
      return fn === 'cos' ? secant : multiplyProducts(x, secant, kernels)
    }
    default:
      return null
  }
}

/** sin or cos of (n/d) base, in the kernels of the base's unit. */
function multipleAngle(fn: 'sin' | 'cos', n: bigint, d: bigint, base: Product, kernels: Kernels): Product {
  const unit = kernels.angleUnits.get(kernels.productKey(base))
  let multiple = 1
  let un = n
  let ud = d
  if (unit) {
    const k = (Number(n) * unit.d) / (Number(d) * unit.n)
    if (Number.isInteger(k) && k >= 1 && k <= MAX_MULTIPLE) {
      multiple = k
      un = BigInt(unit.n)
      ud = BigInt(unit.d)
    }
  }
  const argument: Product = { n: un, d: ud, m: base.m }
  const sin = kernelOf(kernels.call('sin', [argument]))
  const cos = kernelOf(kernels.call('cos', [argument]))
  if (multiple === 1) return fn === 'sin' ? sin : cos
  if (multiple === 2) {
    if (fn === 'sin') return multiplyProducts(numberOf(2n), multiplyProducts(sin, cos, kernels), kernels)
    return addProducts(
      [ONE, multiplyProducts(numberOf(-2n), multiplyProducts(sin, sin, kernels), kernels)],
      kernels,
    )
  }
  // De Moivre: the real or imaginary part of (cos + i sin)^k.
  const parts: Product[] = []
  let binomial = 1n
  for (let j = 0; j <= multiple; j++) {
    if (j % 2 === (fn === 'sin' ? 1 : 0)) {
      const half = Math.floor(j / 2)
      const sign = half % 2 === 0 ? 1n : -1n
      const term = multiplyProducts(
        powerProduct(cos, multiple - j, 1, kernels),
        powerProduct(sin, j, 1, kernels),
        kernels,
      )
      parts.push(multiplyProducts(numberOf(sign * binomial), term, kernels))
    }
    binomial = (binomial * BigInt(multiple - j)) / BigInt(j + 1)
  }
  return addProducts(parts, kernels)
}

/** Splits an argument into number, base and quarter turns: (pi/2 - 2x) = 1 quarter + (-2) x. */
function split(angle: Product, kernels: Kernels): Angle {
  const none: Product = ONE
  if (angle.n === 0n) return { n: 0n, d: 1n, base: none, radians: false, quarters: 0 }
  const pi = kernels.constant('pi')
  if (angle.m.length === 2 && angle.m[0] === pi && angle.m[1] === UNIT) {
    return { n: angle.n, d: angle.d, base: none, radians: false, quarters: 0 }
  }
  if (angle.m.length === 0) {
    return { n: angle.n, d: angle.d, base: none, radians: true, quarters: 0 }
  }
  if (angle.m.length === 2 && angle.m[1] === UNIT) {
    const body = kernels.at(angle.m[0]!).body
    if (body.kind === 'polynomial') {
      const shifted = withoutQuarters(angle, body.polynomial, pi, kernels)
      if (shifted) return shifted
    }
  }
  return { n: angle.n, d: angle.d, base: { n: 1n, d: 1n, m: angle.m }, radians: false, quarters: 0 }
}

function withoutQuarters(angle: Product, p: Polynomial, pi: number, kernels: Kernels): Angle | null {
  for (const t of p.values()) {
    if (t.m.length !== 2 || t.m[0] !== pi || t.m[1] !== UNIT) continue
    const quarters = reduce(angle.n * BigInt(t.c) * 2n, angle.d)
    if (quarters.d !== 1n || quarters.n > 1000n || quarters.n < -1000n) return null
    const rest = addProducts([angle, { n: -angle.n * BigInt(t.c), d: angle.d, m: t.m }], kernels)
    return {
      n: rest.n,
      d: rest.d,
      base: { n: 1n, d: 1n, m: rest.m },
      radians: false,
      quarters: Number(quarters.n),
    }
  }
  return null
}

function plainNumber(name: 'sin' | 'cos', a: Angle, kernels: Kernels): Product {
  const sign = a.n < 0n && name === 'sin' ? -1n : 1n
  const size: Product = { n: a.n < 0n ? -a.n : a.n, d: a.d, m: [] }
  return { n: sign, d: 1n, m: [kernels.call(name, [size]), UNIT] }
}

/** Values at multiples of pi/12. */
function exactValue(name: 'sin' | 'cos', a: Angle, kernels: Kernels): Product {
  const { n, d } = reduce(a.n * 12n, a.d)
  if (d !== 1n) {
    const pi: Product = { n: a.n, d: a.d, m: [kernels.constant('pi'), UNIT] }
    return reducedCall(name, pi, kernels)
  }
  let k = Number(n % 24n)
  if (name === 'cos') k += 6
  k = ((k % 24) + 24) % 24
  const sign = k >= 12 ? -1n : 1n
  k %= 12
  if (k > 6) k = 12 - k
  const root = (x: bigint): Product => powerProduct(numberOf(x), 1, 2, kernels)
  const signed = (p: Product): Product => ({ ...p, n: p.n * sign })
  switch (k) {
    case 0:
      return ZERO
    case 2:
      return numberOf(sign, 2n)
    case 3:
      return signed(multiplyProducts(numberOf(1n, 2n), root(2n), kernels))
    case 4:
      return signed(multiplyProducts(numberOf(1n, 2n), root(3n), kernels))
    case 6:
      return numberOf(sign)
    default: {
      // sin 15 and 75 degrees: (sqrt 6 -+ sqrt 2) / 4
      const six = multiplyProducts(numberOf(1n, 4n), root(6n), kernels)
      const two = multiplyProducts(numberOf(k === 1 ? -1n : 1n, 4n), root(2n), kernels)
      return signed(addProducts([six, two], kernels))
    }
  }
}

/** sin or cos of a multiple of pi that has no short value, with the multiple brought into (0, 1/2). */
function reducedCall(name: 'sin' | 'cos', angle: Product, kernels: Kernels): Product {
  let n = angle.n % (2n * angle.d)
  if (n < 0n) n += 2n * angle.d
  let sign = 1n
  if (n > angle.d) {
    n = 2n * angle.d - n
    if (name === 'sin') sign = -sign
  }
  if (2n * n > angle.d) {
    n = angle.d - n
    if (name === 'cos') sign = -sign
  }
  if (n > 1n << 200n) throw new BudgetError('angle too large')
  const r = reduce(n, angle.d)
  return { n: sign, d: 1n, m: [kernels.call(name, [{ n: r.n, d: r.d, m: angle.m }]), UNIT] }
}
