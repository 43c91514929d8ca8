import type { EedEdit, EedResult, EedTreeNode } from '#core/eed/index.ts'

/**
 * What became of a node: it stands in both trees, has another label in the other one, is only in the key (the
 * answer misses it), or is only in the answer (it is too much).
 */
export type Mark = 'same' | 'changed' | 'missing' | 'extra'

export interface NodeMark {
  readonly mark: Mark
  /** Equal for everything that one edit touches, in both trees; null where no edit names the node. */
  readonly link: string | null
}

export interface Marks {
  readonly gt: ReadonlyMap<number, NodeMark>
  readonly gen: ReadonlyMap<number, NodeMark>
}

/** The name that ties the nodes of the `index`-th edit together. */
export function linkOf(index: number): string {
  return `e${String(index)}`
}

function markOf(op: EedEdit['op']): Mark {
  switch (op) {
    case 'match':
      return 'same'
    case 'relabel':
      return 'changed'
    case 'insert':
    case 'insert_subtree':
      return 'missing'
    case 'delete':
    case 'delete_subtree':
      return 'extra'
  }
}

/** Every node of a tree, parents before children. */
export function nodesOf(tree: EedTreeNode): EedTreeNode[] {
  const out: EedTreeNode[] = []
  const stack = [tree]
  for (let node = stack.pop(); node; node = stack.pop()) {
    out.push(node)
    stack.push(...[...node.children].reverse())
  }
  return out
}

function find(tree: EedTreeNode | null, id: number): EedTreeNode | undefined {
  return tree ? nodesOf(tree).find((n) => n.id === id) : undefined
}

/**
 * The mark of every node of both trees, after the edit script. A whole subtree that is inserted or deleted marks
 * all of its nodes.
 *
 * @example marksOf(result).gt.get(3) // { mark: 'missing', link: 'e2' }
 */
export function marksOf(result: Pick<EedResult, 'edits' | 'gt_tree' | 'gen_tree'>): Marks {
  const gt = new Map<number, NodeMark>()
  const gen = new Map<number, NodeMark>()
  result.edits.forEach((edit, i) => {
    const mark: NodeMark = { mark: markOf(edit.op), link: linkOf(i) }
    const whole = edit.op === 'insert_subtree' || edit.op === 'delete_subtree'
    const put = (into: Map<number, NodeMark>, tree: EedTreeNode | null, id: number | undefined): void => {
      if (id === undefined) return
      const root = whole ? find(tree, id) : undefined
      for (const node of root ? nodesOf(root) : [{ id }])
        if (!into.has(node.id) || !whole) into.set(node.id, mark)
    }
    put(gt, result.gt_tree, edit.gt)
    put(gen, result.gen_tree, edit.gen)
  })
  return { gt, gen }
}

/** An edit that costs something, with the nodes that it touches, for the list in words. */
export interface Step {
  readonly link: string
  readonly op: Exclude<EedEdit['op'], 'match'>
  readonly cost: number
  readonly gt: EedTreeNode | null
  readonly gen: EedTreeNode | null
  /** nodes in the subtree that is inserted or deleted; 1 for single nodes */
  readonly size: number
}

/** The edits that cost something, in order. */
export function stepsOf(result: Pick<EedResult, 'edits' | 'gt_tree' | 'gen_tree'>): Step[] {
  const steps: Step[] = []
  result.edits.forEach((edit, i) => {
    if (edit.op === 'match') return
    const gt = edit.gt === undefined ? null : (find(result.gt_tree, edit.gt) ?? null)
    const gen = edit.gen === undefined ? null : (find(result.gen_tree, edit.gen) ?? null)
    const whole = edit.op === 'insert_subtree' ? gt : edit.op === 'delete_subtree' ? gen : null
    steps.push({
      link: linkOf(i),
      op: edit.op,
      cost: edit.cost,
      gt,
      gen,
      size: whole ? nodesOf(whole).length : 1,
    })
  })
  return steps
}
