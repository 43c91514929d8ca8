/** Sums, products and factors: the heart of the recursive-descent parser. */
import type { Expr } from '../ast.ts'
import { bigOperator } from './bigops.ts'
import { INF, ONE, PI, fn, inverse, isInteger, mul, neg, quotient, rational } from './build.ts'
import { fraction, mixedNumber, root, binomial } from './fractions.ts'
import { functionCall } from './functions.ts'
import { bars, braceGroup, bracketGroup, isConditionBracket } from './groups.ts'
import { argument, numberToken, postfix } from './scripts.ts'
import { divideBy } from './slash.ts'
import { Parser } from './state.ts'
import type { Grammar, Lexicon } from './state.ts'
import { differential } from './differentials.ts'
import { bracedLetter, named, styled, symbol } from './symbols.ts'
import { T } from './tokens.ts'
import type { Tokens } from './tokens.ts'
import { dropUnit, textFactor } from './upright.ts'
import { vectorProduct } from './vectors.ts'

function sum(p: Parser): Expr {
  p.enter()
  const terms: Expr[] = []
  for (;;) {
    let negative = false
    let sign = ''
    for (;;) {
      const kind = p.peek()
      if (kind === T.MINUS) negative = !negative
      else if (kind === T.PM) sign = p.text[p.i]!
      else if (kind !== T.PLUS) break
      p.next()
    }
    let term = product(p)
    if (sign !== '') term = fn(sign, [negative ? neg(term) : term])
    else if (negative) term = neg(term)
    if (term.k === 'add' && sign === '') for (const inner of term.args) terms.push(inner)
    else terms.push(term)
    const integral = p.integral
    if (integral !== null && integral.variable !== null && integral.depth === p.depth) break
    const kind = p.peek()
    if (kind !== T.PLUS && kind !== T.MINUS && kind !== T.PM) break
  }
  p.leave()
  return terms.length === 1 ? terms[0]! : { k: 'add', args: terms }
}

function product(p: Parser): Expr {
  let factors = run(p)
  for (;;) {
    if (p.integral !== null && p.integral.done && p.integral.depth === p.depth) break
    const kind = p.peek()
    if (kind === T.SLASH) {
      p.next()
      const divisor = divideBy(p, factors)
      const last = factors.at(-1)
      if (
        factors.length === 1 &&
        last !== undefined &&
        (last === ONE || (last.k === 'num' && divisor.k === 'num'))
      ) {
        factors[0] = quotient(last, divisor)
      } else factors.push(inverse(divisor))
    } else if (kind === T.DOT || kind === T.TIMES) {
      p.next()
      const vectors = kind === T.DOT ? 'dot' : 'cross'
      if (dropUnit(p)) break
      const right = run(p)
      factors = vectorProduct(p, factors, right, vectors) ?? scientific(factors, right)
    } else {
      // Behind the divisor of `1/2mv^2` the product goes on.
      const more = factor(p)
      if (more === null) break
      factors.push(more)
    }
  }
  return mul(factors)
}

/** Beyond this, powers of ten are left as they are, so that numbers stay small. */
const LARGE = 10n ** 1000n

/** `3.0 \times 10^8` becomes one exact number. */
function scientific(left: Expr[], right: Expr[]): Expr[] {
  const mantissa = left.at(-1)
  const power = right[0]
  if (mantissa === undefined || power === undefined) return left
  if (
    mantissa.k === 'num' &&
    mantissa.n < LARGE &&
    mantissa.d < LARGE &&
    power.k === 'pow' &&
    isInteger(power.base) &&
    power.base.n === 10n
  ) {
    const exp = power.exp
    if (isInteger(exp) && exp.n <= 400n && exp.n >= -400n) {
      const ten = 10n ** (exp.n < 0n ? -exp.n : exp.n)
      const value =
        exp.n < 0n ? rational(mantissa.n, mantissa.d * ten) : rational(mantissa.n * ten, mantissa.d)
      left[left.length - 1] = value
      for (let i = 1; i < right.length; i++) left.push(right[i]!)
      return left
    }
  }
  for (const factor of right) left.push(factor)
  return left
}

function run(p: Parser): Expr[] {
  const factors: Expr[] = []
  const integral = p.integral
  if (integral !== null && differential(p, false)) {
    const next = factor(p)
    if (next === null) return []
    factors.push(next)
  } else factors.push(operand(p))
  for (;;) {
    if (p.integral !== null && differential(p, true)) break
    const next = factor(p)
    if (next === null) break
    factors.push(next)
  }
  return factors
}

