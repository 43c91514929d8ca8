import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { BoardRow, ComparisonReply } from '#core/protocol/index.ts'
import { SUITES } from '#core/suites/index.ts'
import { getBoard } from '#services/board/get.ts'
import { compareRuns } from '#services/compare/compare.ts'
import { viewRun } from '#services/run/view.ts'
import { ServiceError } from '#services/shared/errors.ts'
import { t } from '../../_messages/index.ts'
import { siteContext } from '../../_site/context.ts'
import { ByLength } from '../../_ui/compare/by-length.tsx'
import { PickOther } from '../../_ui/compare/pick-rows.tsx'
import { PickRuns } from '../../_ui/compare/pick.tsx'
import { Quality } from '../../_ui/compare/quality.tsx'
import { runIdIn } from '../../_ui/compare/run-id.ts'
import { Sides } from '../../_ui/compare/sides.tsx'
import { SpeedRatios } from '../../_ui/compare/speed.tsx'
import { Verdict } from '../../_ui/compare/verdict.tsx'
import { Head } from '../../_ui/kit/head.tsx'
import type { Search } from '../../_ui/kit/params.ts'
import { single } from '../../_ui/kit/params.ts'

export const metadata: Metadata = { title: t('compare.page_title') }

export default async function ComparePage({
  searchParams,
}: {
  searchParams: Promise<Search>
}): Promise<ReactNode> {
  const search = await searchParams
  const [a = '', b = ''] = [single(search['a']), single(search['b'])]
  const found = a === '' || b === '' ? null : await comparisonOf(a, b)
  return (
    <div className="grid grid-cols-1 gap-8">
      <Head over={t('compare.over')} title={t('compare.title')} />
      {typeof found === 'string' && (
        <p className="card border-warn! bg-warn-soft! p-4" role="alert">
          {found}
        </p>
      )}
      {found !== null && typeof found !== 'string' && <Comparison found={found} />}
      {found === null && <ByBoard run={a} />}
      <section>
        <h2 className="mb-3">{t('compare.ids')}</h2>
        <PickRuns a={a} b={b} />
      </section>
    </div>
  )
}

/** Ways that need no run's id: the rows of the run's own board, or the boards. */
async function ByBoard({ run }: { run: string }): Promise<ReactNode> {
  const beside = run === '' ? null : await rowsBeside(runIdIn(run))
  return (
    <section className="grid gap-4">
      {beside !== null && beside.rows.length > 0 ? (
        <PickOther run={runIdIn(run)} model={beside.model} rows={beside.rows} />
      ) : (
        <>
          <p className="max-w-[46rem]">{t('compare.boards')}</p>
          <ul className="flex flex-wrap gap-x-5 gap-y-2">
            {SUITES.map((suite) => (
              <li key={suite.id}>
                <Link href={`/boards/${suite.id}`} className="link">
                  {suite.title}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** The other rows of the board that a run is comparable on; null where the run is not known. */
async function rowsBeside(run: string): Promise<{ model: string; rows: BoardRow[] } | null> {
  try {
    const ctx = await siteContext()
    const { status, protocolKey } = await viewRun(ctx, run)
    const { rows } = await getBoard(ctx, { suite: status.suite, split: status.split, protocol: protocolKey })
    return { model: status.model, rows: rows.filter((row) => !row.run_ids.includes(run)) }
  } catch (error) {
    if (error instanceof ServiceError) return null
    throw error
  }
}

/** The comparison, or why there is none. */
async function comparisonOf(a: string, b: string): Promise<ComparisonReply | string> {
  try {
    return await compareRuns(await siteContext(), { a: runIdIn(a), b: runIdIn(b) })
  } catch (error) {
    if (error instanceof ServiceError) return error.message
    throw error
  }
}

function Comparison({ found }: { found: ComparisonReply }): ReactNode {
  return (
    <>
      <Sides found={found} />
      {found.comparable ? (
        <>
          <Verdict found={found} />
          <Quality found={found} />
          <ByLength found={found} />
          <SpeedRatios found={found} />
        </>
      ) : (
        <section className="card p-5" role="alert">
          <h2 className="mb-2">{t('compare.not')}</h2>
          <ul className="mb-3 list-disc pl-5">
            {found.why_not.map((why) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
          <p className="text-muted">{t('compare.not.protocol')}</p>
        </section>
      )}
    </>
  )
}
