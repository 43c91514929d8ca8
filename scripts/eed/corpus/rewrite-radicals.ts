import { add, div, fn, fraction, half, isInt, isNum, mul, neg, num, one, pow, sqrt, sub, termParts } from './expr.ts' // prettier-ignore
import type { Ex } from './expr.ts'
import { expand } from './rewrite-algebra.ts'
import type { Rule } from './rewrite-algebra.ts'

const rule = (name: string, apply: Rule['apply']): Rule => ({ name, apply })
const isRoot = (e: Ex): e is Ex & { t: 'pow'; exp: Ex & { t: 'num' } } =>
  e.t === 'pow' && isNum(e.exp) && e.exp.d === 2n && (e.exp.n === 1n || e.exp.n === -1n)
const isFn = (e: Ex, name: string): e is Ex & { t: 'fn' } => e.t === 'fn' && e.name === name
const minusOne = num(-1)

/** Roots, logarithms and exponentials: split and merged in the ways of textbooks and of models. */
export const radicals: readonly Rule[] = [
  rule('split a root', (e) => {
    if (!isRoot(e) || e.base.t !== 'mul') return null
    return { t: 'mul', args: e.base.args.map((f) => raw(f, e.exp)) }
  }),
  rule('one root', (e) => {
    // sqrt(a) sqrt(b) / sqrt(c) = sqrt(ab/c)
    if (e.t !== 'mul') return null
    const roots = e.args.filter(isRoot)
    if (roots.length < 2) return null
    const rest = e.args.filter((f) => !isRoot(f))
    return mul(...rest, sqrt(mul(...roots.map((r) => pow(r.base, mul(r.exp, num(2)))))))
  }),
  rule('into the root', (e) => {
    // a sqrt(b) = sqrt(a^2 b) for positive a
    if (e.t !== 'mul') return null
    const roots = e.args.filter(isRoot)
    if (roots.length !== 1) return null
    const rest = e.args.filter((f) => !isRoot(f))
    const inner = roots[0]!
    return sqrt(mul(...rest.map((f) => pow(f, num(2))), pow(inner.base, mul(inner.exp, num(2)))))
  }),
  rule('symbol into the root', (e) => {
    if (e.t !== 'mul') return null
    const root = e.args.find(isRoot)
    const factor = e.args.find((f) => f.t === 'sym')
    if (!root || !factor) return null
    const rest = e.args.filter((f) => f !== root && f !== factor)
    return mul(...rest, sqrt(mul(pow(factor, num(2)), pow(root.base, mul(root.exp, num(2))))))
  }),
  rule('number out of the root', (e) => {
    // sqrt(8x) = 2 sqrt(2x)
    if (!isRoot(e)) return null
    const [c, factors] = termParts(e.base)
    const [outside, inside] = pullSquare(c.n * c.d)
    if (outside === 1n) return null
    const k = num(outside, c.d)
    return mul(isInt(mul(e.exp, num(2)), 1) ? k : pow(k, minusOne), pow(mul(num(inside), ...factors), e.exp))
  }),
  rule('rationalise', (e) => {
    // 1/sqrt(x) = sqrt(x)/x
    if (e.t !== 'pow' || !isNum(e.exp) || e.exp.d !== 2n || e.exp.n !== -1n) return null
    return { t: 'mul', args: [sqrt(e.base), { t: 'pow', base: e.base, exp: minusOne }] }
  }),
  rule('rationalise a sum', (e) => {
    // 1/(a + sqrt b) = (a - sqrt b)/(a^2 - b)
    if (e.t !== 'pow' || !isInt(e.exp, -1) || e.base.t !== 'add' || e.base.args.length !== 2) return null
    const [a, b] = [e.base.args[0]!, e.base.args[1]!]
    const hasRoot = (t: Ex): boolean => termParts(t)[1].some(isRoot)
    if (!hasRoot(a) && !hasRoot(b)) return null
    return div(sub(a, b), sub(expand(pow(a, num(2))), expand(pow(b, num(2)))))
  }),
  rule('bring up the conjugate', (e) => {
    // sqrt a - sqrt b = (a - b)/(sqrt a + sqrt b)
    if (e.t !== 'add' || e.args.length !== 2) return null
    const [a, b] = [e.args[0]!, e.args[1]!]
    if (![a, b].some((t) => termParts(t)[1].some(isRoot))) return null
    return div(sub(expand(pow(a, num(2))), expand(pow(b, num(2)))), sub(a, b))
  }),
  rule('root as a power', (e) => (isRoot(e) ? pow(e.base, mul(e.exp, one)) : null)),
  rule('power as root times power', (e) => {
    // x^(3/2) = x sqrt x
    if (e.t !== 'pow' || !isNum(e.exp) || e.exp.d !== 2n || e.exp.n < 3n) return null
    return { t: 'mul', args: [pow(e.base, num((e.exp.n - 1n) / 2n)), sqrt(e.base)] }
  }),
  rule('root of a quotient', (e) => {
    if (!isRoot(e)) return null
    const [top, bottom] = fraction(e.base)
    if (isInt(bottom, 1) || isInt(top, 1)) return null
    return e.exp.n > 0n ? div(sqrt(top), sqrt(bottom)) : div(sqrt(bottom), sqrt(top))
  }),
  rule('common denominator in a root', (e) => {
    if (!isRoot(e) || e.base.t !== 'mul') return null
    // sqrt(a/b) = sqrt(ab)/b
    const [top, bottom] = fraction(e.base)
    if (isInt(bottom, 1)) return null
    return e.exp.n > 0n ? div(sqrt(mul(top, bottom)), bottom) : div(sqrt(mul(top, bottom)), top)
  }),
]

