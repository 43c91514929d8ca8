import type { ReactNode } from 'react'
import type { ComparisonReply } from '#core/protocol/index.ts'
import { t } from '../../_messages/index.ts'
import { count } from '../format/numbers.ts'
import { DifferenceTable } from './difference-table.tsx'

/** The paired difference of each metric. */
export function Quality({ found }: { found: ComparisonReply }): ReactNode {
  return (
    <section>
      <h2 className="mb-3">{t('compare.quality')}</h2>
      <DifferenceTable
        found={found}
        caption={t('compare.quality.caption')}
        first={t('compare.metric')}
        rows={found.metrics.map((m) => ({ ...m, key: m.id, name: m.title }))}
        more={(paired) => moreText(paired.more_items)}
      />
    </section>
  )
}

function moreText(more: number | null): string {
  if (more === null) return t('compare.more.none')
  return more === 0 ? t('compare.more.decided') : count(more)
}
