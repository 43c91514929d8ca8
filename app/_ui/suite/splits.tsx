import Link from 'next/link'
import type { ReactNode } from 'react'
import { headlineOf } from '#core/suites/index.ts'
import type { Suite } from '#core/suites/index.ts'
import type { SplitView, SuiteView } from '#services/suite/view.ts'
import { t } from '../../_messages/index.ts'
import { count } from '../format/numbers.ts'
import { domainName, levelName, metricUnit } from '../kit/suite-words.ts'
import { isWhole } from './whole.ts'
import { DetectableText } from '../stats/detectable.tsx'

/** What each split is for, and what it holds. */
export function Splits({ view }: { view: SuiteView }): ReactNode {
  const counted = (split: SplitView): boolean => isWhole(view.suite, split)
  return (
    <section id="splits">
      <h2 className="mb-3">{t('suite.splits')}</h2>
      <div className="grid grid-cols-1 gap-3 lg:grid-cols-2">
        {view.splits.map((split) => (
          <div key={split.id} className="card grid min-w-0 grid-cols-1 content-start gap-2 p-4">
            <h3 className="flex flex-wrap items-center gap-x-3">
              <Link href={`/boards/${view.suite.id}?split=${split.id}`} className="hover:underline">
                {split.title}
              </Link>
              <span className="chip font-sans font-normal">{t(`visibility.${split.visibility}`)}</span>
              {split.experimental !== undefined && (
                <span className="chip chip-warn font-sans font-normal">{t('suite.experimental')}</span>
              )}
            </h3>
            <p className="text-[0.95rem]">{split.description}</p>
            {split.experimental !== undefined && <p className="text-sm">{split.experimental}</p>}
            {split.statistics.detectable?.points != null && <Tells suite={view.suite} split={split} />}
            {!counted(split) && <Limits split={split} />}
            {split.items === 0 ? (
              <p className="text-sm text-muted">
                {t(split.drawnLater ? 'suite.drawn_later' : 'suite.no_items')}
              </p>
            ) : (
              counted(split) && <Counts suite={view.suite} split={split} />
            )}
          </div>
        ))}
      </div>
    </section>
  )
}

/** What the split's board can tell apart, or what to plan with. */
function Tells({ suite, split }: { suite: Suite; split: SplitView }): ReactNode {
  return (
    <DetectableText
      detectable={split.statistics.detectable}
      unit={metricUnit(suite.id, headlineOf(suite, split.id))}
      className="text-sm"
    />
  )
}

function Limits({ split }: { split: SplitView }): ReactNode {
  return (
    <p className="text-sm text-muted">
      {t('suite.limits', { tokens: count(split.maxOutputTokens), seconds: count(split.timeoutS) })}
    </p>
  )
}

/** How many items there are; by domain and level in a table that opens. */
function Counts({ suite, split }: { suite: Suite; split: SplitView }): ReactNode {
  return (
    <details>
      <summary className="text-sm">
        {t('common.items', { count: split.items })}{' '}
        <span className="text-muted">{t('suite.counts.show')}</span>
      </summary>
      <div
        className="mt-2 overflow-x-auto"
        tabIndex={0}
        role="group"
        aria-label={t('suite.counts', { split: split.title })}
      >
        <CountsTable split={split} />
      </div>
      <div className="mt-2 grid gap-2">
        <Limits split={split} />
        {split.statistics.detectable?.points == null && <Tells suite={suite} split={split} />}
      </div>
    </details>
  )
}

/** The sums stand first: on a phone the levels scroll out of sight. */
function CountsTable({ split }: { split: SplitView }): ReactNode {
  const domains = [...new Set(split.counts.map((c) => c.domain))]
  const levels = [...new Set(split.counts.map((c) => c.level))]
  const at = (domain: string, level: string): number =>
    split.counts.find((c) => c.domain === domain && c.level === level)?.items ?? 0
  const inDomain = (domain: string): number => levels.reduce((n, level) => n + at(domain, level), 0)
  return (
    <table className="data text-sm">
      <caption className="sr-only">{t('suite.counts', { split: split.title })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('suite.domain')}</th>
          {levels.length > 1 && (
            <th scope="col" className="num">
              {t('suite.all')}
            </th>
          )}
          {levels.map((level) => (
            <th key={level} scope="col" className="num">
              {levelName(level)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {domains.map((domain) => (
          <tr key={domain}>
            <th scope="row" className="font-normal! text-ink!">
              {domainName(domain)}
            </th>
            {levels.length > 1 && <td className="num font-medium">{count(inDomain(domain))}</td>}
            {levels.map((level) => (
              <td key={level} className="num">
                {at(domain, level) === 0 ? '' : count(at(domain, level))}
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">{t('suite.all')}</th>
          {levels.length > 1 && <td className="num font-semibold">{count(split.items)}</td>}
          {levels.map((level) => (
            <td key={level} className="num font-medium">
              {count(domains.reduce((n, domain) => n + at(domain, level), 0))}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}
