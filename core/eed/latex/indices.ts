/** Subscripts, and the marks in superscript position that belong to a name. */
import { nameOf, subscriptText } from './names.ts'
import { takeDigit } from './scripts.ts'
import type { Parser } from './state.ts'
import { T } from './tokens.ts'

/** Words that are indices even without braces, as in `v_max`. */
const SUBSCRIPT_WORDS = new Set('max min eff tot total avg rms rel ext init crit kin pot out'.split(' '))

/** A mark in superscript position that belongs to the name: `'`, `*`, `+`, `\mathrm{max}`; null for an exponent. */
export function superscriptMark(p: Parser): string | null {
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
    const ends =
      after === T.END || after === T.RBRACE || after === T.CLOSE || after === T.PLUS || after === T.REL
    if (!ends) return null
  }
  p.i = next + 1
  return one
}

/** The text of a subscript; the cursor is behind the underscore. */
export function subscriptOf(p: Parser, base: string): string {
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
    const single = p.knows(nameOf(base, p.text[from]!, ''))
    for (let stop = end; stop > from + 1; stop--) {
      const word = t.source.slice(t.start[from], t.end[stop - 1])
      const whole = stop === end && !single && (SUBSCRIPT_WORDS.has(word) || (!t.tex && hasStars(p)))
      if (whole || p.knows(nameOf(base, word, ''))) {
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
    if (kind[end] === T.END || kind[end] === T.RBRACE) {
      if (end === from + 1)
        p.fail('unexpected', 'A symbol was expected under the accent of a subscript.', end)
    }
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
