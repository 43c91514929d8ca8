import type { ReactNode } from 'react'
import type { SuiteView } from '#services/suite/view.ts'
import { t } from '../../_messages/index.ts'
import { domainName, levelName } from '../kit/suite-words.ts'
import { ItemTitle } from '../item/title.tsx'

const SHOWN = 300

/** The items of the public splits by name. */
export function Items({ view }: { view: SuiteView }): ReactNode {
  if (view.items.length === 0) return null
  const byDomain = Map.groupBy(view.items.slice(0, SHOWN), (item) => item.domain)
  return (
    <section>
      <h2 className="mb-3">{t('suite.items')}</h2>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">
        {[...byDomain].map(([domain, items]) => (
          <div key={domain}>
            <h3 className="mb-1">{domainName(domain)}</h3>
            <ul className="grid gap-1 text-[0.95rem]">
              {items.map((item) => (
                <li key={item.slug}>
                  <ItemTitle suite={view.suite.id} slug={item.slug} title={item.title} />{' '}
                  <span className="text-xs text-muted">{levelName(item.level)}</span>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}
