import { all, create } from 'mathjs'
import type { BigNumber } from 'mathjs'
import { symbolsOf } from './expr.ts'
import type { Ex } from './expr.ts'
import type { Random } from './random.ts'

/**
 * The proof of the labels: both sides are evaluated with 70 digits at random points of the declared domain.
 * Equal means agreement to 45 digits at every point where the key is real (at least `pointsNeeded` of them);
 * unequal means a difference of at least one part in 10^30 at some of them. Anything else proves nothing.
 */
const math = create(all!, { number: 'BigNumber', precision: 70 })
const big = (x: number | string | bigint): BigNumber => math.bignumber(x.toString())
export const pointsNeeded = 20
const agree = big('1e-45')
const differ = big('1e-30')

/** Where a symbol may lie; an undeclared symbol is positive. */
export interface Domain {
  readonly range?: readonly [number, number]
  readonly integer?: boolean
}
export type Domains = Readonly<Record<string, Domain>>
export type Point = ReadonlyMap<string, BigNumber>

const thePi = big(1).acos().abs().plus(big(-1).acos())

/** The value at a point with 70 digits, or null where it is not a finite real number. */
export function evaluate(e: Ex, at: Point): BigNumber | null {
  const v = valueOf(e, at)
  return v.isFinite() ? v : null
}

function valueOf(e: Ex, at: Point): BigNumber {
  switch (e.t) {
    case 'num':
      return big(e.n).div(big(e.d))
    case 'pi':
      return thePi
    case 'sym': {
      const v = at.get(e.name)
      if (!v) throw new Error(`no value for ${e.name}`)
      return v
    }
    case 'add':
      return e.args.reduce((s, a) => s.plus(valueOf(a, at)), big(0))
    case 'mul':
      return e.args.reduce((s, a) => s.times(valueOf(a, at)), big(1))
    case 'pow':
      return power(valueOf(e.base, at), e.exp, at)
    case 'fn':
      return call(e.name, valueOf(e.arg, at))
  }
}

function power(base: BigNumber, exp: Ex, at: Point): BigNumber {
  if (exp.t === 'num' && exp.d === 2n) return base.sqrt().pow(big(exp.n))
  // The real odd root of a negative number is real: the cube root of -8 is -2.
  if (exp.t === 'num' && exp.d % 2n === 1n && exp.d > 1n && base.isNegative()) {
    const root = base
      .neg()
      .pow(big(1).div(big(exp.d)))
      .neg()
    return root.pow(big(exp.n))
  }
  return base.pow(valueOf(exp, at))
}

function call(name: (Ex & { t: 'fn' })['name'], x: BigNumber): BigNumber {
  const one = big(1)
  switch (name) {
    case 'exp':
      return x.exp()
    case 'ln':
      return x.ln()
    case 'sin':
      return x.sin()
    case 'cos':
      return x.cos()
    case 'tan':
      return x.tan()
    case 'cot':
      return one.div(x.tan())
    case 'sec':
      return one.div(x.cos())
    case 'csc':
      return one.div(x.sin())
    case 'asin':
      return x.asin()
    case 'acos':
      return x.acos()
    case 'atan':
      return x.atan()
    case 'sinh':
      return x.sinh()
    case 'cosh':
      return x.cosh()
    case 'tanh':
      return x.tanh()
    case 'coth':
      return one.div(x.tanh())
    case 'sech':
      return one.div(x.cosh())
    case 'csch':
      return one.div(x.sinh())
    case 'asinh':
      return x.asinh()
    case 'acosh':
      return x.acosh()
    case 'atanh':
      return x.atanh()
    case 'abs':
      return x.abs()
  }
}

/** A point of the domain: log-uniform in [1/8, 8] for an undeclared symbol, uniform in a declared range. */
export function samplePoint(names: readonly string[], domains: Domains, random: Random): Point {
  const at = new Map<string, BigNumber>()
  for (const name of names) {
    const { range, integer } = domains[name] ?? {}
    // Nine digits: a decimal that both evaluations take exactly.
    let x = range ? range[0] + (range[1] - range[0]) * random.next() : 2 ** (6 * random.next() - 3)
    if (integer) x = range ? Math.round(x) : 1 + random.int(9)
    at.set(name, big(x.toPrecision(9)))
  }
  return at
}

export type Verdict = 'equal' | 'unequal' | 'unproven'

/**
 * Compares two expressions on the domain: `equal` when they agree at `pointsNeeded` points where the key is real,
 * `unequal` when they differ at one of them (or the answer is not real there). `unproven`: too few such points, or
 * a difference too small to call either way.
 */
export function compare(key: Ex, answer: Ex, domains: Domains, random: Random): Verdict {
  const names = [...new Set([...symbolsOf(key), ...symbolsOf(answer)])]
  let seen = 0
  let close = false
  for (let tries = 0; tries < 500 && seen < pointsNeeded; tries++) {
    const at = samplePoint(names, domains, random)
    const a = evaluate(key, at)
    if (!a) continue
    seen++
    const b = evaluate(answer, at)
    if (!b) return 'unequal'
    const gap = a.minus(b).abs()
    const scale = a.abs().plus(b.abs())
    if (gap.gt(scale.times(differ))) return 'unequal'
    if (gap.gt(scale.times(agree))) close = true
  }
  return seen < pointsNeeded || close ? 'unproven' : 'equal'
}
