/** The edit script: which operations the distance is made of, found by walking back through the tables. */
import type { Distances } from './distance.ts'
import { fill } from './distance.ts'
import type { EedEdit } from './types.ts'

const NODE = 5

/**
 * Operations that turn tree `a` (the answer) into tree `b` (the key); ids are post-order numbers. Their costs add up
 * to the distance. Nodes that stay as they are appear with op `match` and cost 0.
 */
export function editScript(t: Distances): EedEdit[] {
  const edits: EedEdit[] = []
  const n = t.b.nodes.length
  const w = n + 1
  const { a, b } = t
  const pending: [number, number][] = [[a.nodes.length - 1, n - 1]]
  const forest = new Int32Array((a.nodes.length + 1) * w)
  while (pending.length > 0) {
    const [x, y] = pending.pop()!
    // The table of subtree distances is complete; only the forests of this pair are needed again.
    fill(t, x, y, forest)
    let i = x
    let j = y
    const ax = a.left[x]!
    const by = b.left[y]!
    while (i >= ax || j >= by) {
      const here = forest[(i + 1) * w + j + 1]!
      if (i >= ax && j >= by) {
        const whole = a.left[i] === ax && b.left[j] === by
        const same = a.labels[i] === b.labels[j]
        if (whole && here === forest[i * w + j]! + (same ? 0 : NODE)) {
          edits.push({ op: same ? 'match' : 'relabel', gt: j, gen: i, cost: same ? 0 : 1 })
          i--
          j--
          continue
        }
        if (!whole && here === forest[a.left[i]! * w + b.left[j]!]! + t.table[i * n + j]!) {
          pending.push([i, j])
          i = a.left[i]! - 1
          j = b.left[j]! - 1
          continue
        }
      }
      if (i >= ax && j >= by && here === forest[i * w + j + 1]! + NODE) {
        edits.push({ op: 'delete', gen: i, cost: 1 })
        i--
      } else if (i >= ax && j >= by && here === forest[(i + 1) * w + j]! + NODE) {
        edits.push({ op: 'insert', gt: j, cost: 1 })
        j--
      } else if (i >= ax && here === forest[a.left[i]! * w + j + 1]! + a.cost[i]!) {
        edits.push({ op: a.left[i] === i ? 'delete' : 'delete_subtree', gen: i, cost: a.cost[i]! / NODE })
        i = a.left[i]! - 1
      } else {
        edits.push({ op: b.left[j] === j ? 'insert' : 'insert_subtree', gt: j, cost: b.cost[j]! / NODE })
        j = b.left[j]! - 1
      }
    }
  }
  return edits.reverse()
}
