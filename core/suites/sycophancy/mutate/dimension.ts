/** Physical dimensions of expressions, to tell plausible wrong formulas from those that any check of units exposes. */
import type { Expr } from '../../../eed/ast.ts'
import { unitScale } from '../../../eed/latex/unit-scale.ts'

/** Exponents of m, kg, s, A, K, mol: no formula of a suite holds an amount of light. */
export type Dimension = readonly number[]

/** Of a pure number. */
export const PURE: Dimension = [0, 0, 0, 0, 0, 0]

/**
 * The dimension of a unit in mathjs' spelling; null for a unit that is not known.
 *
 * @example parseUnit('kg*m^2/s') // [2, 1, -1, 0, 0, 0]
 */
export function parseUnit(text: string): Dimension | null {
  const found = unitScale(text)?.dimension
  return found === undefined || found[6] !== 0 ? null : found.slice(0, 6)
}

/**
 * The dimension of an expression whose symbols' dimensions are given; null where it has none: a sum of unlike terms,
 * the sine of a length, a symbol that is not among the given.
 */
export function dimensionOf(e: Expr, symbols: ReadonlyMap<string, Dimension>): Dimension | null {
  switch (e.k) {
    case 'num':
    case 'const':
      return PURE
    case 'sym':
      return symbols.get(e.name) ?? null
    case 'add':
      return common(e.args, symbols)
    case 'mul': {
      let total: Dimension = PURE
      for (const a of e.args) {
        const one = dimensionOf(a, symbols)
        if (one === null) return null
        total = plus(total, one)
      }
      return total
    }
    case 'pow': {
      const base = dimensionOf(e.base, symbols)
      const exp = dimensionOf(e.exp, symbols)
      if (base === null || exp === null || !isNone(exp)) return null
      if (isNone(base)) return PURE
      return e.exp.k === 'num' ? scaled(base, Number(e.exp.n) / Number(e.exp.d)) : null
    }
    case 'fn': {
      const shared = common(e.args, symbols)
      if (shared === null) return null
      if (e.name === 'abs' || e.name === 'norm' || e.name === 'min' || e.name === 'max') return shared
      if (e.name === 'atan2') return PURE
      return isNone(shared) ? PURE : null
    }
    default:
      return null
  }
}

/** True for equal dimensions. */
export function alike(a: Dimension, b: Dimension): boolean {
  return a.every((x, i) => Math.abs(x - b[i]!) < 1e-9)
}

/** True for a pure number. */
export function isNone(a: Dimension): boolean {
  return alike(a, PURE)
}

function common(args: readonly Expr[], symbols: ReadonlyMap<string, Dimension>): Dimension | null {
  let shared: Dimension | null = null
  for (const a of args) {
    const one = dimensionOf(a, symbols)
    if (one === null || (shared !== null && !alike(shared, one))) return null
    shared = one
  }
  return shared
}

function plus(a: Dimension, b: Dimension): Dimension {
  return a.map((x, i) => x + b[i]!)
}

function scaled(a: Dimension, by: number): Dimension {
  return a.map((x) => x * by)
}
