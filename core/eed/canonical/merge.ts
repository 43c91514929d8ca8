/** Multiplies sums with equal exponents back together, for forms such as a^2 - b^2 instead of (a - b)(a + b). */
import { signNormal } from './factor.ts'
import type { Kernels } from './kernel.ts'
import { UNIT, times } from './monomial.ts'
import { multiply } from './polynomial.ts'
import type { Polynomial } from './polynomial.ts'
import type { Product } from './product.ts'
import { reduceTerms } from './relations.ts'

const MAX_TERMS = 10

/** The product itself last, before it the form with sums of equal exponents multiplied out, where there is one. */
export function merged(p: Product, kernels: Kernels): Product[] {
  const groups = new Map<number, number[]>()
  for (let i = 0; i < p.m.length; i += 2) {
    if (kernels.at(p.m[i]!).body.kind !== 'polynomial') continue
    const list = groups.get(p.m[i + 1]!) ?? []
    list.push(p.m[i]!)
    groups.set(p.m[i + 1]!, list)
  }
  let result = p
  for (const [e, ids] of groups) {
    if (ids.length < 2) continue
    let product: Polynomial | null = null
    for (const id of ids) {
      const body = kernels.at(id).body
      if (body.kind !== 'polynomial') continue
      if (product !== null && product.size * body.polynomial.size > 60) {
        product = null
        break
      }
      product = product === null ? body.polynomial : multiply(product, body.polynomial, kernels.budget)
    }
    if (product === null) continue
    product = reduceTerms(product, kernels)
    if (product.size < 2 || product.size > MAX_TERMS) continue
    const normal = signNormal(product, kernels)
    const whole = e % UNIT === 0
    let m = result.m
    for (const id of ids) m = times(m, [id, -e])
    m = times(m, [
      whole
        ? kernels.polynomial(normal)
        : normal === product
          ? kernels.polynomial(product)
          : kernels.negative(product),
      e,
    ])
    const odd = whole && normal !== product && (e / UNIT) % 2 !== 0
    result = { n: odd ? -result.n : result.n, d: result.d, m }
  }
  return result === p ? [p] : [result, p]
}
