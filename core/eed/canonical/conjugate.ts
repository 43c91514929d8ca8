/**
 * Sums with a square root, A + B sqrt(R): such a sum times its conjugate A - B sqrt(R) is free of the root, so that
 * each can be written by the other. Of the two the one with fewer minus signs is kept.
 */
import { signNormal } from './factor.ts'
import type { Kernels } from './kernel.ts'
import { UNIT, without } from './monomial.ts'
import type { Polynomial } from './polynomial.ts'
import { inKernel, kernelsOf, multiply, multiplyTerm, sum } from './polynomial.ts'
import type { Product } from './product.ts'
import {
  fromPolynomial,
  inverseProduct,
  kernelOf,
  multiplyProducts,
  powerProduct,
  termPower,
} from './product.ts'
import { reduceTerms } from './relations.ts'

/** A sum's conjugate, and the product of both. */
export interface Conjugate {
  /** Id of the conjugate as a kernel. */
  readonly id: number
  /** The conjugate as a product: the kernel, or minus it. */
  readonly sign: 1n | -1n
  readonly norm: Product
  /** The conjugate is the one to keep. */
  readonly better: boolean
}

const MAX_TERMS = 5
const MAX_NORM = 10

/** The conjugate of a polynomial kernel, or null where there is none (or it would be long). */
export function conjugateOf(id: number, kernels: Kernels): Conjugate | null {
  const known = kernels.conjugates.get(id)
  if (known !== undefined) return known
  const body = kernels.at(id).body
  const found =
    body.kind === 'polynomial' && body.polynomial.size <= MAX_TERMS
      ? kernels.budget.within(4000, () => search(body.polynomial, kernels))
      : null
  kernels.conjugates.set(id, found)
  return found
}

function search(p: Polynomial, kernels: Kernels): Conjugate | null {
  const root = rootKernel(p, kernels)
  if (root === null) return null
  const parts = inKernel(p, root.id)
  const a = parts.get(0)!
  const b = parts.get(root.e)!
  const square = termPower(root.id, 2 * root.e, kernels)
  const bb = multiply(multiply(b, b, kernels.budget), square, kernels.budget)
  const norm = reduceTerms(sum(multiply(a, a, kernels.budget), bb, -1), kernels)
  if (norm.size === 0 || norm.size > MAX_NORM) return null
  const other = sum(a, multiplyTerm(b, [root.id, root.e], 1), -1)
  const normal = signNormal(other, kernels)
  const id = kernels.polynomial(normal)
  const difference = negatives(p) - negatives(normal)
  const better =
    difference > 0 || (difference === 0 && kernels.polynomialKey(normal) < kernels.polynomialKey(p))
  return { id, sign: normal === other ? 1n : -1n, norm: fromPolynomial(norm, [], kernels), better }
}

function negatives(p: Polynomial): number {
  let n = 0
  for (const t of p.values()) if (t.c < 0) n++
  return n
}

/** The kernel whose square root occurs in some but not all terms: the first by key. */
function rootKernel(p: Polynomial, kernels: Kernels): { id: number; e: number } | null {
  let best: { id: number; e: number } | null = null
  for (const id of kernelsOf(p)) {
    const exponents = [...inKernel(p, id).keys()]
    const e = exponents.find((x) => x !== 0)
    if (exponents.length !== 2 || !exponents.includes(0) || e === undefined) continue
    if (e % UNIT === 0 || (2 * e) % UNIT !== 0 || e < 0) continue
    if (kernels.at(id).body.kind === 'power') continue
    if (best === null || kernels.at(id).key < kernels.at(best.id).key) best = { id, e }
  }
  return best
}

/**
 * The product with all sums in the form to keep: sums of numbers above the bar, others so that fewest sums occur (and
 * then with fewest minus signs).
 */
export function withoutConjugates(p: Product, kernels: Kernels): Product {
  let result = p
  for (let i = 0; i < p.m.length; i += 2) {
    const id = p.m[i]!
    const c = conjugateOf(id, kernels)
    if (c === null) continue
    if (isSurd(id, kernels)) {
      if (p.m[i + 1]! < 0) result = exchanged(result, id, c, kernels) ?? result
      continue
    }
    const other = exchanged(result, id, c, kernels)
    if (other === null) continue
    const fewer = countSums(other, kernels) - countSums(result, kernels)
    if (fewer < 0 || (fewer === 0 && c.better)) result = other
  }
  return result
}

