import type { ReactNode } from 'react'
import type { ItemStatistic } from '#core/protocol/index.ts'
import { FEWEST_ROWS_TO_REVIEW } from '#services/board/item-statistics.ts'
import type { ItemLine, SplitView, SuiteView } from '#services/suite/view.ts'
import { t } from '../../_messages/index.ts'
import { NONE, count, points } from '../format/numbers.ts'
import { ItemTitle } from '../item/title.tsx'

/** How the items of each public split did over its board's rows; keys to review first. */
export function ItemStatistics({ view }: { view: SuiteView }): ReactNode {
  const splits = view.splits.filter((s) => s.statistics.items !== null)
  if (splits.length === 0) return null
  return (
    <section>
      <h2 className="mb-3">{t('stats.items.title')}</h2>
      <div className="grid gap-5">
        {splits.map((split) => (
          <OfSplit key={split.id} suite={view.suite.id} split={split} lines={view.items} />
        ))}
      </div>
    </section>
  )
}

interface SplitProps {
  suite: string
  split: SplitView
  lines: readonly ItemLine[]
}

function OfSplit({ suite, split, lines }: SplitProps): ReactNode {
  const { items, rows } = split.statistics
  if (items === null) return null
  const review = items.filter((i) => i.review)
  const sentence =
    rows < FEWEST_ROWS_TO_REVIEW
      ? t('stats.items.review.later', { count: rows })
      : review.length === 0
        ? t('stats.items.review.none')
        : t('stats.items.review', { count: review.length })
  return (
    <div>
      <h3 className="mb-1">{split.title}</h3>
      <p className="mb-2 max-w-[46rem]">{sentence}</p>
      {review.length > 0 && <Table suite={suite} items={review} lines={lines} />}
      <details className="mt-2">
        <summary className="text-sm text-muted">
          {t('stats.items.summary', { items: count(items.length), count: rows })}
        </summary>
        <Table
          suite={suite}
          items={[...items].sort((a, b) => (a.mean ?? -1) - (b.mean ?? -1))}
          lines={lines}
        />
      </details>
    </div>
  )
}

interface TableProps {
  suite: string
  items: readonly ItemStatistic[]
  lines: readonly ItemLine[]
}

function Table({ suite, items, lines }: TableProps): ReactNode {
  const titles = new Map(lines.map((l) => [l.slug, l.title]))
  return (
    <div className="card mt-2 overflow-x-auto">
      <table className="data text-sm">
        <caption className="sr-only">{t('stats.items.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('stats.items.item')}</th>
            <th scope="col" className="num">
              {t('stats.items.mean')}
            </th>
            <th scope="col" className="num">
              {t('stats.items.rest')}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.item}>
              <th scope="row" className="font-normal! text-ink!">
                <ItemTitle suite={suite} slug={item.item} title={titles.get(item.item) ?? item.item} />{' '}
                {item.review && <span className="chip chip-warn">{t('stats.items.flag')}</span>}
              </th>
              <td className="num">{points(item.mean)}</td>
              <td className="num">{item.item_rest === null ? NONE : item.item_rest.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
