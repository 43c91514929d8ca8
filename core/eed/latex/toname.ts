/** Canonical symbol names from LaTeX or from words. */
import type { Expr } from '../ast.ts'
import { Failure } from './errors.ts'
import { lex } from './lexer.ts'
import { nameOf } from './names.ts'
import { readOnce } from './readings.ts'
import { EMPTY_LEXICON } from './state.ts'
import type { Lexicon } from './state.ts'

/** As names, e, i and pi are letters like any other. */
const LETTERS: Lexicon = { ...EMPTY_LEXICON, declared: new Set(['e', 'i', 'j', 'pi']) }

/**
 * The canonical name of a symbol, whatever its spelling.
 *
 * @example toName('\\varepsilon_0')       // 'epsilon_0'
 * @example toName('v_{\\text{max}}')      // 'v_{max}'
 * @example toName('epsilon_0')            // 'epsilon_0'
 */
export function toName(latexName: string): string {
  const plain = latexName.trim()
  const word = /^([A-Za-z]{2,})(?:_\{?([^{}]*)\}?)?$/.exec(plain)
  if (word) {
    const subscript = word[2] ?? ''
    return (
      symbolName(`\\${word[1]!}${subscript === '' ? '' : `_{${subscript}}`}`) ??
      nameOf(word[1]!, subscript, '')
    )
  }
  return symbolName(plain) ?? plain
}

function symbolName(latex: string): string | null {
  try {
    const reading = readOnce(lex(latex), LETTERS)
    const [item] = reading.items
    if (reading.items.length !== 1 || item === undefined || item.ops.length > 0) return null
    const value = item.sides[0] as Expr
    return value.k === 'sym' ? value.name : null
  } catch (error) {
    if (error instanceof Failure) return null
    throw error
  }
}
