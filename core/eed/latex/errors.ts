/** Typed failures of the LaTeX side, and the limits that keep hostile input harmless. */
import type { ErrorCode, ReadError } from './types.ts'

/** Longest formula that is parsed, in UTF-16 units. A long published answer has about 700. */
export const MAX_FORMULA = 20_000
/** Longest model output that is searched for an answer. */
export const MAX_OUTPUT = 8_000_000
/** Deepest nesting of brackets, braces, fractions, roots and exponents. */
export const MAX_DEPTH = 150
/** Longest literal number, in digits. */
export const MAX_DIGITS = 1_000

/** Thrown inside the parser only; the public functions return it as a value. */
export class Failure extends Error {
  readonly code: ErrorCode
  readonly position: number
  constructor(code: ErrorCode, reason: string, position: number) {
    super(reason)
    this.code = code
    this.position = position
  }
}

/**
 * The part of `source` around `position`, at most 40 characters, on one line.
 *
 * @example excerptAt('\\frac{a}{b', 9) // '\\frac{a}{b'
 */
export function excerptAt(source: string, position: number): string {
  const from = Math.max(0, position - 15)
  const text = source.slice(from, Math.max(from, position) + 25).replace(/\s+/g, ' ')
  return (from > 0 ? '…' : '') + text + (position + 25 < source.length ? '…' : '')
}

/** A failure as the plain object that readers get. */
export function toReadError(failure: Failure, source: string): ReadError {
  return {
    code: failure.code,
    reason: failure.message,
    position: failure.position,
    excerpt: excerptAt(source, failure.position),
  }
}
