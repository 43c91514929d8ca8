import type { EedEdit, EedResult, EedTreeNode } from '#core/eed/index.ts'

/** One result as a page of text for a person: verdict, canonical forms, both trees and the edit script. */
export function showPair(gt: string, gen: string, r: EedResult): string {
  const lines = [`key      ${oneLine(gt)}`, `answer   ${oneLine(gen)}`, '']
  lines.push(
    r.outcome === 'scored'
      ? `score    ${points(r.score)}${r.equal ? ' (equal)' : ''}`
      : `outcome  ${r.outcome}`,
  )
  if (r.decided_by) lines.push(`decided  ${r.decided_by}`)
  if (r.readings.length > 0) lines.push(`read     ${r.readings.join('; ')}`)
  if (r.flags.length > 0) lines.push(`flags    ${r.flags.join(', ')}`)
  if (r.error) lines.push(...errorLines(r.error, r.error.side === 'gt' ? gt : gen))
  if (r.gt_latex !== null || r.gen_latex !== null) lines.push('', 'canonical forms')
  if (r.gt_latex !== null) lines.push(`  key    ${r.gt_latex}`)
  if (r.gen_latex !== null) lines.push(`  answer ${r.gen_latex}`)
  if (r.gt_tree)
    lines.push('', `key's tree (${r.tree_size ?? '?'} nodes)`, ...draw(r.gt_tree, marks(r.edits, 'gt')))
  if (r.gen_tree) lines.push('', "answer's tree", ...draw(r.gen_tree, marks(r.edits, 'gen')))
  const script = editLines(r)
  if (script.length > 0)
    lines.push('', `edit script, from the answer to the key (distance ${points(r.distance ?? 0)})`, ...script)
  if (r.steps.length > 0) lines.push('', ...r.steps.map((s) => `  ${s}`))
  return lines.join('\n')
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ⏎ ')
const points = (n: number): string => String(Number(n.toFixed(2)))

/** The place of an error, with a caret below it. */
function errorLines(error: NonNullable<EedResult['error']>, text: string): string[] {
  const from = Math.max(0, error.position - 30)
  const excerpt = text.slice(from, error.position + 30).replace(/\s/g, ' ')
  const where = error.side === 'gt' ? 'key' : 'answer'
  return [
    `error    ${error.reason} (${error.code}, ${where}, character ${error.position + 1})`,
    `         ${excerpt}`,
    `         ${' '.repeat(error.position - from)}^`,
  ]
}

/** The trees' marks: what the edit script does to each node. */
function marks(edits: readonly EedEdit[], side: 'gt' | 'gen'): ReadonlyMap<number, string> {
  const words: Readonly<Record<EedEdit['op'], string>> = {
    match: '',
    relabel: side === 'gt' ? '← relabelled' : '→ relabelled',
    insert: '+ missing in the answer',
    insert_subtree: '+ missing in the answer, with all below',
    delete: '- not in the key',
    delete_subtree: '- not in the key, with all below',
  }
  const out = new Map<number, string>()
  for (const e of edits) {
    const id = e[side]
    if (id !== undefined && words[e.op]) out.set(id, words[e.op])
  }
  return out
}

/** A tree in text, one node a line. */
export function draw(root: EedTreeNode, marked: ReadonlyMap<number, string> = new Map()): string[] {
  const out: string[] = []
  const walk = (n: EedTreeNode, own: string, below: string): void => {
    const mark = marked.get(n.id)
    out.push(`  ${own}${n.label}${mark ? `   ${mark}` : ''}`)
    for (const [i, child] of n.children.entries()) {
      const last = i === n.children.length - 1
      walk(child, `${below}${last ? '└─ ' : '├─ '}`, `${below}${last ? '   ' : '│  '}`)
    }
  }
  walk(root, '', '')
  return out
}

function editLines(r: EedResult): string[] {
  const names = (root: EedTreeNode | null): Map<number, EedTreeNode> => {
    const out = new Map<number, EedTreeNode>()
    const walk = (n: EedTreeNode): void => {
      out.set(n.id, n)
      n.children.forEach(walk)
    }
    if (root) walk(root)
    return out
  }
  const inKey = names(r.gt_tree)
  const inAnswer = names(r.gen_tree)
  const of = (nodes: Map<number, EedTreeNode>, id: number | undefined): EedTreeNode | undefined =>
    id === undefined ? undefined : nodes.get(id)
  return r.edits
    .filter((e) => e.op !== 'match')
    .map((e) => {
      const key = of(inKey, e.gt)
      const answer = of(inAnswer, e.gen)
      switch (e.op) {
        case 'relabel':
          return `  relabel ${answer?.label} as ${key?.label}   ${points(e.cost)}`
        case 'insert':
          return `  insert ${key?.label}   ${points(e.cost)}`
        case 'insert_subtree':
          return `  insert all of ${key?.latex}   ${points(e.cost)}`
        case 'delete':
          return `  delete ${answer?.label}   ${points(e.cost)}`
        case 'delete_subtree':
          return `  delete all of ${answer?.latex}   ${points(e.cost)}`
        case 'match':
          return ''
      }
    })
}
