import type { ReactNode } from 'react'
import { t } from '../../_messages/index.ts'
import { Day } from '../kit/time.tsx'

interface HistoryProps {
  events: readonly { kind: 'added' | 'rescored' | 'withdrawn'; reason: string; at: string }[]
}

/** The public history of a board's entry: nothing of it is ever removed. */
export function History({ events }: HistoryProps): ReactNode {
  if (events.length === 0) return null
  return (
    <section>
      <h2 className="mb-3">{t('history.title')}</h2>
      <ol className="grid gap-1.5 text-[0.95rem]">
        {events.map((event, i) => (
          <li key={i} className="flex flex-wrap items-baseline gap-x-3">
            <span className="text-sm text-muted">
              <Day iso={event.at} />
            </span>
            <span className="font-medium">{t(`history.${event.kind}`)}</span>
            <span>{event.reason}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
