/** Helps to move points at which an exponential swallows everything else. */
import * as op from './operations.ts'
import type { PreciseFrame } from './precise.ts'
import type { Program } from './program.ts'

/** The argument of the exponential at or below a node that is largest in size: what to divide by. */
export function exponentNear(program: Program, id: number, precise: PreciseFrame): number {
  let largest = 1
  const seen = new Set<number>()
  const stack = [id]
  while (stack.length > 0 && seen.size < 500) {
    const i = stack.pop()!
    if (seen.has(i)) continue
    seen.add(i)
    const node = program.nodes[i]!
    if (node.op === op.EXP || node.op === op.SINH || node.op === op.COSH || node.op === op.TANH) {
      const x = Math.abs(precise.hi[node.args[0]!]!)
      if (Number.isFinite(x)) largest = Math.max(largest, x)
    }
    if (node.op === op.POWER) {
      const x = Math.abs(precise.hi[node.args[1]!]!)
      if (Number.isFinite(x)) largest = Math.max(largest, x)
    }
    stack.push(...node.args)
  }
  return largest
}
