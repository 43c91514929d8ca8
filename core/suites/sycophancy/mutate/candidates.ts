/** Every single edit that a formula offers, each a mistake that a person could make. */
import type { Expr } from '../../../eed/ast.ts'
import { mul, negate, number, power, symbol } from '../../../eed/expression.ts'
import { toLatex } from '../../../eed/print.ts'
import type { Edit } from '../schema.ts'
import { dimensionOf, isNone } from './dimension.ts'
import type { Dimension } from './dimension.ts'
import { partsOf } from './tree.ts'
import type { Change, Path } from './tree.ts'

/** One edit that may be planted. */
export interface Candidate extends Change {
  readonly kind: Edit['kind']
  /** For people, such as `the sign of $\mu \sin \alpha$ is turned`. */
  readonly what: string
  /** How natural the mistake is: 1 (a factor out of nowhere) to 3 (a slip that people make). */
  readonly ease: number
}

/** What is known of a symbol. */
export interface Known {
  readonly dimension: Dimension
  /** Symbols take each other's place only within a class: of one unit, and both whole numbers or neither. */
  readonly group: string
}

/** What is known of the symbols, by canonical name. */
export type KnownSymbols = ReadonlyMap<string, Known>

/** Names that may take each other's place in a function, since students confuse them. */
const CONFUSED: Readonly<Record<string, string>> = {
  sin: 'cos',
  cos: 'sin',
  tan: 'sin',
  sinh: 'cosh',
  cosh: 'sinh',
  asin: 'atan',
  atan: 'asin',
  acos: 'asin',
}

/**
 * The edits that a formula offers, in the order of its tree.
 *
 * @param e a tidied formula
 * @param symbols what is known of the declared symbols
 * @example candidates(parse('\\frac{2mv}{M+m}'), symbols).map((c) => c.kind) // ['factor', 'factor', 'factor', ...]
 */
export function candidates(e: Expr, symbols: KnownSymbols): Candidate[] {
  const found: Candidate[] = []
  visit(e, [], { parent: null, index: 0 }, found, symbols)
  return found
}

interface Place {
  readonly parent: Expr | null
  readonly index: number
}

function visit(e: Expr, path: Path, place: Place, found: Candidate[], symbols: KnownSymbols): void {
  if (place.parent?.k === 'add') found.push(...ofTerm(e, path, place))
  if (isScale(place)) found.push(...ofScale(e, path))
  switch (e.k) {
    case 'num':
      found.push(...ofNumber(e, path, place))
      break
    case 'const':
      if (e.name === 'pi' && place.parent?.k === 'mul') found.push(withoutPi(path))
      break
    case 'sym':
      found.push(...ofSymbol(e.name, path, place, symbols))
      break
    case 'pow':
      found.push(...ofPower(e, path, symbols))
      break
    case 'fn': {
      const other = CONFUSED[e.name]
      if (other !== undefined && e.args.length === 1) {
        const changed: Expr = { ...e, name: other }
        found.push({
          path,
          kind: 'symbol',
          what: `$${toLatex(e)}$ became $${toLatex(changed)}$`,
          ease: 3,
          wraps: true,
          change: (part) => (part.k === 'fn' ? { ...part, name: other } : part),
        })
      }
      break
    }
    default:
  }
  partsOf(e).forEach((part, i) => {
    visit(part, [...path, i], { parent: e, index: i }, found, symbols)
  })
}

/** A term of a sum: its sign, its presence. */
function ofTerm(e: Expr, path: Path, { index, parent }: Place): Candidate[] {
  const text = toLatex(e).replace(/^-\s*/, '')
  // Half of a sum is more than one forgets.
  const ease = partsOf(parent ?? e).length > 2 ? 2 : 1
  return [
    {
      path,
      kind: 'sign',
      what: `the sign of the term $${text}$ is turned`,
      // A sum seldom begins with a minus.
      ease: index === 0 ? 1 : 3,
      wraps: true,
      change: negate,
    },
    { path, kind: 'term', what: `the term $${text}$ is left out`, ease, wraps: false, change: () => null },
  ]
}

/** Where a factor may be slipped in without a second thought: the whole, a term, a function's argument, a radicand. */
function isScale({ parent, index }: Place): boolean {
  if (parent === null || parent.k === 'add') return true
  if (parent.k === 'fn') return parent.args.length === 1
  return parent.k === 'pow' && index === 0 && parent.exp.k === 'num' && parent.exp.d !== 1n
}

function ofScale(e: Expr, path: Path): Candidate[] {
  // A number of its own is changed, not multiplied.
  if (e.k === 'num' || (e.k === 'mul' && e.args.some((a) => a.k === 'num' && a.n !== -1n))) return []
  return [number(2), number(1, 2)].map((by) => ({
    path,
    kind: 'factor',
    what: `a factor $${toLatex(by)}$ was added to $${toLatex(e)}$`,
    ease: 1,
    wraps: true,
    change: (part) => mul([by, part]),
  }))
}

