import {
  add, div, fraction, half, isInt, isNum, mul, neg, num, one, pow, same, sub, symbolsOf, termParts, zero,
} from './expr.ts' // prettier-ignore
import type { Ex } from './expr.ts'
import type { Random } from './random.ts'

/**
 * A rewrite of one node into an equal one (on the domain where both are real), or null where it does not apply.
 * A rule may be bold: every pair is proven numerically before it enters the corpus.
 */
export interface Rule {
  readonly name: string
  apply(e: Ex, random: Random): Ex | null
}

const rule = (name: string, apply: Rule['apply']): Rule => ({ name, apply })
const termsOf = (e: Ex): readonly Ex[] => (e.t === 'add' ? e.args : [e])
const factorsOf = (e: Ex): readonly Ex[] => (e.t === 'mul' ? e.args : [e])
const isSmallPower = (e: Ex): e is Ex & { t: 'pow' } => e.t === 'pow' && (isInt(e.exp, 2) || isInt(e.exp, 3))

/** The product of two sums, multiplied out term by term. */
const times = (a: Ex, b: Ex): Ex => add(...termsOf(a).flatMap((x) => termsOf(b).map((y) => mul(x, y))))

/** Multiplied out as far as products and small powers of sums go; `a b/c` with a sum in a is split over c. */
export function expand(e: Ex): Ex {
  if (e.t === 'add') return collect(add(...e.args.map(expand)))
  if (e.t === 'mul') return collect(e.args.map(expand).reduce(times))
  if (isSmallPower(e) && e.base.t === 'add') {
    const base = expand(e.base)
    return collect(isInt(e.exp, 2) ? times(base, base) : times(times(base, base), base))
  }
  return e
}

/** Like terms of a sum added up. */
export function collect(e: Ex): Ex {
  if (e.t !== 'add') return e
  const out: { c: Ex & { t: 'num' }; rest: Ex }[] = []
  for (const t of e.args) {
    const [c, factors] = termParts(t)
    const rest = mul(...factors)
    const twin = out.find((o) => sameProduct(o.rest, rest))
    if (twin) twin.c = num(twin.c.n * c.d + c.n * twin.c.d, twin.c.d * c.d)
    else out.push({ c, rest })
  }
  return add(...out.filter((o) => o.c.n !== 0n).map((o) => mul(o.c, o.rest)))
}

function sameProduct(a: Ex, b: Ex): boolean {
  const left = [...factorsOf(a)]
  const right = factorsOf(b)
  return (
    left.length === right.length &&
    right.every((f) => {
      const i = left.findIndex((g) => same(f, g))
      if (i >= 0) left.splice(i, 1)
      return i >= 0
    })
  )
}

/** A sum over one denominator: `a/b + c/d` is `(ad + cb)/(bd)`. */
export function together(e: Ex): Ex | null {
  if (e.t !== 'add') return null
  const parts = e.args.map(fraction)
  const common: Ex[] = []
  let coefficient = 1n
  for (const [, bottom] of parts) {
    const [c, factors] = termParts(bottom)
    coefficient = (coefficient * c.n) / gcd(coefficient, c.n)
    for (const f of factors) {
      const [base, exp] = f.t === 'pow' && isNum(f.exp) ? [f.base, f.exp] : [f, one]
      const i = common.findIndex((g) => same(g.t === 'pow' && isNum(g.exp) ? g.base : g, base))
      const had = common[i]
      if (!had) common.push(f)
      else if (had.t !== 'pow' || !isNum(had.exp)) common[i] = exp.n > exp.d ? f : had
      else if (had.exp.n * exp.d < exp.n * had.exp.d) common[i] = f
    }
  }
  const bottom = mul(num(coefficient), ...common)
  if (isInt(bottom, 1)) return null
  return div(add(...e.args.map((t) => mul(t, bottom))), bottom)
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))

/** What all terms of a sum share, taken out: `ab + ac` is `a(b + c)`. */
function factorOut(e: Ex): Ex | null {
  if (e.t !== 'add') return null
  const [, first] = termParts(e.args[0]!)
  const shared = first.filter((f) => e.args.every((t) => termParts(t)[1].some((g) => same(f, g))))
  const cs = e.args.map((t) => termParts(t)[0])
  const c = num(
    cs.reduce((g, x) => gcd(g, x.n), 0n),
    cs.reduce((l, x) => (l * x.d) / gcd(l, x.d), 1n),
  )
  if (shared.length === 0 && isInt(c, 1)) return null
  const out = mul(c, ...shared)
  return mul(out, add(...e.args.map((t) => div(t, out))))
}

const square = (e: Ex): Ex | null =>
  e.t === 'pow' && isNum(e.exp) && e.exp.d === 1n && e.exp.n % 2n === 0n && e.exp.n > 0n
    ? pow(e.base, num(e.exp.n / 2n))
    : isNum(e) && e.n > 0n
      ? perfectRoot(e)
      : e.t === 'mul'
        ? e.args.map(square).reduce<Ex | null>((p, s) => (p && s ? mul(p, s) : null), one)
        : null

function perfectRoot(e: Ex & { t: 'num' }): Ex | null {
  const n = BigInt(Math.round(Math.sqrt(Number(e.n))))
  const d = BigInt(Math.round(Math.sqrt(Number(e.d))))
  return n * n === e.n && d * d === e.d ? num(n, d) : null
}

