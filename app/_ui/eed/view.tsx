import type { ReactNode } from 'react'
import type { EedResult, EedTreeNode } from '#core/eed/index.ts'
import { t } from '../../_messages/index.ts'
import { points } from '../format/numbers.ts'
import { Formula } from '../text/math.tsx'
import { EditList } from './edit-list.tsx'
import { ErrorPlace } from './error-place.tsx'
import { Highlight } from './highlight.tsx'
import { marksOf } from './marks.ts'
import { Readings } from './readings.tsx'
import { SumInWords } from './sum-in-words.tsx'
import { MARK_SIGN, Tree } from './tree.tsx'

interface EedViewProps {
  result: EedResult
  /** the texts that were compared, where they may be shown: marks the place of an error in them */
  sources?: { gt?: string; gen?: string }
  /** leave out the number where the page shows it already */
  brief?: boolean
  /** leave out the sum, where a page gives no partial credit */
  withoutCredit?: boolean
}

/** Why an expression got its score: verdict, how equality was decided, the sum, both trees, every edit. */
export function EedView({
  result,
  sources = {},
  brief = false,
  withoutCredit = false,
}: EedViewProps): ReactNode {
  const { gt_tree: gt, gen_tree: gen } = result
  return (
    <div className="grid grid-cols-1 gap-6">
      <Verdict result={result} brief={brief} />
      {result.error && <ErrorPlace error={result.error} source={sources[result.error.side]} />}
      <Readings readings={result.readings} flags={result.flags} />
      {!withoutCredit && <SumInWords result={result} />}
      {gt &&
        gen &&
        (result.equal ? (
          <Same tree={gt} latex={result.gt_latex} />
        ) : (
          <Both result={result} gt={gt} gen={gen} />
        ))}
    </div>
  )
}

/** Both trees with every edit. */
function Both({ result, gt, gen }: { result: EedResult; gt: EedTreeNode; gen: EedTreeNode }): ReactNode {
  const marks = marksOf(result)
  return (
    <Highlight className="grid gap-5">
      <Legend />
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-2">
        <Side title={t('eed.answer')} latex={result.gen_latex}>
          <Tree tree={gen} marks={marks.gen} label={t('eed.tree.answer')} />
        </Side>
        <Side title={t('eed.key')} latex={result.gt_latex}>
          <Tree tree={gt} marks={marks.gt} label={t('eed.tree.key')} />
        </Side>
      </div>
      <EditList result={result} />
    </Highlight>
  )
}

/** Equal values have one simplified form: one tree says it. */
function Same({ tree, latex }: { tree: EedTreeNode; latex: string | null }): ReactNode {
  return (
    <Side title={t('eed.both')} latex={latex}>
      <Tree tree={tree} marks={new Map()} label={t('eed.tree.both')} />
    </Side>
  )
}

function Verdict({ result, brief }: { result: EedResult; brief: boolean }): ReactNode {
  const scored = result.outcome === 'scored'
  const tone = !scored ? 'chip-warn' : result.equal ? 'chip-good' : 'chip-bad'
  const word = !scored ? t(`outcome.${result.outcome}`) : result.equal ? t('eed.equal') : t('eed.not_equal')
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      {!brief && (
        <p className={`font-serif tabular-nums ${scored ? 'text-4xl' : 'text-2xl'}`}>
          {scored ? points(result.score) : t('eed.no_score')}
          {scored && <span className="ml-1.5 text-base text-muted">{t('eed.of_100')}</span>}
        </p>
      )}
      <span className={`chip ${tone}`}>{word}</span>
      {result.decided_by !== '' && !result.error && (
        <p className="basis-full text-[0.95rem]">
          <span className="text-muted">{t('eed.decided_by')}</span> {result.decided_by}
        </p>
      )}
    </div>
  )
}

function Side({
  title,
  latex,
  children,
}: {
  title: string
  latex: string | null
  children: ReactNode
}): ReactNode {
  return (
    <section className="card min-w-0 p-4">
      <h3 className="mb-1 font-sans text-sm font-semibold text-muted">{title}</h3>
      {latex !== null && (
        <div
          className="mb-3 overflow-x-auto overflow-y-hidden py-1"
          tabIndex={0}
          role="group"
          aria-label={title}
        >
          <Formula tex={`\\displaystyle ${latex}`} />
        </div>
      )}
      {children}
    </section>
  )
}

function Legend(): ReactNode {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-2 text-sm text-muted" aria-label={t('eed.legend')}>
      {(['extra', 'missing', 'changed'] as const).map((mark) => (
        <li key={mark} className="flex items-center gap-2">
          <span className={`tree-node tree-swatch tree-${mark}`} aria-hidden="true">
            {MARK_SIGN[mark]}
          </span>
          {t(`eed.legend.${mark}`)}
        </li>
      ))}
    </ul>
  )
}
