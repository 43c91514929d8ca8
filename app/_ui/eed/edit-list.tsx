import type { ReactNode } from 'react'
import type { EedResult, EedTreeNode } from '#core/eed/index.ts'
import { t, tPieces } from '../../_messages/index.ts'
import { Formula } from '../text/math.tsx'
import { shownLabel } from './layout.ts'
import { stepsOf } from './marks.ts'
import type { Step } from './marks.ts'
import { amount } from './sum-in-words.tsx'
import { MARK_SIGN } from './tree.tsx'

const MAX_LISTED = 60

/** The edit script in words, one line an edit, with what each costs. */
export function EditList({ result }: { result: EedResult }): ReactNode {
  const steps = stepsOf(result)
  if (steps.length === 0) return null
  const shown = steps.slice(0, MAX_LISTED)
  return (
    <section>
      <h3 className="mb-2">{t('eed.edits')}</h3>
      <ol className="card divide-y divide-line text-[0.95rem]">
        {shown.map((step) => (
          <li key={step.link} data-link={step.link} tabIndex={0} className="edit">
            <span className={`tree-node tree-swatch tree-${toneOf(step)}`} aria-hidden="true">
              {MARK_SIGN[toneOf(step)]}
            </span>
            <span className="min-w-0 grow overflow-x-auto overflow-y-hidden py-0.5">{sentence(step)}</span>
            <span className="shrink-0 text-muted tabular-nums">
              {t('eed.cost', { cost: amount(step.cost) })}
            </span>
          </li>
        ))}
      </ol>
      {steps.length > shown.length && (
        <p className="mt-2 text-sm text-muted">
          {t('eed.edits.more', { count: steps.length - shown.length })}
        </p>
      )}
    </section>
  )
}

function toneOf(step: Step): 'extra' | 'missing' | 'changed' {
  if (step.op === 'relabel') return 'changed'
  return step.op === 'insert' || step.op === 'insert_subtree' ? 'missing' : 'extra'
}

function sentence(step: Step): ReactNode {
  const gt = <Name key="gt" node={step.gt} whole={step.op === 'insert_subtree'} />
  const gen = <Name key="gen" node={step.gen} whole={step.op === 'delete_subtree'} />
  switch (step.op) {
    case 'relabel':
      return tPieces('eed.edit.relabel', { from: gen, to: gt })
    case 'insert':
      return tPieces('eed.edit.insert', { node: gt })
    case 'delete':
      return tPieces('eed.edit.delete', { node: gen })
    case 'insert_subtree':
      return tPieces('eed.edit.insert_subtree', { part: gt, size: String(step.size) })
    case 'delete_subtree':
      return tPieces('eed.edit.delete_subtree', { part: gen, size: String(step.size) })
  }
}

/** A node by what is written in it; a whole subtree by its formula. */
function Name({ node, whole }: { node: EedTreeNode | null; whole: boolean }): ReactNode {
  if (!node) return t('eed.node')
  if (whole || node.children.length === 0) return <Formula tex={node.latex} />
  if (node.kind === 'operator') return <code className="font-mono">{shownLabel(node)}</code>
  return <code className="font-mono">{node.label}</code>
}
