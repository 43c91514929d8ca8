/** Fractions, mixed numbers, roots and binomials. */
import type { Expr } from '../ast.ts'
import { HALF, fn, isInteger, pow, quotient, rational } from './build.ts'
import { derivative, physicsDerivative } from './derivatives.ts'
import { bracketGroup } from './groups.ts'
import { numberToken } from './scripts.ts'
import { CHOICE } from './state.ts'
import type { Parser } from './state.ts'
import { T } from './tokens.ts'

/** `\frac{a}{b}`, `\frac12`, `\frac ba` or a derivative: the cursor is at the command. */
export function fraction(p: Parser): Expr {
  p.enter()
  const physics = p.text[p.i] === 'dv'
  p.next()
  let result = physics ? physicsDerivative(p) : derivative(p)
  if (result === null) {
    const numerator = p.inNumerator
    p.inNumerator = true
    const above = p.grammar.argument(p)
    p.inNumerator = numerator
    result = quotient(above, p.grammar.argument(p))
  }
  p.leave()
  return result
}

/**
 * `2\frac12` with whole numbers: a product in a key, and in an answer too, where 5/2 is offered as another reading.
 * Null (cursor unchanged) when the cursor is not at a mixed number.
 */
export function mixedNumber(p: Parser): Expr | null {
  const at = p.i
  if (p.kind[at + 1] !== T.FRAC || p.lexicon.key === null || p.used > 0) return null
  const choice = p.choose(CHOICE.mixed, at, 'mixed', 0, 2, isPlainFraction(p, at + 1))
  if (choice === 0) return null
  const whole = numberToken(p)
  const part = fraction(p)
  if (!isInteger(whole) || part.k !== 'num') {
    p.i = at
    return null
  }
  p.flags.add('mixed_number')
  p.note('a number before a fraction is added to it')
  return rational(whole.n * part.d + part.n, part.d)
}

/** The tokens after \frac are two literal numbers. */
function isPlainFraction(p: Parser, at: number): boolean {
  const { kind, text } = p
  if (kind[at + 1] === T.NUM) return /^\d{2}$/.test(text[at + 1]!)
  return (
    kind[at + 1] === T.LBRACE &&
    kind[at + 2] === T.NUM &&
    kind[at + 3] === T.RBRACE &&
    kind[at + 4] === T.LBRACE &&
    kind[at + 5] === T.NUM &&
    kind[at + 6] === T.RBRACE
  )
}

/** `\sqrt{x}`, `\sqrt2`, `\sqrt[3]{x}` (the real root), `sqrt(x)`: the cursor is at the command. */
export function root(p: Parser): Expr {
  p.enter()
  const plain = p.t.source[p.t.start[p.i]!] !== '\\'
  p.next()
  let degree: Expr | null = null
  if (p.peek() === T.OPEN && p.text[p.i] === '[') {
    p.level++
    p.next()
    degree = p.grammar.sum(p)
    p.take(T.CLOSE, 'a closing bracket')
    p.level--
  }
  let radicand: Expr
  if (p.peek() === T.OPEN) radicand = bracketGroup(p)
  else if (p.peek() === T.NUM && plain) radicand = numberToken(p)
  else radicand = p.grammar.argument(p)
  p.leave()
  if (degree === null || (isInteger(degree) && degree.n === 2n)) return pow(radicand, HALF)
  return fn('root', [radicand, degree])
}

/** `\binom{n}{k}`: the cursor is at the command. */
export function binomial(p: Parser): Expr {
  p.enter()
  p.next()
  const n = p.grammar.argument(p)
  const k = p.grammar.argument(p)
  p.leave()
  return fn('binomial', [n, k])
}
