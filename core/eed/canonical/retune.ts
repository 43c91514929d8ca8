/** A whole product written in the half or the double of one of its angles. */
import { reduce } from '../identity/rational.ts'
import type { Angle } from './circular.ts'
import { MAX_ANGLES, anglesOf, double, half } from './circular.ts'
import type { Kernels } from './kernel.ts'
import type { Monomial } from './monomial.ts'
import { UNIT, UNITY, exponentOf, without } from './monomial.ts'
import type { Polynomial } from './polynomial.ts'
import { addTerm, kernelsOf, multiply, multiplyTerm, powerOf } from './polynomial.ts'
import type { Product } from './product.ts'
import { fromPolynomial, multiplyProducts, numberOf, powerProduct } from './product.ts'
import { reduceTerms } from './relations.ts'

/** Versions of the product in other angles, for angles that occur in its sums. */
export function otherAngles(p: Product, kernels: Kernels): Product[] {
  const inSums = new Set<number>()
  for (let i = 0; i < p.m.length; i += 2) {
    const body = kernels.at(p.m[i]!).body
    if (body.kind === 'polynomial') for (const id of kernelsOf(body.polynomial)) inSums.add(id)
  }
  const found: Product[] = []
  const angles = anglesOf(inSums, kernels)
  if (angles.length > MAX_ANGLES) return found
  for (const angle of angles) {
    for (const to of [inHalf, inDouble]) {
      const next = rewritten(p, angle, to(angle, kernels), kernels)
      if (next) found.push(next)
    }
  }
  return found
}

/** How a monomial's sines and cosines are rewritten: a polynomial over a whole number, or null. */
type Rule = (sin: number, cos: number) => { p: Polynomial; d: number } | null

function inHalf(angle: Angle, kernels: Kernels): Rule {
  const argument = half(angle.argument)
  const s = kernels.call('sin', [argument])
  const c = kernels.call('cos', [argument])
  const sine: Polynomial = new Map()
  addTerm(sine, s < c ? [s, UNIT, c, UNIT] : [c, UNIT, s, UNIT], 2)
  const cosine: Polynomial = new Map()
  addTerm(cosine, UNITY, 1)
  addTerm(cosine, [s, 2 * UNIT], -2)
  return (sin, cos) => {
    if (sin + cos > 6) return null
    const p = multiply(
      powerOf(sine, sin, kernels.budget),
      powerOf(cosine, cos, kernels.budget),
      kernels.budget,
    )
    return { p, d: 1 }
  }
}

function inDouble(angle: Angle, kernels: Kernels): Rule {
  const argument = double(angle.argument)
  const sin2 = kernels.call('sin', [argument])
  const cos2 = kernels.call('cos', [argument])
  const half = (sign: number): Polynomial => {
    const p: Polynomial = new Map()
    addTerm(p, UNITY, 1)
    addTerm(p, [cos2, UNIT], sign)
    return p
  }
  return (sin, cos) => {
    if ((sin + cos) % 2 !== 0 || sin + cos > 6) return null
    // sin^i cos^j: pairs sin cos first, then squares.
    const pairs = sin % 2 === 1 ? 1 : 0
    const squaresOfSin = (sin - pairs) / 2
    const squaresOfCos = (cos - pairs) / 2
    let p: Polynomial = new Map()
    addTerm(p, pairs === 1 ? [sin2, UNIT] : UNITY, 1)
    p = multiply(p, powerOf(half(-1), squaresOfSin, kernels.budget), kernels.budget)
    p = multiply(p, powerOf(half(1), squaresOfCos, kernels.budget), kernels.budget)
    return { p, d: 2 ** (pairs + squaresOfSin + squaresOfCos) }
  }
}

function rewritten(p: Product, angle: Angle, rule: Rule, kernels: Kernels): Product | null {
  const sin = exponentOf(p.m, angle.sin)
  const cos = exponentOf(p.m, angle.cos)
  if (sin % UNIT !== 0 || cos % UNIT !== 0) return null
  let result: Product = { ...p, m: without(without(p.m, angle.sin), angle.cos) }
  // Sines above and cosines below the bar (or the other way round) go by themselves.
  for (const [s, c] of sin * cos < 0
    ? [
        [sin, 0],
        [0, cos],
      ]
    : [[sin, cos]]) {
    if (s === 0 && c === 0) continue
    const below = (s ?? 0) + (c ?? 0) < 0
    const value = rule(Math.abs(s ?? 0) / UNIT, Math.abs(c ?? 0) / UNIT)
    if (value === null) return null
    const product = over(value.p, value.d, kernels)
    result = multiplyProducts(result, below ? powerProduct(product, -1, 1, kernels) : product, kernels)
  }
  for (let i = 0; i < p.m.length; i += 2) {
    const body = kernels.at(p.m[i]!).body
    if (body.kind !== 'polynomial') continue
    const next = substituted(body.polynomial, angle, rule, kernels)
    if (next === null) return null
    if (next === body.polynomial) continue
    // A root of sin^2 would be an absolute value.
    if (p.m[i + 1]! % UNIT !== 0) return null
    const e = reduce(BigInt(p.m[i + 1]!), BigInt(UNIT))
    const value = powerProduct(over(next, 1, kernels), Number(e.n), Number(e.d), kernels)
    // The common denominator of the terms was multiplied out of the sum.
    const scale = powerProduct(
      numberOf(BigInt(scaleOf(body.polynomial, angle, rule))),
      -Number(e.n),
      Number(e.d),
      kernels,
    )
    result = { ...result, m: without(result.m, p.m[i]!) }
    result = multiplyProducts(multiplyProducts(result, value, kernels), scale, kernels)
  }
  return result
}

function over(p: Polynomial, d: number, kernels: Kernels): Product {
  const reduced = reduceTerms(p, kernels)
  if (reduced.size === 0) return numberOf(0n)
  return multiplyProducts(numberOf(1n, BigInt(d)), fromPolynomial(reduced, [], kernels), kernels)
}

/** The largest denominator among the terms' rules (they are powers of two). */
function scaleOf(p: Polynomial, angle: Angle, rule: Rule): number {
  let scale = 1
  for (const t of p.values()) {
    const value = rule(exponentOf(t.m, angle.sin) / UNIT, exponentOf(t.m, angle.cos) / UNIT)
    if (value) scale = Math.max(scale, value.d)
  }
  return scale
}

/** The sum times `scaleOf` it, in the new angle; the sum itself when it does not hold the angle. */
function substituted(p: Polynomial, angle: Angle, rule: Rule, kernels: Kernels): Polynomial | null {
  let found = false
  const scale = scaleOf(p, angle, rule)
  const result: Polynomial = new Map()
  kernels.budget.spend(p.size * 4)
  for (const t of p.values()) {
    const s = exponentOf(t.m, angle.sin)
    const c = exponentOf(t.m, angle.cos)
    if (s % UNIT !== 0 || c % UNIT !== 0) return null
    if (s > 0 || c > 0) found = true
    const value = rule(s / UNIT, c / UNIT)
    if (value === null) return null
    const rest: Monomial = without(without(t.m, angle.sin), angle.cos)
    for (const u of multiplyTerm(value.p, rest, (t.c * scale) / value.d).values()) addTerm(result, u.m, u.c)
  }
  return found ? result : p
}
