import type { ReactNode } from 'react'
import type { LongContextFigures, OrderRow } from '#core/suites/long-context/report/index.ts'
import { t } from '../../_messages/index.ts'
import { NONE, points } from '../format/numbers.ts'
import { heatStyle, lengthText } from './words.ts'

/** Answers in different orders beside answers in one order, a row a set, and what the order alone does. */
export function OrderStrips({ figures }: { figures: LongContextFigures }): ReactNode {
  if (figures.order.length === 0) return null
  return (
    <section>
      <h2 className="mb-1">{t('lc.order.title')}</h2>
      <p className="mb-4 max-w-[46rem] text-muted">{t('lc.order.what')}</p>
      <div className="grid gap-6 lg:grid-cols-2">
        {figures.order.map((row) => (
          <Family key={row.family} row={row} />
        ))}
      </div>
    </section>
  )
}

function Family({ row }: { row: OrderRow }): ReactNode {
  return (
    <div className="card grid content-start gap-3 p-4">
      <h3 className="flex items-baseline gap-3">
        {row.family}
        <span className="text-sm font-normal text-muted">{t('lc.order.sets', { count: row.groups })}</span>
      </h3>
      <dl className="flex flex-wrap gap-x-7 gap-y-2 text-sm tabular-nums">
        {[
          [t('lc.order.sd'), points(row.sd)],
          [t('lc.order.range'), points(row.range)],
          [t('lc.order.consistency'), row.consistency === null ? NONE : `${points(row.consistency)}%`],
        ].map(([term, value]) => (
          <div key={term}>
            <dt className="text-muted">{term}</dt>
            <dd className="text-base font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="overflow-x-auto">
        <div className="grid w-max grid-cols-[auto_auto_auto] items-center gap-x-5 gap-y-1 text-xs text-muted">
          <span />
          <span>{t('lc.order.orders', { k: row.k })}</span>
          <span>{t('lc.order.repeats', { k: row.k })}</span>
          {row.sets.map((set, i) => (
            <Set key={set.group} set={set} index={i + 1} />
          ))}
        </div>
      </div>
    </div>
  )
}

function Set({ set, index }: { set: OrderRow['sets'][number]; index: number }): ReactNode {
  const list = (scores: readonly (number | null)[]): string => scores.map((s) => points(s)).join(', ')
  return (
    <>
      <span className="text-right">
        <span aria-hidden="true">
          {index} ({lengthText(set.length)})
        </span>
        <span className="sr-only">
          {t('lc.order.set', {
            set: index,
            length: lengthText(set.length),
            orders: list(set.orders),
            repeats: list(set.repeats),
          })}
        </span>
      </span>
      <Strip scores={set.orders} />
      <Strip scores={set.repeats} />
    </>
  )
}

function Strip({ scores }: { scores: readonly (number | null)[] }): ReactNode {
  return (
    <span className="strip" aria-hidden="true">
      {scores.map((score, i) => (
        <span
          key={i}
          title={points(score)}
          className={score === null ? 'heat-none' : ''}
          style={score === null ? undefined : heatStyle(score)}
        />
      ))}
    </span>
  )
}
