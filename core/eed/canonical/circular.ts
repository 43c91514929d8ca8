/** Other ways to write sines and cosines: tangents, double and half angles, cos^2 for 1 - sin^2. */
import { reduce } from '../identity/rational.ts'
import { signNormal } from './factor.ts'
import type { Kernels } from './kernel.ts'
import type { Monomial } from './monomial.ts'
import { UNIT, UNITY, exponentOf, times, without } from './monomial.ts'
import type { Polynomial } from './polynomial.ts'
import { addTerm, kernelsOf, multiplyTerm, powerOf } from './polynomial.ts'
import type { Product } from './product.ts'
import { kernelOf, multiplyProducts, numberOf, powerProduct } from './product.ts'

/** The kernels of one angle. */
export interface Angle {
  readonly argument: Product
  readonly sin: number
  readonly cos: number
}

export function anglesOf(ids: Iterable<number>, kernels: Kernels): Angle[] {
  const found = new Map<string, Angle>()
  for (const id of ids) {
    const body = kernels.at(id).body
    if (body.kind !== 'call' || (body.name !== 'sin' && body.name !== 'cos')) continue
    const argument = body.args[0]!
    const key = kernels.productKey(argument)
    if (!found.has(key)) {
      found.set(key, { argument, sin: kernels.call('sin', [argument]), cos: kernels.call('cos', [argument]) })
    }
  }
  return [...found.values()]
}

/** The product with sin/cos written as tan where that removes the cosine, and sin cos as half the double angle's sine. */
export function circularVariants(p: Product, kernels: Kernels): Product[] {
  const ids = new Set<number>()
  for (let i = 0; i < p.m.length; i += 2) {
    ids.add(p.m[i]!)
    const body = kernels.at(p.m[i]!).body
    if (body.kind === 'polynomial') for (const k of kernelsOf(body.polynomial)) ids.add(k)
  }
  let result = p
  let changed = false
  const angles = anglesOf(ids, kernels)
  if (angles.length > MAX_ANGLES) return []
  for (const angle of angles) {
    const next = doubled(result, angle, kernels) ?? tangents(result, angle, kernels)
    if (next) {
      result = next
      changed = true
    }
  }
  return changed ? [result] : []
}

function doubled(p: Product, angle: Angle, kernels: Kernels): Product | null {
  const e = exponentOf(p.m, angle.sin)
  if (e === 0 || e !== exponentOf(p.m, angle.cos)) return null
  const rest: Product = { ...p, m: without(without(p.m, angle.sin), angle.cos) }
  const twice = kernels.call('sin', [double(angle.argument)])
  const r = reduce(BigInt(e), BigInt(UNIT))
  const factor = powerProduct(numberOf(2n), -Number(r.n), Number(r.d), kernels)
  return multiplyProducts(multiplyProducts(rest, factor, kernels), kernelOf(twice, e), kernels)
}

export function double(argument: Product): Product {
  return { ...reduce(argument.n * 2n, argument.d), m: argument.m }
}

export function half(argument: Product): Product {
  return { ...reduce(argument.n, argument.d * 2n), m: argument.m }
}

/** With s = t c everywhere: possible when every sum is homogeneous in s and c and the powers of c cancel. */
function tangents(p: Product, angle: Angle, kernels: Kernels): Product | null {
  let power = exponentOf(p.m, angle.sin) + exponentOf(p.m, angle.cos)
  const sums: { id: number; e: number; polynomial: Polynomial }[] = []
  for (let i = 0; i < p.m.length; i += 2) {
    const body = kernels.at(p.m[i]!).body
    if (body.kind !== 'polynomial') continue
    const degree = homogeneous(body.polynomial, angle)
    if (degree === null) return null
    if (degree === 0) continue
    power += (degree / UNIT) * p.m[i + 1]!
    sums.push({ id: p.m[i]!, e: p.m[i + 1]!, polynomial: body.polynomial })
  }
  if (power !== 0) return null
  const tan = kernels.call('tan', [angle.argument])
  let m = without(without(p.m, angle.sin), angle.cos)
  m = times(m, exponentOf(p.m, angle.sin) === 0 ? UNITY : [tan, exponentOf(p.m, angle.sin)])
  let n = p.n
  for (const s of sums) {
    const next: Polynomial = new Map()
    for (const t of s.polynomial.values()) {
      const e = exponentOf(t.m, angle.sin)
      const rest = without(without(t.m, angle.sin), angle.cos)
      addTerm(next, e === 0 ? rest : times(rest, [tan, e]), t.c)
    }
    if (next.size < 2) return null
    const whole = s.e % UNIT === 0
    const normal = whole ? signNormal(next, kernels) : next
    if (normal !== next && (s.e / UNIT) % 2 !== 0) n = -n
    m = times(times(m, [s.id, -s.e]), [kernels.polynomial(normal), s.e])
  }
  return { n, d: p.d, m }
}

