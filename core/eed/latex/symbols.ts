/** Symbols: a letter with its accents, subscripts, primes and exponent. */
import type { Expr } from '../ast.ts'
import { isCall, parseCall } from './calls.ts'
import { PI, literal, mul, pow, sym } from './build.ts'
import { changeOf } from './change.ts'
import { slashDerivative } from './derivatives.ts'
import { meaningOf } from './meanings.ts'
import { aliasAmong, nameOf, partsOf, subscriptText } from './names.ts'
import { exponent, raised, takeDigit } from './scripts.ts'
import type { Parser } from './state.ts'
import { T } from './tokens.ts'
import { splitsIntoKnown, upright } from './upright.ts'

const SUBSCRIPT_WORDS = new Set(
  'max min eff tot total avg rms rel cm com in out ext int net ind init fin ave esc crit cr th eq kin pot mag'.split(' '),
)

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

/** The name under which the item or the key knows this symbol, where it is only a variant of it. */
export function canonical(p: Parser, name: string): string {
  const key = p.lexicon.key
  if (key === null || key.symbols.has(name) || p.lexicon.declared.has(name)) return name
  let alias = p.aliases.get(name)
  if (alias === undefined) {
    alias = aliasAmong(name, key.symbols) ?? name
    p.aliases.set(name, alias)
  }
  return alias
}

/** A symbol whose base is the current token, under another name: `\text{KE}`. */
export function named(p: Parser, name: string): Expr {
  const at = p.i
  p.next()
  return withScripts(p, at, name)
}

/** A mark in superscript position that belongs to the name: `'`, `*`, `+`, `\mathrm{max}`; null for an exponent. */
function superscriptMark(p: Parser): string | null {
  const { kind, text, t } = p
  const next = p.i + 1
  const mark = (i: number): string | null => {
    switch (kind[i]) {
      case T.PRIME:
        return text[i]!
      case T.DOT:
        return '*'
      case T.SYM:
        return text[i] === 'dagger' || text[i] === 'star' ? text[i]! : null
      case T.PLUS:
      case T.MINUS:
        return t.source[t.start[i]!] ?? '+'
      default:
        return null
    }
  }
  if (kind[next] === T.LBRACE) {
    const close = t.match[next]!
    if (close < 0) return null
    let marks = ''
    for (let i = next + 1; i < close; i++) {
      const one = mark(i)
      if (one === null) {
        marks = ''
        break
      }
      marks += one
    }
    if (marks === '' && close > next + 1) {
      const first = kind[next + 1]!
      const word = first === T.TEXT && close === next + 2
      const style = first === T.STYLE && text[next + 1] === 'rm' && t.match[next + 2] === close - 1
      if (word || style) {
        const content = subscriptText(t.source.slice(t.start[next + 1], t.end[close - 1]))
        if (/^[A-Za-z]{2,}$/.test(content)) marks = content
      }
    }
    if (marks === '') return null
    p.i = close + 1
    return marks
  }
  const one = mark(next)
  if (one === null) return null
  const sign = kind[next] === T.PLUS || kind[next] === T.MINUS
  if (sign) {
    // `x^-` at the end of a factor is a mark, `x^-1` an exponent.
    const after = kind[next + 1]!
    const ends = after === T.END || after === T.RBRACE || after === T.CLOSE || after === T.PLUS || after === T.REL
    if (!ends) return null
  }
  p.i = next + 1
  return one
}

/** The text of a subscript; the cursor is behind the underscore. */
function subscriptOf(p: Parser, base: string): string {
  const { kind, t } = p
  if (p.peek() === T.LBRACE) {
    const close = t.match[p.i]!
    if (close < 0) p.fail('unbalanced', 'This brace is opened but never closed; a } was expected.')
    const text = subscriptText(t.source.slice(t.end[p.i], t.start[close]))
    p.i = close + 1
    return text
  }
  const from = p.i
  if (p.peek() === T.NUM) {
    const all = p.text[from]!
    if (p.used === 0 && /^\d+$/.test(all)) {
      const known = p.knows(nameOf(base, all, '')) && !p.knows(nameOf(base, all[0]!, ''))
      if ((!t.tex && !t.braces) || known) {
        p.next()
        return all
      }
    }
    return takeDigit(p)
  }
  if (p.peek() === T.LETTER) {
    let end = from + 1
    while (kind[end] === T.LETTER && t.gap[end] === 0 && end - from < 12) end++
    for (let stop = end; stop > from + 1; stop--) {
      const word = t.source.slice(t.start[from], t.end[stop - 1])
      if (SUBSCRIPT_WORDS.has(word) || p.knows(nameOf(base, word, '')) || (!t.tex && stop === end && hasStars(p))) {
        p.i = stop
        return word
      }
    }
    p.next()
    return p.text[from]!
  }
  if (p.peek() === T.STYLE || p.peek() === T.ACCENT) {
    const group = t.match[from + 1]!
    const end = kind[from + 1] === T.LBRACE && group > 0 ? group : from + 1
    p.i = end + 1
    return subscriptText(t.source.slice(t.start[from], t.end[end]))
  }
  if (p.peek() === T.END || p.peek() === T.RBRACE || p.peek() === T.CLOSE) p.expected('a subscript')
  p.next()
  return subscriptText(t.source.slice(t.start[from], t.end[from]))
}

