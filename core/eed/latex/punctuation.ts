/** Punctuation, operators, brackets and numbers in ASCII. */
import { Failure, MAX_DIGITS } from './errors.ts'
import { numberEnd } from './numbers.ts'
import { isDigit } from './scanner.ts'
import type { Scanner } from './scanner.ts'
import { T } from './tokens.ts'
import type { Kind } from './tokens.ts'

/** The number at the cursor. */
export function number(s: Scanner): void {
  const end = numberEnd(s.source, s.i, s.to)
  if (end - s.i > MAX_DIGITS) {
    throw new Failure('too_big', `A number with ${end - s.i} digits; at most ${MAX_DIGITS} are read.`, s.i)
  }
  s.push(T.NUM, s.source.slice(s.i, end), s.i, end)
  s.i = end
}

/** The punctuation mark at the cursor, whose code is `c`. */
export function punctuation(s: Scanner, c: number): void {
  const { source } = s
  const from = s.i
  const two = source.slice(from, Math.min(from + 2, s.to))
  const push = (kind: Kind, text: string, length = 1): void => {
    s.i = from + length
    s.push(kind, text, from, s.i)
  }
  switch (source[from]) {
    case '{':
      if (from === s.unitAt) {
        const close = s.closing(from)
        s.i = close + 1
        return s.push(T.UNIT, source.slice(from + 1, close), from, s.i)
      }
      if (s.side === 1) return push(T.OPEN, '{')
      s.braces = true
      return push(T.LBRACE, '{')
    case '}':
      if (s.side === 2) return push(T.CLOSE, '}')
      if (s.superfluous()) return
      return push(T.RBRACE, '}')
    case '(':
    case '[':
      return push(T.OPEN, source[from]!)
    case ')':
    case ']':
      if (s.superfluous()) return
      return push(T.CLOSE, source[from]!)
    case '^':
      return push(T.CARET, '^')
    case '_':
      return push(T.UNDER, '_')
    case '+':
      return two === '+-' ? push(T.PM, 'pm', 2) : push(T.PLUS, '+')
    case '-':
      return two === '->' ? push(T.REL, 'to', 2) : push(T.MINUS, '-')
    case '*':
      return two === '**' ? push(T.CARET, '^', 2) : push(T.DOT, '*')
    case '/':
      return push(T.SLASH, '/')
    case '=':
      return two === '=>' ? push(T.IMPLIES, '=>', 2) : push(T.REL, '=', two === '==' ? 2 : 1)
    case '<':
      return two === '<=' ? push(T.REL, '<=', 2) : push(T.REL, '<')
    case '>':
      return two === '>=' ? push(T.REL, '>=', 2) : push(T.REL, '>')
    case '!':
      return two === '!=' ? push(T.REL, '!=', 2) : push(T.BANG, '!')
    case ':':
      return two === ':=' ? push(T.REL, '=', 2) : push(T.COLON, ':')
    case ',':
      return push(T.COMMA, ',')
    case ';':
      return push(T.SEMI, ';')
    case '|':
      return two === '||' && source[from + 2] !== '|' && s.side !== 0
        ? push(T.BAR, '||', 2)
        : push(T.BAR, '|')
    case "'":
      return push(T.PRIME, "'")
    case '"':
      return push(T.PRIME, "''")
    case '&':
      return push(T.AMP, '&')
    case '%':
      return push(T.PERCENT, '%')
    case '.': {
      const digit = from + 1 < s.to && isDigit(source.charCodeAt(from + 1))
      if (digit) return number(s)
      if (source.startsWith('...', from)) return push(T.DOTS, '...', 3)
      return push(T.PROSE, '.')
    }
    case '$':
      s.i++
      return
    case '~':
      s.i++
      s.blank = 2
      return
    default:
      if (c < 32)
        throw new Failure('bad_character', `A control character (code ${c}) stands in the formula.`, from)
      return push(T.PROSE, source[from]!)
  }
}
