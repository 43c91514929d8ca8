import type { ReactNode } from 'react'
import type { LongContextDetail } from '#core/suites/long-context/schema.ts'
import { t } from '../../_messages/index.ts'
import { NONE, count, points } from '../format/numbers.ts'
import { lengthText } from '../long-context/words.ts'

/** What was expected, what was read from the FINAL line, and where the needle stood. */
export function LongContextReason({ detail }: { detail: LongContextDetail }): ReactNode {
  const { kind, expected, found, token_depth: depth } = detail
  return (
    <div className="grid gap-3">
      {kind !== 'probe' && (
        <p>
          <span className="font-medium">{t(`lc.outcome.${kind}`)}</span>{' '}
          <span className="text-muted">{t(`lc.outcome.${kind}.meaning`)}</span>
        </p>
      )}
      <dl className="facts">
        <dt>{t('lc.why.expected')}</dt>
        <dd>
          <Answers list={expected} />
        </dd>
        <dt>{t('lc.why.found')}</dt>
        <dd>{found === null ? t('lc.why.found.none') : <Answers list={found} />}</dd>
        <dt>{t('lc.lengths.length')}</dt>
        <dd>
          {t('lc.why.length', { length: lengthText(detail.length), tokens: count(detail.reference_tokens) })}
        </dd>
        <dt>{t('lc.why.depth')}</dt>
        <dd>{depth === null ? t('lc.heat.whole') : `${points(depth)}%`}</dd>
      </dl>
      {detail.blocks !== null && (
        <ul className="grid gap-1 text-sm">
          {detail.blocks.map((block) => (
            <li key={block.text} className={block.seen ? 'text-good' : 'text-muted'}>
              {t(block.seen ? 'lc.why.block.seen' : 'lc.why.block.unseen', {
                text: block.text,
                depth: points(block.token_depth),
              })}
            </li>
          ))}
        </ul>
      )}
      <p className="text-sm text-muted">{t('lc.why.delivery')}</p>
    </div>
  )
}

function Answers({ list }: { list: readonly string[] }): ReactNode {
  if (list.length === 0) return NONE
  return (
    <span className="flex flex-wrap gap-1.5">
      {list.map((answer, i) => (
        <code key={i} className="rounded bg-sunken px-1.5">
          {answer}
        </code>
      ))}
    </span>
  )
}
