/** Upright letters and words: units after a formula, names such as `\mathrm{KE}`, the text of `\text{...}`. */
import type { Expr } from '../ast.ts'
import { mul, sym } from './build.ts'
import { splitsIntoKnown } from './known.ts'
import { subscriptText } from './names.ts'
import type { Parser } from './state.ts'
import { T } from './tokens.ts'
import { isUnit } from './units.ts'

/** Words of running text inside a formula: they end it. */
const PROSE = new Set(
  'and or where with for if when as is then since because so thus hence while at in on of the are given here let to from'.split(
    ' ',
  ),
)

/** Consumes `\mathrm{word}` and returns the word; null (cursor unchanged) when the content is a formula. */
export function upright(p: Parser): string | null {
  const { kind, t } = p
  const at = p.i
  if (kind[at + 1] === T.LBRACE) {
    const close = t.match[at + 1]!
    if (close < 0) p.fail('unbalanced', 'This brace is opened but never closed; a } was expected.', at + 1)
    const bare = kind[at + 2] === T.SYM && close === at + 3
    for (let i = at + 2; i < close && !bare; i++) if (kind[i] !== T.LETTER && kind[i] !== T.NUM) return null
    const text = subscriptText(t.source.slice(t.end[at + 1], t.start[close]))
    if (!bare && !/^[A-Za-z]+$|^\d+$/.test(text)) return null
    p.i = close + 1
    return bare ? p.text[at + 2]! : text
  }
  if (kind[at + 1] === T.LETTER || kind[at + 1] === T.SYM) {
    p.i = at + 2
    return p.text[at + 1]!
  }
  return null
}

/** `\text{...}` as a factor: a name; null for running text, which ends the formula. */
export function textFactor(p: Parser): Expr | null {
  const content = p.text[p.i]!
  const name = content.trim()
  if (name.length > 1 && name === content && splitsIntoKnown(p, name)) {
    p.next()
    return mul([...name].map((letter) => sym(letter)))
  }
  const known = p.knows(name)
  if (!known && (name !== content || !/^[A-Za-z]{1,8}$/.test(name) || PROSE.has(name.toLowerCase())))
    return null
  return p.grammar.named(p, name)
}

const ENDS: ReadonlySet<number> = new Set([
  T.END,
  T.COMMA,
  T.SEMI,
  T.QUAD,
  T.NEWLINE,
  T.PROSE,
  T.IMPLIES,
  T.REL,
  T.AMP,
  T.FINISH,
])

/**
 * Skips a unit that ends the item at hand, when one stands here, behind or in place of a factor. An upright letter that touches the formula and is a symbol of the key stays a symbol.
 */
export function dropUnit(p: Parser): boolean {
  const first = p.sideStart
  if (p.level > 0 || p.braces > 0 || p.i <= first) return false
  const { kind, text, t } = p
  let at = p.i
  const bracket = kind[at] === T.OPEN && (text[at] === '[' || text[at] === '(')
  if (bracket) at++
  if (!startsUnit(p, at)) return false
  const end = unitEnd(p, at)
  if (end < 0) return false
  const last = bracket ? t.match[at - 1]! : end - 1
  if (bracket && last + 1 !== end) return false
  const unit = kind[at] === T.UNIT ? text[at]! : t.source.slice(t.start[at], t.end[bracket ? last - 1 : last])
  const name = subscriptText(unit)
  const before = kind[at - 1]
  const touching = t.gap[p.i] === 0 && before !== T.DOT && before !== T.TIMES
  const symbolic = !/^(?:[\d.,{}\s~+−-]|\\[,;:! ]|\\times|\\cdot|\^)+$/.test(
    t.source.slice(t.start[first], t.start[p.i]),
  )
  if (touching && symbolic && name.length === 1 && (p.lexicon.key === null || p.knows(name))) return false
  if (name.length > 1 && p.knows(name)) return false
  if (kind[at] === T.SYM && (symbolic || (text[at] === 'mu' && end === at + 1))) return false
  p.flags.add('unit_dropped')
  p.note(`the unit ${name} is left out`)
  p.unit = unit
  p.i = end
  p.used = 0
  return true
}

function startsUnit(p: Parser, at: number): boolean {
  const kind = p.kind[at]
  if (kind === T.UNIT) return true
  if (kind === T.TEXT) return isUnit(p.text[at]!)
  if (kind === T.SYM) return isUnitSign(p, at) && p.lexicon.key !== null
  if (kind === T.STYLE) return p.text[at] === 'rm'
  return kind === T.LBRACE && p.kind[at + 1] === T.STYLE && p.text[at + 1] === 'old'
}

/** `5\,\Omega`, `3\,\mu\mathrm{m}`: signs that may belong to a unit. */
function isUnitSign(p: Parser, at: number): boolean {
  const name = p.text[at]!
  return (name === 'Omega' || name === 'mu' || name === 'angstrom') && !p.knows(name)
}

/** The token after a unit that reaches the end of the item, or -1. */
function unitEnd(p: Parser, from: number): number {
  const { kind, text, t } = p
  let i = from
  while (!ENDS.has(kind[i]!)) {
    switch (kind[i]) {
      case T.UNIT:
        i++
        break
      case T.SYM:
        if (!isUnitSign(p, i)) return -1
        i++
        break
      case T.TEXT:
        if (!isUnit(text[i]!) && !/^[\s.,]*$/.test(text[i]!))
          return kind[i - 1] === T.OPEN ? -1 : i > from ? i : -1
        i++
        break
      case T.STYLE:
      case T.LBRACE: {
        const open = kind[i] === T.STYLE ? i + 1 : i
        if (kind[open] !== T.LBRACE) {
          if (!isUnit(text[open]!)) return -1
          i = open + 1
          break
        }
        const close = t.match[open]!
        if (close < 0 || !isUnit(t.source.slice(t.end[open], t.start[close]))) return -1
        i = close + 1
        break
      }
      case T.CARET: {
        const close = t.match[i + 1]!
        if (kind[i + 1] === T.LBRACE && close > 0) i = close + 1
        else i += kind[i + 1] === T.MINUS ? 3 : 2
        break
      }
      case T.DOT:
      case T.TIMES:
      case T.SLASH:
      case T.SUPER:
      case T.CLOSE:
      case T.DEGREE:
        i++
        break
      default:
        return -1
    }
    if (i >= kind.length) return -1
  }
  return i
}
