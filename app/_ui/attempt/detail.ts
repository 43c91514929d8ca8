import { z } from 'zod'
import type { EedTreeNode } from '#core/eed/index.ts'
import type { PhysicsDetail } from '#core/suites/physics/index.ts'

const tree: z.ZodType<EedTreeNode> = z.lazy(() =>
  z.object({
    id: z.number(),
    label: z.string(),
    kind: z.enum(['operator', 'function', 'symbol', 'number']),
    latex: z.string(),
    children: z.array(tree),
  }),
)

const eed = z.object({
  score: z.number(),
  outcome: z.enum(['scored', 'unparseable', 'key_error', 'undecided']),
  equal: z.boolean(),
  decided_by: z.string(),
  flags: z.array(z.string()),
  readings: z.array(z.string()),
  distance: z.number().nullable(),
  tree_size: z.number().nullable(),
  gt_latex: z.string().nullable(),
  gen_latex: z.string().nullable(),
  gt_tree: tree.nullable(),
  gen_tree: tree.nullable(),
  edits: z.array(
    z.object({
      op: z.enum(['match', 'relabel', 'insert', 'delete', 'insert_subtree', 'delete_subtree']),
      gt: z.number().optional(),
      gen: z.number().optional(),
      cost: z.number(),
    }),
  ),
  steps: z.array(z.string()),
  error: z
    .object({
      side: z.enum(['gt', 'gen']),
      code: z.string(),
      reason: z.string(),
      position: z.number(),
      excerpt: z.string(),
    })
    .optional(),
})

const detail = z.object({ reason: z.string(), eed: eed.nullable(), without_box: z.boolean() })

/**
 * Whether a stored score's detail is what this version of the physics suite writes. Rows of other versions may hold
 * anything; the page then leaves the reasons out rather than draw half of them.
 */
export function isPhysicsDetail(value: unknown): value is PhysicsDetail {
  return detail.safeParse(value).success
}
