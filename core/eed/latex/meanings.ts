/**
 * What the letters e, i, j, I and E mean at one place: Euler's number or a charge, the imaginary unit or a current.
 *
 * A key has one meaning per place, found from what stands around it. An answer follows the key: a meaning that the
 * key does not use is not tried, and where the key uses both, the other one is offered as a further reading.
 */
import type { Expr } from '../ast.ts'
import { E, I, isInteger, isNumeric, sym } from './build.ts'
import { CHOICE } from './state.ts'
import type { Parser } from './state.ts'
import { T } from './tokens.ts'

/** The meaning of a canonical name; `power` is its exponent where it has one. */
export function meaningOf(p: Parser, at: number, name: string, power: Expr | null): Expr {
  if (name.length === 1) {
    switch (name) {
      case 'e':
        return euler(p, at, power)
      case 'i':
      case 'j':
        return imaginary(p, at, name)
      case 'I':
        if (imaginaryInKey(p) && !p.knows('I')) return asImaginary(p, 'I')
        return sym(name)
      case 'E':
        if (power !== null && eulerInKey(p) && !p.knows('E')) {
          p.note("E is Euler's number")
          return E
        }
        return sym(name)
      default:
        return sym(name)
    }
  }
  if (name === 'pi' && !p.lexicon.declared.has('pi')) return { k: 'const', name: 'pi' }
  return sym(name)
}

function eulerInKey(p: Parser): boolean {
  const key = p.lexicon.key
  return key !== null && (key.constants.has('e') || key.functions.has('exp'))
}

function imaginaryInKey(p: Parser): boolean {
  return p.lexicon.key?.constants.has('i') ?? false
}

function asImaginary(p: Parser, name: string): Expr {
  p.note(`${name} is the imaginary unit`)
  return I
}

/** A power that a charge may have: 1, 2 ... 8. */
function chargeLike(power: Expr | null): boolean {
  return power === null || (isInteger(power) && power.n > 0n && power.n <= 8n)
}

function euler(p: Parser, at: number, power: Expr | null): Expr {
  const declared = p.lexicon.declared.has('e')
  const key = p.lexicon.key
  const asCharge = chargeLike(power)
  let symbolic: boolean
  let vary = false
  if (key === null) symbolic = asCharge && (declared || otherSymbols(p))
  else if (p.knows('e')) {
    // `\sqrt{e}` may be written `e^{1/2}`; only an exponent with symbols makes it Euler's number for certain.
    const both = eulerInKey(p)
    symbolic = both ? asCharge : power === null || isNumeric(power)
    vary = both || (symbolic && !asCharge)
  } else symbolic = false
  const choice = p.choose(CHOICE.name, at, 'e', symbolic ? 1 : 0, 2, vary)
  if (vary) p.flags.add('ambiguous_name')
  if (choice === 1) {
    p.note('e is a symbol, such as the elementary charge')
    return sym('e')
  }
  p.note("e is Euler's number")
  return E
}

/** The formula holds a symbol other than e: then a lone e is a charge, a coefficient or an eccentricity. */
function otherSymbols(p: Parser): boolean {
  let known = p.facts.get('symbols')
  if (known === undefined) {
    const { kind, text } = p
    known = false
    for (let i = 0; i < kind.length && !known; i++) {
      const subscript = i > 0 && kind[i - 1] === T.UNDER
      if (kind[i] === T.SYM) known = true
      else if (kind[i] === T.LETTER && text[i] !== 'e' && text[i] !== 'i' && text[i] !== 'd' && !subscript)
        known = true
    }
    p.facts.set('symbols', known)
  }
  return known
}

function imaginary(p: Parser, at: number, name: string): Expr {
  const key = p.lexicon.key
  if (p.lexicon.declared.has(name)) return sym(name)
  const looks = looksImaginary(p, at, name)
  if (key === null && !looks && someImaginary(p, name)) return asImaginary(p, name)
  if (key === null) return looks ? asImaginary(p, name) : sym(name)
  const current = p.knows(name)
  const unit = key.constants.has('i')
  if (current && unit) {
    p.flags.add('ambiguous_name')
    const choice = p.choose(CHOICE.name, at, name, looks ? 0 : 1, 2, true)
    return choice === 0 ? asImaginary(p, name) : sym(name)
  }
  if (current) return sym(name)
  // A symbol that the key does not have could not be right anyway.
  return unit || looks || name === 'i' ? asImaginary(p, name) : sym(name)
}

/** Another place of the formula uses the letter as the imaginary unit, as in `(e^{ix}-e^{-ix})/2i`. */
function someImaginary(p: Parser, name: string): boolean {
  const fact = `imaginary ${name}`
  let known = p.facts.get(fact)
  if (known === undefined) {
    known = p.kind.some((kind, at) => kind === T.LETTER && p.text[at] === name && inExponentOfE(p, at))
    p.facts.set(fact, known)
  }
  return known
}

/** `e^{i...}`, `i\omega`, `i\hbar`, `a + ib`: the imaginary unit; a lone `i` is a current, an angle or an index. */
function looksImaginary(p: Parser, at: number, name: string): boolean {
  const { kind, text, t } = p
  if (inExponentOfE(p, at)) return true
  let next = at + 1
  while (t.gap[next] === 2 && kind[next] === T.END) next++
  const after = kind[next]
  if (after === T.SYM && (text[next] === 'omega' || text[next] === 'hbar' || text[next] === 'Omega'))
    return true
  if (name === 'j') return false
  const before = at > 0 ? kind[at - 1] : T.END
  const sum = before === T.PLUS || before === T.MINUS || before === T.PM
  const operand =
    after === T.LETTER || after === T.SYM || after === T.SQRT || after === T.FN || after === T.FRAC
  return sum && at > 1 && operand
}

/** The token stands in a braced exponent whose base is e. */
function inExponentOfE(p: Parser, at: number): boolean {
  const { kind, text, t } = p
  let depth = 0
  for (let i = at - 1; i > 0 && at - i < 200; i--) {
    if (kind[i] === T.RBRACE) depth++
    else if (kind[i] === T.LBRACE && depth-- === 0) {
      if (kind[i - 1] === T.CARET) {
        const base = i - 2
        if (text[base] === 'e') return true
        return kind[base] === T.RBRACE && t.source.slice(t.start[base - 1], t.end[base]).startsWith('e')
      }
      depth = 0
    }
  }
  return false
}
