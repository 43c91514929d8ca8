/** Chooses among forms of one value. */
import type { Expr } from '../ast.ts'
import { children } from '../expression.ts'
import { compareTrees, treeOf, treeSize } from '../tree.ts'
import { operations } from './measure.ts'

/**
 * The candidate with the fewest operations, the first of several. `others` are forms of equal standing: of two as
 * short as each other the one that is first in tree order wins, whichever of them the value came in.
 */
export function shortest(candidates: readonly Expr[], others: readonly Expr[]): Expr {
  let best = candidates[0]!
  let least = operations(best)
  for (let i = 1; i < candidates.length; i++) {
    const n = operations(candidates[i]!)
    if (n < least) {
      least = n
      best = candidates[i]!
    }
  }
  for (const e of others) {
    const n = operations(e)
    if (n < least || (n === least && precedes(e, best))) {
      least = n
      best = e
    }
  }
  return best
}

/** Fewer powers of functions first (cos 2a before sin^2 a), then the smaller tree, then the trees' own order. */
export function precedes(a: Expr, b: Expr): boolean {
  const powers = functionPowers(a) - functionPowers(b)
  if (powers !== 0) return powers < 0
  const x = treeOf(a)
  const y = treeOf(b)
  const difference = treeSize(x) - treeSize(y)
  return difference < 0 || (difference === 0 && compareTrees(x, y) < 0)
}

function functionPowers(e: Expr): number {
  let n = e.k === 'pow' && e.base.k === 'fn' ? 1 : 0
  for (const c of children(e)) n += functionPowers(c)
  return n
}
