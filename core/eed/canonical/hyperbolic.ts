/** Finds hyperbolic functions among exponentials: e^x + e^-x is 2 cosh x. */
import { reduce } from '../identity/rational.ts'
import { signNormal } from './factor.ts'
import type { Kernels } from './kernel.ts'
import { EULER } from './kernel.ts'
import { UNIT, UNITY, exponentOf, times, without } from './monomial.ts'
import type { Polynomial } from './polynomial.ts'
import { addTerm, contentOf, divideTerm, kernelsOf } from './polynomial.ts'
import type { Product } from './product.ts'
import { kernelOf, multiplyProducts, numberOf, powerProduct } from './product.ts'

/**
 * The product with every sum that is symmetric in an exponential written in hyperbolic functions: first with cosh of
 * the whole argument, then with sinh^2 of half of it.
 */
export function hyperbolicVariants(p: Product, kernels: Kernels): Product[] {
  const found: Product[] = []
  for (const form of ['cosh', 'sinh'] as const) {
    let result = p
    let changed = false
    for (let i = 0; i < p.m.length; i += 2) {
      const body = kernels.at(p.m[i]!).body
      if (body.kind !== 'polynomial') continue
      for (const id of kernelsOf(body.polynomial)) {
        const exponential = kernels.at(id).body
        if (exponential.kind !== 'power' || exponential.base !== EULER) continue
        const next = symmetric(body.polynomial, id, exponential.exponent, form, kernels)
        if (next === null) continue
        const e = reduce(BigInt(p.m[i + 1]!), BigInt(UNIT))
        const rest: Product = { ...result, m: without(result.m, p.m[i]!) }
        result = multiplyProducts(rest, powerProduct(next, Number(e.n), Number(e.d), kernels), kernels)
        changed = true
        break
      }
    }
    if (changed) found.push(tangents(result, kernels))
  }
  return found
}

/** P = E^(h/2) Q with Q a sum of hyperbolic functions; null when P is not symmetric in E. */
function symmetric(
  p: Polynomial,
  id: number,
  argument: Product,
  form: 'cosh' | 'sinh',
  kernels: Kernels,
): Product | null {
  let top = 0
  for (const t of p.values()) top = Math.max(top, exponentOf(t.m, id))
  if (top % 2 !== 0) return null
  // Pair c E^j with c' E^(top - j).
  let parity = 0
  const q: Polynomial = new Map()
  for (const t of p.values()) {
    const e = exponentOf(t.m, id)
    const rest = without(t.m, id)
    const k = e - top / 2
    const mirror = p.get(times(rest, top === e ? UNITY : [id, top - e]).join())
    if (!mirror) return null
    if (k === 0) {
      if (parity < 0) return null
      parity = 1
      addTerm(q, rest, t.c)
      continue
    }
    const sign = mirror.c === t.c ? 1 : mirror.c === -t.c ? -1 : 0
    if (sign === 0 || (parity !== 0 && sign !== parity)) return null
    parity = sign
    if (k < 0) continue
    if (parity < 0) addTerm(q, times(rest, [call('sinh', argument, k, UNIT, kernels), UNIT]), 2 * t.c)
    else if (form === 'cosh')
      addTerm(q, times(rest, [call('cosh', argument, k, UNIT, kernels), UNIT]), 2 * t.c)
    else {
      // 2 cosh u = 2 + 4 sinh^2(u/2)
      addTerm(q, rest, 2 * t.c)
      addTerm(q, times(rest, [call('sinh', argument, k, 2 * UNIT, kernels), 2 * UNIT]), 4 * t.c)
    }
  }
  if (q.size === 0) return null
  const outside = kernelOf(id, top / 2)
  const { c, m } = contentOf(q)
  const inner = divideTerm(q, m, c)
  let result = multiplyProducts(outside, { n: BigInt(c), d: 1n, m }, kernels)
  if (inner.size === 1) return multiplyProducts(result, numberOf(BigInt([...inner.values()][0]!.c)), kernels)
  const normal = signNormal(inner, kernels)
  if (normal !== inner) result = { ...result, n: -result.n }
  return multiplyProducts(result, kernelOf(kernels.polynomial(normal)), kernels)
}

/** A hyperbolic function of (k / unit) times the argument. */
function call(name: string, argument: Product, k: number, unit: number, kernels: Kernels): number {
  const r = reduce(argument.n * BigInt(k), argument.d * BigInt(unit))
  return kernels.call(name, [{ n: r.n, d: r.d, m: argument.m }])
}

/** sinh^a cosh^-a of one argument is tanh^a. */
function tangents(p: Product, kernels: Kernels): Product {
  for (let i = 0; i < p.m.length; i += 2) {
    const body = kernels.at(p.m[i]!).body
    if (body.kind !== 'call' || body.name !== 'sinh') continue
    const cosh = kernels.call('cosh', body.args)
    const e = p.m[i + 1]!
    if (exponentOf(p.m, cosh) !== -e) continue
    const tanh = kernels.call('tanh', body.args)
    return tangents({ ...p, m: times(without(without(p.m, p.m[i]!), cosh), [tanh, e]) }, kernels)
  }
  return p
}
