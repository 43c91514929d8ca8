/** Relations between kernels inside sums: cos^2 = 1 - sin^2, i^2 = -1, sqrt(2)^2 = 2, sqrt(P)^2 = P, |P|^2 = P^2. */
import type { Kernels } from './kernel.ts'
import type { Monomial } from './monomial.ts'
import { BudgetError, UNIT, times } from './monomial.ts'
import type { Polynomial } from './polynomial.ts'
import { addTerm, multiply, multiplyTerm, powerOf } from './polynomial.ts'

/** The polynomial with all relations applied. */
export function reduceTerms(p: Polynomial, kernels: Kernels): Polynomial {
  let result = p
  for (let round = 0; round < 40; round++) {
    let dirty = false
    for (const t of result.values()) {
      if (reducible(t.m, kernels) >= 0) {
        dirty = true
        break
      }
    }
    if (!dirty) return result
    const next: Polynomial = new Map()
    for (const t of result.values()) {
      const at = reducible(t.m, kernels)
      if (at < 0) {
        addTerm(next, t.m, t.c)
        continue
      }
      for (const s of replacement(t.m, at, kernels).values()) addTerm(next, s.m, s.c * t.c)
    }
    kernels.budget.spend(next.size + result.size)
    result = next
  }
  throw new BudgetError('relations do not settle')
}

/** Position of a kernel in the monomial to which a relation applies, or -1. */
function reducible(m: Monomial, kernels: Kernels): number {
  for (let i = 0; i < m.length; i += 2) {
    const e = m[i + 1]!
    if (e < UNIT) continue
    const body = kernels.at(m[i]!).body
    switch (body.kind) {
      case 'number':
      case 'polynomial':
        return i
      case 'constant':
        if (body.name === 'i' && e >= 2 * UNIT) return i
        break
      case 'call':
        if ((body.name === 'cos' || body.name === 'abs') && e >= 2 * UNIT && e % UNIT === 0) return i
        break
      case 'symbol':
      case 'power':
      case 'opaque':
        break
    }
  }
  return -1
}

function replacement(m: Monomial, at: number, kernels: Kernels): Polynomial {
  const id = m[at]!
  const e = m[at + 1]!
  const body = kernels.at(id).body
  const whole = Math.floor(e / UNIT)
  switch (body.kind) {
    case 'number': {
      const value = Number(body.value) ** whole
      if (!Number.isSafeInteger(value)) throw new BudgetError('number too large')
      return single(times(m, [id, -whole * UNIT]), value)
    }
    case 'polynomial':
      return multiplyTerm(powerOf(body.polynomial, whole, kernels.budget), times(m, [id, -whole * UNIT]), 1)
    case 'constant': {
      const turns = Math.floor(whole / 2)
      return single(times(m, [id, -2 * turns * UNIT]), turns % 2 === 0 ? 1 : -1)
    }
    case 'call': {
      const pairs = Math.floor(whole / 2)
      const rest = times(m, [id, -2 * pairs * UNIT])
      if (body.name === 'abs') {
        const inner = body.args[0]!
        let square: Polynomial = single(rest, 1)
        for (let i = 0; i < inner.m.length; i += 2) {
          const factor = single([inner.m[i]!, inner.m[i + 1]! * 2 * pairs], 1)
          square = multiply(square, factor, kernels.budget)
        }
        return square
      }
      const sin = kernels.call('sin', body.args)
      const cosSquared = single([], 1)
      addTerm(cosSquared, [sin, 2 * UNIT], -1)
      return multiplyTerm(powerOf(cosSquared, pairs, kernels.budget), rest, 1)
    }
    default:
      return single(m, 1)
  }
}

function single(m: Monomial, c: number): Polynomial {
  const p: Polynomial = new Map()
  addTerm(p, m, c)
  return p
}
