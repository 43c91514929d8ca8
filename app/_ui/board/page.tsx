import Link from 'next/link'
import type { ReactNode } from 'react'
import { isFloor } from '#core/protocol/index.ts'
import { viewBoard } from '#services/board/view.ts'
import type { BoardView } from '#services/board/view.ts'
import { boardLengths } from '#services/compare/board-lengths.ts'
import { headlineOf } from '#core/suites/index.ts'
import { HELD_OUT } from '#core/suites/physics/index.ts'
import { splitOf } from '#services/suite/view.ts'
import type { Memorisation } from '#services/model/memorisation.ts'
import { memorisation } from '#services/model/memorisation.ts'
import { t } from '../../_messages/index.ts'
import { siteContext } from '../../_site/context.ts'
import { count } from '../format/numbers.ts'
import { PickRows } from '../compare/pick-rows.tsx'
import { Head } from '../kit/head.tsx'
import { orNotFound } from '../kit/or-not-found.ts'
import type { Search } from '../kit/params.ts'
import { single } from '../kit/params.ts'
import { BoardLengths } from '../long-context/board-lengths.tsx'
import { gapSentence } from '../model/memorisation.tsx'
import { BoardAtK } from '../stats/at-k-table.tsx'
import { isMainMetric, metricUnit } from '../kit/suite-words.ts'
import { DetectableText } from '../stats/detectable.tsx'
import { SelectivityBoard } from '../sycophancy/board.tsx'
import { chartData, chartHeight } from './chart-data.ts'
import { ChartFrame } from './chart-frame.tsx'
import { metricColumns, parseSort, sortRows } from './columns.ts'
import { EmptyBoard } from './empty.tsx'
import { OldSnapshot, OldVersion, Permalink } from './snapshot-note.tsx'
import { Summary } from './summary.tsx'
import { BoardTable } from './table.tsx'
import { UnderWayList } from './under-way.tsx'

/** The leaderboard of a suite; without one, of the first. */
export async function BoardPage({ suite, search }: { suite?: string; search: Search }): Promise<ReactNode> {
  const split = single(search['split'])
  const protocol = single(search['protocol'])
  const snapshot = single(search['snapshot'])
  const view = await orNotFound(viewBoard(await siteContext(), { suite, split, protocol, snapshot }))
  const { board } = view
  const told = (id: string): boolean => board.rows.some((row) => row.metrics[id]?.value != null)
  const info = splitOf(view.suite.id, board.split)
  // An experimental split asks something else than its suite: its own words say what.
  const special = info?.experimental === undefined ? undefined : info
  const experimental = special?.experimental
  const headline = headlineOf(view.suite, board.split)
  const columns = metricColumns(board, view.suite.metrics).filter(
    (m) => m.id === headline || (isMainMetric(view.suite.id, m.id) && told(m.id)),
  )
  const metrics = [...columns.filter((m) => m.id === headline), ...columns.filter((m) => m.id !== headline)]
  const sort = parseSort(single(search['sort']), [
    'rank',
    'model',
    'n',
    'coverage',
    'tokens',
    'date',
    ...metrics.map((m) => `m.${m.id}`),
  ])
  const rows = sortRows(board.rows, sort)
  const chart = chartData(rows, metrics)
  const hrefFor = (order: string): string =>
    boardHref(view, { split: board.split, protocol, sort: order, snapshot })
  return (
    <>
      <Head over={t('board.over')} title={view.suite.title}>
        <p className="max-w-[46rem]">{special?.description ?? view.suite.description}</p>
      </Head>
      <Switcher view={view} protocol={protocol} />
      <OldVersion board={board} current={view.suite.version} now={boardHref(view, { split: board.split })} />
      <OldSnapshot
        board={board}
        now={boardHref(view, { split: board.split, protocol: board.protocol_key ?? undefined })}
      />
      <Experimental why={experimental} />
      <UnderWayList runs={view.underWay} />
      {board.rows.length === 0 ? (
        <EmptyBoard suite={view.suite.id} split={board.split} />
      ) : (
        <>
          {experimental === undefined && <Summary rows={board.rows} />}
          {chart.series.length > 0 && (
            <ChartFrame
              data={chart}
              height={chartHeight(rows.length)}
              left={Math.max(0, rows.length - chart.labels.length)}
            />
          )}
          {headline === 'selectivity' && <SelectivityBoard rows={rows} />}
          <BoardTable
            rows={rows}
            metrics={metrics}
            sort={sort}
            hrefFor={hrefFor}
            caption={t('board.caption', { suite: view.suite.title, split: board.split })}
            unranked={experimental !== undefined}
          />
          <BoardAtK rows={board.rows} />
          <BoardLengths rows={await boardLengths(await siteContext(), rows)} />
          {experimental === undefined && <PickRows rows={rows} />}
          <Notes view={view} signals={await signalsOf(view)} />
        </>
      )}
    </>
  )
}

