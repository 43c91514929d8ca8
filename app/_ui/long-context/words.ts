import { tokensInWords } from '#core/comparison/verdict.ts'
import { SAMPLE_OUTCOMES, UNDELIVERED } from '#core/suites/long-context/report/sample.ts'
import type { OutcomeCounts, SampleOutcome } from '#core/suites/long-context/report/sample.ts'
import type { Cell } from '#core/suites/long-context/report/cells.ts'
import type { LengthMark } from '#core/suites/long-context/report/effective-length.ts'
import { t } from '../../_messages/index.ts'
import { NONE, interval, points } from '../format/numbers.ts'

/** A length as people say it. @example lengthText(8192) // '8K' */
export const lengthText = tokensInWords

/** The colour of an outcome; undelivered ones are hatched besides. */
export function outcomeColour(outcome: SampleOutcome): string {
  return `var(--sample-${outcome.replaceAll('_', '-')})`
}

export function isUndelivered(outcome: SampleOutcome): boolean {
  return UNDELIVERED.includes(outcome)
}

/** The outcomes that occurred, in the order of the stacks. */
export function occurring(counts: OutcomeCounts): [SampleOutcome, number][] {
  return SAMPLE_OUTCOMES.flatMap((kind): [SampleOutcome, number][] => {
    const n = counts[kind] ?? 0
    return n > 0 ? [[kind, n]] : []
  })
}

/** @example outcomesText({ hit: 2, not_found: 1 }) // '2 hit, 1 not found' */
export function outcomesText(counts: OutcomeCounts): string {
  return occurring(counts)
    .map(([kind, n]) => t('lc.outcomes.of', { count: n, outcome: t(`lc.outcome.${kind}`) }))
    .join(', ')
}

/** The step of the heat scale that a score stands on, 0 to 10. */
export function heatStep(score: number): number {
  return Math.min(10, Math.max(0, Math.round(score / 10)))
}

/** Background and ink of a score. */
export function heatStyle(score: number): { background: string; color: string } {
  const step = String(heatStep(score))
  return { background: `var(--heat-${step})`, color: `var(--heat-ink-${step})` }
}

/** Everything about a field in one sentence: what is shown on hover, and what screen readers say. */
export function cellText(cell: Cell): string {
  const length = lengthText(cell.length)
  const place =
    cell.depth === null
      ? t('lc.heat.place.whole', { length })
      : t('lc.heat.place', { length, depth: String(cell.depth) })
  if (cell.asked === 0) return t('lc.heat.read.unsupported', { place })
  const outcomes = outcomesText(cell.outcomes)
  if (cell.score === null) return t('lc.heat.read.none', { place, asked: cell.asked, outcomes })
  return t('lc.heat.read', {
    place,
    score: points(cell.score),
    interval: interval(cell.low, cell.high),
    n: cell.n,
    asked: cell.asked,
    outcomes,
  })
}

/** @example markText({ kind: 'at_least', length: 131072 }) // 'at least 128K' */
export function markText(mark: LengthMark | null): string {
  if (mark === null) return NONE
  const length = lengthText(mark.length)
  if (mark.kind === 'at_least') return t('lc.effective.at_least', { length })
  return mark.kind === 'below' ? t('lc.effective.below', { length }) : length
}
