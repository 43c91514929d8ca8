import Link from 'next/link'
import type { ReactNode } from 'react'
import type { AttemptPage } from '#services/run/view-attempts.ts'
import { t } from '../../_messages/index.ts'
import { NONE, count, points } from '../format/numbers.ts'
import { duration } from '../format/times.ts'
import { OutcomeChip, occurring } from '../kit/outcomes.tsx'
import type { OutcomeCounts } from '../kit/outcomes.tsx'
import { domainName, levelName } from '../kit/suite-words.ts'
import { armText } from '../sycophancy/words.ts'
import { InlineText } from '../text/rich-text.tsx'

interface AttemptsTableProps {
  run: string
  page: AttemptPage
  outcomes: OutcomeCounts
  outcome: string | undefined
  samples: number
}

function hrefOf(run: string, query: { page?: number; outcome?: string | undefined }): string {
  const search = new URLSearchParams()
  if (query.outcome !== undefined) search.set('outcome', query.outcome)
  if (query.page !== undefined && query.page > 1) search.set('page', String(query.page))
  const text = search.toString()
  return `/runs/${run}${text === '' ? '' : `?${text}`}`
}

/** The attempts of a run, a page at a time, each linked to its reasons. */
export function AttemptsTable({ run, page, outcomes, outcome, samples }: AttemptsTableProps): ReactNode {
  const arms = page.attempts.some((a) => a.arm !== '')
  const kinds = occurring(outcomes)
  return (
    <section>
      <h2 className="mb-3">{t('attempts.title')}</h2>
      {kinds.length > 1 && (
        <nav className="tabs mb-3" aria-label={t('attempts.filter')}>
          <Link
            href={hrefOf(run, {})}
            scroll={false}
            className="tab"
            aria-current={outcome === undefined || undefined}
          >
            {t('attempts.all')}
          </Link>
          {kinds.map(([name, n]) => (
            <Link
              key={name}
              href={hrefOf(run, { outcome: name })}
              scroll={false}
              className="tab"
              aria-current={outcome === name || undefined}
            >
              {t(`outcome.${name}`)} <span className="text-muted tabular-nums">{count(n)}</span>
            </Link>
          ))}
        </nav>
      )}
      <div className="card overflow-x-auto">
        <table className="data attempts stacks" role="table">
          <caption className="sr-only">{t('attempts.title')}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                {t('attempts.item')}
              </th>
              {samples > 1 && (
                <th scope="col" role="columnheader" className="num">
                  {t('attempts.sample')}
                </th>
              )}
              {arms && (
                <th scope="col" role="columnheader">
                  {t('attempts.arm')}
                </th>
              )}
              <th scope="col" role="columnheader">
                {t('attempts.outcome')}
              </th>
              <th scope="col" role="columnheader" className="num">
                {t('attempts.score')}
              </th>
              <th scope="col" role="columnheader" className="num wide-only">
                {t('attempts.tokens')}
              </th>
              <th scope="col" role="columnheader" className="num wide-only">
                {t('attempts.time')}
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {page.attempts.map((a) => (
              <tr key={a.id} role="row">
                <td role="cell" className="stack-head">
                  <Link href={`/attempts/${a.id}`} prefetch={false} className="link">
                    <InlineText text={a.title} />
                  </Link>
                  <span className="block text-xs text-muted">
                    {domainName(a.domain)} · {levelName(a.level)}
                  </span>
                </td>
                {samples > 1 && (
                  <td role="cell" className="num stack-inline" data-label={t('attempts.sample')}>
                    {count(a.sample + 1)}
                  </td>
                )}
                {arms && (
                  <td role="cell" className="stack-head text-[0.95rem]">
                    {armText(a.arm)}
                  </td>
                )}
                <td role="cell">
                  {a.outcome ? (
                    <OutcomeChip outcome={a.outcome} correct={a.correct} score={a.score} />
                  ) : (
                    <span className="text-sm text-muted">{t(`attempt.state.${a.state}`)}</span>
                  )}
                </td>
                <td role="cell" className="num stack-inline font-medium" data-label={t('attempts.score')}>
                  {points(a.score)}
                </td>
                <td role="cell" className="num wide-only">
                  {a.completionTokens === null ? NONE : count(a.completionTokens)}
                </td>
                <td role="cell" className="num wide-only">
                  {duration(a.totalMs === null ? null : a.totalMs / 1000)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {page.pages > 1 && (
        <nav className="mt-3 flex items-center gap-3 text-sm" aria-label={t('attempts.pages')}>
          {page.page > 1 && (
            <Link href={hrefOf(run, { page: page.page - 1, outcome })} scroll={false} className="link">
              {t('attempts.previous')}
            </Link>
          )}
          <span className="text-muted">{t('attempts.page', { page: page.page, pages: page.pages })}</span>
          {page.page < page.pages && (
            <Link href={hrefOf(run, { page: page.page + 1, outcome })} scroll={false} className="link">
              {t('attempts.next')}
            </Link>
          )}
        </nav>
      )}
    </section>
  )
}
