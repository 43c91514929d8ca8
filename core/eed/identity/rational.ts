/** Exact rationals as pairs of bigints, and their conversion to one or two doubles. */

export interface Rational {
  readonly n: bigint
  readonly d: bigint
}

/** Results with more bits than this are not formed exactly; callers fall back to floating point. */
export const MAX_BITS = 4096

const LIMIT = 1n << BigInt(MAX_BITS)

/** True when both parts are small enough to be worth exact arithmetic. */
export function isManageable(n: bigint, d: bigint): boolean {
  return n < LIMIT && n > -LIMIT && d < LIMIT
}

export function gcd(a: bigint, b: bigint): bigint {
  if (a < 0n) a = -a
  if (b < 0n) b = -b
  while (b !== 0n) {
    const r = a % b
    a = b
    b = r
  }
  return a
}

/** n/d in lowest terms with a positive denominator; d must not be 0. */
export function reduce(n: bigint, d: bigint): Rational {
  if (d === 1n) return { n, d }
  if (d < 0n) {
    n = -n
    d = -d
  }
  const g = gcd(n, d)
  return g === 1n ? { n, d } : { n: n / g, d: d / g }
}

/** Number of bits of a positive bigint. */
export function bitLength(x: bigint): number {
  if (x < 0n) x = -x
  return x < 9007199254740992n
    ? x === 0n
      ? 0
      : Math.floor(Math.log2(Number(x))) + 1
    : x.toString(16).length * 4
}

/**
 * The double nearest to n/d, also where n or d alone would overflow.
 *
 * @example toDouble(1n, 3n) // 0.3333333333333333
 */
export function toDouble(n: bigint, d: bigint): number {
  if (d === 1n) return Number(n)
  const a = Number(n)
  const b = Number(d)
  if (Math.abs(a) <= Number.MAX_SAFE_INTEGER && b <= Number.MAX_SAFE_INTEGER) return a / b
  // Scale so that the integer quotient holds 64 to 68 significant bits, then undo the scaling.
  const shift = 64 - (bitLength(n) - bitLength(d))
  const q = shift >= 0 ? (n << BigInt(shift)) / d : n / (d << BigInt(-shift))
  return scale(Number(q), -shift)
}

/** x * 2^k without an overflow on the way. */
function scale(x: number, k: number): number {
  while (k > 1000) {
    x *= 2 ** 1000
    k -= 1000
  }
  while (k < -1000) {
    x *= 2 ** -1000
    k += 1000
  }
  return x * 2 ** k
}

/** The exact rational value of a finite double. */
export function fromDouble(x: number): Rational {
  if (Number.isInteger(x) && Math.abs(x) < 2 ** 53) return { n: BigInt(x), d: 1n }
  let k = 0
  while (!Number.isInteger(x) && k < 1100) {
    x *= 2
    k++
  }
  return reduce(BigInt(x), 1n << BigInt(k))
}

/** The low half of n/d as a double-double whose high half is `hi`. */
export function lowPart(n: bigint, d: bigint, hi: number): number {
  if (!Number.isFinite(hi)) return 0
  const h = fromDouble(hi)
  const rest = n * h.d - h.n * d
  return rest === 0n ? 0 : toDouble(rest, d * h.d)
}

/** base^exponent for an integer exponent, or null when the result would be too large (or 0 to a negative power). */
export function power(n: bigint, d: bigint, exponent: bigint): Rational | null {
  if (exponent < 0n) {
    if (n === 0n) return null
    return n < 0n ? power(-d, -n, -exponent) : power(d, n, -exponent)
  }
  if (exponent === 0n) return { n: 1n, d: 1n }
  if (n === 0n) return { n: 0n, d: 1n }
  const bits = Math.max(bitLength(n), bitLength(d))
  if (bits > 1 || d !== 1n) {
    if (exponent > BigInt(MAX_BITS) || bits * Number(exponent) > MAX_BITS) return null
  } else {
    // n is 1 or -1 and d is 1.
    return { n: n === 1n || exponent % 2n === 0n ? 1n : -1n, d: 1n }
  }
  return { n: n ** exponent, d: d ** exponent }
}