/** In `k_B*T` products are written out, so that a run of letters after `_` is one word. */
function hasStars(p: Parser): boolean {
  let known = p.facts.get('stars')
  if (known === undefined) {
    known = p.t.source.includes('*')
    p.facts.set('stars', known)
  }
  return known
}

/** The name of the base at the cursor, without scripts, or null when it is no name (then nothing is consumed). */
export function baseName(p: Parser): string | null {
  const at = p.i
  switch (p.peek()) {
    case T.LETTER:
      p.next()
      return p.text[at]!
    case T.CONST:
      p.next()
      return p.text[at]!
    case T.SYM: {
      const name = p.text[at]!
      p.next()
      if (name === 'Delta' || name === 'delta') return changeOf(p, at, name, baseName)
      return name
    }
    case T.ACCENT:
      return accented(p, p.text[at]!)
    case T.STYLE: {
      const style = p.text[at]!
      if (style === 'vec') return accented(p, 'vec')
      if (style === 'mathcal' || style === 'mathfrak' || style === 'mathbb') return accented(p, style)
      return null
    }
    default:
      return null
  }
}

/** `\vec{v_0}` is `vec{v}_0`: the accent belongs to the letter, the index to the whole. */
function accented(p: Parser, accent: string): string | null {
  const at = p.i
  const { t } = p
  p.enter()
  p.next()
  let inner: string | null = null
  if (p.peek() === T.LBRACE) {
    const close = t.match[p.i]!
    if (close < 0) p.fail('unbalanced', 'This brace is opened but never closed; a } was expected.')
    p.next()
    inner = nameUpTo(p, close)
    if (inner === null) {
      const raw = subscriptText(t.source.slice(t.end[at + 1], t.start[close]))
      const opaque = accent !== 'vec' || p.text[at] !== 'vec' || p.kind[at] === T.ACCENT
      p.leave()
      if (!opaque || raw === '') {
        p.i = at
        return null
      }
      p.i = close + 1
      return `${accent}{${raw}}`
    }
    p.i = close + 1
  } else if (p.peek() === T.LETTER || p.peek() === T.SYM || p.peek() === T.ACCENT || p.peek() === T.STYLE) {
    inner = p.peek() === T.SYM ? p.text[p.i]! : baseName(p)
    if (p.i === at + 1) p.next()
  }
  p.leave()
  if (inner === null) p.expected('a symbol under the accent')
  const { base, subscript, primes } = partsOf(inner)
  const bold = /^vec\{(.*)\}$/.exec(base)
  const core = bold && (accent === 'hat' || accent === 'vec') ? bold[1]! : base
  if (accent === 'vec' && /^(hat|vec)\{/.test(core)) return nameOf(core, subscript, primes)
  return nameOf(`${accent}{${core}}`, subscript, primes)
}

/** A name that fills the tokens up to `end`, or null (the cursor is then undefined). */
function nameUpTo(p: Parser, end: number): string | null {
  let base: string | null = null
  if (p.peek() === T.STYLE && (p.text[p.i] === 'rm' || p.text[p.i] === 'plain')) {
    const word = upright(p)
    if (word !== null && /^[A-Za-z]$/.test(word)) base = word
  } else if (p.peek() === T.LETTER || p.peek() === T.SYM || p.peek() === T.ACCENT || p.peek() === T.STYLE) {
    base = p.peek() === T.SYM ? p.text[p.i++]! : baseName(p)
  }
  if (base === null) return null
  let primes = ''
  let subscript = ''
  while (p.i < end) {
    if (p.peek() === T.PRIME) {
      primes += p.text[p.i]!
      p.next()
    } else if (p.peek() === T.UNDER) {
      p.next()
      subscript += subscriptOf(p, base)
    } else return null
  }
  return p.i === end ? nameOf(base, subscript, primes) : null
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

/**
 * Consumes a differential `dx` of the integral at hand, when one stands here. `after` says that the integrand is
 * already read, so that the differential ends it.
 */
export function differential(p: Parser, after: boolean): boolean {
  const integral = p.integral
  if (integral === null || integral.variable !== null) return false
  if (integral.depth !== p.depth && !(p.inNumerator && integral.level === p.level)) return false
  const at = p.i
  let next = at
  if (p.kind[at] === T.LETTER && p.text[at] === 'd') next = at + 1
  else if (p.kind[at] === T.STYLE && p.text[at] === 'rm') {
    if (p.kind[at + 1] === T.LBRACE && p.text[at + 2] === 'd' && p.kind[at + 3] === T.RBRACE) next = at + 4
    else if (p.text[at + 1] === 'd') next = at + 2
  }
  if (next === at) return false
  const kind = p.kind[next]!
  if (kind !== T.LETTER && kind !== T.SYM && kind !== T.ACCENT && kind !== T.STYLE) return false
  p.i = next
  const base = p.kind[next] === T.SYM ? p.text[p.i++]! : baseName(p)
  if (base === null) {
    p.i = at
    return false
  }
  let subscript = ''
  let primes = ''
  while (p.peek() === T.UNDER || p.peek() === T.PRIME) {
    if (p.peek() === T.PRIME) {
      primes += p.text[p.i]!
      p.next()
    } else {
      p.next()
      subscript += subscriptOf(p, base)
    }
  }
  integral.variable = canonical(p, nameOf(base, subscript, primes))
  if (after && !p.inNumerator) integral.done = true
  return true
}
