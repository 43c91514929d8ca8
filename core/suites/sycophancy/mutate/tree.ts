/** Places in an expression tree, edits at them, and the small tidying that makes an edited tree printable. */
import type { Expr } from '../../../eed/ast.ts'
import { number } from '../../../eed/expression.ts'

/** Indexes from the root: `[1, 0]` is the first part of the root's second part. Parts are counted as by `partsOf`. */
export type Path = readonly number[]

/** What a planted edit does to the part at its place; null takes the part out of its sum. */
export interface Change {
  readonly path: Path
  readonly change: (part: Expr) => Expr | null
  /** The part stays whole inside (`x` becomes `2x`), so another edit may stand within it. */
  readonly wraps: boolean
}

/** The parts that edits may reach: those of sums, products, powers and functions (not of integrals and sums). */
export function partsOf(e: Expr): readonly Expr[] {
  switch (e.k) {
    case 'add':
    case 'mul':
    case 'fn':
      return e.args
    case 'pow':
      return [e.base, e.exp]
    default:
      return []
  }
}

/**
 * Whether two changes may be made together, in either order: they stand side by side, or the outer one leaves what
 * is inside it alone.
 */
export function independent(a: Change, b: Change): boolean {
  const [outer, inner] = a.path.length <= b.path.length ? [a, b] : [b, a]
  const nested = outer.path.every((step, i) => inner.path[i] === step)
  return !nested || (outer.wraps && outer.path.length < inner.path.length)
}

/** Makes independent changes at once. The result is tidied; a sum that lost all of its terms is 0. */
export function apply(e: Expr, changes: readonly Change[]): Expr {
  return tidy(changed(e, [], changes) ?? number(0))
}

function changed(e: Expr, here: Path, changes: readonly Change[]): Expr | null {
  const below = changes.filter((c) => c.path.length > here.length)
  const inner = below.length === 0 ? e : rebuilt(e, here, below)
  const own = changes.find((c) => c.path.length === here.length)
  return own === undefined ? inner : own.change(inner)
}

function rebuilt(e: Expr, here: Path, changes: readonly Change[]): Expr {
  const parts = partsOf(e).map((part, i) => {
    const mine = changes.filter((c) => c.path[here.length] === i)
    return mine.length === 0 ? part : changed(part, [...here, i], mine)
  })
  switch (e.k) {
    case 'add': {
      const left = parts.filter((p) => p !== null)
      return left.length === 0 ? number(0) : left.length === 1 ? left[0]! : { k: 'add', args: left }
    }
    case 'mul':
    case 'fn':
      return { ...e, args: parts.map((p) => p ?? number(1)) }
    case 'pow':
      return { k: 'pow', base: parts[0] ?? e.base, exp: parts[1] ?? e.exp }
    default:
      return e
  }
}

/**
 * The same value with nested products and sums flattened and numerical factors collected into one, so that `2` times
 * `2m/3` prints as `\frac{4 m}{3}`. Nothing else is simplified: a gold formula keeps the form it was written in.
 */
export function tidy(e: Expr): Expr {
  switch (e.k) {
    case 'add':
      return tidySum(e.args.map(tidy))
    case 'mul':
      return tidyProduct(e.args.map(tidy))
    case 'pow':
      return tidyPower(tidy(e.base), tidy(e.exp))
    case 'fn': {
      const [x, order] = e.args
      // Printed alike: a power 1/n is written as a root, which is read as one.
      if (e.name === 'root' && x !== undefined && order?.k === 'num' && order.n > 0n) {
        return tidyPower(tidy(x), lowest(order.d, order.n))
      }
      return { ...e, args: e.args.map(tidy) }
    }
    default:
      return e
  }
}

function tidySum(args: readonly Expr[]): Expr {
  const flat = args.flatMap((a) => (a.k === 'add' ? a.args : [a]))
  const rest = flat.filter((a) => !(a.k === 'num' && a.n === 0n))
  return rest.length === 0 ? number(0) : rest.length === 1 ? rest[0]! : { k: 'add', args: rest }
}

function tidyProduct(args: readonly Expr[]): Expr {
  let n = 1n
  let d = 1n
  const rest: Expr[] = []
  for (const a of args.flatMap((x) => (x.k === 'mul' ? x.args : [x]))) {
    if (a.k === 'num') {
      n *= a.n
      d *= a.d
    } else rest.push(a)
  }
  const factor = lowest(n, d)
  if (factor.n === 0n || rest.length === 0) return factor
  const all = factor.n === 1n && factor.d === 1n ? rest : [factor, ...rest]
  return all.length === 1 ? all[0]! : { k: 'mul', args: all }
}

function tidyPower(base: Expr, exp: Expr): Expr {
  if (exp.k === 'num' && exp.d === 1n) {
    if (exp.n === 1n) return base
    if (exp.n === 0n) return number(1)
    if (base.k === 'num' && exp.n === -1n && base.n !== 0n) return lowest(base.d, base.n)
    if (base.k === 'pow' && base.exp.k === 'num' && exp.n === -1n) {
      return tidyPower(base.base, lowest(-base.exp.n, base.exp.d))
    }
  }
  return { k: 'pow', base, exp }
}

function lowest(n: bigint, d: bigint): Expr & { k: 'num' } {
  let [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d]
  while (b > 0n) [a, b] = [b, a % b]
  const by = a === 0n ? 1n : d < 0n ? -a : a
  return { k: 'num', n: n / by, d: d / by }
}
