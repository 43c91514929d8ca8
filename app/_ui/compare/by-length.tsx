import type { ReactNode } from 'react'
import type { ComparisonReply } from '#core/protocol/index.ts'
import { t } from '../../_messages/index.ts'
import { lengthText } from '../long-context/words.ts'
import { DifferenceTable } from './difference-table.tsx'

/** The headline's difference at each length; nothing for suites without lengths. */
export function ByLength({ found }: { found: ComparisonReply }): ReactNode {
  if (found.by_length.length < 2) return null
  return (
    <section>
      <h2 className="mb-1">{t('compare.by_length')}</h2>
      <p className="mb-3 max-w-[46rem] text-muted">{t('compare.by_length.what')}</p>
      <DifferenceTable
        found={found}
        caption={t('compare.by_length.caption')}
        first={t('lc.lengths.length')}
        rows={found.by_length.map((r) => ({ ...r, key: r.length, name: lengthText(r.length) }))}
      />
    </section>
  )
}
