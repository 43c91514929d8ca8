/** From an item's declarations to the domain of the identity test. */
import type { Expr, Value } from './ast.ts'
import { add, mul, negate, number, substitute, symbol } from './expression.ts'
import type { Domain, Range } from './identity/index.ts'
import { ANYWHERE, rangeOf } from './identity/index.ts'
import { parseLatex, toName } from './latex/index.ts'
import type { EedOptions } from './types.ts'
import { isExpression } from './values.ts'

/**
 * Ranges and conditions that the options declare. `ignored` receives the constraints that cannot be read, or that are
 * no comparison of expressions: they do not narrow the domain.
 */
export function domainOf(options: EedOptions, ignored: string[] = []): Domain {
  if (!options.symbols && !options.constraints?.length) return ANYWHERE
  const ranges = new Map<string, Range>()
  for (const [name, spec] of Object.entries(options.symbols ?? {})) {
    const range = rangeOf(spec)
    if (range) ranges.set(toName(name), range)
  }
  const positive: Expr[] = []
  for (const text of options.constraints ?? []) {
    const parsed = parseLatex(text, { symbols: options.symbols })
    if (!parsed.ok || !constrain(parsed.value, ranges, positive)) ignored.push(text)
  }
  return { ranges, positive }
}

/** Takes `a < b < c` apart; bounds of single symbols by numbers narrow their ranges. False: not understood. */
function constrain(v: Value, ranges: Map<string, Range>, positive: Expr[]): boolean {
  if (v.k === 'list') return v.items.every((item) => constrain(item, ranges, positive))
  if (v.k !== 'rel') return false
  const next = v.rhs.k === 'rel' ? v.rhs.lhs : v.rhs
  if (!isExpression(next)) return false
  if (v.op === '<' || v.op === '<=') below(v.lhs, next, ranges, positive)
  else if (v.op === '>' || v.op === '>=') below(next, v.lhs, ranges, positive)
  else return false
  return v.rhs.k === 'rel' ? constrain(v.rhs, ranges, positive) : true
}

function below(small: Expr, large: Expr, ranges: Map<string, Range>, positive: Expr[]): void {
  const lo = value(small)
  const hi = value(large)
  if (small.k === 'sym' && hi !== null) narrow(small.name, -Infinity, hi, ranges)
  else if (large.k === 'sym' && lo !== null) narrow(large.name, lo, Infinity, ranges)
  else positive.push(add([large, negate(small)]))
}

function narrow(name: string, lo: number, hi: number, ranges: Map<string, Range>): void {
  // A bound below zero says that the symbol need not be positive.
  const open = hi <= 0 || (lo < 0 && lo > -Infinity)
  const old = ranges.get(name) ?? { lo: open ? -Infinity : 0, hi: Infinity, integer: false, declared: true }
  const range = { ...old, lo: Math.max(old.lo, lo), hi: Math.min(old.hi, hi), declared: true }
  if (range.lo < range.hi) ranges.set(name, range)
}

/** Value of a plain number (or minus one), else null. */
function value(e: Expr): number | null {
  if (e.k === 'num') return Number(e.n) / Number(e.d)
  if (e.k === 'const' && e.name === 'pi') return Math.PI
  if (e.k === 'mul') {
    let product = 1
    for (const a of e.args) {
      const v = value(a)
      if (v === null) return null
      product *= v
    }
    return product
  }
  if (e.k === 'pow') {
    const b = value(e.base)
    const x = value(e.exp)
    return b === null || x === null ? null : Math.pow(b, x)
  }
  return null
}

const PLANCK = new Set(['planck', 'h', 'planck_constant'])
const REDUCED = new Set(['reduced_planck', 'hbar', 'planck_reduced'])

/** Rewrites declared constants of nature in terms of each other: Planck's h is 2 pi hbar. */
export function constantsOf(options: EedOptions): (e: Expr) => Expr {
  const planck = new Set<string>()
  let reduced = 'hbar'
  for (const [name, spec] of Object.entries(options.symbols ?? {})) {
    if (spec.constant === undefined) continue
    if (PLANCK.has(spec.constant)) planck.add(toName(name))
    else if (REDUCED.has(spec.constant)) reduced = toName(name)
  }
  if (planck.size === 0) return (e) => e
  const replacement = mul([number(2), { k: 'const', name: 'pi' }, symbol(reduced)])
  return (e) => substitute(e, (name) => (planck.has(name) ? replacement : null))
}
