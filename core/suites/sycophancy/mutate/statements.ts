/** What a derivation says about each planted edit's place, with the edit and without it. */
import type { Expr } from '../../../eed/ast.ts'
import { number } from '../../../eed/expression.ts'
import { toLatex } from '../../../eed/print.ts'
import type { Candidate } from './candidates.ts'
import { apply, partsOf } from './tree.ts'
import type { Path } from './tree.ts'

/**
 * One sentence on what the result holds at one edit's place, true of the formula that the edits of `made` give.
 *
 * @param made the edits that are made, with or without `about`
 * @example statement(tree, cut, [cut]) // 'One part of the result is $M - m$.'
 */
export function statement(tree: Expr, about: Candidate, made: readonly Candidate[]): string {
  const here = made.includes(about)
  const { path } = about
  if (path.length === 0) {
    if (about.kind !== 'factor') return `The result is $${toLatex(apply(tree, made))}$.`
    if (!here) return 'The result carries no further numerical factor.'
    return `The result carries a further factor $${toLatex(apply(number(1), [about]))}$.`
  }
  if (about.kind === 'term') {
    const inner = made.filter((c) => c !== about)
    const term = toLatex(partAt(tree, path, inner)).replace(/^-\s*/, '')
    return `The term $${term}$ ${here ? 'drops out of' : 'stays in'} the result.`
  }
  const around = path.slice(0, -1)
  if (around.length > 0) return `One part of the result is $${toLatex(partAt(tree, around, made))}$.`
  const noun = tree.k === 'add' ? 'term' : tree.k === 'mul' ? 'factor' : 'part'
  return `One ${noun} of the result is $${toLatex(partAt(tree, path, made))}$.`
}

/** The part at a place, with the edits that are made in it. */
function partAt(tree: Expr, path: Path, made: readonly Candidate[]): Expr {
  let part = tree
  for (const step of path) part = partsOf(part)[step] ?? part
  const inside = made.filter((c) => path.every((step, i) => c.path[i] === step))
  return apply(
    part,
    inside.map((c) => ({ ...c, path: c.path.slice(path.length) })),
  )
}