const raw = (f: Ex, exp: Ex): Ex => (f.t === 'pow' ? pow(f.base, mul(f.exp, exp)) : pow(f, exp))

/** The largest square in n: 72 is 6^2 * 2. */
function pullSquare(n: bigint): [bigint, bigint] {
  let outside = 1n
  let inside = n
  for (let p = 2n; p * p <= inside; p++)
    while (inside % (p * p) === 0n) {
      inside /= p * p
      outside *= p
    }
  return [outside, inside]
}

export const logs: readonly Rule[] = [
  rule('split a logarithm', (e) => {
    if (!isFn(e, 'ln') || e.arg.t !== 'mul') return null
    const [top, bottom] = fraction(e.arg)
    if (isInt(bottom, 1)) return add(...e.arg.args.map((f) => fn('ln', f)))
    return isInt(top, 1) ? neg(fn('ln', bottom)) : sub(fn('ln', top), fn('ln', bottom))
  }),
  rule('merge logarithms', (e) => {
    if (e.t !== 'add') return null
    const isLog = (t: Ex): boolean => isFn(t, 'ln') || (t.t === 'mul' && t.args.length === 2 && isInt(t.args[0]!, -1) && isFn(t.args[1]!, 'ln')) // prettier-ignore
    const logs = e.args.filter(isLog)
    if (logs.length < 2) return null
    const product = logs.map((t) =>
      isFn(t, 'ln') ? t.arg : pow(((t as Ex & { t: 'mul' }).args[1] as Ex & { t: 'fn' }).arg, minusOne),
    )
    return add(...e.args.filter((t) => !isLog(t)), fn('ln', mul(...product)))
  }),
  rule('turn a logarithm', (e) => {
    if (!isFn(e, 'ln')) return null
    const [top, bottom] = fraction(e.arg)
    return isInt(bottom, 1) ? null : neg(fn('ln', div(bottom, top)))
  }),
  rule('factor into the logarithm', (e) => {
    // n ln x = ln x^n
    if (e.t !== 'mul' || !isNum(e.args[0]!)) return null
    const log = e.args.find((f) => isFn(f, 'ln'))
    if (log?.t !== 'fn') return null
    const rest = e.args.slice(1).filter((f) => f !== log)
    return mul(...rest, fn('ln', pow(log.arg, e.args[0]!)))
  }),
  rule('power out of the logarithm', (e) =>
    isFn(e, 'ln') && e.arg.t === 'pow' ? mul(e.arg.exp, fn('ln', e.arg.base)) : null,
  ),
  rule('split an exponential', (e) =>
    isFn(e, 'exp') && e.arg.t === 'add' ? mul(...e.arg.args.map((t) => fn('exp', t))) : null,
  ),
  rule('exponential below', (e) => {
    if (!isFn(e, 'exp')) return null
    const [c] = termParts(e.arg)
    return c.n < 0n ? pow(fn('exp', neg(e.arg)), minusOne) : null
  }),
  rule('exponential above and below', (e, random) => {
    // multiply numerator and denominator by the exponential that the denominator holds
    const [top, bottom] = fraction(e)
    if (bottom.t !== 'add') return null
    const exps = bottom.args.flatMap((t) => termParts(t)[1]).filter((f) => isFn(f, 'exp'))
    if (exps.length === 0) return null
    const chosen = random.pick(exps)
    if (chosen.t !== 'fn') return null
    const by = fn('exp', neg(chosen.arg))
    const up = (x: Ex): Ex => mergeExps(expand(mul(x, by)))
    return div(up(top), up(bottom))
  }),
  rule('merge exponentials', (e) => (e.t === 'mul' ? mergeExps(e) : null)),
  rule('exponential of a logarithm', (e) =>
    e.t === 'pow' && !isNum(e.exp) ? fn('exp', mul(e.exp, fn('ln', e.base))) : null,
  ),
  rule('square of an exponential', (e) =>
    isFn(e, 'exp') && termParts(e.arg)[0].n % 2n === 0n ? pow(fn('exp', div(e.arg, num(2))), num(2)) : null,
  ),
  rule('root of an exponential', (e) =>
    isFn(e, 'exp') && e.arg.t === 'mul' ? pow(fn('exp', mul(num(2), e.arg)), half) : null,
  ),
]

/** Products of exponentials written as one, in every term. */
function mergeExps(e: Ex): Ex {
  if (e.t === 'add') return add(...e.args.map(mergeExps))
  if (e.t !== 'mul') return e
  const exps = e.args.flatMap((f) =>
    isFn(f, 'exp') ? [f.arg] : f.t === 'pow' && isFn(f.base, 'exp') ? [mul(f.exp, f.base.arg)] : [],
  )
  if (exps.length < 2) return e
  const rest = e.args.filter((f) => !isFn(f, 'exp') && !(f.t === 'pow' && isFn(f.base, 'exp')))
  const sum = cancel(add(...exps))
  return mul(...rest, isInt(sum, 0) ? one : fn('exp', sum))
}

/** Terms of a sum that are exact opposites removed. */
function cancel(e: Ex): Ex {
  if (e.t !== 'add') return e
  const left: Ex[] = []
  for (const t of e.args) {
    const i = left.findIndex((u) => isInt(add(u, t), 0) || sameTerm(u, neg(t)))
    if (i >= 0) left.splice(i, 1)
    else left.push(t)
  }
  return add(...left)
}

const sameTerm = (a: Ex, b: Ex): boolean => JSON.stringify(a, big) === JSON.stringify(b, big)
const big = (_key: string, v: unknown): unknown => (typeof v === 'bigint' ? v.toString() : v)
