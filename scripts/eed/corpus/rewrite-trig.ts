import { add, div, fn, isInt, isNum, mul, neg, num, one, pi, pow, sqrt, sub, termParts, two } from './expr.ts'
import type { Ex, FnName } from './expr.ts'
import type { Rule } from './rewrite-algebra.ts'

const rule = (name: string, apply: Rule['apply']): Rule => ({ name, apply })
/** A rule on one function: `on('tan', x => sin x / cos x)`. */
const on = (fname: FnName, name: string, to: (x: Ex) => Ex | null): Rule =>
  rule(name, (e) => (e.t === 'fn' && e.name === fname ? to(e.arg) : null))
/** A rule on the square of one function. */
const onSquare = (fname: FnName, name: string, to: (x: Ex) => Ex): Rule =>
  rule(name, (e) =>
    e.t === 'pow' && isInt(e.exp, 2) && e.base.t === 'fn' && e.base.name === fname ? to(e.base.arg) : null,
  )

const f = fn
const sq = (e: Ex): Ex => pow(e, two)
const halfOf = (x: Ex): Ex => div(x, two)
/** The angle of which x is the double: only for a visible factor 2. */
const doubled = (x: Ex): Ex | null => {
  const [c] = termParts(x)
  return c.n % 2n === 0n && c.d === 1n ? halfOf(x) : null
}
const via = (x: Ex | null, to: (y: Ex) => Ex): Ex | null => (x ? to(x) : null)

export const trig: readonly Rule[] = [
  onSquare('sin', 'sin^2 = 1 - cos^2', (x) => sub(one, sq(f('cos', x)))),
  onSquare('cos', 'cos^2 = 1 - sin^2', (x) => sub(one, sq(f('sin', x)))),
  onSquare('sin', 'sin^2 by the double angle', (x) => halfOf(sub(one, f('cos', mul(two, x))))),
  onSquare('cos', 'cos^2 by the double angle', (x) => halfOf(add(one, f('cos', mul(two, x))))),
  onSquare('tan', 'tan^2 = sec^2 - 1', (x) => sub(sq(f('sec', x)), one)),
  onSquare('sinh', 'sinh^2 = cosh^2 - 1', (x) => sub(sq(f('cosh', x)), one)),
  onSquare('cosh', 'cosh^2 = 1 + sinh^2', (x) => add(one, sq(f('sinh', x)))),
  onSquare('sinh', 'sinh^2 by the double argument', (x) => halfOf(sub(f('cosh', mul(two, x)), one))),
  onSquare('cosh', 'cosh^2 by the double argument', (x) => halfOf(add(f('cosh', mul(two, x)), one))),
  on('sin', 'sin 2x = 2 sin x cos x', (x) => via(doubled(x), (y) => mul(two, f('sin', y), f('cos', y)))),
  on('cos', 'cos 2x = 1 - 2 sin^2 x', (x) => via(doubled(x), (y) => sub(one, mul(two, sq(f('sin', y)))))),
  on('cos', 'cos 2x = 2 cos^2 x - 1', (x) => via(doubled(x), (y) => sub(mul(two, sq(f('cos', y))), one))),
  on('cos', 'cos 2x = cos^2 x - sin^2 x', (x) =>
    via(doubled(x), (y) => sub(sq(f('cos', y)), sq(f('sin', y)))),
  ),
  on('tan', 'tan 2x by tan x', (x) =>
    via(doubled(x), (y) => div(mul(two, f('tan', y)), sub(one, sq(f('tan', y))))),
  ),
  on('sin', 'sin by the half angle', (x) =>
    x.t === 'sym' ? mul(two, f('sin', halfOf(x)), f('cos', halfOf(x))) : null,
  ),
  on('tan', 'tan = sin/cos', (x) => div(f('sin', x), f('cos', x))),
  on('cot', 'cot = cos/sin', (x) => div(f('cos', x), f('sin', x))),
  on('cot', 'cot = 1/tan', (x) => div(one, f('tan', x))),
  on('sec', 'sec = 1/cos', (x) => div(one, f('cos', x))),
  on('csc', 'csc = 1/sin', (x) => div(one, f('sin', x))),
  rule('1/cos = sec', (e) => inverseOf(e, 'cos', 'sec')),
  rule('1/sin = csc', (e) => inverseOf(e, 'sin', 'csc')),
  rule('1/tan = cot', (e) => inverseOf(e, 'tan', 'cot')),
  rule('sin/cos = tan', (e) => {
    if (e.t !== 'mul') return null
    const s = e.args.find((g) => g.t === 'fn' && g.name === 'sin')
    if (s?.t !== 'fn') return null
    const wanted = JSON.stringify(pow(f('cos', s.arg), num(-1)), big)
    const c = e.args.find((g) => JSON.stringify(g, big) === wanted)
    return c ? mul(...e.args.filter((g) => g !== s && g !== c), f('tan', s.arg)) : null
  }),
  on('sin', 'sin x = cos(pi/2 - x)', (x) => f('cos', sub(halfOf(pi), x))),
  on('cos', 'cos x = sin(pi/2 - x)', (x) => f('sin', sub(halfOf(pi), x))),
  on('sin', 'sin of a sum', (x) =>
    sumRule(x, (a, b) => add(mul(f('sin', a), f('cos', b)), mul(f('cos', a), f('sin', b)))),
  ),
  on('cos', 'cos of a sum', (x) =>
    sumRule(x, (a, b) => sub(mul(f('cos', a), f('cos', b)), mul(f('sin', a), f('sin', b)))),
  ),
  on('sin', 'sin is odd', (x) => neg(f('sin', neg(x)))),
  on('cos', 'cos is even', (x) => f('cos', neg(x))),
  rule('1 - cos x = 2 sin^2(x/2)', (e) => {
    if (e.t !== 'add' || e.args.length !== 2) return null
    const [a, b] = [e.args[0]!, e.args[1]!]
    const minusCos = [a, b].find(
      (t) => t.t === 'mul' && t.args.length === 2 && isInt(t.args[0]!, -1) && isCos(t.args[1]!),
    )
    const plusCos = [a, b].find(isCos)
    const arg =
      minusCos?.t === 'mul'
        ? (minusCos.args[1] as Ex & { t: 'fn' }).arg
        : plusCos?.t === 'fn'
          ? plusCos.arg
          : null
    if (!arg || ![a, b].some((t) => isInt(t, 1))) return null
    return mul(two, sq(f(minusCos ? 'sin' : 'cos', halfOf(arg))))
  }),
]

