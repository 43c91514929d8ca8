/** Functions with and without brackets: how far the argument of `\sin N\beta` reaches. */
import type { Expr, Pow } from '../ast.ts'
import { E, HALF, fn, isInteger, isNumeric, mul, neg, pow, quotient, rational } from './build.ts'
import { bars, bracketList, braceGroup } from './groups.ts'
import { exponent, numberToken, raised } from './scripts.ts'
import { CHOICE } from './state.ts'
import type { Parser } from './state.ts'
import { T } from './tokens.ts'

const TRIGONOMETRIC = new Set(
  'sin cos tan cot sec csc asin acos atan acot asec acsc sinh cosh tanh coth sech csch asinh acosh atanh acoth'.split(
    ' ',
  ),
)
/** Symbols that are angles: `\sin\theta x` is (sin theta) x. */
const ANGLES = new Set('theta vartheta phi varphi psi alpha beta gamma Theta Phi'.split(' '))
/** Angles that are also wave numbers, so that `\sin\alpha x` is sin(alpha x). */
const SOFT_ANGLES = new Set('alpha beta gamma'.split(' '))
/** Coordinates: `\sin\frac{\pi}{L}x` is sin(pi x / L). */
const COORDINATES = new Set('x y z t r s'.split(' '))
const TEN = rational(10n, 1n)

/** The function at the cursor with its exponent and argument. */
export function functionCall(p: Parser): Expr {
  p.enter()
  const at = p.i
  let name = p.text[at]!
  p.next()
  let power: Expr | null = null
  let base: Expr | null = null
  for (;;) {
    const kind = p.peek()
    if (kind === T.CARET && power === null) {
      p.next()
      power = exponent(p)
    } else if (kind === T.SUPER && power === null) power = raised(p)
    else if (kind === T.UNDER && base === null) {
      p.next()
      base = p.grammar.argument(p)
    } else if (kind === T.SUB && base === null) {
      base = rational(BigInt(/^\d+$/.test(p.text[p.i]!) ? p.text[p.i]! : '10'), 1n)
      p.next()
    } else break
  }
  if (base !== null && name !== 'log' && name !== 'ln') {
    p.fail('unsupported', `A subscript on the function ${name} has no single value.`, at)
  }
  if (
    power !== null &&
    isInteger(power) &&
    power.n === -1n &&
    TRIGONOMETRIC.has(name) &&
    !name.startsWith('a')
  ) {
    name = `a${name}`
    power = null
  }
  const start = p.i
  if (name === 'exp' && power !== null && endsFactor(p)) {
    // `\exp^{-x}` for e^{-x}.
    p.leave()
    return pow(E, power)
  }
  const args = argumentsOf(p, name)
  p.leave()
  const only = args.length === 1 ? args[0]! : null
  if (only?.k === 'pow' && power === null && isSquaredAngle(p, name, start, only)) {
    return pow(applied(name, [only.base], base), only.exp)
  }
  const value = applied(name, args, base)
  return power === null ? value : pow(value, power)
}

/** theta, theta_0, phi' ... and i_1, the angle of incidence. */
function isAngle(name: string): boolean {
  const base = /^[A-Za-z]+/.exec(name)?.[0] ?? ''
  return ANGLES.has(base) || (base === 'i' && name !== 'i')
}

/**
 * `\sin\theta^2` is the sine of theta squared, unless the formula also writes `\sin^2\theta`: nobody squares an
 * angle, so the square then belongs to the sine. In an answer the other reading is offered.
 */
function isSquaredAngle(p: Parser, name: string, start: number, argument: Pow): boolean {
  const symbolic = argument.base.k === 'sym' && isAngle(argument.base.name) && isInteger(argument.exp)
  const kind = p.kind[start]
  if (!symbolic || !TRIGONOMETRIC.has(name) || (kind !== T.LETTER && kind !== T.SYM)) return false
  let squares = p.facts.get('squared functions')
  if (squares === undefined) {
    squares = p.kind.some((one, i) => one === T.FN && p.kind[i + 1] === T.CARET)
    p.facts.set('squared functions', squares)
  }
  p.flags.add('ambiguous_argument')
  return p.choose(CHOICE.argument, start, 'argument power', squares ? 1 : 0, 2, p.lexicon.key !== null) === 1
}