function countSums(p: Product, kernels: Kernels): number {
  let n = 0
  for (let i = 0; i < p.m.length; i += 2) if (kernels.at(p.m[i]!).body.kind === 'polynomial') n++
  return n
}

/** Q^e written as (N / Q')^e, or null where the exponent is no half of a whole number. */
export function exchanged(p: Product, id: number, c: Conjugate, kernels: Kernels): Product | null {
  let e = 0
  for (let i = 0; i < p.m.length; i += 2) if (p.m[i] === id) e = p.m[i + 1]!
  if ((2 * e) % UNIT !== 0 || Math.abs(e) > 8 * UNIT) return null
  const value = multiplyProducts({ ...c.norm, n: c.norm.n * c.sign }, kernelOf(c.id, -UNIT), kernels)
  const rest: Product = { ...p, m: without(p.m, id) }
  const whole = e % UNIT === 0
  // Roots of a negative number would leave the real numbers.
  if (!whole && value.n < 0n) return null
  const power = powerProduct(value, whole ? e / UNIT : (2 * e) / UNIT, whole ? 1 : 2, kernels)
  return multiplyProducts(rest, power, kernels)
}

/** Forms of the product with one of its sums exchanged for the conjugate; sums of numbers keep their form. */
export function conjugateForms(p: Product, kernels: Kernels): Product[] {
  const found: Product[] = []
  for (let i = 0; i < p.m.length; i += 2) {
    if (isSurd(p.m[i]!, kernels)) continue
    const c = conjugateOf(p.m[i]!, kernels)
    const next = c === null ? null : exchanged(p, p.m[i]!, c, kernels)
    if (next && countSums(next, kernels) === countSums(p, kernels)) found.push(next)
  }
  return found
}

/**
 * For X = u + sqrt(u^2 - 1) or u + sqrt(u^2 + 1): the u, so that ln X is acosh u or asinh u; with a minus when the
 * root is subtracted.
 */
export function hyperbolicArgument(
  x: Product,
  kernels: Kernels,
): { name: 'asinh' | 'acosh'; u: Product; minus: boolean } | null {
  const found = argumentOf(x, kernels)
  if (found !== null) return found
  // ln X = -ln(1/X)
  const turned = argumentOf(inverseProduct(x, kernels), kernels)
  return turned === null ? null : { ...turned, minus: !turned.minus }
}

function argumentOf(
  x: Product,
  kernels: Kernels,
): { name: 'asinh' | 'acosh'; u: Product; minus: boolean } | null {
  let id = -1
  for (let i = 0; i < x.m.length; i += 2) {
    if (kernels.at(x.m[i]!).body.kind !== 'polynomial') continue
    if (x.m[i + 1] === UNIT && id < 0 && conjugateOf(x.m[i]!, kernels) !== null) id = x.m[i]!
    else if (x.m[i + 1]! > 0) return null
  }
  if (id < 0) return null
  const c = conjugateOf(id, kernels)!
  const body = kernels.at(id).body
  if (body.kind !== 'polynomial') return null
  const outside: Product = { ...x, m: without(x.m, id) }
  const square = multiplyProducts(multiplyProducts(outside, outside, kernels), c.norm, kernels)
  if (square.m.length > 0 || square.d !== 1n || (square.n !== 1n && square.n !== -1n)) return null
  const root = rootKernel(body.polynomial, kernels)
  if (root === null) return null
  const parts = inKernel(body.polynomial, root.id)
  const plain = fromPolynomial(parts.get(0)!, [], kernels)
  const rooted = fromPolynomial(multiplyTerm(parts.get(root.e)!, [root.id, root.e], 1), [], kernels)
  // u^2 - 1 or u^2 + 1 under the root: u is what stands outside it.
  const u = multiplyProducts(outside, plain, kernels)
  const v = multiplyProducts(outside, rooted, kernels)
  if (square.n === 1n) return { name: 'acosh', u, minus: v.n < 0n }
  // X = v - w with v the root: ln X = asinh of the part outside, whose sign carries over.
  return v.n < 0n ? null : { name: 'asinh', u, minus: false }
}

function isSurd(id: number, kernels: Kernels): boolean {
  const body = kernels.at(id).body
  if (body.kind !== 'polynomial') return false
  for (const k of kernelsOf(body.polynomial)) if (kernels.at(k).body.kind !== 'number') return false
  return true
}
