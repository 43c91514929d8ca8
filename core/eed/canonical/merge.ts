/** Multiplies sums with equal exponents back together, for forms such as a^2 - b^2 instead of (a - b)(a + b). */
import { signNormal } from './factor.ts'
import type { Kernels } from './kernel.ts'
import { UNIT, times } from './monomial.ts'
import { multiply } from './polynomial.ts'
import type { Polynomial } from './polynomial.ts'
import type { Product } from './product.ts'
import { reduceTerms } from './relations.ts'

const MAX_TERMS = 10

/**
 * Forms of the product with sums of equal exponents multiplied out, the product itself last: first with pairs whose
 * product is no longer than they are (differences of squares), then with all of them.
 */
export function merged(p: Product, kernels: Kernels): Product[] {
  const forms: Product[] = []
  const compact = compacted(p, kernels)
  for (const form of [multipliedOut(compact, kernels), compact, p])
    if (!forms.includes(form)) forms.push(form)
  return forms
}

/** Sums by exponent. */
function groupsOf(p: Product, kernels: Kernels): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (let i = 0; i < p.m.length; i += 2) {
    if (kernels.at(p.m[i]!).body.kind !== 'polynomial') continue
    const list = groups.get(p.m[i + 1]!)
    if (list) list.push(p.m[i]!)
    else groups.set(p.m[i + 1]!, [p.m[i]!])
  }
  return groups
}

function sumOf(id: number, kernels: Kernels): Polynomial {
  const body = kernels.at(id).body
  return body.kind === 'polynomial' ? body.polynomial : new Map()
}

function compacted(p: Product, kernels: Kernels): Product {
  for (const [e, ids] of groupsOf(p, kernels)) {
    if (ids.length < 2 || ids.length > 6) continue
    for (const a of ids) {
      for (const b of ids) {
        if (b <= a) continue
        const first = sumOf(a, kernels)
        const second = sumOf(b, kernels)
        const longest = Math.max(first.size, second.size)
        if (longest > 3) continue
        const product = reduceTerms(multiply(first, second, kernels.budget), kernels)
        if (product.size <= longest && product.size > 1) {
          return compacted(replaced(p, [a, b], product, e, kernels), kernels)
        }
      }
    }
  }
  return p
}

function multipliedOut(p: Product, kernels: Kernels): Product {
  let result = p
  for (const [e, ids] of groupsOf(p, kernels)) {
    if (ids.length < 2) continue
    let product: Polynomial | null = null
    for (const id of ids) {
      const factor = sumOf(id, kernels)
      if (product !== null && product.size * factor.size > 60) {
        product = null
        break
      }
      product = product === null ? factor : multiply(product, factor, kernels.budget)
    }
    if (product === null) continue
    product = reduceTerms(product, kernels)
    if (product.size >= 2 && product.size <= MAX_TERMS) result = replaced(result, ids, product, e, kernels)
  }
  return result
}

/** The product with one sum to the power e in place of several. */
function replaced(p: Product, ids: readonly number[], sum: Polynomial, e: number, kernels: Kernels): Product {
  const normal = signNormal(sum, kernels)
  const turned = normal !== sum
  let m = p.m
  for (const id of ids) m = times(m, [id, -e])
  if (e % UNIT !== 0) {
    m = times(m, [turned ? kernels.negative(sum) : kernels.polynomial(sum), e])
    return { ...p, m }
  }
  m = times(m, [kernels.polynomial(normal), e])
  return { n: turned && (e / UNIT) % 2 !== 0 ? -p.n : p.n, d: p.d, m }
}
