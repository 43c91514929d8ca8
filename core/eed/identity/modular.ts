/**
 * The exact path: values of rational functions modulo a prime (Schwartz, 1980; Zippel, 1979).
 *
 * The primes are safe primes p = 2m + 1 with m prime, so the squares modulo p form a group of prime order m in which
 * every q-th root exists and is unique. Positive symbols are drawn from that group, which makes x^{p/q} well defined
 * and multiplicative there. pi and e are transcendental: they are drawn like symbols. Two different rational
 * functions of total degree k agree at a random point with probability at most about k / p = k / 6.7e7.
 */
import * as op from './operations.ts'
import type { Program } from './program.ts'
import type { Random } from './random.ts'

/** Safe primes below 2^26 (so that products of residues are exact doubles), with 2, 3, 5 and 7 as squares. */
const PRIMES = [
  67103039, 67099199, 67093319, 67088159, 67083959, 67083239, 67078919, 67076519, 67073879, 67072199,
]

/** True when the node is a rational function of symbols and rational powers of positive monomials. */
export function isExact(
  program: Program,
  order: readonly number[],
  positive: (symbol: number) => boolean,
): boolean {
  for (const id of order) {
    const node = program.nodes[id]!
    switch (node.op) {
      case op.RATIONAL:
      case op.PI:
      case op.EULER:
      case op.SYMBOL:
      case op.ADD:
      case op.MUL:
      case op.INTEGER_POWER:
        break
      case op.RATIONAL_POWER:
        if (node.q > 64 || !isPositiveMonomial(program, node.args[0]!, positive)) return false
        break
      default:
        return false
    }
  }
  return true
}

function isPositiveMonomial(program: Program, id: number, positive: (symbol: number) => boolean): boolean {
  const node = program.nodes[id]!
  switch (node.op) {
    case op.RATIONAL:
      return node.n > 0n
    case op.PI:
    case op.EULER:
      return true
    case op.SYMBOL:
      return positive(node.p)
    case op.MUL:
    case op.INTEGER_POWER:
    case op.RATIONAL_POWER:
      return node.args.every((a) => isPositiveMonomial(program, a, positive))
    default:
      return false
  }
}

/**
 * Compares two roots at `points` random points. `null` when no point could be found (a division by zero everywhere,
 * or a radicand that is a square modulo none of the primes).
 *
 * @returns whether they are equal, and whether the first is zero at all points
 */
export function compareModular(
  program: Program,
  order: readonly number[],
  first: number,
  second: number,
  random: Random,
  points = 4,
): { equal: boolean; zero: boolean } | null {
  let found = 0
  let equal = true
  let zero = true
  const values = new Float64Array(program.nodes.length)
  const symbols = new Float64Array(program.symbols.length + 2)
  for (let attempt = 0; attempt < PRIMES.length * 2 && found < points; attempt++) {
    const p = PRIMES[attempt % PRIMES.length]!
    for (let i = 0; i < symbols.length; i++) {
      const root = 2 + Math.floor(random() * (p - 3))
      symbols[i] = (root * root) % p
    }
    if (!evaluate(program, order, symbols, values, p)) continue
    found++
    if (values[first] !== values[second]) equal = false
    if (values[first] !== 0) zero = false
    if (!equal && !zero) return { equal, zero }
  }
  return found < Math.min(points, 2) ? null : { equal, zero }
}

function evaluate(
  program: Program,
  order: readonly number[],
  symbols: Float64Array,
  v: Float64Array,
  p: number,
): boolean {
  const m = (p - 1) / 2
  for (const id of order) {
    const node = program.nodes[id]!
    switch (node.op) {
      case op.RATIONAL: {
        const d = residue(node.d, p)
        if (d === 0) return false
        v[id] = (residue(node.n, p) * powmod(d, p - 2, p)) % p
        break
      }
      case op.PI:
        v[id] = symbols[symbols.length - 1]!
        break
      case op.EULER:
        v[id] = symbols[symbols.length - 2]!
        break
      case op.SYMBOL:
        v[id] = symbols[node.p]!
        break
      case op.ADD: {
        let sum = 0
        for (const a of node.args) sum += v[a]!
        v[id] = sum % p
        break
      }
      case op.MUL: {
        let product = 1
        for (const a of node.args) product = (product * v[a]!) % p
        v[id] = product
        break
      }
      case op.INTEGER_POWER: {
        const base = v[node.args[0]!]!
        if (base === 0 && node.p < 0) return false
        v[id] = base === 0 ? 0 : powmod(base, node.p < 0 ? p - 1 - (-node.p % (p - 1)) : node.p, p)
        break
      }
      default: {
        const base = v[node.args[0]!]!
        if (base === 0 || powmod(base, m, p) !== 1) return false
        // Exponents live modulo m; the inverse of q there is q^(m-2).
        const numerator = ((node.p % m) + m) % m
        v[id] = powmod(base, (numerator * powmod(node.q, m - 2, m)) % m, p)
      }
    }
  }
  return true
}

function residue(x: bigint, p: number): number {
  const r = x <= 9007199254740991n && x >= -9007199254740991n ? Number(x) % p : Number(x % BigInt(p))
  return r < 0 ? r + p : r
}

function powmod(base: number, exponent: number, p: number): number {
  let result = 1
  let b = base % p
  for (let e = exponent; e > 0; e = Math.floor(e / 2)) {
    if (e % 2 === 1) result = (result * b) % p
    b = (b * b) % p
  }
  return result
}
