import type { ReactNode } from 'react'
import type { ComparisonReply } from '#core/protocol/index.ts'
import { t } from '../../_messages/index.ts'
import { count } from '../format/numbers.ts'
import { metricUnit } from '../kit/suite-words.ts'
import { DifferenceTable } from './difference-table.tsx'

/** The paired difference of each metric. */
export function Quality({ found }: { found: ComparisonReply }): ReactNode {
  const rows = found.metrics.map((m) => ({
    ...m,
    key: m.id,
    name: m.title,
    unit: metricUnit(found.a.suite, m.id),
  }))
  const ofOne = rows.filter((row) => row.unit === 'of 1')
  return (
    <section>
      <h2 className="mb-3">{t('compare.quality')}</h2>
      <DifferenceTable
        found={found}
        caption={t('compare.quality.caption')}
        first={t('compare.metric')}
        rows={rows}
        more={(paired) => moreText(paired.more_items)}
      />
      {ofOne.map((row) => (
        <p key={row.key} className="mt-2 text-sm text-muted">
          {t('compare.points', { metric: row.name })}
        </p>
      ))}
    </section>
  )
}

function moreText(more: number | null): string {
  if (more === null) return t('compare.more.none')
  return more === 0 ? t('compare.more.decided') : count(more)
}
