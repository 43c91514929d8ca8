import Link from 'next/link'
import type { ReactNode } from 'react'
import type { ItemView } from '#services/item/view.ts'
import { t } from '../../_messages/index.ts'
import { points } from '../format/numbers.ts'

/** How the item did over the rows of its boards. */
export function Results({ view }: { view: ItemView }): ReactNode {
  if (view.results.length === 0) return <p className="text-muted">{t('physics.item.results.none')}</p>
  return (
    <ul className="grid gap-2">
      {view.results.map(({ split, title, statistic }) => (
        <li key={split}>
          <Link href={`/boards/${view.suite.id}?split=${split}`} className="link">
            {t('physics.item.results.of', { split: title, mean: points(statistic.mean), count: statistic.n })}
          </Link>
          {statistic.item_rest !== null &&
            t('physics.item.results.rest', { value: statistic.item_rest.toFixed(2) })}
          .{statistic.review && <span className="text-warn"> {t('physics.item.results.review')}</span>}
        </li>
      ))}
    </ul>
  )
}
