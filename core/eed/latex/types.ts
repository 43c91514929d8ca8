/**
 * What the LaTeX side hands to the mathematics side: readings of a text, or one typed error.
 *
 * A *reading* is one way to understand a formula once every ambiguous name (`e`, `I`, `v(t)`, `1/2mv^2` ...) has
 * been given a meaning. A key has exactly one reading; an answer may have several, most likely first.
 */
import type { Expr, Value } from '../ast.ts'

/** What an item declares about one of its symbols. Everything is optional. */
export interface SymbolSpec {
  /** Closed or half-infinite interval the symbol's values lie in. */
  readonly range?: readonly [number, number]
  /** The symbol takes integer values only. */
  readonly integer?: boolean
  /** Unit of the symbol, for people. */
  readonly unit?: string
  /** The symbol is a known constant of nature, such as `planck`, `elementary_charge`. */
  readonly constant?: string
  /** The symbol is a vector, so that `\times` and `\cdot` next to it are vector products. */
  readonly vector?: boolean
  /** What the symbol stands for, in words. */
  readonly description?: string
}

/** Options of every reading function. */
export interface ReadOptions {
  /** Declared symbols by name, in LaTeX (`\varepsilon_0`) or canonical (`epsilon_0`) spelling. */
  readonly symbols?: Readonly<Record<string, SymbolSpec>>
}

/** Marks on a reading that a person looking at a score should see. */
export type Flag =
  | 'ambiguous_slash' // `a/bc` without parentheses
  | 'ambiguous_name' // a name such as `e` or `I` was given one of several meanings
  | 'ambiguous_call' // `v(t)` was taken as a call or as a product
  | 'ambiguous_argument' // `\sin a b`: how far the argument reaches
  | 'mixed_number' // `2\frac12` was read as 5/2
  | 'unit_dropped' // an upright unit after the formula was left out
  | 'definition_substituted' // a definition given with the answer was put into it
  | 'numeric_tail' // `... \approx 3.2` was left out
  | 'condition_dropped' // `\quad (x>0)` was left out
  | 'repaired' // unbalanced tail, missing backslash and the like were mended
  | 'several_boxes' // one of several boxes was chosen

/** One reading of a text. */
export interface Reading {
  readonly value: Value
  /** What was assumed, one phrase per assumption: `e is Euler's number`. */
  readonly taken: readonly string[]
  readonly flags: readonly Flag[]
  /** Text of the unit behind the formula, which is no part of the value. */
  readonly unit?: string
}

/** `\tau = m/b`, given beside the answer. `symbol` is a canonical name. */
export interface Definition {
  readonly symbol: string
  readonly value: Expr
}

export interface Read {
  /** Never empty; most likely first. */
  readonly readings: readonly Reading[]
  readonly definitions: readonly Definition[]
  /** The left-hand side, where it is a single symbol: canonical name. */
  readonly asked?: string
  /** The left-hand side of the equation that gave the value, where it is no single symbol: `S_D - S_A`. */
  readonly lhs?: Expr
  /** The formula that was read, a slice of the input (without box, dollars and prose). */
  readonly source?: string
}

/** Why a text could not be read. */
export type ErrorCode =
  | 'empty' // nothing but blanks
  | 'no_answer' // there is text, but no formula in it
  | 'too_long'
  | 'too_deep'
  | 'too_big' // a number with too many digits
  | 'unexpected' // a token where another was expected
  | 'unbalanced' // a bracket or brace without its partner
  | 'unknown_command'
  | 'unsupported' // understood, but has no single value: cases, kets, `\ldots`
  | 'bad_character'

/** `position` counts UTF-16 units from the start of the original input. */
export interface ReadError {
  readonly code: ErrorCode
  readonly reason: string
  readonly position: number
  readonly excerpt: string
}

export type ReadResult =
  { readonly ok: true; readonly read: Read } | { readonly ok: false; readonly error: ReadError }

export type ParseResult =
  | {
      readonly ok: true
      readonly value: Value
      readonly taken: readonly string[]
      readonly flags: readonly Flag[]
    }
  | { readonly ok: false; readonly error: ReadError }