function applied(name: string, args: Expr[], base: Expr | null): Expr {
  switch (name) {
    case 'log':
    case 'ln':
      if (base === null || (base.k === 'const' && base.name === 'e')) return fn('ln', args)
      if (base.k === 'sym' && base.name === 'e') return fn('ln', args)
      return fn('log', [...args, base])
    case 'lg':
      return fn('log', [...args, TEN])
    case 'cbrt':
      return fn('root', [...args, rational(3n, 1n)])
    case 'sqrt':
      return pow(args[0]!, HALF)
    case 'Re':
      return fn('re', args)
    case 'Im':
      return fn('im', args)
    default:
      return fn(name, args)
  }
}

function argumentsOf(p: Parser, name: string): Expr[] {
  switch (p.peek()) {
    case T.OPEN:
      return p.text[p.i] === '<' ? [implicit(p, name)] : bracketList(p).list
    case T.LBRACE: {
      if (p.kind[p.i + 1] === T.OPEN && p.t.match[p.i + 1] === p.t.match[p.i]! - 1) {
        // `\max{(a, b)}`
        p.next()
        const list = bracketList(p).list
        p.take(T.RBRACE, 'a closing brace')
        return list
      }
      return [braceGroup(p)]
    }
    case T.BAR:
    case T.BAR_OPEN:
      if (p.peek() === T.BAR && p.bars > 0) return p.expected(`the argument of ${name}`)
      return [bars(p)]
    case T.MINUS:
    case T.PLUS: {
      const negative = p.peek() === T.MINUS
      p.next()
      const inner = implicit(p, name)
      return [negative ? neg(inner) : inner]
    }
    default:
      return [implicit(p, name)]
  }
}

/** What an argument without brackets has taken so far. */
type Reach = 'nothing' | 'number' | 'symbol' | 'angle' | 'closed'

/** The argument of a function written without brackets. */
function implicit(p: Parser, name: string): Expr {
  const trig = TRIGONOMETRIC.has(name)
  const factors: Expr[] = []
  let reach: Reach = 'nothing'
  for (;;) {
    const next = stepInto(p, reach, trig)
    if (next === null) break
    const before = p.i
    const factor = p.grammar.factor(p)
    if (factor === null) break
    factors.push(factor)
    const kind = p.kind[before]!
    if (next === 'angle' && p.kind[before] !== T.SYM) reach = 'symbol'
    else reach = next
    if (reach === 'closed' && isNumeric(factor) && kind !== T.OPEN) reach = 'number'
    if (kind === T.OPEN || kind === T.FN) break
  }
  if (factors.length === 0) p.expected(`the argument of ${name}`)
  const argument = mul(factors)
  if (p.peek() === T.SLASH && trig && reach !== 'closed') return halved(p, argument)
  return argument
}

/**
 * Whether the factor at the cursor belongs to the argument, and what the argument then is; null ends it.
 */
function stepInto(p: Parser, reach: Reach, trig: boolean): Reach | null {
  const kind = p.peek()
  const nothing = reach === 'nothing'
  switch (kind) {
    case T.NUM:
      return nothing || reach === 'number' ? 'number' : null
    case T.CONST:
      return reach === 'closed' || reach === 'angle' ? null : nothing ? 'number' : reach
    case T.LETTER:
    case T.SYM:
    case T.ACCENT:
      return symbolStep(p, reach, trig)
    case T.STYLE:
      return nothing || reach === 'number' ? 'symbol' : null
    case T.FRAC:
    case T.BINOM:
      return nothing || reach === 'number' || (reach === 'symbol' && trig) ? 'closed' : null
    case T.SQRT:
      return nothing ? 'closed' : null
    case T.OPEN: {
      if (nothing) return 'closed'
      if (reach !== 'number' && !(reach === 'symbol' && trig)) return null
      const inside = ask(p, 'bracket', reach === 'number' || trig, reach === 'symbol')
      return inside ? 'closed' : null
    }
    case T.LBRACE:
    case T.FN:
      return nothing ? 'closed' : null
    case T.TEXT:
    case T.WRAP:
    case T.BOXED:
    case T.BAR_OPEN:
      return nothing ? 'closed' : null
    default:
      return null
  }
}

