/**
 * The extended tree edit distance of the reference: Zhang and Shasha, "Simple fast algorithms for the editing distance
 * between trees and related problems" (1989), with two more operations, deleting and inserting a whole subtree.
 *
 * Inserting, deleting and relabelling a node cost 1; a whole subtree of s nodes costs s up to 5 nodes and 0.6 s + 2
 * beyond. All costs are kept as whole numbers of fifths, so that sums are exact.
 */
import type { Tree } from './tree.ts'

/** One node costs five fifths. */
const NODE = 5

/** Cost in fifths of deleting or inserting a whole subtree of `size` nodes. */
export function subtreeCost(size: number): number {
  return size <= 5 ? NODE * size : 3 * size + 10
}

/** A tree in post-order, ready for the recurrence. */
export interface Ordered {
  readonly nodes: readonly Tree[]
  /** Label numbers, comparable between the trees of one comparison. */
  readonly labels: Int32Array
  /** Leftmost leaf below each node. */
  readonly left: Int32Array
  /** Roots of the subproblems, ascending. */
  readonly roots: readonly number[]
  /** Cost of each node's whole subtree. */
  readonly cost: Int32Array
}

/** Lists a tree's nodes in post-order. `numbers` gives equal labels equal numbers and is shared by both trees. */
export function inOrder(tree: Tree, numbers: Map<string, number>): Ordered {
  const nodes: Tree[] = []
  const left: number[] = []
  const visit = (t: Tree): number => {
    let first = -1
    for (const c of t.children) {
      const l = visit(c)
      if (first < 0) first = l
    }
    const at = nodes.length
    nodes.push(t)
    left.push(first < 0 ? at : first)
    return left[at]!
  }
  visit(tree)
  const labels = new Int32Array(nodes.length)
  const cost = new Int32Array(nodes.length)
  const seen = new Set<number>()
  const roots: number[] = []
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i]!
    // Kind and label together: a symbol called "sin" is not the function.
    const name = `${node.kind[0]!}${node.label}`
    let number = numbers.get(name)
    if (number === undefined) numbers.set(name, (number = numbers.size))
    labels[i] = number
    cost[i] = subtreeCost(i - left[i]! + 1)
    if (!seen.has(left[i]!)) {
      seen.add(left[i]!)
      roots.push(i)
    }
  }
  return { nodes, labels, left: Int32Array.from(left), roots: roots.reverse(), cost }
}

/** Distances between all pairs of subtrees, in fifths: entry [i * b.nodes.length + j]. */
export interface Distances {
  readonly a: Ordered
  readonly b: Ordered
  readonly table: Int32Array
}

/** Elementary steps that `distances` would take. */
export function work(a: Ordered, b: Ordered): number {
  const sum = (t: Ordered): number => t.roots.reduce((s, r) => s + (r - t.left[r]! + 1), 0)
  return sum(a) * sum(b)
}

/** All subtree distances from `a` to `b`. */
export function distances(a: Ordered, b: Ordered): Distances {
  const n = b.nodes.length
  const table = new Int32Array(a.nodes.length * n)
  const forest = new Int32Array((a.nodes.length + 1) * (n + 1))
  const result = { a, b, table }
  for (const x of a.roots) for (const y of b.roots) fill(result, x, y, forest)
  return result
}

/**
 * The forest distances for the subtrees at x and y. Cell (i, j) of `forest`, in rows of b.nodes.length + 1, is the
 * distance between the nodes before i (from the left end of x's subtree) and before j.
 */
export function fill(t: Distances, x: number, y: number, forest: Int32Array): void {
  const { a, b, table } = t
  const n = b.nodes.length
  const w = n + 1
  const ax = a.left[x]!
  const by = b.left[y]!
  forest[ax * w + by] = 0
  for (let i = ax; i <= x; i++) forest[(i + 1) * w + by] = forest[a.left[i]! * w + by]! + a.cost[i]!
  for (let j = by; j <= y; j++) forest[ax * w + j + 1] = forest[ax * w + b.left[j]!]! + b.cost[j]!
  for (let i = ax; i <= x; i++) {
    const li = a.left[i]!
    const ci = a.cost[i]!
    const label = a.labels[i]!
    for (let j = by; j <= y; j++) {
      const lj = b.left[j]!
      let best = forest[i * w + j + 1]! + NODE
      const insert = forest[(i + 1) * w + j]! + NODE
      if (insert < best) best = insert
      const removeTree = forest[li * w + j + 1]! + ci
      if (removeTree < best) best = removeTree
      const insertTree = forest[(i + 1) * w + lj]! + b.cost[j]!
      if (insertTree < best) best = insertTree
      if (li === ax && lj === by) {
        const match = forest[i * w + j]! + (label === b.labels[j]! ? 0 : NODE)
        if (match < best) best = match
        table[i * n + j] = best
      } else {
        const match = forest[li * w + lj]! + table[i * n + j]!
        if (match < best) best = match
      }
      forest[(i + 1) * w + j + 1] = best
    }
  }
}

/**
 * The distance between two trees.
 *
 * @example treeDistance(treeOf(parse('2a')), treeOf(parse('3a'))) // 1
 */
export function treeDistance(from: Tree, to: Tree): number {
  const numbers = new Map<string, number>()
  const t = distances(inOrder(from, numbers), inOrder(to, numbers))
  return t.table[t.table.length - 1]! / NODE
}
