/** Solves an equation for a symbol that occurs once, by undoing one operation after the other. */
import type { Expr } from './ast.ts'
import { add, contains, fn, mul, negate, number, power, exponential } from './expression.ts'

const INVERSES: Readonly<Record<string, (y: Expr) => Expr>> = {
  exp: (y) => fn('ln', [y]),
  ln: (y) => exponential(y),
  sin: (y) => fn('asin', [y]),
  cos: (y) => fn('acos', [y]),
  tan: (y) => fn('atan', [y]),
  asin: (y) => fn('sin', [y]),
  acos: (y) => fn('cos', [y]),
  atan: (y) => fn('tan', [y]),
  sinh: (y) => fn('asinh', [y]),
  tanh: (y) => fn('atanh', [y]),
}

/**
 * The value of `name` from lhs = rhs, the positive one where there are two; null when the symbol does not occur
 * exactly once in a place that can be undone.
 *
 * @example solveFor(parse('T^2'), parse('4\\pi^2 l/g'), 'T') // (4 pi^2 l/g)^(1/2)
 */
export function solveFor(lhs: Expr, rhs: Expr, name: string): Expr | null {
  let left = lhs
  let right = rhs
  for (let step = 0; step < 60; step++) {
    if (left.k === 'sym') return left.name === name ? right : null
    switch (left.k) {
      case 'add': {
        const inside = left.args.filter((a) => contains(a, name))
        if (inside.length !== 1) return null
        const others = left.args.filter((a) => a !== inside[0])
        right = add([right, ...others.map(negate)])
        left = inside[0]!
        break
      }
      case 'mul': {
        const inside = left.args.filter((a) => contains(a, name))
        if (inside.length !== 1) return null
        const others = left.args.filter((a) => a !== inside[0])
        right = mul([right, ...others.map((o) => power(o, number(-1)))])
        left = inside[0]!
        break
      }
      case 'pow':
        if (contains(left.base, name)) {
          if (contains(left.exp, name)) return null
          right = power(right, power(left.exp, number(-1)))
          if (left.exp.k === 'num') {
            if (left.exp.n === 0n) return null
            const [n, d] = left.exp.n < 0n ? [-left.exp.d, -left.exp.n] : [left.exp.d, left.exp.n]
            right = power(right.k === 'pow' ? right.base : right, { k: 'num', n, d })
          }
          left = left.base
        } else {
          right = mul([fn('ln', [right]), power(fn('ln', [left.base]), number(-1))])
          left = left.exp
        }
        break
      case 'fn': {
        const inverse = INVERSES[left.name]
        if (!inverse || left.args.length !== 1) return null
        right = inverse(right)
        left = left.args[0]!
        break
      }
      default:
        return null
    }
  }
  return null
}
