/** Exponentials, general powers and logarithms. */
import { reduce } from '../identity/rational.ts'
import { hyperbolicArgument } from './conjugate.ts'
import { callOf } from './functions.ts'
import type { Kernels } from './kernel.ts'
import { EULER } from './kernel.ts'
import type { Monomial } from './monomial.ts'
import { BudgetError, UNIT, exponentOf, without } from './monomial.ts'
import type { Product } from './product.ts'
import {
  ONE,
  ZERO,
  addProducts,
  kernelOf,
  multiplyProducts,
  numberOf,
  powerProduct,
  summands,
} from './product.ts'
import { primes } from './radical.ts'

/** e^x: one kernel e^m for each summand r m of x (r rational), to the power r; e^{r m ln b} is b^{r m}. */
export function exponentialOf(x: Product, kernels: Kernels): Product {
  if (x.n === 0n) return ONE
  let result = ONE
  for (const s of summands(x, kernels))
    result = multiplyProducts(result, exponentialTerm(EULER, s, kernels), kernels)
  return result
}

/** base^x for any base: each factor of the base is raised by itself. */
export function powerOfBase(base: Product, x: Product, kernels: Kernels): Product {
  if (base.n === 0n) return ZERO
  if (x.n === 0n) return ONE
  let result = ONE
  for (const s of summands(x, kernels)) {
    if (s.m.length === 0) {
      if (s.d > 1000n || s.n > 100000n || s.n < -100000n) throw new BudgetError('exponent too large')
      result = multiplyProducts(result, powerProduct(base, Number(s.n), Number(s.d), kernels), kernels)
      continue
    }
    for (const { id, e } of factorsOf(base, kernels)) {
      const scaled: Product = { ...reduce(s.n * BigInt(e), s.d * BigInt(UNIT)), m: s.m }
      result = multiplyProducts(result, exponentialTerm(id, scaled, kernels), kernels)
    }
    if (base.n < 0n) {
      result = multiplyProducts(result, kernelOf(kernels.call('minus_one_to', [s])), kernels)
    }
  }
  return result
}

/** The kernels (prime numbers included) of a product with their exponents in units. */
function factorsOf(p: Product, kernels: Kernels): { id: number; e: number }[] {
  const found: { id: number; e: number }[] = []
  for (const [prime, k] of primes(p.n < 0n ? -p.n : p.n))
    found.push({ id: kernels.number(prime), e: k * UNIT })
  for (const [prime, k] of primes(p.d)) found.push({ id: kernels.number(prime), e: -k * UNIT })
  for (let i = 0; i < p.m.length; i += 2) found.push({ id: p.m[i]!, e: p.m[i + 1]! })
  return found
}

/** base^(r m), where m has no number: the kernel base^m to the power r. Base -1 is Euler's number. */
function exponentialTerm(base: number, s: Product, kernels: Kernels): Product {
  if (base === EULER) {
    const log = logarithmIn(s.m, kernels)
    if (log !== null) {
      const rest: Product = { n: s.n, d: s.d, m: without(s.m, log.id) }
      return powerOfBase(log.argument, rest, kernels)
    }
  } else {
    const body = kernels.at(base).body
    if (body.kind === 'power') {
      // (b^m)^x = b^(m x)
      return exponentialTerm(body.base, multiplyProducts(body.exponent, s, kernels), kernels)
    }
  }
  const exponent: Product = { n: 1n, d: 1n, m: s.m }
  if (s.m.length === 0 && base !== EULER) {
    return powerProduct(kernelOf(base), small(s.n), small(s.d), kernels)
  }
  const e = (UNIT * small(s.n)) / small(s.d)
  if (!Number.isInteger(e) || Math.abs(e) > 1e12) {
    // A rate such as 0.0371 does not fit the units of exponents: it stays in the exponent.
    return kernelOf(kernels.power(base, s))
  }
  return kernelOf(kernels.power(base, exponent), e)
}

function small(x: bigint): number {
  if (x > 1000000n || x < -1000000n) return NaN
  return Number(x)
}

/** The logarithm among the factors of an exponent, when there is exactly one, to the first power. */
function logarithmIn(m: Monomial, kernels: Kernels): { id: number; argument: Product } | null {
  let found: { id: number; argument: Product } | null = null
  for (let i = 0; i < m.length; i += 2) {
    const body = kernels.at(m[i]!).body
    if (body.kind !== 'call' || body.name !== 'ln') continue
    if (found !== null || exponentOf(m, m[i]!) !== UNIT) return null
    found = { id: m[i]!, argument: body.args[0]! }
  }
  return found
}

/** ln x: the logarithm of a product is the sum of the logarithms of its factors. */
export function logarithmOf(x: Product, kernels: Kernels): Product {
  if (x.n <= 0n) {
    if (x.n === 0n) throw new BudgetError('logarithm of zero')
    return logarithmOfNegative(x, kernels)
  }
  const inverse = hyperbolicArgument(x, kernels)
  if (inverse) {
    const value = callOf(inverse.name, [inverse.u], kernels)
    return inverse.minus ? { ...value, n: -value.n } : value
  }
  const parts: Product[] = []
  for (const { id, e } of factorsOf(x, kernels)) {
    const factor: Product = { ...reduce(BigInt(e), BigInt(UNIT)), m: [] }
    const body = kernels.at(id).body
    if (body.kind === 'power') {
      const log = body.base === EULER ? ONE : logarithmOf(kernelOf(body.base), kernels)
      parts.push(multiplyProducts(factor, multiplyProducts(body.exponent, log, kernels), kernels))
    } else {
      parts.push(multiplyProducts(factor, kernelOf(kernels.call('ln', [kernelOf(id)])), kernels))
    }
  }
  return parts.length === 0 ? ZERO : addProducts(parts, kernels)
}

/** ln(-(a - b)): the sign goes into a factor of open sign, so that the argument is positive somewhere. */
function logarithmOfNegative(x: Product, kernels: Kernels): Product {
  const positive: Product = { n: -x.n, d: x.d, m: x.m }
  for (let i = 0; i < x.m.length; i += 2) {
    const kernel = kernels.at(x.m[i]!)
    if (kernel.positive || (x.m[i + 1]! / UNIT) % 2 === 0) continue
    const rest: Product = { ...positive, m: without(x.m, x.m[i]!) }
    const factor = numberOf(BigInt(x.m[i + 1]!), BigInt(UNIT))
    const minus: Product = { n: -1n, d: 1n, m: [x.m[i]!, UNIT] }
    const log = multiplyProducts(factor, kernelOf(kernels.call('ln', [minus])), kernels)
    return rest.m.length === 0 && rest.n === rest.d
      ? log
      : addProducts([logarithmOf(rest, kernels), log], kernels)
  }
  return kernelOf(kernels.call('ln', [x]))
}
