/** Symbols: a letter with its accents, subscripts, primes and exponent. */
import type { Expr } from '../ast.ts'
import { baseName, nameUpTo } from './accents.ts'
import { PI, literal, mul, pow, sym } from './build.ts'
import { isCall, parseCall } from './calls.ts'
import { slashDerivative } from './derivatives.ts'
import { subscriptOf, superscriptMark } from './indices.ts'
import { canonical, splitsIntoKnown } from './known.ts'
import { meaningOf } from './meanings.ts'
import { nameOf, partsOf } from './names.ts'
import { exponent, raised } from './scripts.ts'
import type { Parser } from './state.ts'
import { T } from './tokens.ts'
import { upright } from './upright.ts'

/** The symbol at the cursor, with everything that belongs to it. */
export function symbol(p: Parser): Expr {
  const at = p.i
  const base = baseName(p)
  if (base === null) return opaqueGroup(p)
  if (p.bare) {
    p.bare = false
    return meaningOf(p, at, canonical(p, base), null)
  }
  if (base === 'd' && p.i === at + 1) {
    const derivative = slashDerivative(p, at)
    if (derivative !== null) return derivative
  }
  return withScripts(p, at, base)
}

/** Scripts, call and meaning of a symbol whose base name is already read. */
export function withScripts(p: Parser, at: number, base: string): Expr {
  let subscript = ''
  let primes = ''
  let suffix = ''
  let power: Expr | null = null
  const parts = base.includes('_') || base.endsWith("'") ? partsOf(base) : null
  if (parts !== null && parts.subscript !== '') {
    base = parts.base + parts.primes
    subscript = parts.subscript
  }
  scripts: for (;;) {
    switch (p.peek()) {
      case T.UNDER: {
        p.next()
        const more = subscriptOf(p, base)
        subscript = subscript === '' ? more : more === '' ? subscript : `${subscript},${more}`
        break
      }
      case T.SUB:
        subscript = subscript === '' ? p.text[p.i]! : `${subscript},${p.text[p.i]!}`
        p.next()
        break
      case T.PRIME:
        primes += p.text[p.i]!
        p.next()
        break
      case T.SUPER:
        if (power !== null) break scripts
        power = raised(p)
        break
      case T.CARET: {
        if (power !== null) break scripts
        const mark = superscriptMark(p)
        if (mark === null) {
          if (p.kind[p.i + 1] === T.DEGREE) break scripts
          if (p.kind[p.i + 1] === T.LBRACE && p.kind[p.i + 2] === T.DEGREE) break scripts
          p.next()
          power = exponent(p)
        } else if (mark.startsWith("'")) primes += mark
        else suffix += mark
        break
      }
      default:
        break scripts
    }
  }
  let name = nameOf(base, subscript, primes)
  if (suffix !== '') name = `${name}^${suffix.length === 1 ? suffix : `{${suffix}}`}`
  name = canonical(p, name)
  if (power === null && p.peek() === T.OPEN && isCall(p, at, name)) return parseCall(p, name)
  const meaning = meaningOf(p, at, name, power)
  return power === null ? meaning : pow(meaning, power)
}

/** A symbol whose base is the current token, under another name: `\text{KE}`. */
export function named(p: Parser, name: string): Expr {
  const at = p.i
  p.next()
  return withScripts(p, at, name)
}

/**
 * `{x}_{1}`, `{\rm e}^{-t}`: a letter alone in braces, with the scripts behind them. Null (cursor unchanged) for
 * anything else in braces.
 */
export function bracedLetter(p: Parser): Expr | null {
  const { kind, t } = p
  const open = p.i
  const close = t.match[open]!
  if (kind[close + 1] !== T.UNDER && kind[close + 1] !== T.CARET) return null
  let at = open + 1
  if (kind[at] === T.STYLE && p.text[at] === 'old') at++
  else if (kind[at] === T.STYLE && p.text[at] === 'rm') at += kind[at + 1] === T.LBRACE ? 2 : 1
  if (kind[at] !== T.LETTER && kind[at] !== T.SYM) {
    if (kind[at] !== T.ACCENT || kind[close + 1] !== T.UNDER) return null
    p.i = at
    const base = baseName(p)
    if (base !== null && p.i === close) {
      p.i = close + 1
      return withScripts(p, at, base)
    }
    p.i = open
    return null
  }
  let end = at + 1
  while (kind[end] === T.RBRACE && end < close) end++
  if (end !== close) {
    // `{x_1}_2`
    if (kind[close + 1] !== T.UNDER) return null
    p.i = at
    const inner = nameUpTo(p, close)
    p.i = inner === null ? open : close + 1
    return inner === null ? null : withScripts(p, at, inner)
  }
  p.i = close + 1
  return withScripts(p, at, p.text[at]!)
}

/** Bold or accented material that is no name, such as `\mathbf{v\times B}`: the style is dropped. */
function opaqueGroup(p: Parser): Expr {
  p.next()
  return p.grammar.argument(p)
}

/**
 * Upright or bold material at the cursor. Returns null for a style switch such as `\rm`, which is skipped.
 */
export function styled(p: Parser): Expr | null {
  const at = p.i
  const style = p.text[at]!
  if (style === 'old') {
    p.next()
    return null
  }
  if (style === 'plain') return opaqueGroup(p)
  if (style !== 'rm') return symbol(p)
  const word = upright(p)
  if (word === null) {
    p.i = at
    return opaqueGroup(p)
  }
  if (word.length > 1 && splitsIntoKnown(p, word)) return mul([...word].map((letter) => sym(letter)))
  if (word === 'pi') return PI
  if (/^\d+$/.test(word)) return literal(word)
  if ((word === 'i' || word === 'j') && !p.knows(word)) return withImaginary(p)
  if (word === 'e' && !p.knows('e')) return { k: 'const', name: 'e' }
  return withScripts(p, at, word)
}

function withImaginary(p: Parser): Expr {
  // `\mathrm{i}_2` would be an index, so only a bare upright i is the imaginary unit.
  if (p.peek() === T.UNDER) return withScripts(p, p.i, 'i')
  p.note('upright i is the imaginary unit')
  return { k: 'const', name: 'i' }
}
