/** Turns a formula's text into tokens in one pass; every token keeps its place in the original input. */
import { backslash } from './backslash.ts'
import { Failure, MAX_FORMULA } from './errors.ts'
import { number, punctuation } from './punctuation.ts'
import { Scanner, isDigit, isLetter } from './scanner.ts'
import type { Tokens } from './tokens.ts'
import { unicode } from './unicode.ts'
import { letters } from './words.ts'

/**
 * Lexes `source` from `from` to `to`. With `mend`, brackets that are missing or superfluous at the very end, as in a
 * text that was cut off, are mended, and `repaired` says so.
 *
 * @throws Failure `too_long`, `too_big`, `unbalanced` or `bad_character`
 * @example lex('\\frac12').kind // FRAC NUM END
 */
export function lex(source: string, from = 0, to = source.length, mend = false): Tokens {
  if (to - from > MAX_FORMULA) {
    throw new Failure(
      'too_long',
      `The formula has ${to - from} characters; at most ${MAX_FORMULA} are read.`,
      from + MAX_FORMULA,
    )
  }
  const s = new Scanner(source, from, to, mend)
  while (s.i < to) {
    const c = source.charCodeAt(s.i)
    if (isLetter(c)) letters(s)
    else if (isDigit(c)) number(s)
    else if (c === 92) backslash(s)
    else if (c === 32 || (c >= 9 && c <= 13)) {
      s.i++
      if (s.blank === 0) s.blank = 1
    } else if (c < 128) punctuation(s, c)
    else unicode(s)
  }
  return s.finish()
}
