import type { ReactNode } from 'react'
import type { Memorisation } from '#services/model/memorisation.ts'
import { t } from '../../_messages/index.ts'

/**
 * The paired gap between published and redrawn forms in words.
 *
 * @example gapSentence({ gap: 31.2, low: 22.4, high: 40, pairs: 100, ... })
 *   // '31.2 points lower on redrawn forms [22.4, 40.0], 100 templates: ...'
 */
export function gapSentence({ gap, low, high, pairs }: Memorisation): string {
  const verdict =
    low > 0 ? 'physics.gap.lower' : high < 0 ? 'physics.gap.higher' : ('physics.gap.none' as const)
  // Told as a difference in one direction: a negative gap is a better score on redrawn forms.
  const higher = gap < 0
  const [least, most] = higher ? [-high, -low] : [low, high]
  return t(higher ? 'physics.gap.up' : 'physics.gap.down', {
    gap: Math.abs(gap).toFixed(1),
    low: least.toFixed(1),
    high: most.toFixed(1),
    count: pairs,
    verdict: t(verdict),
  })
}

/** The memorisation signal of a model's configurations; nothing where none has runs on both splits. */
export function MemorisationSection({
  signals,
  describe,
}: {
  signals: readonly Memorisation[]
  describe: (configuration: Record<string, unknown>) => string
}): ReactNode {
  if (signals.length === 0) return null
  return (
    <section>
      <h2 className="mb-3">{t('physics.gap.title')}</h2>
      <ul className="grid max-w-[46rem] gap-3">
        {signals.map((signal) => (
          <li key={signal.configurationKey}>
            <p>{gapSentence(signal)}</p>
            <p className="text-sm text-muted">{describe(signal.configuration)}</p>
          </li>
        ))}
      </ul>
      <p className="mt-3 max-w-[46rem] text-sm text-muted">{t('physics.gap.how')}</p>
    </section>
  )
}