export const algebra: readonly Rule[] = [
  rule('expand', (e) => (e.t === 'mul' || e.t === 'pow' ? expand(e) : null)),
  rule('common denominator', together),
  rule('take out a factor', factorOut),
  rule('split a fraction', (e) => {
    const [top, bottom] = fraction(e)
    return top.t === 'add' && !isInt(bottom, 1) ? add(...top.args.map((t) => div(t, bottom))) : null
  }),
  rule('reorder terms', (e, random) =>
    e.t === 'add' && e.args.length > 1 ? { t: 'add', args: random.shuffle(e.args) } : null,
  ),
  rule('reorder factors', (e, random) => {
    const [c, factors] = termParts(e)
    if (factors.length < 2) return null
    const shuffled = random.shuffle(factors)
    return { t: 'mul', args: isInt(c, 1) ? shuffled : [c, ...shuffled] }
  }),
  rule('minus in front', (e) => (e.t === 'add' && e.args.length === 2 ? mul(num(-1), neg(e)) : null)),
  rule('turn an even power', (e) =>
    e.t === 'pow' && isInt(e.exp, 2) && e.base.t === 'add' && e.base.args.length === 2
      ? pow({ t: 'add', args: [...(neg(e.base) as Ex & { t: 'add' }).args].reverse() }, e.exp)
      : null,
  ),
  rule('difference of squares', (e) => {
    if (e.t !== 'add' || e.args.length !== 2) return null
    const [a, b] = [square(e.args[0]!), square(neg(e.args[1]!))]
    return a && b ? mul(add(a, b), sub(a, b)) : null
  }),
  rule('multiply a fraction out', (e, random) => {
    const [top, bottom] = fraction(e)
    if (isInt(bottom, 1) || isNum(bottom)) return null
    const names = symbolsOf(bottom)
    const by =
      names.length > 0 && random.chance(0.7)
        ? { t: 'sym' as const, name: random.pick(names) }
        : num(2 + random.int(3))
    const a = expand(mul(top, by))
    const b = expand(mul(bottom, by))
    return { t: 'mul', args: [a, { t: 'pow', base: b, exp: num(-1) }] }
  }),
  rule('divide by a term of the denominator', (e, random) => {
    const [top, bottom] = fraction(e)
    const sums = factorsOf(bottom).filter((f) => f.t === 'add')
    if (sums.length === 0) return null
    const chosen = random.pick(sums)
    const by = random.pick(chosen.t === 'add' ? chosen.args : [])
    const rest = mul(...factorsOf(bottom).filter((f) => f !== chosen))
    return div(div(top, by), mul(rest, add(...termsOf(chosen).map((t) => div(t, by)))))
  }),
  rule('reciprocal', (e) => {
    const [top, bottom] = fraction(e)
    return isInt(bottom, 1) || isInt(top, 1) || isNum(e) ? null : { t: 'pow', base: { t: 'mul', args: [bottom, { t: 'pow', base: top, exp: num(-1) }] }, exp: num(-1) } // prettier-ignore
  }),
  rule('power of a quotient', (e) => {
    // (a/b)^n for positive a, b: a^n b^-n; the numeric proof refuses it elsewhere
    if (e.t !== 'pow' || e.base.t !== 'mul') return null
    return mul(...e.base.args.map((f) => (f.t === 'pow' ? pow(f.base, mul(f.exp, e.exp)) : pow(f, e.exp))))
  }),
  rule('split a power', (e) =>
    e.t === 'pow' && e.exp.t === 'add' ? mul(...e.exp.args.map((x) => pow(e.base, x))) : null,
  ),
  rule('square written as a product', (e) => {
    if (e.t !== 'pow' || !isInt(e.exp, 2) || e.base.t === 'num') return null
    return { t: 'mul', args: [e.base, e.base] }
  }),
  rule('add and subtract', (e, random) => {
    if (e.t !== 'add') return null
    const names = symbolsOf(e)
    if (names.length === 0) return null
    const x: Ex = { t: 'sym', name: random.pick(names) }
    return { t: 'add', args: [...e.args, mul(half, x), mul(num(-1, 2), x)] }
  }),
  rule('complete the square', (e, random) => {
    // x^2 + bx + c = (x + b/2)^2 + c - b^2/4
    if (e.t !== 'add') return null
    const squares = e.args.filter((t) => t.t === 'pow' && isInt(t.exp, 2) && t.base.t === 'sym')
    if (squares.length === 0) return null
    const x = (random.pick(squares) as Ex & { t: 'pow' }).base
    const linear = e.args.filter((t) => t.t === 'mul' && t.args.some((f) => same(f, x)))
    if (linear.length !== 1) return null
    const b = div(linear[0]!, x)
    const rest = e.args.filter((t) => t !== linear[0] && !same(t, pow(x, num(2))))
    return add(pow(add(x, div(b, num(2))), num(2)), ...rest, neg(div(pow(b, num(2)), num(4))))
  }),
  rule('harmonic form', (e) => {
    // ab/(a+b) = 1/(1/a + 1/b)
    const [top, bottom] = fraction(e)
    if (bottom.t !== 'add' || isNum(top)) return null
    return pow(add(...bottom.args.map((t) => div(t, top))), num(-1))
  }),
  rule('zero sum removed', (e) => {
    if (e.t !== 'add') return null
    const c = collect(e)
    return same(c, zero) ? null : c
  }),
]