function Experimental({ why }: { why: string | undefined }): ReactNode {
  if (why === undefined) return null
  return (
    <p className="mb-5 max-w-[46rem]">
      <span className="chip chip-warn">{t('suite.experimental')}</span> {why}
    </p>
  )
}

/** The address of a board; what is as it would be anyway is left out. */
export function boardHref(
  view: { suite: { id: string } },
  query: {
    split?: string | undefined
    protocol?: string | undefined
    sort?: string | undefined
    snapshot?: string | undefined
  },
): string {
  const search = new URLSearchParams()
  if (query.split !== undefined) search.set('split', query.split)
  if (query.protocol !== undefined) search.set('protocol', query.protocol)
  if (query.snapshot !== undefined) search.set('snapshot', query.snapshot)
  if (query.sort !== undefined && query.sort !== 'rank') search.set('sort', query.sort)
  return `/boards/${view.suite.id}?${search.toString()}`
}

function Switcher({ view, protocol }: { view: BoardView; protocol: string | undefined }): ReactNode {
  const { board } = view
  return (
    <div className="mb-5 flex flex-wrap items-center gap-x-6 gap-y-2">
      {view.suites.length > 1 && (
        <nav className="tabs" aria-label={t('board.suites')}>
          {view.suites.map((s) => (
            <Link
              key={s.id}
              href={`/boards/${s.id}`}
              className="tab"
              aria-current={s.id === view.suite.id || undefined}
            >
              {s.title}
            </Link>
          ))}
        </nav>
      )}
      <nav className="tabs sm:-ml-2" aria-label={t('board.splits')}>
        {view.splits.map((s) => (
          <Link
            key={s.id}
            href={boardHref(view, { split: s.id })}
            className="tab"
            aria-current={s.id === board.split || undefined}
          >
            {s.title}
          </Link>
        ))}
      </nav>
      <Link href={`/suites/${view.suite.id}`} className="link text-sm">
        {t('board.about_suite')}
      </Link>
      {view.protocols.length > 1 && (
        <nav className="flex basis-full flex-wrap gap-x-3 gap-y-1 text-sm" aria-label={t('board.protocols')}>
          <span className="text-muted">{t('board.protocols.why')}</span>
          {view.protocols.map((p) => (
            <Link
              key={p.protocol_key}
              href={boardHref(view, { split: board.split, protocol: p.protocol_key })}
              className="link font-mono aria-[current=true]:font-semibold aria-[current=true]:text-ink aria-[current=true]:no-underline"
              aria-current={p.protocol_key === (protocol ?? board.protocol_key) || undefined}
            >
              {p.protocol_key.slice(0, 10)} ({count(p.rows)})
            </Link>
          ))}
        </nav>
      )}
    </div>
  )
}

/** Gaps between published and redrawn forms, for boards of redrawn forms. */
async function signalsOf({ suite, board }: BoardView): Promise<Memorisation[]> {
  if (suite.id !== 'physics' || board.split !== HELD_OUT) return []
  return memorisation(await siteContext(), { configurations: board.rows.map((r) => r.configuration_key) })
}

function Notes({ view, signals }: { view: BoardView; signals: readonly Memorisation[] }): ReactNode {
  const { board } = view
  return (
    <div className="mt-5 grid max-w-[46rem] gap-2 text-sm text-muted">
      {splitOf(view.suite.id, board.split)?.experimental === undefined && (
        <>
          <p>{t('board.note.rank')}</p>
          <DetectableText
            detectable={board.detectable}
            unit={metricUnit(view.suite.id, headlineOf(view.suite, board.split))}
          />
        </>
      )}
      <p>{t('board.note.interval', { count: board.items })}</p>
      {signals.map((signal) => (
        <p key={`${signal.modelSlug} ${signal.configurationKey}`}>
          {signal.model}: {gapSentence(signal)}
        </p>
      ))}
      {signals.length > 0 && <p>{t('physics.gap.how')}</p>}
      {board.rows.some((r) => isFloor(r.model)) && <p>{t('board.note.floor')}</p>}
      {board.rows.some((r) => r.strict && r.coverage < 1) && <p>{t('board.note.strict')}</p>}
      <Permalink board={board} />
      {board.protocol_key !== null && (
        <p>
          {t('board.note.protocol')}{' '}
          <code className="font-mono text-xs [overflow-wrap:anywhere]">{board.protocol_key}</code>
        </p>
      )}
    </div>
  )
}