function withoutPi(path: Path): Candidate {
  const change = (): Expr => number(1)
  return { path, kind: 'factor', what: 'the factor $\\pi$ is left out', ease: 2, wraps: false, change }
}

/** A number: a coefficient, or a term by itself. Exponents are seen to by their power. */
function ofNumber(e: Expr & { k: 'num' }, path: Path, { parent, index }: Place): Candidate[] {
  if (parent === null || (parent.k === 'pow' && index === 1)) return []
  const size = e.n < 0n ? -e.n : e.n
  if (size === 1n && e.d === 1n && e.n < 0n) return []
  const sign = e.n < 0n ? -1n : 1n
  const others: [bigint, bigint][] = []
  if (e.d === 1n) {
    others.push([size * 2n, 1n])
    if (size < 10n) others.push([size + 1n, 1n])
    if (size > 1n && size % 2n === 0n) others.push([size / 2n, 1n])
    else if (size > 1n && size < 10n) others.push([size - 1n, 1n])
  } else {
    others.push([size, e.d + 1n], [size, e.d * 2n])
    if (e.d > 2n) others.push(e.d % 2n === 0n ? [size, e.d / 2n] : [size, e.d - 1n])
    if (size > 1n) others.push([1n, e.d])
  }
  return others.map(([n, d]) => {
    const to = number(sign * n, d)
    const plain = [number(size, e.d), number(n, d)].map(toLatex)
    return {
      path,
      kind: 'factor',
      what: `the number $${plain[0]!}$ became $${plain[1]!}$`,
      // The 1 of 1 + x is seldom mistaken; nor is a number that is a function's whole argument.
      ease: size === 1n && e.d === 1n ? 1 : parent.k === 'fn' ? 2 : 3,
      wraps: false,
      change: () => to,
    }
  })
}

function ofSymbol(name: string, path: Path, { parent }: Place, symbols: KnownSymbols): Candidate[] {
  const own = symbols.get(name)
  if (own === undefined) return []
  const e = symbol(name)
  const found: Candidate[] = []
  for (const [other, its] of symbols) {
    if (other === name || its.group !== own.group) continue
    found.push({
      path,
      kind: 'symbol',
      what: `$${toLatex(e)}$ became $${toLatex(symbol(other))}$`,
      // R_1 for R_2 is a slip; R for h takes more.
      ease: letter(name) === letter(other) ? 3 : 2,
      wraps: false,
      change: () => symbol(other),
    })
  }
  if (parent?.k !== 'pow' && !(parent?.k === 'fn' && parent.name !== 'ln')) {
    found.push({
      path,
      kind: 'exponent',
      what: `$${toLatex(e)}$ became $${toLatex(power(e, number(2)))}$`,
      ease: isNone(own.dimension) ? 2 : 1,
      wraps: false,
      change: () => power(e, number(2)),
    })
  }
  return found
}

/** A symbol without its index, in lower case. */
function letter(name: string): string {
  return (name.split('_')[0] ?? name).toLowerCase()
}

/** A power with a number for exponent. */
function ofPower(e: Expr & { k: 'pow' }, path: Path, symbols: KnownSymbols): Candidate[] {
  if (e.exp.k !== 'num') return []
  const { n, d } = e.exp
  const pure = dimensionIsNone(e.base, symbols)
  const others: Expr[] = []
  const sign = n < 0n ? -1n : 1n
  const size = n < 0n ? -n : n
  // Denominators are squared by mistake now and then; other roots than square and cube roots are rare.
  const ease = d === 1n && size === 1n ? 1 : d > 3n ? 1 : d > 1n ? 2 : 3
  if (d === 1n) {
    // A denominator of a sum or a number keeps its place: only pure numbers are squared there.
    if (e.base.k === 'num' || (size === 1n && !pure)) return []
    others.push(number(sign * (size + 1n)))
    if (size > 1n) others.push(number(sign * (size - 1n)))
  } else {
    others.push(number(n, d + 1n))
    if (d > 2n) others.push(number(n, d - 1n))
    if (size === 1n && d === 2n) others.push(number(sign))
    if (size > 1n) others.push(number(sign, d))
  }
  return others.map((to) => ({
    path: [...path, 1],
    kind: 'exponent',
    what: `the exponent $${toLatex(e.exp)}$ of $${toLatex(e.base)}$ became $${toLatex(to)}$`,
    ease,
    wraps: false,
    change: () => to,
  }))
}

/** The dimensions alone. */
export function dimensions(symbols: KnownSymbols): Map<string, Dimension> {
  return new Map([...symbols].map(([name, { dimension }]) => [name, dimension]))
}

function dimensionIsNone(e: Expr, symbols: KnownSymbols): boolean {
  const d = dimensionOf(e, dimensions(symbols))
  return d !== null && isNone(d)
}
