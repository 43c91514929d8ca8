/** Rational powers of products: radicals are split over what is known to be positive. */
import { bitLength, reduce } from '../identity/rational.ts'
import { signNormal } from './factor.ts'
import type { Kernels } from './kernel.ts'
import type { Monomial } from './monomial.ts'
import { BudgetError, UNIT, UNITY, raise, times } from './monomial.ts'
import { negated } from './polynomial.ts'
import type { Product } from './product.ts'
import { ONE, kernelOf, multiplyProducts, tidy } from './product.ts'

/**
 * a^(p/q) for q > 1. Factors are taken to be positive, as the value is real; an even power under an even root leaves
 * an absolute value. A negative sign goes to a factor of open sign where there is one.
 */
export function roots(a: Product, p: number, q: number, kernels: Kernels): Product {
  let result = rootOfNumber(a.n < 0n ? -a.n : a.n, a.d, p, q, kernels)
  let sign = a.n < 0n
  for (let i = 0; i < a.m.length; i += 2) {
    const id = a.m[i]!
    const e = a.m[i + 1]!
    const kernel = kernels.at(id)
    const power = raise([id, e], p, q)
    if (power === null) throw new BudgetError('root too fine')
    let base: Product = { n: 1n, d: 1n, m: power }
    if (!kernel.positive && q % 2 === 0) {
      if (kernel.body.kind === 'polynomial' && sign && (e / UNIT) % 2 !== 0 && e % UNIT === 0) {
        base = kernelOf(kernels.negative(negated(kernel.body.polynomial)), power[1]!)
        sign = false
      } else if (e % (2 * UNIT) === 0 && power[1]! % (2 * UNIT) !== 0) {
        base = absolute(id, power[1]!, kernels)
      }
    }
    result = multiplyProducts(result, base, kernels)
  }
  if (sign) result = multiplyProducts(result, rootOfMinusOne(p, q, kernels), kernels)
  return restoreSigns(result, kernels)
}

/** |kernel|^(e/UNIT), without bars where a sign cannot matter. */
function absolute(id: number, e: number, kernels: Kernels): Product {
  const inner = kernelOf(id)
  return tidy(1n, 1n, [kernels.call('abs', [inner]), e], kernels)
}

/** (-1)^(p/q): real for odd q, else a power of i. */
function rootOfMinusOne(p: number, q: number, kernels: Kernels): Product {
  if (q % 2 === 1) return p % 2 === 0 ? ONE : { n: -1n, d: 1n, m: UNITY }
  const e = (2 * UNIT * p) / q
  if (!Number.isInteger(e)) throw new BudgetError('root of a negative number')
  return tidy(1n, 1n, [kernels.constant('i'), e], kernels)
}

/** (b - a) to whole powers is -(a - b): polynomials with flipped sign are only kept under roots. */
function restoreSigns(p: Product, kernels: Kernels): Product {
  for (let i = 0; i < p.m.length; i += 2) {
    const body = kernels.at(p.m[i]!).body
    const e = p.m[i + 1]!
    if (body.kind !== 'polynomial' || e % UNIT !== 0) continue
    const normal = signNormal(body.polynomial, kernels)
    if (normal === body.polynomial) continue
    const flipped = kernels.polynomial(normal)
    if (flipped === p.m[i]) continue
    const n = (e / UNIT) % 2 === 0 ? p.n : -p.n
    return restoreSigns(tidy(n, p.d, times(times(p.m, [p.m[i]!, -e]), [flipped, e]), kernels), kernels)
  }
  return p
}

/** (n/d)^(p/q) with the roots of primes as kernels: sqrt(2/3) = 2^(1/2) 3^(-1/2) = sqrt(2) sqrt(3) / 3. */
function rootOfNumber(n: bigint, d: bigint, p: number, q: number, kernels: Kernels): Product {
  const m: number[] = []
  const powers = new Map<bigint, number>()
  for (const [prime, k] of primes(n)) powers.set(prime, k)
  for (const [prime, k] of primes(d)) powers.set(prime, (powers.get(prime) ?? 0) - k)
  let rn = 1n
  let rd = 1n
  let rest: Monomial = UNITY
  for (const [prime, k] of powers) {
    const e = (UNIT * k * p) / q
    if (!Number.isInteger(e)) throw new BudgetError('root too fine')
    const whole = Math.floor(e / UNIT)
    if (Math.abs(whole) > 4096) throw new BudgetError('number too large')
    if (whole > 0) rn *= prime ** BigInt(whole)
    else if (whole < 0) rd *= prime ** BigInt(-whole)
    if (e !== whole * UNIT) rest = times(rest, [kernels.number(prime), e - whole * UNIT])
  }
  m.push(...rest)
  const r = reduce(rn, rd)
  return { n: r.n, d: r.d, m }
}

/** Prime powers of a positive whole number; a large remainder without small factors counts as prime. */
export function primes(x: bigint): [bigint, number][] {
  const result: [bigint, number][] = []
  if (x <= 1n) return result
  const take = (p: bigint): void => {
    let k = 0
    while (x % p === 0n) {
      x /= p
      k++
    }
    if (k > 0) result.push([p, k])
  }
  take(2n)
  take(3n)
  for (let p = 5n; p < 1000n && p * p <= x; p += p % 6n === 5n ? 2n : 4n) take(p)
  if (x === 1n) return result
  if (x > 1000000n && bitLength(x) < 900) {
    const root = integerSquareRoot(x)
    if (root * root === x) {
      result.push([root, 2])
      return result
    }
  }
  result.push([x, 1])
  return result
}

function integerSquareRoot(x: bigint): bigint {
  let r = 1n << BigInt(Math.ceil(bitLength(x) / 2))
  for (;;) {
    const next = (r + x / r) / 2n
    if (next >= r) return r
    r = next
  }
}
