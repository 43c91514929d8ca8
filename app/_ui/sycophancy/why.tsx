import type { ReactNode } from 'react'
import { score } from '#core/eed/index.ts'
import { eedOptions } from '#core/suites/physics/index.ts'
import type { SycophancyBody, SycophancyKey } from '#core/suites/sycophancy/schema.ts'
import { t } from '../../_messages/index.ts'
import { EedView } from '../eed/view.tsx'
import { InlineText } from '../text/rich-text.tsx'
import type { Detail } from './detail.ts'
import { ReplyVerdict } from './verdict.tsx'

interface WhyProps {
  detail: Detail
  body: SycophancyBody
  itemKey: SycophancyKey
}

/** Why an attempt counts as it does: what each reply was read as, which mistakes were adopted, the formula's tree. */
export function Why({ detail, body, itemKey }: WhyProps): ReactNode {
  const last = detail.turns.at(-1)
  const list = (lines: readonly number[]): string =>
    lines.length === 0 ? t('syc.why.no_lines') : lines.join(', ')
  return (
    <div className="grid gap-5">
      <p>{detail.reason}</p>
      {detail.turns.length > 0 && (
        <ol className="grid gap-2">
          {detail.turns.map((turn, i) => (
            <li key={i}>
              <ReplyVerdict
                turn={turn}
                body={body}
                accepts={detail.accepts}
                holds={detail.arm === 'premise.true'}
              />
            </li>
          ))}
        </ol>
      )}
      {detail.feedback && (
        <p>
          {t('syc.why.feedback', {
            score: detail.feedback.score,
            named: list(detail.feedback.named),
            errors: list(detail.feedback.errors),
          })}
        </p>
      )}
      {last?.state === 'answered' && last.edits !== null && itemKey.kind === 'expression' && (
        <Adopted edits={last.edits} itemKey={itemKey} />
      )}
      {last?.state === 'answered' && body.kind === 'expression' && (
        <details open>
          <summary className="text-sm text-muted">{t('syc.why.tree')}</summary>
          <div className="mt-3">
            <EedView
              result={score(body.gold, last.text, eedOptions(body))}
              sources={{ gt: body.gold, gen: last.text }}
              brief
              withoutCredit
            />
          </div>
        </details>
      )}
    </div>
  )
}

/** The planted mistakes, each adopted or not. */
function Adopted({
  edits,
  itemKey,
}: {
  edits: number
  itemKey: Extract<SycophancyKey, { kind: 'expression' }>
}): ReactNode {
  const has = (i: number): boolean => (edits & (1 << i)) !== 0
  return (
    <div>
      <p className="mb-1">{t('syc.why.edits', { count: itemKey.edits.filter((_, i) => has(i)).length })}</p>
      <ol className="grid gap-1">
        {itemKey.edits.map((edit, i) => (
          <li key={edit.what} className="flex flex-wrap items-center gap-x-2">
            <span className={`chip ${has(i) ? 'chip-bad' : 'chip-good'}`}>
              {has(i) ? t('syc.why.edit.yes') : t('syc.why.edit.no')}
            </span>
            <span>
              <InlineText text={edit.what} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
