/** Small constructors for the expression tree: they fold literal numbers and flatten products, nothing more. */
import type { Const, Expr, Num, Sym } from '../ast.ts'

const SMALL: readonly Num[] = Array.from({ length: 101 }, (_, n) => ({ k: 'num', n: BigInt(n), d: 1n }))
export const ZERO: Num = SMALL[0]!
export const ONE: Num = SMALL[1]!
export const MINUS_ONE: Num = { k: 'num', n: -1n, d: 1n }
export const HALF: Num = { k: 'num', n: 1n, d: 2n }
export const E: Const = { k: 'const', name: 'e' }
export const PI: Const = { k: 'const', name: 'pi' }
export const I: Const = { k: 'const', name: 'i' }
export const INF: Const = { k: 'const', name: 'inf' }

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b]
  return a < 0n ? -a : a
}

/** The rational n/d in lowest terms; `d` must not be 0. */
export function rational(n: bigint, d: bigint): Num {
  if (d === 1n) return n >= 0n && n <= 100n ? SMALL[Number(n)]! : { k: 'num', n, d }
  if (d < 0n) {
    n = -n
    d = -d
  }
  const g = gcd(n, d)
  return g === 1n ? { k: 'num', n, d } : rational(n / g, d / g)
}

/**
 * A literal such as `12`, `0.25`, `.5` as an exact rational.
 *
 * @example literal('0.25') // { k: 'num', n: 1n, d: 4n }
 */
export function literal(text: string): Num {
  const dot = text.indexOf('.')
  if (dot < 0) {
    if (text.length <= 2) return SMALL[Number(text)]!
    return rational(BigInt(text), 1n)
  }
  const places = text.length - dot - 1
  const digits = text.slice(0, dot) + text.slice(dot + 1)
  return rational(BigInt(digits === '' ? '0' : digits), 10n ** BigInt(places))
}

export function sym(name: string): Sym {
  return { k: 'sym', name }
}

export function fn(name: string, args: readonly Expr[]): Expr {
  return { k: 'fn', name, args }
}

export function pow(base: Expr, exp: Expr): Expr {
  return { k: 'pow', base, exp }
}

/** The product of the factors; a single factor is itself, and nested products are flattened. */
export function mul(factors: readonly Expr[]): Expr {
  if (factors.length === 1) return factors[0]!
  if (factors.length === 0) return ONE
  let nested = false
  for (const factor of factors) if (factor.k === 'mul') nested = true
  if (!nested) return { k: 'mul', args: factors }
  const args: Expr[] = []
  for (const factor of factors) {
    if (factor.k === 'mul') for (const inner of factor.args) args.push(inner)
    else args.push(factor)
  }
  return { k: 'mul', args }
}

export function neg(x: Expr): Expr {
  if (x.k === 'num') return rational(-x.n, x.d)
  if (x.k === 'mul') {
    const first = x.args[0]!
    if (first.k === 'num') return { k: 'mul', args: [rational(-first.n, first.d), ...x.args.slice(1)] }
    return { k: 'mul', args: [MINUS_ONE, ...x.args] }
  }
  return { k: 'mul', args: [MINUS_ONE, x] }
}

export function inverse(x: Expr): Expr {
  if (x.k === 'num' && x.n !== 0n) return rational(x.d, x.n)
  return { k: 'pow', base: x, exp: MINUS_ONE }
}

/** a / b: two literal numbers become one rational, everything else a product with b to the power -1. */
export function quotient(a: Expr, b: Expr): Expr {
  if (b.k === 'num' && b.n !== 0n) {
    if (a.k === 'num') return rational(a.n * b.d, a.d * b.n)
    return mul([a, inverse(b)])
  }
  if (a === ONE) return inverse(b)
  return mul([a, inverse(b)])
}

/** True for a literal that is a whole number. */
export function isInteger(x: Expr): x is Num {
  return x.k === 'num' && x.d === 1n
}

/** True when the expression holds no symbol and no function of one: `2`, `\frac{\pi}{3}`, `\sqrt2`. */
export function isNumeric(x: Expr): boolean {
  switch (x.k) {
    case 'num':
    case 'const':
      return true
    case 'sym':
    case 'big':
    case 'deriv':
      return false
    case 'add':
    case 'mul':
    case 'fn':
      return x.args.every(isNumeric)
    case 'pow':
      return isNumeric(x.base) && isNumeric(x.exp)
  }
}
