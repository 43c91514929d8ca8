import Link from 'next/link'
import type { ReactNode } from 'react'
import type { BoardRow } from '#core/protocol/index.ts'
import { isFloor } from '#core/protocol/index.ts'
import { t } from '../../_messages/index.ts'
import { count, share, short } from '../format/numbers.ts'
import { rankText, whyNoRank } from '../format/rank.ts'
import { FigureText } from '../kit/figure.tsx'
import { OutcomeList } from '../kit/outcomes.tsx'
import { Day } from '../kit/time.tsx'
import { nextSort } from './columns.ts'
import type { MetricColumn, Sort } from './columns.ts'
import { configurationLine } from './configuration.ts'

interface BoardTableProps {
  rows: readonly BoardRow[]
  metrics: readonly MetricColumn[]
  sort: Sort
  /** the page's address with another order */
  hrefFor: (sort: string) => string
  caption: string
  /** the split's figures carry no rank, for no row */
  unranked?: boolean
}

/** More metrics than this do not stand side by side on a desk without wrapped heads. */
const MANY = 2

/** The board as a table; on a phone each row becomes a card (app/globals.css, .board). */
export function BoardTable({
  rows,
  metrics,
  sort,
  hrefFor,
  caption,
  unranked = false,
}: BoardTableProps): ReactNode {
  const columns: [id: string, label: string, numeric: boolean][] = [
    ['rank', t('board.rank'), false],
    ['model', t('board.model'), false],
    ...metrics.map((m): [string, string, boolean] => [`m.${m.id}`, m.title, true]),
    ['n', t('board.n'), true],
    ['coverage', t('board.coverage'), true],
    ['tokens', t('board.tokens'), true],
    ['date', t('board.date'), false],
  ]
  return (
    <>
      <SortMenu columns={columns} sort={sort} hrefFor={hrefFor} />
      {/* Beyond some columns the table scrolls; below, what unfolds in a row may stand over its edge. */}
      <div className={`card overflow-x-auto ${metrics.length > MANY ? 'board-many' : 'lg:overflow-visible'}`}>
        {/* Roles are spelled out: a table whose parts are laid out as a grid loses its own in some browsers. */}
        <table className="data board" role="table">
          <caption className="sr-only">{caption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {columns.map(([id, label, numeric]) => (
                <SortHead key={id} id={id} label={label} numeric={numeric} sort={sort} hrefFor={hrefFor} />
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row) => (
              <Row key={row.configuration_key} row={row} metrics={metrics} unranked={unranked} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

interface SortHeadProps {
  id: string
  label: string
  numeric: boolean
  sort: Sort
  hrefFor: (sort: string) => string
}

function SortHead({ id, label, numeric, sort, hrefFor }: SortHeadProps): ReactNode {
  const active = sort.by === id
  return (
    <th
      role="columnheader"
      scope="col"
      className={numeric ? 'num' : ''}
      aria-sort={active ? (sort.descending ? 'descending' : 'ascending') : undefined}
    >
      <Link href={hrefFor(nextSort(id, sort))} scroll={false} className="sort-link" prefetch={false}>
        {label}
        <span aria-hidden="true" className={active ? '' : 'invisible'}>
          {active && sort.descending ? '\u2193' : '\u2191'}
        </span>
      </Link>
    </th>
  )
}

/** Column heads are not there on a phone: the same links as a menu. */
function SortMenu({
  columns,
  sort,
  hrefFor,
}: Pick<BoardTableProps, 'sort' | 'hrefFor'> & { columns: [string, string, boolean][] }): ReactNode {
  return (
    <details className="mb-3 text-sm md:hidden">
      <summary className="text-muted">{t('board.sort')}</summary>
      <ul className="mt-2 flex flex-wrap gap-2">
        {columns.map(([id, label]) => (
          <li key={id}>
            <Link
              href={hrefFor(nextSort(id, sort))}
              scroll={false}
              prefetch={false}
              className="tab inline-block"
              aria-current={sort.by === id || undefined}
            >
              {label} {sort.by === id && (sort.descending ? '\u2193' : '\u2191')}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Row({
  row,
  metrics,
  unranked,
}: {
  row: BoardRow
  metrics: readonly MetricColumn[]
  unranked: boolean
}): ReactNode {
  const floor = isFloor(row.model)
  const why = floor ? 'floor' : unranked ? null : whyNoRank(row)
  return (
    <tr role="row" className={floor ? 'text-muted italic' : undefined}>
      <td role="cell" className="board-rank" data-label={t('board.rank')}>
        <span className="font-serif text-lg">{rankText(row)}</span>
        {why && <span className="block text-xs text-muted">{t(`board.no_rank.${why}`)}</span>}
      </td>
      <td role="cell" className="board-model">
        <Link href={`/models/${encodeURIComponent(row.model_slug)}`} className="font-medium hover:underline">
          {row.model}
        </Link>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
          <span className="text-muted md:basis-full">{configurationLine(row.configuration)}</span>
          <span className="chip" title={t(`trust.${row.trust}.meaning`)}>
            {t(`trust.${row.trust}`)}
          </span>
          <RunLinks row={row} />
        </span>
      </td>
      {metrics.map((m) => (
        <td key={m.id} role="cell" className="num board-figure" data-label={m.title}>
          <FigureText figure={row.metrics[m.id]} unit={m.unit} />
        </td>
      ))}
      <td role="cell" className="num board-more" data-label={t('board.n')}>
        <span>
          {count(row.n)}
          {row.samples > 1 && <span className="text-muted">{` \u00d7 ${count(row.samples)}`}</span>}
        </span>
      </td>
      <td role="cell" className="num board-more board-coverage" data-label={t('board.coverage')}>
        <details>
          <summary title={t('board.outcomes.show')}>{share(row.coverage)}</summary>
          <div className="outcomes-panel">
            <OutcomeList outcomes={row.outcomes} />
            {row.bounds && row.coverage < 1 && (
              <p className="mt-2 text-xs text-muted">
                {t('board.bounds', { low: row.bounds.low.toFixed(1), high: row.bounds.high.toFixed(1) })}
              </p>
            )}
          </div>
        </details>
      </td>
      <td
        role="cell"
        className="num board-more"
        data-label={t('board.tokens')}
        title={count(row.completion_tokens)}
      >
        {short(row.completion_tokens)}
      </td>
      <td role="cell" className="board-more" data-label={t('board.date')}>
        <Day iso={row.date} />
      </td>
    </tr>
  )
}

/** Which runs the row is the mean of; a configuration with unpublished runs says so. */
function RunLinks({ row }: { row: BoardRow }): ReactNode {
  const partial = row.runs_published < row.runs_total
  const label = partial
    ? t('board.runs.some', { published: row.runs_published, total: row.runs_total })
    : row.runs_published > 1
      ? t('board.runs.mean', { count: row.runs_published })
      : null
  const [only] = row.run_ids
  return (
    <>
      {label !== null && <span className={partial ? 'chip chip-warn' : 'text-muted'}>{label}</span>}
      {row.run_ids.length === 1 && only !== undefined ? (
        <Link href={`/runs/${only}`} className="link py-1">
          {t('board.run')}
        </Link>
      ) : (
        row.run_ids.map((id, i) => (
          <Link key={id} href={`/runs/${id}`} className="link py-1">
            {t('board.run_n', { n: i + 1 })}
          </Link>
        ))
      )}
    </>
  )
}
