import { isMissing } from '#core/protocol/outcomes.ts'
import type { AttemptFilter, AttemptPage } from '#services/run/view-attempts.ts'
import { t } from '../../_messages/index.ts'
import { occurring } from '../kit/outcomes.tsx'
import type { OutcomeCounts } from '../kit/outcomes.tsx'

/**
 * What a run's attempts can be narrowed to, with how many that leaves: answers that were scored as right and not right
 * where items say so, then the other outcomes that occurred, then what has none.
 *
 * @example attemptFilters({ scored: 3, refused: 1 }, { correct: 2, incorrect: 1, unanswered: 0 }).map((f) => f.filter)
 * // ['correct', 'incorrect', 'refused']
 */
export function attemptFilters(
  outcomes: OutcomeCounts,
  counts: AttemptPage['counts'],
): { filter: AttemptFilter; count: number }[] {
  const judged = counts.correct + counts.incorrect > 0
  const all: { filter: AttemptFilter; count: number }[] = [
    { filter: 'correct', count: counts.correct },
    { filter: 'incorrect', count: counts.incorrect },
    ...occurring(outcomes).flatMap(([filter, count]) =>
      filter === 'scored' && judged ? [] : [{ filter, count }],
    ),
    { filter: 'unanswered', count: counts.unanswered },
  ]
  return all.filter((f) => f.count > 0)
}

/** @example filterWord('incorrect') // 'not right' */
export function filterWord(filter: AttemptFilter): string {
  switch (filter) {
    case 'incorrect':
    case 'unanswered':
    case 'scored':
      return t(`attempts.only.${filter}`)
    default:
      return t(`outcome.${filter}`)
  }
}

/** The address of a run's page with a choice of its attempts; the first page of all is left out. */
export function attemptsHref(run: string, query: { filter: AttemptFilter | null; page?: number }): string {
  const search = new URLSearchParams()
  if (query.filter !== null) search.set('outcome', query.filter)
  if (query.page !== undefined && query.page > 1) search.set('page', String(query.page))
  const text = search.toString()
  return `/runs/${run}${text === '' ? '' : `?${text}`}`
}

/** Attempts at one item that stand side by side, as one group. @example groupsOf([a1, a2, b1]) // [[a1, a2], [b1]] */
export function groupsOf<T extends { item: string }>(attempts: readonly T[]): T[][] {
  const groups: T[][] = []
  for (const attempt of attempts) {
    const last = groups.at(-1)
    if (last?.[0]?.item === attempt.item) last.push(attempt)
    else groups.push([attempt])
  }
  return groups
}

/** Whether an ended run has nothing to show: all that it asked was lost by the plumbing. */
export function lostAll(outcomes: OutcomeCounts): boolean {
  const kinds = occurring(outcomes)
  return kinds.length > 0 && kinds.every(([name]) => isMissing(name))
}
