/** Joins logarithms: c ln b - c ln a is c ln(b/a). */
import type { Expr } from '../ast.ts'
import { add, fn } from '../expression.ts'
import type { Kernels } from './kernel.ts'
import type { Monomial } from './monomial.ts'
import { UNIT, exponentOf, without } from './monomial.ts'
import type { Polynomial, Term } from './polynomial.ts'
import { gcdNumbers } from './polynomial.ts'
import type { Presenter } from './present.ts'
import type { Product } from './product.ts'
import { ONE, multiplyProducts, powerProduct, tidy } from './product.ts'

/** The sum with its logarithms joined, or null when there are none to join. */
export function joinLogarithms(p: Polynomial, presenter: Presenter): Expr | null {
  const kernels = presenter.kernels
  const groups = new Map<string, { rest: Monomial; logs: { argument: Product; c: number }[] }>()
  const others: Term[] = []
  let joined = false
  for (const t of p.values()) {
    const log = singleLogarithm(t.m, kernels)
    if (log === null) {
      others.push(t)
      continue
    }
    const rest = without(t.m, log.id)
    const key = rest.join()
    const group = groups.get(key)
    if (!group) groups.set(key, { rest, logs: [{ argument: log.argument, c: t.c }] })
    else {
      group.logs.push({ argument: log.argument, c: t.c })
      joined = true
    }
  }
  if (!joined) return null
  const parts: Expr[] = others.map((t) => presenter.plain(tidy(BigInt(t.c), 1n, t.m, kernels)))
  for (const { rest, logs } of groups.values()) {
    let c = 0
    for (const l of logs) c = gcdNumbers(c, l.c)
    // c ln(b/a), not -c ln(a/b); only logarithms that are all negative keep their sign.
    if (logs.every((l) => l.c < 0)) c = -c
    let argument: Product = ONE
    for (const l of logs)
      argument = multiplyProducts(argument, powerProduct(l.argument, l.c / c, 1, kernels), kernels)
    const outside = tidy(BigInt(c), 1n, rest, kernels)
    const log = fn('ln', [presenter.product(argument)])
    parts.push(times(presenter.plain(outside), log))
  }
  return add(parts)
}

function times(a: Expr, b: Expr): Expr {
  if (a.k === 'num' && a.n === a.d) return b
  return { k: 'mul', args: a.k === 'mul' ? [...a.args, b] : [a, b] }
}

function singleLogarithm(m: Monomial, kernels: Kernels): { id: number; argument: Product } | null {
  for (let i = 0; i < m.length; i += 2) {
    const body = kernels.at(m[i]!).body
    if (body.kind === 'call' && body.name === 'ln' && exponentOf(m, m[i]!) === UNIT) {
      return { id: m[i]!, argument: body.args[0]! }
    }
  }
  return null
}
