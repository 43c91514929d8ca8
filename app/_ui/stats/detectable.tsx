import type { ReactNode } from 'react'
import type { Detectable } from '#core/protocol/index.ts'
import { t } from '../../_messages/index.ts'
import { count, isOfHundred, metricNumber, points, share } from '../format/numbers.ts'

/**
 * What a board can tell apart, in sentences: the figure measured on its rows, or why there is none yet and what to
 * plan with. `unit` is that of the board's headline: boards compare in points of 100, and a headline of 1 is told in
 * its own unit. What to plan with assumes items that are right or wrong, as points of 100 are made of.
 *
 * @example detectableSentences({ points: 3.14, pairs: 9, items: 70, ... })[0] // 'This board can tell 3.1 points apart: ...'
 */
export function detectableSentences(found: Detectable, unit?: string): string[] {
  if (found.points !== null) {
    const sentences = [
      t('stats.detectable.measured', {
        size: isOfHundred(unit)
          ? t('stats.detectable.points', { points: points(found.points) })
          : metricNumber(found.points / 100, unit),
        count: found.pairs,
        items: count(found.items),
      }),
    ]
    if (found.luck !== null) sentences.push(t('stats.detectable.luck', { luck: share(found.luck) }))
    return sentences
  }
  if (found.items === 0) return []
  const why =
    found.why === 'too_few_items'
      ? t('stats.detectable.too_few_items', { count: found.items })
      : found.why === 'no_variation'
        ? t('stats.detectable.no_variation')
        : t('stats.detectable.too_few_rows')
  const planned =
    found.planned === null || found.planned >= 100 || !isOfHundred(unit)
      ? []
      : [t('stats.detectable.planned', { count: found.items, points: points(found.planned) })]
  return [why, ...planned]
}

export function DetectableText({
  detectable,
  unit,
  className = '',
}: {
  detectable: Detectable | undefined
  /** of the headline */
  unit?: string | undefined
  className?: string
}): ReactNode {
  if (detectable === undefined) return null
  const sentences = detectableSentences(detectable, unit)
  return sentences.length === 0 ? null : <p className={`max-w-[46rem] ${className}`}>{sentences.join(' ')}</p>
}
