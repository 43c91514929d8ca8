import type { ReactNode } from 'react'
import type { EffectiveLength, LongContextFigures } from '#core/suites/long-context/report/index.ts'
import { t } from '../../_messages/index.ts'
import { NONE } from '../format/numbers.ts'
import { markText } from './words.ts'

/** Both effective lengths, each with its band, or why there is none. */
export function EffectiveLengths({ figures }: { figures: LongContextFigures }): ReactNode {
  const { absolute, relative } = figures.effective_length
  return (
    <div>
      <dl className="grid gap-3 sm:grid-cols-2">
        <Card found={absolute} title={t('lc.effective.absolute')} />
        <Card found={relative} title={t('lc.effective.relative')} />
      </dl>
      <p className="mt-2 max-w-[46rem] text-sm text-muted">
        {t('lc.effective.pooled', {
          count: figures.pooled_families.length,
          families: figures.pooled_families.join(', '),
          n: absolute.n,
        })}
      </p>
    </div>
  )
}

function Card({ found, title }: { found: EffectiveLength; title: string }): ReactNode {
  return (
    <div className="card px-4 py-3">
      <dt className="text-sm text-muted">{title}</dt>
      <dd className="flex flex-wrap items-center gap-x-3 font-serif text-3xl tabular-nums">
        {found.crossing === null ? NONE : markText(found.crossing)}
        {found.endpoint_limited && (
          <span className="chip chip-warn font-sans" title={t('lc.effective.limited.why')}>
            {t('lc.effective.limited')}
          </span>
        )}
      </dd>
      <dd className="text-sm text-muted tabular-nums">
        {found.crossing !== null
          ? t('lc.effective.band', { low: markText(found.low), high: markText(found.high) })
          : found.why_not !== null && t(`lc.effective.${found.why_not}`)}
      </dd>
      {found.endpoint_limited && <dd className="mt-1 text-sm text-muted">{t('lc.effective.limited.why')}</dd>}
    </div>
  )
}
