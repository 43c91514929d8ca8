/** Partial credit from two canonical values: trees, distance, edit script and the sum. */
import type { Value } from './ast.ts'
import type { Ordered } from './distance.ts'
import { distances, inOrder, subtreeCost, work } from './distance.ts'
import { toLatex, withSharedTexts } from './print.ts'
import { editScript } from './script.ts'
import type { Tree } from './tree.ts'
import { treeOf, treeSize } from './tree.ts'
import type { EedEdit, EedTreeNode } from './types.ts'

export interface Credit {
  readonly score: number
  readonly distance: number
  readonly tree_size: number
  readonly gt_latex: string | null
  readonly gen_latex: string | null
  readonly gt_tree: EedTreeNode | null
  readonly gen_tree: EedTreeNode | null
  readonly edits: readonly EedEdit[]
  readonly steps: readonly string[]
  readonly flags: readonly string[]
}

/** A key's canonical value with its tree, and what a page shows of it. */
export interface KeyForm {
  readonly value: Value
  readonly tree: Tree
  readonly size: number
  readonly shown: () => { readonly latex: string; readonly tree: EedTreeNode | null }
}

/** Prepares a key's canonical value; what is only for showing is made when first asked for. */
export function keyForm(value: Value): KeyForm {
  const tree = treeOf(value)
  let shown: { latex: string; tree: EedTreeNode | null } | null = null
  return {
    value,
    tree,
    size: treeSize(tree),
    shown: () => (shown ??= { latex: toLatex(value), tree: described(tree) }),
  }
}

/** The edits with the roots' match turned into a change of label, for trees that are alike by mistake. */
function rootChanged(edits: readonly EedEdit[]): EedEdit[] {
  return edits.map((e, i) => (i === edits.length - 1 ? { ...e, op: 'relabel' as const, cost: 1 } : e))
}

/** Steps of the distance's recurrence that are affordable. */
const MAX_WORK = 2_000_000
/** Trees larger than this are not shown. */
const MAX_SHOWN = 400

/**
 * Credit for an answer with this canonical value, or full credit when `answer` is null (an equal answer).
 *
 * Score: 60 - 100 d / n, at least 0, with n the size of the key's tree. Where the trees are too large for the exact
 * distance, d is the cost of replacing the whole tree, and the flag `distance_bounded` says so.
 */
export function compareTreesOf(key: KeyForm, answer: Value | null, detail: boolean): Credit {
  const { tree: keyTree, size } = key
  const shown = detail ? key.shown() : null
  const gt_latex = shown?.latex ?? null
  if (answer === null) {
    return {
      score: 100,
      distance: 0,
      tree_size: size,
      gt_latex,
      gen_latex: gt_latex,
      gt_tree: shown?.tree ?? null,
      gen_tree: shown?.tree ?? null,
      edits: [],
      steps: detail ? ['The values are equal: 100.'] : [],
      flags: [],
    }
  }
  const answerTree = treeOf(answer)
  const found = measured(answerTree, keyTree, detail)
  const { bounded } = found
  // The canonical forms can coincide where the values do not (a sign that is lost, say): one node is then wrong.
  const same = found.distance === 0
  const distance = same ? 1 : found.distance
  const edits = same ? rootChanged(found.edits) : found.edits
  const points = Math.max(0, 60 - (100 * distance) / size)
  return {
    score: points,
    distance,
    tree_size: size,
    gt_latex,
    gen_latex: detail ? toLatex(answer) : null,
    gt_tree: shown?.tree ?? null,
    gen_tree: detail ? described(answerTree) : null,
    edits,
    steps: detail ? explain(distance, size, points) : [],
    flags: bounded ? ['distance_bounded'] : same ? ['same_tree'] : [],
  }
}

function measured(
  from: Tree,
  to: Tree,
  detail: boolean,
): { distance: number; edits: EedEdit[]; bounded: boolean } {
  const numbers = new Map<string, number>()
  const a: Ordered = inOrder(from, numbers)
  const b: Ordered = inOrder(to, numbers)
  if (work(a, b) > MAX_WORK) {
    const n = a.nodes.length
    const m = b.nodes.length
    const edits: EedEdit[] = detail
      ? [
          { op: 'delete_subtree', gen: n - 1, cost: subtreeCost(n) / 5 },
          { op: 'insert_subtree', gt: m - 1, cost: subtreeCost(m) / 5 },
        ]
      : []
    return { distance: (subtreeCost(n) + subtreeCost(m)) / 5, edits, bounded: true }
  }
  const t = distances(a, b)
  return { distance: t.table[t.table.length - 1]! / 5, edits: detail ? editScript(t) : [], bounded: false }
}

function explain(d: number, n: number, points: number): string[] {
  const lines = [
    `Distance between the trees: ${round(d)}; size of the key's tree: ${n}.`,
    `60 - 100 * ${round(d)} / ${n} = ${round(60 - (100 * d) / n)}.`,
  ]
  if (60 - (100 * d) / n < 0) lines.push(`Not below 0: ${round(points)}.`)
  return lines
}

function round(x: number): string {
  return String(Math.round(x * 100) / 100)
}

/** The tree as a result shows it; null when it is too large for a page. */
function described(tree: Tree): EedTreeNode | null {
  if (treeSize(tree) > MAX_SHOWN) return null
  let next = 0
  const visit = (t: Tree): EedTreeNode => {
    const children = t.children.map(visit)
    return { id: next++, label: t.label, kind: t.kind, latex: toLatex(t.expr), children }
  }
  return withSharedTexts(() => visit(tree))
}
