/** The LaTeX side of the scorer: parser and names. Answers and keys are read by ../answer/index.ts. */
import { Failure, toReadError } from './errors.ts'
import { valueOf } from './items.ts'
import { lex } from './lexer.ts'
import { lexiconOf } from './lexicon.ts'
import { readOnce } from './readings.ts'
import type { ParseResult, ReadOptions } from './types.ts'

export { latexName } from './names.ts'
export { toName } from './toname.ts'
export type * from './types.ts'

/**
 * Parses one formula, without looking for boxes or running text around it.
 *
 * Never throws: hostile input gives a typed error (`too_long`, `too_deep`, `unexpected` ...).
 *
 * @example parseLatex('\\frac12mv^2') // { ok: true, value: Mul(1/2, m, Pow(v, 2)), ... }
 */
export function parseLatex(latex: string, options: ReadOptions = {}): ParseResult {
  try {
    const reading = readOnce(lex(latex), lexiconOf(options, null))
    if (reading.items.length === 0) throw new Failure('empty', 'There is no formula in the text.', 0)
    return { ok: true, value: valueOf(reading.items), taken: reading.taken, flags: [...reading.flags] }
  } catch (error) {
    if (error instanceof Failure) return { ok: false, error: toReadError(error, latex) }
    throw error
  }
}
