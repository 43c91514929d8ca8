/** Products of vectors: `\vec a\times\vec b` and `\vec a\cdot\vec b`, against plain products of numbers. */
import type { Expr } from '../ast.ts'
import { fn } from './build.ts'
import type { Parser } from './state.ts'

/** True for an expression that is a vector by its notation or by declaration. */
export function isVector(p: Parser, x: Expr): boolean {
  switch (x.k) {
    case 'sym':
      return (
        x.name.startsWith('vec{') ||
        x.name.startsWith('hat{') ||
        x.name.includes('{vec{') ||
        x.name.startsWith('Delta vec{') ||
        x.name.startsWith('nabla') ||
        (p.lexicon.vectors.size > 0 && p.lexicon.vectors.has(x.name))
      )
    case 'fn':
      return x.name === 'cross'
    case 'add':
      return x.args.every((arg) => isVector(p, arg))
    case 'mul': {
      let vectors = 0
      for (const arg of x.args) if (isVector(p, arg)) vectors++
      return vectors === 1
    }
    case 'deriv':
      return isVector(p, x.body)
    default:
      return false
  }
}

/** The factors of left × right when both hold a vector, else null. */
export function vectorProduct(
  p: Parser,
  left: readonly Expr[],
  right: readonly Expr[],
  name: 'cross' | 'dot',
): Expr[] | null {
  const b = right.findIndex((x) => isVector(p, x))
  if (b < 0) return null
  let a = left.length - 1
  while (a >= 0 && !isVector(p, left[a]!)) a--
  if (a < 0) return null
  const rest = left.filter((_, index) => index !== a)
  right.forEach((x, index) => {
    if (index !== b) rest.push(x)
  })
  rest.push(fn(name, [left[a]!, right[b]!]))
  return rest
}
