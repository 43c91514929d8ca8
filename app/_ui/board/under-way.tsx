import Link from 'next/link'
import type { ReactNode } from 'react'
import type { UnderWay } from '#services/board/view.ts'
import { t } from '../../_messages/index.ts'
import { KeepFresh } from '../kit/keep-fresh.tsx'

/** Runs of this board that have not ended yet. */
export function UnderWayList({ runs }: { runs: readonly UnderWay[] }): ReactNode {
  if (runs.length === 0) return null
  return (
    <section className="card mb-5 px-4 py-3" aria-label={t('board.under_way')}>
      <KeepFresh seconds={10} />
      <ul className="grid gap-1 text-[0.95rem]">
        {runs.map((run) => (
          <li key={run.id} className="flex flex-wrap items-baseline gap-x-3">
            <span className="chip">{t(`run.state.${run.state}`)}</span>
            <Link href={`/runs/${run.id}`} className="link">
              {run.model}
            </Link>
            <span className="text-sm text-muted tabular-nums">
              {t('board.under_way.done', { done: run.done, total: run.total })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
