import type { ReactNode } from 'react'
import type { ComparisonReply } from '#core/protocol/index.ts'
import { t } from '../../_messages/index.ts'

/** The result in words, and what stands behind the words. */
export function Verdict({ found }: { found: ComparisonReply }): ReactNode {
  const margin = found.metrics[0]?.paired.margin
  if (found.verdict === null) return null
  return (
    <section className="card p-5">
      <h2 className="mb-2 text-base! text-muted">{t('compare.verdict')}</h2>
      <p className="max-w-[52rem] font-serif text-xl leading-snug">{found.verdict}</p>
      {margin !== undefined && (
        <p className="mt-3 max-w-[52rem] text-sm text-muted">{t('compare.margin', { margin })}</p>
      )}
    </section>
  )
}