function operand(p: Parser): Expr {
  const kind = p.peek()
  if (kind === T.BAR) return postfix(p, bars(p))
  if (kind === T.MINUS || kind === T.PLUS) {
    // `a \cdot -b`, `2/-3`: a sign where an operand must stand.
    p.enter()
    p.next()
    const signed = operand(p)
    p.leave()
    return kind === T.MINUS ? neg(signed) : signed
  }
  p.operandAt = p.i
  const found = factor(p)
  if (found === null) p.expected('a number, a symbol or a bracket')
  return found
}

function factor(p: Parser): Expr | null {
  switch (p.peek()) {
    case T.NUM: {
      const mixed = mixedNumber(p)
      if (mixed !== null) return mixed
      return postfix(p, numberToken(p))
    }
    case T.SYM:
      if (p.t.gap[p.i] !== 0 && p.i !== p.operandAt && p.lexicon.key !== null && dropUnit(p)) return null
      return postfix(p, symbol(p))
    case T.LETTER:
    case T.ACCENT:
      return postfix(p, symbol(p))
    case T.PARTIAL:
      return p.fail(
        'unsupported',
        'A lone \\partial has no value; a derivative \\frac{\\partial f}{\\partial x} was expected.',
      )
    case T.STYLE: {
      if (p.i !== p.operandAt && dropUnit(p)) return null
      const found = styled(p)
      return found === null ? factor(p) : postfix(p, found)
    }
    case T.CONST: {
      const name = p.text[p.i]!
      if (name === 'pi' && p.lexicon.declared.has('pi')) return postfix(p, symbol(p))
      if (name === 'pi' && p.kind[p.i + 1] === T.UNDER) return postfix(p, symbol(p))
      p.next()
      return postfix(p, name === 'pi' ? PI : INF)
    }
    case T.FN:
      return postfix(p, functionCall(p))
    case T.FRAC:
      return postfix(p, fraction(p))
    case T.SQRT:
      return postfix(p, root(p))
    case T.BINOM:
      return postfix(p, binomial(p))
    case T.OPEN:
      if (p.t.gap[p.i] !== 0 && p.i !== p.operandAt && dropUnit(p)) return null
      if (p.level === 0 && p.depth === 1 && p.i > p.itemStart && isConditionBracket(p, p.i)) return null
      return postfix(p, bracketGroup(p))
    case T.BAR_OPEN:
      return postfix(p, bars(p))
    case T.BAR:
      return p.bars > 0 ? null : postfix(p, bars(p))
    case T.LBRACE: {
      if (p.kind[p.i + 1] === T.STYLE && p.i !== p.operandAt && dropUnit(p)) return null
      if (p.kind[p.i + 1] === T.RBRACE) {
        p.i += 2
        return factor(p)
      }
      const letter = bracedLetter(p)
      return postfix(p, letter ?? braceGroup(p))
    }
    case T.BOXED:
      p.next()
      return p.peek() === T.LBRACE ? postfix(p, braceGroup(p)) : factor(p)
    case T.WRAP:
      return wrapped(p)
    case T.BIG:
    case T.LIM:
      return bigOperator(p)
    case T.UNIT:
    case T.TEXT:
      if (p.i !== p.operandAt && dropUnit(p)) return null
      return textFactor(p)
    case T.DOTS:
      return p.fail(
        'unsupported',
        'Dots stand for something that is not written, so the formula has no value.',
      )
    case T.BEGIN:
      return p.fail('unsupported', `An environment "${p.text[p.i]!}" inside a formula has no single value.`)
    case T.UNKNOWN:
      return p.fail('unknown_command', `The command ${p.shown()} is not known.`)
    default:
      return null
  }
}

/** `\underbrace{x}_{note}`, `\smash{x}`: the argument alone. */
function wrapped(p: Parser): Expr | null {
  const brace = p.text[p.i] === 'underbrace' || p.text[p.i] === 'overbrace'
  p.next()
  if (p.peek() !== T.LBRACE) return factor(p)
  const inner = braceGroup(p)
  if (brace && (p.peek() === T.UNDER || p.peek() === T.CARET) && p.kind[p.i + 1] === T.LBRACE) {
    p.i = p.t.match[p.i + 1]! + 1
  }
  return postfix(p, inner)
}

const GRAMMAR: Grammar = { sum, product, factor, operand, run, argument, symbol, named }

/** A parser at the first token. */
export function startParser(tokens: Tokens, lexicon: Lexicon, decided: ReadonlyMap<number, number>): Parser {
  return new Parser(tokens, lexicon, GRAMMAR, decided)
}
