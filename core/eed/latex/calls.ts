/** `v(t)`: a function of t, or v times t. */
import type { Expr } from '../ast.ts'
import { fn } from './build.ts'
import { bracketList } from './groups.ts'
import { CHOICE } from './state.ts'
import type { Parser } from './state.ts'
import { T } from './tokens.ts'

const ARGUMENTS = new Set('t x y z r s u tau theta phi varphi xi'.split(' '))
const FUNCTIONS = new Set('f g F G h psi Psi phi Phi y u'.split(' '))

/**
 * True when the bracket at the cursor holds the arguments of `name`.
 *
 * A list such as `f(a,b)` is always a call. A single symbol in brackets is one when the key has such a function,
 * when the call is the left-hand side of an equation, or when it looks like one (`v(t)`, `f(x)`) and the name does
 * not occur without brackets. Otherwise it is a product, as in `m(g)` and `a(b+c)`.
 */
export function isCall(p: Parser, at: number, name: string): boolean {
  const { kind, text, t } = p
  const open = p.i
  if (text[open] !== '(') return false
  const close = t.match[open]!
  if (close < 0) return false
  const key = p.lexicon.key
  if (key?.functions.has(name)) return decide(p, at, name, true, key.symbols.has(name))
  // An answer may write a key's factorial, or its gamma function, as one.
  if (name === 'Gamma' && (key?.functions.has('factorial') === true || key?.functions.has('gamma') === true))
    return decide(p, at, name, true, true)
  if ((name === 'Gamma' || name === 'zeta') && numericOnly(p, open, close)) return true
  for (let i = open + 1; i < close; i++) {
    if (t.match[i]! > i) i = t.match[i]!
    else if (kind[i] === T.COMMA) return true
  }
  const single = isSingleSymbol(p, open + 1, close)
  if (!single) return false
  if (isLeftSide(p, at, close)) return true
  if (p.knows(name)) return false
  if (!ARGUMENTS.has(text[open + 1]!) || close !== open + 2) return false
  if (key !== null && key.symbols.size > 0 && !FUNCTIONS.has(name) && !p.knows(text[open + 1]!)) return false
  return !occursAlone(p, at)
}

function decide(p: Parser, at: number, name: string, likely: boolean, vary: boolean): boolean {
  if (vary) p.flags.add('ambiguous_call')
  return p.choose(CHOICE.call, at, `call ${name}`, likely ? 1 : 0, 2, vary) === 1
}

export function parseCall(p: Parser, name: string): Expr {
  const list = bracketList(p).list
  p.note(`${name}(...) is a function`)
  return fn(name === 'Gamma' ? 'gamma' : name, list)
}

function numericOnly(p: Parser, open: number, close: number): boolean {
  for (let i = open + 1; i < close; i++) {
    const kind = p.kind[i]!
    if (kind !== T.NUM && kind !== T.FRAC && kind !== T.LBRACE && kind !== T.RBRACE && kind !== T.SLASH)
      return false
  }
  return true
}

/** One symbol, with a subscript perhaps, between two brackets. */
function isSingleSymbol(p: Parser, from: number, to: number): boolean {
  const kind = p.kind[from]!
  if (kind !== T.LETTER && kind !== T.SYM) return false
  if (to === from + 1) return true
  if (p.kind[from + 1] !== T.UNDER) return false
  if (to === from + 3) return true
  return p.kind[from + 2] === T.LBRACE && p.t.match[from + 2] === to - 1
}

/** `y(t) = ...` at the start of an item. */
function isLeftSide(p: Parser, at: number, close: number): boolean {
  let next = close + 1
  if (p.kind[next] === T.AMP) next++
  return at === p.itemStart && p.kind[next] === T.REL && (p.text[next] === '=' || p.text[next] === 'approx')
}

/** The token's letter occurs elsewhere without a bracket after it. */
function occursAlone(p: Parser, at: number): boolean {
  const { kind, text } = p
  const fact = `alone ${text[at]!}`
  let alone = p.facts.get(fact)
  if (alone === undefined) {
    alone = kind.some(
      (one, i) =>
        one === kind[at] &&
        text[i] === text[at] &&
        kind[i + 1] !== T.OPEN &&
        kind[i + 1] !== T.UNDER &&
        kind[i + 1] !== T.PRIME &&
        (i === 0 || kind[i - 1] !== T.UNDER),
    )
    p.facts.set(fact, alone)
  }
  return alone
}
