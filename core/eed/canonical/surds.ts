/** Sums of roots of numbers, such as 1 + sqrt(5): one form for all ways to write their products and quotients. */
import type { Kernels } from './kernel.ts'
import type { Monomial } from './monomial.ts'
import { UNIT, UNITY, times, without } from './monomial.ts'
import type { Polynomial } from './polynomial.ts'
import { addTerm, multiply, powerOf } from './polynomial.ts'
import type { Product } from './product.ts'
import { addProducts, multiplyProducts, numberOf, powerProduct, tidy } from './product.ts'
import { reduceTerms } from './relations.ts'

/**
 * The product with its sums of roots multiplied out, and those of two terms taken out of the denominator:
 * 2/(sqrt(5) - 1) is (1 + sqrt(5))/2.
 */
export function withoutSurdQuotients(p: Product, kernels: Kernels): Product {
  let rest: Monomial = p.m
  let above: Polynomial | null = null
  let number: Product = numberOf(p.n, p.d)
  for (let i = 0; i < p.m.length; i += 2) {
    const id = p.m[i]!
    const e = p.m[i + 1]!
    const body = kernels.at(id).body
    if (
      body.kind !== 'polynomial' ||
      e % UNIT !== 0 ||
      Math.abs(e) > 4 * UNIT ||
      !isSurd(body.polynomial, kernels)
    )
      continue
    let base = body.polynomial
    if (e < 0) {
      const inverse = conjugate(base, kernels)
      if (inverse === null) continue
      base = inverse.conjugate
      number = multiplyProducts(number, powerProduct(inverse.norm, e / UNIT, 1, kernels), kernels)
    }
    const power = powerOf(base, Math.abs(e) / UNIT, kernels.budget)
    above = above === null ? power : multiply(above, power, kernels.budget)
    rest = without(rest, id)
  }
  if (above === null) return p
  // Roots of numbers that stand in front belong to the same sum.
  let roots: Monomial = UNITY
  for (let i = 0; i < rest.length; i += 2) {
    if (kernels.at(rest[i]!).body.kind === 'number') roots = times(roots, [rest[i]!, rest[i + 1]!])
  }
  for (let i = 0; i < roots.length; i += 2) rest = without(rest, roots[i]!)
  const terms: Product[] = []
  for (const t of reduceTerms(above, kernels).values()) {
    terms.push(tidy(BigInt(t.c), 1n, times(t.m, roots), kernels))
  }
  const sum = addProducts(terms, kernels)
  return multiplyProducts(multiplyProducts(number, sum, kernels), { n: 1n, d: 1n, m: rest }, kernels)
}

function isSurd(p: Polynomial, kernels: Kernels): boolean {
  for (const t of p.values()) {
    for (let i = 0; i < t.m.length; i += 2) if (kernels.at(t.m[i]!).body.kind !== 'number') return false
  }
  return true
}

/** a - b and a^2 - b^2 for a sum a + b of square roots. */
function conjugate(p: Polynomial, kernels: Kernels): { conjugate: Polynomial; norm: Product } | null {
  if (p.size !== 2) return null
  const [a, b] = [...p.values()] as [{ m: Monomial; c: number }, { m: Monomial; c: number }]
  const other: Polynomial = new Map()
  addTerm(other, a.m, a.c)
  addTerm(other, b.m, -b.c)
  const norm = reduceTerms(multiply(p, other, kernels.budget), kernels)
  const [only] = [...norm.values()]
  if (norm.size !== 1 || only === undefined || only.m.length > 0) return null
  return { conjugate: other, norm: numberOf(BigInt(only.c)) }
}
