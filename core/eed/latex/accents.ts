/** The base of a symbol: a letter, a Greek name, or either under an accent or in bold. */
import { changeOf } from './change.ts'
import { subscriptOf } from './indices.ts'
import { nameOf, partsOf, subscriptText } from './names.ts'
import type { Parser } from './state.ts'
import { T } from './tokens.ts'
import { upright } from './upright.ts'

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
export function nameUpTo(p: Parser, end: number): string | null {
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