function symbolStep(p: Parser, reach: Reach, trig: boolean): Reach | null {
  const name = p.text[p.i]!
  const next: Reach = ANGLES.has(name) && p.peek() === T.SYM ? 'angle' : 'symbol'
  if (reach !== 'nothing' && (startsExponential(p) || startsDifferential(p))) return null
  switch (reach) {
    case 'nothing':
      return next
    case 'number':
      return next
    case 'symbol':
      if (trig) return next
      return ask(p, 'symbol', true, true) ? next : null
    case 'angle': {
      const soft = SOFT_ANGLES.has(p.text[p.i - 1]!) && COORDINATES.has(name)
      if (next === 'angle') return null
      return ask(p, 'angle', soft, true) ? 'angle' : null
    }
    case 'closed':
      return ask(p, 'closed', trig && COORDINATES.has(name), true) ? 'symbol' : null
  }
}

/** `e^{...}` after an argument is a factor of its own. */
function startsExponential(p: Parser): boolean {
  return p.text[p.i] === 'e' && p.peek() === T.LETTER && p.kind[p.i + 1] === T.CARET
}

/** The `dx` of the integral around: `\int\sin x\,dx`. */
function startsDifferential(p: Parser): boolean {
  if (p.integral === null || p.integral.variable !== null) return false
  const next = p.kind[p.i + 1]
  return (
    p.text[p.i] === 'd' && p.peek() === T.LETTER && (next === T.LETTER || next === T.SYM || next === T.ACCENT)
  )
}

/** Whether the factor at the cursor still belongs to the argument: the likely answer, or the other reading's. */
function ask(p: Parser, group: string, likely: boolean, doubtful: boolean): boolean {
  const vary = doubtful && p.lexicon.key !== null
  const inside = p.choose(CHOICE.argument, p.i, `argument ${group}`, likely ? 1 : 0, 2, vary) === 1
  if (doubtful) {
    p.flags.add('ambiguous_argument')
    if (inside !== likely) p.note(inside ? 'a function takes more factors' : 'a function takes fewer factors')
  }
  return inside
}

/** `\sin\theta/2` is the sine of half the angle; `\sin\omega t/\omega` and `\sin\theta/2g` are quotients. */
function halved(p: Parser, argument: Expr): Expr {
  const at = p.i
  if (p.kind[at + 1] !== T.NUM || p.t.gap[at] === 2) return argument
  p.next()
  const divisor = numberToken(p)
  const after = p.i
  const ends = endsFactor(p)
  if (ends && isInteger(divisor) && divisor.n > 0n) {
    p.flags.add('ambiguous_argument')
    if (p.choose(CHOICE.argument, at, 'argument half', 1, 2, p.lexicon.key !== null) === 1) {
      p.note('sin x/2 is sin(x/2)')
      p.i = after
      return quotient(argument, divisor)
    }
  }
  p.i = at
  p.used = 0
  return argument
}

/** No factor, exponent or digit follows, so that the divisor is the whole rest. */
function endsFactor(p: Parser): boolean {
  switch (p.peek()) {
    case T.END:
    case T.PLUS:
    case T.MINUS:
    case T.PM:
    case T.RBRACE:
    case T.CLOSE:
    case T.COMMA:
    case T.SEMI:
    case T.REL:
    case T.FN:
    case T.BAR:
    case T.BAR_CLOSE:
    case T.QUAD:
    case T.NEWLINE:
    case T.TEXT:
    case T.PROSE:
      return true
    default:
      return false
  }
}
