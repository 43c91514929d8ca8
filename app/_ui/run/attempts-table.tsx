import Link from 'next/link'
import type { ReactNode } from 'react'
import type { AttemptLine, AttemptPage } from '#services/run/view-attempts.ts'
import { t } from '../../_messages/index.ts'
import { NONE, count, points } from '../format/numbers.ts'
import { duration } from '../format/times.ts'
import { ItemTitle } from '../item/title.tsx'
import { OutcomeChip } from '../kit/outcomes.tsx'
import type { OutcomeCounts } from '../kit/outcomes.tsx'
import { armWords } from '../kit/arm-words.ts'
import { domainName, levelName } from '../kit/suite-words.ts'
import { InlineText } from '../text/rich-text.tsx'
import { attemptFilters, attemptsHref, filterWord, groupsOf } from './attempts.ts'

interface AttemptsTableProps {
  run: string
  suite: string
  page: AttemptPage
  outcomes: OutcomeCounts
  samples: number
}

/** The attempts of a run, a page at a time, each linked to its reasons. */
export function AttemptsTable({ run, suite, page, outcomes, samples }: AttemptsTableProps): ReactNode {
  const arms = page.attempts.some((a) => a.arm !== '')
  return (
    <section id="attempts">
      <h2 className="mb-3">{t('attempts.title')}</h2>
      <Filters run={run} page={page} outcomes={outcomes} />
      {page.total === 0 ? (
        <p className="text-muted">{t('attempts.none')}</p>
      ) : (
        <div className="card overflow-x-auto">
          <table className="data attempts stacks" role="table">
            <caption className="sr-only">{t('attempts.title')}</caption>
            <Header samples={samples > 1} arms={arms} />
            <tbody role="rowgroup">
              {groupsOf(page.attempts).map((group) =>
                group.map((attempt, i) => (
                  <Row
                    key={attempt.id}
                    suite={suite}
                    attempt={attempt}
                    samples={samples > 1}
                    arms={arms}
                    rows={i === 0 ? group.length : 0}
                  />
                )),
              )}
            </tbody>
          </table>
        </div>
      )}
      <Pages run={run} page={page} />
    </section>
  )
}

/** All, right, not right, and what else occurred; nothing where that is no choice. */
function Filters({ run, page, outcomes }: Pick<AttemptsTableProps, 'run' | 'page' | 'outcomes'>): ReactNode {
  const filters = attemptFilters(outcomes, page.counts)
  if (filters.length < 2) return null
  return (
    <nav className="tabs mb-3" aria-label={t('attempts.filter')}>
      {[{ filter: null, count: null }, ...filters].map(({ filter, count: n }) => (
        <Link
          key={filter}
          href={attemptsHref(run, { filter })}
          scroll={false}
          prefetch={false}
          className="tab"
          aria-current={page.filter === filter || undefined}
        >
          {filter === null ? t('attempts.all') : filterWord(filter)}
          {n !== null && <span className="ml-1 text-muted tabular-nums">{count(n)}</span>}
        </Link>
      ))}
    </nav>
  )
}

function Header({ samples, arms }: { samples: boolean; arms: boolean }): ReactNode {
  const columns: [string, string][] = [
    [t('attempts.item'), ''],
    ...(samples ? [[t('attempts.sample'), ''] as [string, string]] : []),
    ...(arms ? [[t('attempts.arm'), ''] as [string, string]] : []),
    [t('attempts.outcome'), ''],
    [t('attempts.score'), 'num'],
    [t('attempts.tokens'), 'num wide-only'],
    [t('attempts.time'), 'num wide-only'],
  ]
  return (
    <thead role="rowgroup">
      <tr role="row">
        {columns.map(([name, look]) => (
          <th key={name} scope="col" role="columnheader" className={look}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
  )
}

interface RowProps {
  suite: string
  attempt: AttemptLine
  samples: boolean
  arms: boolean
  /** the first attempt at an item names it for so many rows; 0 for those that follow */
  rows: number
}

function Row({ suite, attempt: a, samples, arms, rows }: RowProps): ReactNode {
  const href = `/attempts/${a.id}`
  const single = !samples && !arms
  return (
    <tr role="row" className={rows > 0 ? 'first' : undefined}>
      {rows > 0 && (
        <td role="cell" rowSpan={rows > 1 ? rows : undefined} className={single ? 'what' : 'stack-head'}>
          {single ? (
            <Link href={href} prefetch={false} className="link">
              <InlineText text={a.title} />
            </Link>
          ) : (
            <ItemTitle suite={suite} slug={a.item} title={a.title} />
          )}
          <span className="block text-xs text-muted">
            {domainName(a.domain)} · {levelName(a.level)}
          </span>
        </td>
      )}
      {samples && (
        <td role="cell" className={arms ? 'stack-head' : 'what'}>
          {arms ? (
            t('attempts.sample.n', { n: a.sample + 1 })
          ) : (
            <Link href={href} prefetch={false} className="link">
              {t('attempts.sample.n', { n: a.sample + 1 })}
            </Link>
          )}
        </td>
      )}
      {arms && (
        <td role="cell" className="what text-[0.95rem]">
          <Link href={href} prefetch={false} className="link">
            {armWords(suite, a.arm)}
          </Link>
        </td>
      )}
      <td role="cell">
        {a.outcome ? (
          <OutcomeChip outcome={a.outcome} correct={a.correct} score={a.score} />
        ) : (
          <span className="text-sm text-muted">{t(`attempt.state.${a.state}`)}</span>
        )}
      </td>
      <td role="cell" className="num score font-medium">
        <span className="sr-only sm:hidden">{t('attempts.score')} </span>
        {points(a.score)}
      </td>
      <td role="cell" className="num wide-only">
        {a.completionTokens === null ? NONE : count(a.completionTokens)}
      </td>
      <td role="cell" className="num wide-only">
        {duration(a.totalMs === null ? null : a.totalMs / 1000)}
      </td>
    </tr>
  )
}

function Pages({ run, page: { filter, page, pages } }: { run: string; page: AttemptPage }): ReactNode {
  if (pages < 2) return null
  const steps: [string, number][] = [
    ...(page > 2 ? [[t('attempts.first'), 1] as [string, number]] : []),
    ...(page > 1 ? [[t('attempts.previous'), page - 1] as [string, number]] : []),
    ...(page < pages ? [[t('attempts.next'), page + 1] as [string, number]] : []),
    ...(page < pages - 1 ? [[t('attempts.last'), pages] as [string, number]] : []),
  ]
  return (
    <nav
      className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm"
      aria-label={t('attempts.pages')}
    >
      <span className="text-muted tabular-nums">{t('attempts.page', { page, pages })}</span>
      {steps.map(([name, to]) => (
        <Link
          key={name}
          // The list's head, not its end, is where the next page is read from.
          href={`${attemptsHref(run, { filter, page: to })}#attempts`}
          prefetch={false}
          className="link py-1"
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
