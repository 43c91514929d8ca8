import type { ReactNode } from 'react'
import type { Efficiency } from '#core/protocol/index.ts'
import type { SuiteView } from '#services/suite/view.ts'
import { t } from '../../_messages/index.ts'
import { interval, points } from '../format/numbers.ts'

/** What partial credit is worth for telling models apart, in sentences. */
export function efficiencySentences(found: Efficiency): string[] {
  const discordant = t('stats.efficiency.discordant', { count: found.discordant })
  if (found.value === null) return [t('stats.efficiency.undetermined'), discordant]
  const range =
    found.low !== null && found.high === null
      ? t('stats.efficiency.open', { low: points(found.low) })
      : interval(found.low, found.high)
  return [
    t('stats.efficiency.value', { value: points(found.value), interval: range, count: found.pairs }),
    discordant,
  ]
}

/** One paragraph a split whose board has the rows for it. */
export function EfficiencySection({ view }: { view: SuiteView }): ReactNode {
  const splits = view.splits.filter((s) => s.statistics.efficiency !== null)
  if (splits.length === 0) return null
  return (
    <section>
      <h2 className="mb-3">{t('stats.efficiency.title')}</h2>
      {splits.map((split) => (
        <div key={split.id} className="mb-3 max-w-[46rem]">
          <h3 className="mb-1">{split.title}</h3>
          <p>{efficiencySentences(split.statistics.efficiency!).join(' ')}</p>
        </div>
      ))}
    </section>
  )
}
