/**
 * Constants to a hundred digits: decides between numbers that agree in all digits of a double-double, such as
 * e^(pi sqrt(163)) and 262537412640768744. Fixed-point arithmetic on whole numbers; series after Brent and Zimmermann,
 * "Modern Computer Arithmetic" (2010), chapter 4.
 */
import * as op from './operations.ts'
import type { Program } from './program.ts'
import { bitLength } from './rational.ts'

/** Bits after the point. */
const BITS = 480n
const ONE = 1n << BITS
/** Values beyond this many bits before the point are not computed. */
const MAX_BITS = 900

/** Error of a result, relative to the largest value met on the way: a generous allowance of 100 bits. */
const SLACK = 1n << 100n

/**
 * Whether two symbol-free nodes have the same value to about 110 digits; null when one of them holds something that is
 * not computed here, or is too large.
 */
export function sameConstant(
  program: Program,
  order: readonly number[],
  first: number,
  second: number,
): boolean | null {
  const values = new Map<number, bigint>()
  let largest = ONE
  try {
    for (const id of order) {
      const v = value(program, id, values)
      if (v === null || bitLength(v) > Number(BITS) + MAX_BITS) return null
      values.set(id, v)
      const size = v < 0n ? -v : v
      if (size > largest) largest = size
    }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
  const gap = values.get(first)! - values.get(second)!
  const bound = (largest >> BITS) * SLACK + SLACK
  return gap < bound && gap > -bound
}

function value(program: Program, id: number, values: ReadonlyMap<number, bigint>): bigint | null {
  const node = program.nodes[id]!
  const args = node.args.map((a) => values.get(a)!)
  const x = args[0] ?? 0n
  switch (node.op) {
    case op.RATIONAL:
      return (node.n << BITS) / node.d
    case op.PI:
      return pi()
    case op.EULER:
      return exp(ONE)
    case op.ADD:
      return args.reduce((a, b) => a + b, 0n)
    case op.MUL:
      return args.reduce(times, ONE)
    case op.INTEGER_POWER:
      return Math.abs(node.p) > 400 ? null : integerPower(x, node.p)
    case op.RATIONAL_POWER: {
      if (x < 0n && node.q % 2 === 0) return null
      if (x === 0n) return node.p > 0 ? 0n : null
      if (node.q === 2) return Math.abs(node.p) > 400 ? null : integerPower(squareRoot(x), node.p)
      const size = exp((ln(x < 0n ? -x : x) * BigInt(node.p)) / BigInt(node.q))
      return x < 0n && node.p % 2 !== 0 ? -size : size
    }
    case op.POWER:
      return x > 0n ? exp(times(args[1]!, ln(x))) : null
    case op.EXP:
      return exp(x)
    case op.LN:
      return x > 0n ? ln(x) : null
    case op.SIN:
      return sincos(x).sin
    case op.COS:
      return sincos(x).cos
    case op.TAN: {
      const t = sincos(x)
      return t.cos === 0n ? null : divide(t.sin, t.cos)
    }
    case op.ATAN:
      return atan(x)
    case op.ASIN:
    case op.ACOS: {
      const rest = ONE - times(x, x)
      if (rest <= 0n) return null
      const asin = atan(divide(x, squareRoot(rest)))
      return node.op === op.ASIN ? asin : pi() / 2n - asin
    }
    case op.SINH:
    case op.COSH: {
      const up = exp(x)
      const down = divide(ONE, up)
      return node.op === op.SINH ? (up - down) / 2n : (up + down) / 2n
    }
    case op.ABS:
      return x < 0n ? -x : x
    default:
      return null
  }
}

function times(a: bigint, b: bigint): bigint {
  return (a * b) >> BITS
}

function divide(a: bigint, b: bigint): bigint {
  return (a << BITS) / b
}

function integerPower(x: bigint, n: number): bigint {
  if (n < 0) return divide(ONE, integerPower(x, -n))
  let result = ONE
  let base = x
  for (let k = n; k > 0; k = Math.floor(k / 2)) {
    if (k % 2 === 1) result = times(result, base)
    if (k > 1) base = times(base, base)
    if (bitLength(base) > Number(BITS) + 4 * MAX_BITS) throw new RangeError('too large')
  }
  return result
}

function squareRoot(x: bigint): bigint {
  const n = x << BITS
  let r = 1n << BigInt(Math.ceil(bitLength(n) / 2) + 1)
  for (;;) {
    const next = (r + n / r) >> 1n
    if (next >= r) return r
    r = next
  }
}

let knownPi = 0n

/** Machin's formula: pi/4 = 4 atan(1/5) - atan(1/239). */
function pi(): bigint {
  if (knownPi === 0n) knownPi = 16n * inverseAtan(5n) - 4n * inverseAtan(239n)
  return knownPi
}

function inverseAtan(n: bigint): bigint {
  let power = ONE / n
  let sum = power
  for (let k = 3n; power !== 0n; k += 2n) {
    power /= -(n * n)
    sum += power / k
  }
  return sum
}

/** exp: the argument is halved until it is small, the result squared as often. */
function exp(x: bigint): bigint {
  if (bitLength(x) > Number(BITS) + 10) {
    if (x > 0n) throw new RangeError('too large')
    return 0n
  }
  const halvings = BigInt(Math.max(0, bitLength(x) - Number(BITS) + 16))
  const r = x >> halvings
  let term = ONE
  let sum = ONE
  for (let k = 1n; term !== 0n && k < 400n; k++) {
    term = times(term, r) / k
    sum += term
    if (term === -1n) break
  }
  for (let i = 0n; i < halvings; i++) sum = times(sum, sum)
  return sum
}

/** ln by Newton's iteration on exp. */
function ln(x: bigint): bigint {
  const shift = BigInt(bitLength(x) - 1) - BITS
  const m = shift >= 0n ? x >> shift : x << -shift
  // m in [1, 2): start from the double logarithm.
  let y = BigInt(Math.round(Math.log(Number(m >> (BITS - 52n)) / 2 ** 52) * 2 ** 52)) << (BITS - 52n)
  for (let i = 0; i < 5; i++) {
    const e = exp(-y)
    y += times(m, e) - ONE
  }
  return shift === 0n ? y : y + shift * ln2()
}

let knownLn2 = 0n

function ln2(): bigint {
  if (knownLn2 === 0n) {
    // ln 2 = 2 atanh(1/3)
    let power = ONE / 3n
    let sum = 0n
    for (let k = 1n; power !== 0n; k += 2n) {
      sum += power / k
      power /= 9n
    }
    knownLn2 = 2n * sum
  }
  return knownLn2
}

function sincos(x: bigint): { sin: bigint; cos: bigint } {
  const turn = 2n * pi()
  let r = x % turn
  if (r < 0n) r += turn
  // Eight halvings, the series, then the double angle eight times.
  r >>= 8n
  const square = times(r, r)
  let term = ONE
  let versed = 0n
  for (let k = 1n; term !== 0n && k < 300n; k++) {
    term = -times(term, square) / ((2n * k - 1n) * (2n * k))
    versed += term
  }
  // versed is cos - 1, which keeps its digits: cos 2a - 1 = 2 v (v + 2).
  for (let i = 0; i < 8; i++) versed = 2n * times(versed, versed + 2n * ONE)
  const cos = ONE + versed
  const size = squareRoot(max(ONE - times(cos, cos)))
  const half = x % turn
  const angle = half < 0n ? half + turn : half
  return { sin: angle > turn / 2n ? -size : size, cos }
}

function max(x: bigint): bigint {
  return x < 0n ? 0n : x
}

/** atan: the argument is made small by atan x = 2 atan(x / (1 + sqrt(1 + x^2))), then the series. */
function atan(x: bigint): bigint {
  let r = x
  let doublings = 0n
  while ((r < 0n ? -r : r) > ONE >> 8n) {
    r = divide(r, ONE + squareRoot(ONE + times(r, r)))
    doublings++
  }
  const square = times(r, r)
  let power = r
  let sum = r
  for (let k = 3n; power !== 0n && k < 400n; k += 2n) {
    power = -times(power, square)
    if (power === -1n) break
    sum += power / k
  }
  return sum << doublings
}