const isCos = (e: Ex): boolean => e.t === 'fn' && e.name === 'cos'
const big = (_key: string, v: unknown): unknown => (typeof v === 'bigint' ? v.toString() : v)

function inverseOf(e: Ex, from: FnName, to: FnName): Ex | null {
  if (e.t !== 'pow' || e.base.t !== 'fn' || e.base.name !== from || !isNum(e.exp)) return null
  return e.exp.d === 1n && e.exp.n < 0n ? pow(f(to, e.base.arg), num(-e.exp.n)) : null
}

function sumRule(x: Ex, to: (a: Ex, b: Ex) => Ex): Ex | null {
  return x.t === 'add' && x.args.length >= 2 ? to(x.args[0]!, add(...x.args.slice(1))) : null
}

export const hyperbolic: readonly Rule[] = [
  on('sinh', 'sinh by exponentials', (x) => halfOf(sub(f('exp', x), f('exp', neg(x))))),
  on('cosh', 'cosh by exponentials', (x) => halfOf(add(f('exp', x), f('exp', neg(x))))),
  on('tanh', 'tanh by exponentials', (x) =>
    div(sub(f('exp', mul(two, x)), one), add(f('exp', mul(two, x)), one)),
  ),
  on('tanh', 'tanh by decaying exponentials', (x) =>
    div(sub(one, f('exp', mul(num(-2), x))), add(one, f('exp', mul(num(-2), x)))),
  ),
  on('tanh', 'tanh = sinh/cosh', (x) => div(f('sinh', x), f('cosh', x))),
  on('coth', 'coth = cosh/sinh', (x) => div(f('cosh', x), f('sinh', x))),
  on('coth', 'coth by exponentials', (x) =>
    div(add(f('exp', x), f('exp', neg(x))), sub(f('exp', x), f('exp', neg(x)))),
  ),
  on('coth', 'coth = 1/tanh', (x) => div(one, f('tanh', x))),
  on('sech', 'sech = 1/cosh', (x) => div(one, f('cosh', x))),
  on('csch', 'csch = 1/sinh', (x) => div(one, f('sinh', x))),
  on('asinh', 'arsinh by a logarithm', (x) => f('ln', add(x, sqrt(add(sq(x), one))))),
  on('acosh', 'arcosh by a logarithm', (x) => f('ln', add(x, sqrt(sub(sq(x), one))))),
  on('atanh', 'artanh by a logarithm', (x) => halfOf(f('ln', div(add(one, x), sub(one, x))))),
  on('asin', 'arcsin = pi/2 - arccos', (x) => sub(halfOf(pi), f('acos', x))),
  on('acos', 'arccos = pi/2 - arcsin', (x) => sub(halfOf(pi), f('asin', x))),
  on('asin', 'arcsin by arctan', (x) => f('atan', div(x, sqrt(sub(one, sq(x)))))),
  on('acos', 'arccos by the half angle', (x) => mul(two, f('atan', sqrt(div(sub(one, x), add(one, x)))))),
  on('atan', 'arctan of the inverse', (x) => sub(halfOf(pi), f('atan', div(one, x)))),
  on('atan', 'arctan by arcsin', (x) => f('asin', div(x, sqrt(add(one, sq(x)))))),
  on('atan', 'arctan by arccos', (x) => f('acos', div(one, sqrt(add(one, sq(x)))))),
]