/** The common degree of all terms in sine and cosine of the angle, or null. */
function homogeneous(p: Polynomial, angle: Angle): number | null {
  let degree: number | null = null
  for (const t of p.values()) {
    const e = exponentOf(t.m, angle.sin) + exponentOf(t.m, angle.cos)
    if (degree !== null && e !== degree) return null
    degree = e
  }
  return degree
}

/** Values of more angles than this are not rewritten. */
export const MAX_ANGLES = 6

/** A sum over a whole number. */
export interface Variant {
  readonly p: Polynomial
  readonly d: number
}

/** The same sum with other functions of its angles. */
export function sumVariants(p: Polynomial, kernels: Kernels): Variant[] {
  const found: Variant[] = []
  const angles = anglesOf(kernelsOf(p), kernels)
  if (angles.length > MAX_ANGLES) return found
  for (const angle of angles) {
    kernels.budget.spend(p.size)
    let sines = false
    let cosines = false
    let squares = false
    let even = true
    let low = true
    for (const t of p.values()) {
      const s = exponentOf(t.m, angle.sin)
      const c = exponentOf(t.m, angle.cos)
      if (s > 0) sines = true
      if (c > 0) cosines = true
      if (s >= 2 * UNIT) squares = true
      if ((s + c) % (2 * UNIT) !== 0) even = false
      if (s + c > 2 * UNIT) low = false
    }
    if (squares) found.push({ p: inCosines(p, angle, kernels), d: 1 })
    if (even && low && (sines || cosines)) found.push({ p: inDoubleAngle(p, angle, kernels), d: 2 })
    if (cosines && !sines) {
      found.push({ p: inHalfAngle(p, angle, 'sin', kernels), d: 1 })
      found.push({ p: inHalfAngle(p, angle, 'cos', kernels), d: 1 })
    }
  }
  return found.filter((v) => v.p.size > 0)
}

function inCosines(p: Polynomial, angle: Angle, kernels: Kernels): Polynomial {
  return replaced(p, kernels, (m) => {
    const e = exponentOf(m, angle.sin)
    const pairs = Math.floor(e / (2 * UNIT))
    if (pairs === 0) return null
    const square: Polynomial = new Map()
    addTerm(square, UNITY, 1)
    addTerm(square, [angle.cos, 2 * UNIT], -1)
    return multiplyTerm(powerOf(square, pairs, kernels.budget), times(m, [angle.sin, -2 * pairs * UNIT]), 1)
  })
}

/** Twice the sum, with sin^2 = (1 - cos 2a)/2, cos^2 = (1 + cos 2a)/2 and sin cos = (sin 2a)/2. */
function inDoubleAngle(p: Polynomial, angle: Angle, kernels: Kernels): Polynomial {
  const argument = double(angle.argument)
  const sin = kernels.call('sin', [argument])
  const cos = kernels.call('cos', [argument])
  const result: Polynomial = new Map()
  for (const t of p.values()) {
    const s = exponentOf(t.m, angle.sin)
    const c = exponentOf(t.m, angle.cos)
    const rest = without(without(t.m, angle.sin), angle.cos)
    if (s === 0 && c === 0) addTerm(result, rest, 2 * t.c)
    else if (s === c) addTerm(result, times(rest, [sin, UNIT]), t.c)
    else {
      addTerm(result, rest, t.c)
      addTerm(result, times(rest, [cos, UNIT]), s > c ? -t.c : t.c)
    }
  }
  return result
}

/** cos a = 1 - 2 sin^2(a/2) = 2 cos^2(a/2) - 1 */
function inHalfAngle(p: Polynomial, angle: Angle, name: 'sin' | 'cos', kernels: Kernels): Polynomial {
  const id = kernels.call(name, [half(angle.argument)])
  const value: Polynomial = new Map()
  addTerm(value, UNITY, name === 'sin' ? 1 : -1)
  addTerm(value, [id, 2 * UNIT], name === 'sin' ? -2 : 2)
  return replaced(p, kernels, (m) => {
    const e = exponentOf(m, angle.cos)
    if (e === 0 || e % UNIT !== 0) return null
    return multiplyTerm(powerOf(value, e / UNIT, kernels.budget), without(m, angle.cos), 1)
  })
}

function replaced(p: Polynomial, kernels: Kernels, by: (m: Monomial) => Polynomial | null): Polynomial {
  const result: Polynomial = new Map()
  for (const t of p.values()) {
    const other = by(t.m)
    if (other === null) addTerm(result, t.m, t.c)
    else for (const o of other.values()) addTerm(result, o.m, o.c * t.c)
  }
  kernels.budget.spend(result.size)
  return result
}
