/** Inverse trigonometric functions: exact values, parity, and one of several forms of the same angle. */
import type { Kernels } from './kernel.ts'
import { UNIT, exponentOf, times, without } from './monomial.ts'
import type { Polynomial } from './polynomial.ts'
import { addTerm, kernelsOf } from './polynomial.ts'
import type { Product } from './product.ts'
import {
  ONE,
  ZERO,
  addProducts,
  inverseProduct,
  kernelOf,
  multiplyProducts,
  numberOf,
  powerProduct,
} from './product.ts'

const TABLE: readonly {
  readonly square: readonly [bigint, bigint]
  readonly asin: readonly [bigint, bigint]
}[] = [
  { square: [0n, 1n], asin: [0n, 1n] },
  { square: [1n, 4n], asin: [1n, 6n] },
  { square: [1n, 2n], asin: [1n, 4n] },
  { square: [3n, 4n], asin: [1n, 3n] },
  { square: [1n, 1n], asin: [1n, 2n] },
]

const TANGENTS: readonly {
  readonly square: readonly [bigint, bigint]
  readonly atan: readonly [bigint, bigint]
}[] = [
  { square: [0n, 1n], atan: [0n, 1n] },
  { square: [1n, 3n], atan: [1n, 6n] },
  { square: [1n, 1n], atan: [1n, 4n] },
  { square: [3n, 1n], atan: [1n, 3n] },
]

/** asin, acos, atan and their reciprocal kin of a canonical argument. */
export function inverseTrigonometric(name: string, x: Product, kernels: Kernels): Product {
  const pi = (n: bigint, d: bigint): Product =>
    multiplyProducts(numberOf(n, d), kernelOf(kernels.constant('pi')), kernels)
  const negative = x.n < 0n
  const size: Product = negative ? { ...x, n: -x.n } : x
  switch (name) {
    case 'acot':
      return inverseTrigonometric('atan', inverseProduct(x, kernels), kernels)
    case 'asec':
      return inverseTrigonometric('acos', inverseProduct(x, kernels), kernels)
    case 'acsc':
      return inverseTrigonometric('asin', inverseProduct(x, kernels), kernels)
    case 'acos': {
      if (negative) {
        // acos(-x) = pi - acos(x)
        const rest = inverseTrigonometric('acos', size, kernels)
        return addProducts([pi(1n, 1n), { ...rest, n: -rest.n }], kernels)
      }
      const known = lookUp(size, kernels)
      if (known) return addProducts([pi(1n, 2n), pi(-known[0], known[1])], kernels)
      return simplest('acos', x, kernels)
    }
    default: {
      const known = name === 'asin' ? lookUp(size, kernels) : lookUpTangent(size, kernels)
      const value = known
        ? known[0] === 0n
          ? ZERO
          : pi(known[0], known[1])
        : simplest(name === 'asin' ? 'asin' : 'atan', size, kernels)
      return negative ? { ...value, n: -value.n } : value
    }
  }
}

function lookUp(x: Product, kernels: Kernels): readonly [bigint, bigint] | null {
  const square = multiplyProducts(x, x, kernels)
  if (square.m.length > 0) return null
  return TABLE.find((t) => t.square[0] === square.n && t.square[1] === square.d)?.asin ?? null
}

function lookUpTangent(x: Product, kernels: Kernels): readonly [bigint, bigint] | null {
  const square = multiplyProducts(x, x, kernels)
  if (square.m.length > 0) return null
  return TANGENTS.find((t) => t.square[0] === square.n && t.square[1] === square.d)?.atan ?? null
}

/**
 * One angle by its sine, cosine or tangent, whichever is simplest: arctan(x / sqrt(1 - x^2)) is arcsin x. The cosine
 * only serves where the angle is known to be in the first quadrant.
 */
function simplest(name: 'asin' | 'acos' | 'atan', x: Product, kernels: Kernels): Product {
  const own = kernelOf(kernels.call(name, [x]))
  if (!x.m.some((id, i) => i % 2 === 0 && kernels.at(id).body.kind === 'polynomial')) return own
  const positive = x.n > 0n && x.m.every((id, i) => i % 2 === 1 || kernels.at(id).positive)
  if (name === 'acos' && !positive) return own
  const square = multiplyProducts(x, x, kernels)
  const inverse = (p: Product): Product => inverseProduct(p, kernels)
  const minus = (a: Product, b: Product): Product => addProducts([a, { ...b, n: -b.n }], kernels)
  const over = (a: Product, b: Product): Product => multiplyProducts(a, inverse(b), kernels)
  const squares: { name: 'asin' | 'acos' | 'atan'; p: Product }[] = []
  if (name === 'atan') {
    const sum = addProducts([ONE, square], kernels)
    squares.push({ name: 'asin', p: over(square, sum) }, { name: 'acos', p: inverse(sum) })
  } else {
    const rest = minus(ONE, square)
    if (rest.n === 0n) return own
    if (name === 'asin') squares.push({ name: 'atan', p: over(square, rest) }, { name: 'acos', p: rest })
    else squares.push({ name: 'atan', p: over(rest, square) }, { name: 'asin', p: rest })
  }
  let best: { name: string; argument: Product } = { name, argument: x }
  for (const candidate of squares) {
    if (candidate.name === 'acos' && !positive) continue
    if (candidate.p.n <= 0n) continue
    const argument = powerProduct(candidate.p, 1, 2, kernels)
    if (weight(argument, kernels) < weight(best.argument, kernels)) best = { name: candidate.name, argument }
  }
  return best.name === name ? own : kernelOf(kernels.call(best.name, [best.argument]))
}

/** How involved an argument is: its kernels, sums by their terms, roots a little more. */
function weight(p: Product, kernels: Kernels): number {
  let total = 0
  for (let i = 0; i < p.m.length; i += 2) {
    const body = kernels.at(p.m[i]!).body
    total += body.kind === 'polynomial' ? 2 + 2 * body.polynomial.size : 1
    if (p.m[i + 1]! % UNIT !== 0) total++
    if (body.kind === 'call' && body.name === 'abs') total += 20
  }
  return total
}

const COMPLEMENTS: Readonly<Record<string, string>> = { asin: 'acos', acos: 'asin', atan: 'atan' }

/** pi/2 - asin x is acos x, wherever both terms stand in a sum. */
export function joinComplements(p: Polynomial, kernels: Kernels): Polynomial {
  const pi = kernels.constant('pi')
  for (const t of p.values()) {
    if (exponentOf(t.m, pi) !== UNIT) continue
    const rest = without(t.m, pi)
    for (const id of kernelsOf(p)) {
      const body = kernels.at(id).body
      const name = body.kind === 'call' ? COMPLEMENTS[body.name] : undefined
      if (body.kind !== 'call' || name === undefined) continue
      const other = p.get(times(rest, [id, UNIT]).join())
      if (!other || other.c !== -2 * t.c) continue
      let argument = body.args[0]!
      if (name === 'atan') {
        if (argument.n <= 0n || argument.m.some((k, i) => i % 2 === 0 && !kernels.at(k).positive)) continue
        argument = inverseProduct(argument, kernels)
      }
      const result: Polynomial = new Map(p)
      result.delete(t.m.join())
      result.delete(other.m.join())
      addTerm(result, times(rest, [kernels.call(name, [argument]), UNIT]), -other.c)
      return joinComplements(result, kernels)
    }
  }
  return p
}
