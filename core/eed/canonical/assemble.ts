/** Puts factors together to one product expression. */
import type { Expr } from '../ast.ts'
import { add, mul, number, power } from '../expression.ts'
import { reduce } from '../identity/rational.ts'
import { UNIT } from './monomial.ts'

/** A base with its exponent in units; `open` when the base's sign is not known. */
export interface Factor {
  readonly base: Expr
  readonly e: number
  readonly open: boolean
}

/** Writes number and factors as one product: radicals of open sign share one root, a lone sum takes the number in. */
export function assemble(n: bigint, d: bigint, factors: readonly Factor[]): Expr {
  const parts: Expr[] = []
  const groups = new Map<number, Factor[]>()
  for (const f of factors) {
    const fraction = f.e % UNIT !== 0
    if (fraction && f.open) {
      const size = Math.abs(f.e)
      groups.set(size, [...(groups.get(size) ?? []), f])
    } else parts.push(raised(f.base, f.e))
  }
  for (const [size, group] of groups) {
    if (group.every((f) => f.e === group[0]!.e)) {
      parts.push(raised(group.length === 1 ? group[0]!.base : mul(group.map((f) => f.base)), group[0]!.e))
    } else {
      const inside = group.map((f) => raised(f.base, f.e > 0 ? UNIT : -UNIT))
      parts.push(raised(mul(inside), size))
    }
  }
  if (n === 1n && d === 1n) return parts.length === 0 ? number(1) : mul(flat(parts))
  const first = parts[0]
  if (parts.length === 1 && first?.k === 'add') {
    return add(first.args.map((t) => scaled(t, n, d)))
  }
  return parts.length === 0 ? number(n, d) : scaled(mul(flat(parts)), n, d)
}

function flat(parts: readonly Expr[]): Expr[] {
  return parts.flatMap((p) => (p.k === 'mul' ? p.args : [p]))
}

/** (n/d) e, with the number in front and merged with one that is there. */
export function scaled(e: Expr, n: bigint, d: bigint): Expr {
  if (e.k === 'num') {
    const r = reduce(e.n * n, e.d * d)
    return number(r.n, r.d)
  }
  const args = e.k === 'mul' ? e.args : [e]
  const first = args[0]!
  if (first.k === 'num') {
    const r = reduce(first.n * n, first.d * d)
    const rest = args.slice(1)
    return r.n === r.d ? mul(rest) : mul([number(r.n, r.d), ...rest])
  }
  return n === d ? e : mul([number(n, d), ...args])
}

function raised(base: Expr, e: number): Expr {
  if (e === UNIT) return base
  const r = reduce(BigInt(e), BigInt(UNIT))
  if (base.k === 'pow' && base.exp.k === 'num' && r.d === 1n) {
    const x = reduce(base.exp.n * r.n, base.exp.d)
    return x.n === x.d ? base.base : power(base.base, number(x.n, x.d))
  }
  return power(base, number(r.n, r.d))
}
