/** How long an expression is, counted in operations as the reference's CAS counts them when it picks the shortest form. */
import type { Expr } from '../ast.ts'

/**
 * Number of operations: additions, multiplications, divisions, powers, signs and function calls.
 *
 * @example operations(parse('\\frac{a-b}{2c}')) // 3: one subtraction, one division, one product
 */
export function operations(e: Expr): number {
  switch (e.k) {
    case 'num':
      return (e.n < 0n ? 1 : 0) + (e.d === 1n ? 0 : 1)
    case 'const':
    case 'sym':
      return 0
    case 'add': {
      let total = e.args.length - 1
      let negative = 0
      for (const a of e.args) {
        if (isNegative(a)) negative++
        total += unsigned(a)
      }
      return negative === e.args.length ? total + 1 : total
    }
    case 'mul':
      return (isNegative(e) ? 1 : 0) + unsigned(e)
    case 'pow':
      if (e.exp.k === 'num' && e.exp.n === -1n && e.exp.d === 1n) return 1 + operations(e.base)
      return 1 + operations(e.base) + operations(e.exp)
    case 'fn':
      return e.args.reduce((sum, a) => sum + operations(a), 1)
    case 'big':
    case 'deriv':
      return 1 + operations(e.body)
  }
}

/** True for a negative number and for a product that starts with one. */
export function isNegative(e: Expr): boolean {
  if (e.k === 'num') return e.n < 0n
  if (e.k !== 'mul') return false
  const first = e.args[0]
  return first?.k === 'num' && first.n < 0n
}

/** Operations of the expression without its sign. */
function unsigned(e: Expr): number {
  if (e.k === 'num') return e.d === 1n ? 0 : 1
  if (e.k !== 'mul') return operations(e)
  let above = 0
  let below = 0
  let total = 0
  for (const a of e.args) {
    if (a.k === 'num') {
      if (a.n !== 1n && a.n !== -1n) above++
      if (a.d !== 1n) below++
      continue
    }
    if (a.k === 'pow' && a.exp.k === 'num' && a.exp.n < 0n) {
      below++
      const inverted = a.exp.n === -1n && a.exp.d === 1n
      total += inverted ? operations(a.base) : 1 + operations(a.base) + (a.exp.d === 1n ? 0 : 1)
      continue
    }
    if (a.k === 'fn' && a.name === 'exp' && isNegative(a.args[0]!)) {
      below++
      total += 1 + unsigned(a.args[0]!)
      continue
    }
    above++
    total += operations(a)
  }
  if (below > 0) total += below // one division and the products of the denominator
  if (above > 1) total += above - 1
  return total
}
