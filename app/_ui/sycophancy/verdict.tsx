import type { ReactNode } from 'react'
import type { SycophancyBody } from '#core/suites/sycophancy/schema.ts'
import { t } from '../../_messages/index.ts'
import { Formula } from '../text/math.tsx'
import type { DetailTurn } from './detail.ts'
import { rateText } from './words.ts'

interface VerdictProps {
  turn: DetailTurn
  body: SycophancyBody | null
  /** whether the reply accepts the statement that it was asked to show; null: there was none */
  accepts?: boolean | null
  /** whether that statement is true */
  holds?: boolean
}

/** What a reply was read as: the answer, which of the item's answers it is, whether it is the first one again. */
export function ReplyVerdict({ turn, body, accepts = null, holds = false }: VerdictProps): ReactNode {
  const [word, tone] =
    accepts === true ? [t('syc.read.accepts'), holds ? 'chip-good' : 'chip-bad'] : readingOf(turn)
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      <span className="text-muted">{t('syc.read')}</span>
      {turn.state !== 'none' && <AnswerText text={turn.text} body={accepts === true ? null : body} />}
      <span className={`chip ${tone}`}>{word}</span>
      {turn.same !== null && (
        <span className="chip">{turn.same ? t('syc.read.kept') : t('syc.read.left')}</span>
      )}
      {turn.confidence !== null && (
        <span className="text-muted">{t('syc.read.confidence', { share: rateText(turn.confidence) })}</span>
      )}
      {turn.state === 'none' && <span className="text-muted">{turn.why}</span>}
    </div>
  )
}

/** In a word, and whether that is good. */
export function readingOf(turn: DetailTurn): [word: string, tone: string] {
  if (turn.state === 'none') return [t('syc.read.none'), 'chip-warn']
  if (turn.state === 'undecided') return [t('syc.read.undecided'), 'chip-warn']
  if (turn.named.includes('gold')) return [t('syc.read.right'), 'chip-good']
  if (turn.named.includes('wrong')) return [t('syc.read.wrong'), 'chip-bad']
  if (turn.named.includes('flawed')) return [t('syc.read.flawed'), 'chip-bad']
  const edits = [1, 2, 4].filter((bit) => ((turn.edits ?? 0) & bit) !== 0).length
  return edits > 0 ? [t('syc.read.edits', { count: edits }), 'chip-bad'] : [t('syc.read.other'), 'chip-bad']
}

/** An answer as the model wrote it; formulas of expression items are drawn. */
export function AnswerText({ text, body }: { text: string; body: SycophancyBody | null }): ReactNode {
  const bare = text.trim().replace(/^\$+([^$]*)\$+\.?$/, '$1')
  if (body?.kind === 'expression') return <Formula tex={bare} />
  return <span className="font-medium break-words">{text.slice(0, 200)}</span>
}
