/** The canonical form: a value's shortest expression, the same for all ways to write it. */
import type { Expr } from '../ast.ts'
import { children } from '../expression.ts'
import { Kernels } from './kernel.ts'
import { BudgetError } from './monomial.ts'
import { normalize } from './normalize.ts'
import { Presenter } from './present.ts'

export { operations } from './measure.ts'

export interface Canonical {
  readonly expr: Expr
  /** False when the form would have cost too much work, so that the expression is only tidied. */
  readonly complete: boolean
}

/**
 * The canonical form of an expression, within a fixed amount of work.
 *
 * @param open symbols that may be negative; all others are taken to be positive
 * @example canonical(parse('\\frac{a}{2}+\\frac{b}{2}')) // (a + b)/2 as a/2 + b/2, however it was written
 */
export function canonical(e: Expr, open?: ReadonlySet<string>): Canonical {
  try {
    const kernels = new Kernels(open)
    const expr = new Presenter(kernels).present(normalize(e, kernels))
    return isLarge(expr) ? { expr: e, complete: false } : { expr, complete: true }
  } catch (error) {
    if (error instanceof BudgetError || error instanceof RangeError) return { expr: e, complete: false }
    throw error
  }
}

const MAX_NODES = 20_000

/** More nodes than a tree should have; shared parts count each time they occur. */
function isLarge(e: Expr): boolean {
  const stack: Expr[] = [e]
  for (let n = 0; stack.length > 0; n++) {
    if (n > MAX_NODES) return true
    stack.push(...children(stack.pop()!))
  }
  return false
}
