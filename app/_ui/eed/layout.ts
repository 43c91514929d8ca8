/**
 * Where the nodes of an expression tree go. The root is at the left, leaves take one row each from top to bottom:
 * an expression has many leaves and few levels, so this is the way that fits a phone.
 */
import type { EedTreeNode } from '#core/eed/index.ts'

/** Height of a row, pixels. */
export const ROW = 34
/** Height of a node's box, pixels. */
export const BOX = 27
const LEVEL_GAP = 22
const MIN_WIDTH = 30
const MAX_WIDTH = 132
const GLYPH = 8.4
const PADDING = 14

export interface Placed {
  readonly node: EedTreeNode
  /** left edge of the box */
  readonly x: number
  /** middle of the box */
  readonly y: number
  readonly width: number
  readonly parent: number | null
}

export interface Layout {
  /** parents before children */
  readonly nodes: readonly Placed[]
  readonly width: number
  readonly height: number
}

/**
 * How wide a label comes out, about: a command is one glyph (`\varepsilon`), a function's name as long as it is,
 * what only groups is nothing.
 *
 * @example labelWidth({ kind: 'symbol', label: 'epsilon_0', latex: '\\varepsilon_0', children: [], id: 0 }) // 30.8
 */
export function labelWidth(node: EedTreeNode): number {
  const text = node.children.length > 0 ? shownLabel(node) : node.latex
  const glyphs = text
    .replace(/\\(?:mathrm|text|operatorname|vec|bar|hat|dot|ddot|tilde|left|right|mathbf)\b/g, '')
    .replace(/\\[a-zA-Z]+/g, 'x')
    .replace(/[{}^_\s\\]/g, '').length
  return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, glyphs * GLYPH + PADDING))
}

/**
 * What is written into a node that has children: the sign of an operation, the name of a function.
 *
 * @example shownLabel({ kind: 'operator', label: 'mul', ... }) // '×'
 */
export function shownLabel(node: Pick<EedTreeNode, 'kind' | 'label'>): string {
  if (node.kind !== 'operator') return node.label
  if (node.label === 'add') return '+'
  if (node.label === 'mul') return '\u00d7'
  if (node.label === 'pow') return '^'
  return node.label
}

/** Places every node: no two boxes overlap, a parent stands at the middle of its children. */
export function layOut(tree: EedTreeNode): Layout {
  const widths: number[] = []
  const depthOf = new Map<EedTreeNode, number>()
  const order: { node: EedTreeNode; parent: EedTreeNode | null }[] = []
  const stack: { node: EedTreeNode; parent: EedTreeNode | null; depth: number }[] = [
    { node: tree, parent: null, depth: 0 },
  ]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, parent, depth } = next
    order.push({ node, parent })
    depthOf.set(node, depth)
    widths[depth] = Math.max(widths[depth] ?? 0, labelWidth(node))
    for (const child of [...node.children].reverse())
      stack.push({ node: child, parent: node, depth: depth + 1 })
  }
  const left: number[] = []
  let width = 0
  for (const [depth, w] of widths.entries()) {
    left[depth] = width
    width += w + LEVEL_GAP
  }
  const y = new Map<EedTreeNode, number>()
  let row = 0
  for (const { node } of order) if (node.children.length === 0) y.set(node, row++ * ROW + ROW / 2)
  for (const { node } of [...order].reverse()) {
    const [first, last] = [node.children[0], node.children.at(-1)]
    if (first && last) y.set(node, (y.get(first)! + y.get(last)!) / 2)
  }
  return {
    nodes: order.map(({ node, parent }) => ({
      node,
      x: left[depthOf.get(node)!]!,
      y: y.get(node)!,
      width: labelWidth(node),
      parent: parent?.id ?? null,
    })),
    width: width - LEVEL_GAP,
    height: row * ROW,
  }
}
