import type { CSSProperties, ReactNode } from 'react'
import type { EedTreeNode } from '#core/eed/index.ts'
import { t } from '../../_messages/index.ts'
import { Formula } from '../text/math.tsx'
import { BOX, layOut, shownLabel } from './layout.ts'
import type { Placed } from './layout.ts'
import { nodesOf } from './marks.ts'
import type { Mark, NodeMark } from './marks.ts'

/** Trees of more nodes than this are not drawn: nobody reads them, and browsers suffer. */
export const MAX_DRAWN = 400

/** The sign beside a node, so that colour is never the only difference. */
export const MARK_SIGN: Readonly<Record<Mark, string>> = {
  same: '',
  changed: '~',
  missing: '+',
  extra: '\u2212',
}

interface TreeProps {
  tree: EedTreeNode
  marks: ReadonlyMap<number, NodeMark>
  /** what the drawing shows, for those who do not see it; the list of edits says the rest */
  label: string
}

/** One expression tree, drawn from left to right. */
export function Tree({ tree, marks, label }: TreeProps): ReactNode {
  const size = nodesOf(tree).length
  if (size > MAX_DRAWN)
    return <p className="text-sm text-muted">{t('eed.tree.too_large', { count: size })}</p>
  const { nodes, width, height } = layOut(tree)
  const byId = new Map(nodes.map((p) => [p.node.id, p]))
  return (
    // Wide trees scroll inside their own box, also with the keyboard.
    <div className="tree-scroll" tabIndex={0} role="group" aria-label={label}>
      <div className="tree" style={{ width, height }} aria-hidden="true">
        <svg width={width} height={height} className="tree-edges">
          {nodes.map((p) => {
            const parent = p.parent === null ? undefined : byId.get(p.parent)
            return parent && <path key={p.node.id} d={curve(parent, p)} />
          })}
        </svg>
        {nodes.map((p) => (
          <TreeNode key={p.node.id} placed={p} mark={marks.get(p.node.id) ?? { mark: 'same', link: null }} />
        ))}
      </div>
    </div>
  )
}

function curve(from: Placed, to: Placed): string {
  const x0 = from.x + from.width
  const middle = (x0 + to.x) / 2
  return `M${String(x0)} ${String(from.y)}C${String(middle)} ${String(from.y)} ${String(middle)} ${String(to.y)} ${String(to.x)} ${String(to.y)}`
}

/** What is written into a leaf: its formula; a fraction on one line, as a stacked one is too small to read there. */
export function leafTex(node: Pick<EedTreeNode, 'kind' | 'label' | 'latex'>): string {
  return node.kind === 'number' && /^-?\d+\/\d+$/.test(node.label) ? node.label : node.latex
}

function TreeNode({ placed, mark }: { placed: Placed; mark: NodeMark }): ReactNode {
  const { node, x, y, width } = placed
  const style: CSSProperties = { left: x, top: y - BOX / 2, width, height: BOX }
  return (
    <span
      className={`tree-node tree-${mark.mark}`}
      style={style}
      data-link={mark.link ?? undefined}
      title={node.latex}
    >
      {mark.mark !== 'same' && <span className="tree-sign">{MARK_SIGN[mark.mark]}</span>}
      {node.children.length > 0 ? (
        <span className={node.kind === 'operator' ? 'tree-operator' : ''}>{shownLabel(node)}</span>
      ) : (
        <Formula tex={leafTex(node)} mathml={false} />
      )}
    </span>
  )
}
