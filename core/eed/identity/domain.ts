/** Where the symbols live, and random points there. */
import type { SymbolSpec } from '../latex/types.ts'
import type { Random } from './random.ts'

/** The set a symbol's values are drawn from. */
export interface Range {
  readonly lo: number
  readonly hi: number
  readonly integer: boolean
  /** False when nothing was declared: such symbols are positive unless the key has no real value there. */
  readonly declared: boolean
}

const POSITIVE: Range = { lo: 0, hi: Infinity, integer: false, declared: false }
const REAL: Range = { lo: -Infinity, hi: Infinity, integer: false, declared: false }
const NATURAL: Range = { lo: 1, hi: 9, integer: true, declared: false }
const SIGN: Range = { lo: -1, hi: 1, integer: false, declared: true }

/** The range a declaration gives, or null when it says nothing about values. */
export function rangeOf(spec: SymbolSpec | undefined): Range | null {
  if (!spec || (spec.range === undefined && spec.integer === undefined)) return null
  const integer = spec.integer ?? false
  let [lo, hi] = spec.range ?? (integer ? [1, Infinity] : [0, Infinity])
  // JSON has no infinities: null stands for an open end.
  lo ??= -Infinity
  hi ??= Infinity
  if (Number.isNaN(lo) || Number.isNaN(hi) || lo > hi) return null
  return { lo, hi, integer, declared: true }
}

/**
 * How points are spread: `moderate` around 1 (so that exponents stay moderate), `signed` lets undeclared symbols be
 * negative, `wide` and `extreme` spread over many orders of magnitude.
 */
export type Spread = 'moderate' | 'signed' | 'wide' | 'extreme'

/** The range of a symbol, from its declaration or from what its use says. */
export function chooseRange(
  name: string,
  declared: Range | undefined,
  use: { readonly integer: boolean; readonly signed: boolean },
): Range {
  if (declared) return use.integer && !declared.integer ? { ...declared, integer: true } : declared
  if (name === '±') return SIGN
  if (use.integer) return NATURAL
  // A vector stands for any of its components, which have either sign.
  if (use.signed || name.startsWith('vec{') || name.startsWith('hat{')) return REAL
  return POSITIVE
}

/** A random value of the range. */
export function sample(range: Range, spread: Spread, random: Random): number {
  const { lo, hi } = range
  if (range === SIGN) return random() < 0.5 ? -1 : 1
  if (range.integer) return sampleInteger(lo, hi, random)
  if (!range.declared && spread === 'signed') return sampleReal(-Infinity, Infinity, spread, random)
  return sampleReal(lo, hi, spread, random)
}

function sampleReal(lo: number, hi: number, spread: Spread, random: Random): number {
  if (lo === hi) return lo
  const size = magnitude(spread, random)
  if (lo === -Infinity && hi === Infinity) return random() < 0.5 ? -size : size
  if (hi === Infinity) return lo === 0 ? size : lo + Math.max(Math.abs(lo), 1) * size
  if (lo === -Infinity) return hi === 0 ? -size : hi - Math.max(Math.abs(hi), 1) * size
  // A range over many orders of magnitude is covered evenly in its logarithm.
  if (lo > 0 && hi / lo > 1000) return lo * Math.pow(hi / lo, random())
  return lo + (hi - lo) * (0.02 + 0.96 * random())
}

function magnitude(spread: Spread, random: Random): number {
  const u = 2 * random() - 1
  switch (spread) {
    case 'moderate':
    case 'signed':
      return Math.exp(1.2 * u)
    case 'wide':
      return Math.pow(10, 4 * u)
    case 'extreme':
      return Math.pow(10, 30 * u)
  }
}

function sampleInteger(lo: number, hi: number, random: Random): number {
  const from = lo === -Infinity ? (hi === Infinity ? -6 : Math.floor(hi) - 12) : Math.ceil(lo)
  const to = hi === Infinity ? from + 12 : Math.min(Math.floor(hi), from + 1000)
  return from + Math.floor(random() * (to - from + 1))
}
