/** Numbers, exponents, factorials, degrees, and the single-token arguments of TeX. */
import type { Expr } from '../ast.ts'
import { INF, PI, fn, literal, mul, neg, pow, rational } from './build.ts'
import { MAX_DIGITS } from './errors.ts'
import { braceGroup, bracketGroup } from './groups.ts'
import type { Parser } from './state.ts'
import { T } from './tokens.ts'

const PER_DEGREE = rational(1n, 180n)
const PER_CENT = rational(1n, 100n)

/** The rest of the current number token as an exact number. */
export function numberToken(p: Parser): Expr {
  let text = p.text[p.i]!
  const at = p.i
  if (p.used > 0) text = text.slice(p.used)
  p.next()
  if (text.length <= 2 && !text.includes('.')) return literal(text)
  const slash = text.indexOf('/')
  if (slash > 0) return rational(BigInt(text.slice(0, slash)), BigInt(text.slice(slash + 1)))
  if (text.includes(',')) text = text.replace(/\{,\}|\\,|,/g, '')
  if (text.endsWith('.')) text = text.slice(0, -1)
  const e = text.search(/[eE]/)
  if (e < 0) return literal(text)
  const mantissa = literal(text.slice(0, e))
  const power = Number(text.slice(e + 1).replace('−', '-'))
  if (Math.abs(power) > MAX_DIGITS) {
    p.fail('too_big', `The number ${p.shown(at)} has an exponent beyond ${MAX_DIGITS}.`, at)
  }
  const ten = 10n ** BigInt(Math.abs(power))
  return power < 0 ? rational(mantissa.n, mantissa.d * ten) : rational(mantissa.n * ten, mantissa.d)
}

/** One digit of the current number token, as TeX takes it for `\frac12` and `x_12`. */
export function takeDigit(p: Parser): string {
  const text = p.text[p.i]!
  const digit = text[p.used]!
  if (!/\d/.test(digit) || text.includes('/')) {
    const rest = text.slice(p.used)
    p.next()
    return rest
  }
  p.used++
  if (p.used >= text.length) p.next()
  return digit
}

/** The argument of a command such as \frac: a braced group, one digit, one symbol or one command with its own. */
export function argument(p: Parser): Expr {
  switch (p.peek()) {
    case T.LBRACE:
      if (p.kind[p.i + 1] === T.RBRACE)
        p.fail('unexpected', 'Found an empty {} where an expression was expected.')
      return braceGroup(p)
    case T.NUM:
      if (p.text[p.i]!.includes('/')) return numberToken(p)
      return literal(takeDigit(p))
    case T.CONST:
      if (p.text[p.i] !== 'inf') return bareSymbol(p)
      p.next()
      return INF
    case T.LETTER:
    case T.SYM:
      return bareSymbol(p)
    default:
      p.enter()
      try {
        return p.grammar.operand(p)
      } finally {
        p.leave()
      }
  }
}

/** One letter without scripts; scripts after it are left alone. */
function bareSymbol(p: Parser): Expr {
  p.bare = true
  const found = p.grammar.symbol(p)
  p.bare = false
  return found
}

/** The exponent after `^`; the cursor is behind the caret. Nested carets associate to the right. */
export function exponent(p: Parser): Expr {
  p.enter()
  let result: Expr
  const kind = p.peek()
  if (kind === T.MINUS || kind === T.PLUS) {
    p.next()
    const inner = p.peek() === T.NUM ? numberToken(p) : exponentBody(p)
    result = kind === T.MINUS ? neg(inner) : inner
  } else result = exponentBody(p)
  if (p.peek() === T.CARET && p.used === 0) {
    p.next()
    result = pow(result, exponent(p))
  }
  p.leave()
  return result
}

function exponentBody(p: Parser): Expr {
  if (p.peek() === T.OPEN) return bracketGroup(p)
  if (p.peek() === T.NUM) {
    const text = p.text[p.i]!
    // Without braces TeX takes one digit; plain text, powers of ten and `x^0.5` mean the whole number.
    const ten = p.i >= 2 && p.kind[p.i - 2] === T.NUM && p.text[p.i - 2]!.endsWith('10')
    if (!p.t.tex || ten || text.includes('.') || text[1] === '0') return numberToken(p)
  }
  return p.grammar.argument(p)
}

/** Applies what may follow any factor: powers, factorials, degrees, per cent. */
export function postfix(p: Parser, base: Expr): Expr {
  let result = base
  for (let count = 0; ; count++) {
    if (count > 20) p.fail('too_deep', 'More than 20 marks such as ! or ^ follow one another.')
    switch (p.peek()) {
      case T.CARET:
        p.next()
        if (degrees(p)) result = temperature(p) ? result : mul([result, PI, PER_DEGREE])
        else result = pow(result, exponent(p))
        break
      case T.SUPER:
        result = pow(result, raised(p))
        break
      case T.BANG: {
        const double = p.kind[p.i + 1] === T.BANG && p.t.gap[p.i + 1] === 0
        if (double) p.next()
        p.next()
        result = fn(double ? 'factorial2' : 'factorial', [result])
        break
      }
      case T.DEGREE:
        p.next()
        if (!temperature(p)) result = mul([result, PI, PER_DEGREE])
        break
      case T.PERCENT:
        p.next()
        result = mul([result, PER_CENT])
        break
      case T.UNDER:
        return p.fail('unsupported', 'A subscript follows something that is not a symbol.')
      case T.PRIME:
        return p.fail('unsupported', 'A prime follows something that is not a symbol.')
      default:
        return result
    }
  }
}

/** Consumes `\circ` or `{\circ}` after a caret. */
export function degrees(p: Parser): boolean {
  if (p.peek() === T.DEGREE) {
    p.next()
    return true
  }
  if (p.peek() === T.LBRACE && p.kind[p.i + 1] === T.DEGREE && p.kind[p.i + 2] === T.RBRACE) {
    p.i += 3
    return true
  }
  return false
}

/** `^\circ\mathrm{C}`: the degree sign belongs to a temperature's unit, which is left out. */
function temperature(p: Parser): boolean {
  const { kind, text, i } = p
  const upright = kind[i] === T.STYLE && text[i] === 'rm'
  const braced = upright && kind[i + 1] === T.LBRACE && kind[i + 3] === T.RBRACE
  const at = braced ? i + 2 : upright ? i + 1 : i
  const letter = kind[at] === T.TEXT || kind[at] === T.LETTER ? text[at]!.trim() : ''
  if (letter !== 'C' && letter !== 'F') return false
  const after = braced ? at + 2 : at + 1
  if (!upright && kind[at] === T.LETTER && kind[after] !== T.END) return false
  p.i = after
  p.flags.add('unit_dropped')
  p.note(`the unit degree ${letter} is left out`)
  return true
}

/** The value of unicode superscripts such as `²` or `⁻¹`. */
export function raised(p: Parser): Expr {
  const text = p.text[p.i]!
  const match = /^\(?([+-]?)(\d+)\)?$/.exec(text)
  if (match === null) {
    if (text === 'n' || text === 'i') {
      p.next()
      return { k: 'sym', name: text }
    }
    p.fail('unexpected', `The exponent ${p.shown()} is not a number.`)
  }
  p.next()
  const value = literal(match[2]!)
  return match[1] === '-' ? neg(value) : value
}
