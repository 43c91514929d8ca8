/** Shared by the tests of the scorer's mathematics. */
import type { Expr } from '#core/eed/ast.ts'
import { parseLatex } from '#core/eed/latex/index.ts'
import { isExpression } from '#core/eed/values.ts'

/** Parses LaTeX that is known to be one expression. */
export function parse(latex: string): Expr {
  const r = parseLatex(latex)
  if (!r.ok) throw new Error(`${latex}: ${r.error.reason}`)
  if (!isExpression(r.value)) throw new Error(`${latex} is no expression`)
  return r.value
}
