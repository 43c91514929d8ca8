import type { ReactNode } from 'react'
import type { RunView } from '#services/run/view.ts'
import { t, tPieces } from '../../_messages/index.ts'
import { count, isOfHundred, metricInterval, metricNumber, share } from '../format/numbers.ts'
import { isMainMetric, metricTitle, metricUnit } from '../kit/suite-words.ts'

function figuresTitle(state: RunView['status']['state']): string {
  if (state === 'done') return t('run.figures')
  return t(state === 'cancelled' ? 'run.figures.cut' : 'run.figures.so_far')
}

/** The run's figures; while it runs, of what is there so far. */
export function RunMetrics({
  view,
  elsewhere = [],
}: {
  view: RunView
  /** metrics that the page tells in a better place */
  elsewhere?: readonly string[]
}): ReactNode {
  const { suite } = view.status
  const shown = Object.entries(view.metrics).filter(
    ([id, f]) => f.value !== null && !elsewhere.includes(id) && isMainMetric(suite, id),
  )
  if (shown.length === 0) return null
  return (
    <section>
      <h2 className="mb-3">{figuresTitle(view.status.state)}</h2>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {shown.map(([id, figure]) => (
          <div key={id} className="card px-4 py-3">
            <dt className="text-sm text-muted">{metricTitle(view.status.suite, id)}</dt>
            <dd className="font-serif text-3xl tabular-nums">
              {metricNumber(figure.value, metricUnit(view.status.suite, id))}
              {!isOfHundred(metricUnit(view.status.suite, id)) && (
                <span className="ml-1 font-sans text-sm text-muted">{metricUnit(view.status.suite, id)}</span>
              )}
            </dd>
            <dd className="text-sm text-muted tabular-nums">
              {tPieces('run.figure.interval', {
                interval: (
                  <span key="i" className="whitespace-nowrap">
                    {metricInterval(figure.low, figure.high, metricUnit(view.status.suite, id))}
                  </span>
                ),
              })}
            </dd>
          </div>
        ))}
        <div className="card px-4 py-3">
          <dt className="text-sm text-muted">{t('board.n')}</dt>
          <dd className="font-serif text-3xl tabular-nums">
            {count(Math.max(...shown.map(([, f]) => f.n)))}
          </dd>
        </div>
        <div className="card px-4 py-3">
          <dt className="text-sm text-muted">{t('board.coverage')}</dt>
          <dd className="font-serif text-3xl tabular-nums">{share(view.coverage)}</dd>
        </div>
      </dl>
    </section>
  )
}
