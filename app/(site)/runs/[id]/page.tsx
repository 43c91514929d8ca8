import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { runAtK } from '#services/board/run-at-k.ts'
import { figuresOf } from '#core/suites/long-context/report/index.ts'
import { viewAttempts } from '#services/run/view-attempts.ts'
import type { RunView } from '#services/run/view.ts'
import { viewRun } from '#services/run/view.ts'
import { AFFIRMATION_METRICS } from '#core/suites/sycophancy/report/affirmation.ts'
import { affirmationOf } from '#core/suites/sycophancy/affirmation/figures.ts'
import { splitOf } from '#services/suite/view.ts'
import { t, tPieces } from '../../../_messages/index.ts'
import { siteContext } from '../../../_site/context.ts'
import { boardHref } from '../../../_ui/board/page.tsx'
import { Head } from '../../../_ui/kit/head.tsx'
import { orNotFound } from '../../../_ui/kit/or-not-found.ts'
import type { Search } from '../../../_ui/kit/params.ts'
import { single } from '../../../_ui/kit/params.ts'
import { suiteTitle } from '../../../_ui/kit/suite-words.ts'
import { LongContextSection } from '../../../_ui/long-context/section.tsx'
import { AttemptsTable } from '../../../_ui/run/attempts-table.tsx'
import { RunFacts } from '../../../_ui/run/facts.tsx'
import { History } from '../../../_ui/run/history.tsx'
import { RunLive } from '../../../_ui/run/live.tsx'
import { RunMetrics } from '../../../_ui/run/metrics.tsx'
import { Affirmation } from '../../../_ui/sycophancy/affirmation.tsx'
import { sycophancyFigures } from '../../../_ui/sycophancy/figures.ts'
import { SycophancySection } from '../../../_ui/sycophancy/section.tsx'
import { RunAtK } from '../../../_ui/stats/at-k-table.tsx'

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Search>
}

export const metadata: Metadata = { title: t('run.page_title') }

/** Metrics that the section of probe P7 tells with what they are made of. */
const IN_SECTIONS = AFFIRMATION_METRICS.map((m) => m.id)

const LENGTH_METRICS = ['effective_length_absolute', 'effective_length_relative']

export default async function RunPage({ params, searchParams }: Props): Promise<ReactNode> {
  const ctx = await siteContext()
  const { id } = await params
  const search = await searchParams
  const view = await orNotFound(viewRun(ctx, id))
  const page = view.itemsShown
    ? await viewAttempts(ctx, {
        run: id,
        page: Number(single(search['page']) ?? 1),
        outcome: single(search['outcome']),
      })
    : null
  const samples = view.settings['samples']
  const long = figuresOf(view.figures)
  const sycophancy = sycophancyFigures(view.status.suite, view.figures)
  const affirmation = affirmationOf(view.figures)
  return (
    <div className="grid grid-cols-1 gap-8">
      <div>
        <RunHead view={view} />
        <Judging view={view} />
        <RunLive initial={view.status} log={view.log} manages={view.manages} />
      </div>
      <RunMetrics view={view} elsewhere={long ? LENGTH_METRICS : sycophancy ? IN_SECTIONS : []} />
      {view.status.state === 'done' && (
        <p>
          <Link href={`/compare?a=${view.status.id}`} className="link">
            {t('compare.link')}
          </Link>
        </p>
      )}
      {long && <LongContextSection figures={long} />}
      {affirmation ? (
        <Affirmation
          figures={affirmation}
          metrics={view.metrics}
          run={view.status.id}
          experimental={splitOf(view.status.suite, view.status.split)?.experimental}
        />
      ) : (
        sycophancy && <SycophancySection figures={sycophancy} metrics={view.metrics} />
      )}
      <RunAtK atK={await runAtK(ctx, view.status.id)} />
      {page ? (
        <AttemptsTable
          run={view.status.id}
          suite={view.status.suite}
          page={page}
          outcomes={view.status.outcomes}
          samples={typeof samples === 'number' ? samples : 1}
        />
      ) : (
        <p className="text-muted">{t('run.held_out')}</p>
      )}
      <History events={view.history} />
      <RunFacts view={view} />
    </div>
  )
}

/** Whose replies it judges, and who is judging its own. */
function Judging({ view }: { view: RunView }): ReactNode {
  return (
    <>
      {view.judges !== null && (
        <p className="mb-4">
          {tPieces('judges.of_run', {
            run: (
              <Link key="run" href={`/runs/${view.judges}`} className="link">
                {t('judges.that_run')}
              </Link>
            ),
          })}
        </p>
      )}
      {view.judgedBy.map(({ run, judge, state }) => (
        <p key={run} className="mb-2">
          {t('affirm.judging', { judge })}{' '}
          <Link href={`/runs/${run}`} className="link">
            {t('affirm.judging.run', { state: t(`run.state.${state}`) })}
          </Link>
        </p>
      ))}
    </>
  )
}

function RunHead({ view }: { view: RunView }): ReactNode {
  const { status } = view
  return (
    <Head
      over={
        <Link
          href={boardHref({ suite: { id: status.suite } }, { split: status.split })}
          className="hover:underline"
        >
          {t('run.over', { suite: suiteTitle(status.suite), split: status.split })}
        </Link>
      }
      title={
        <Link href={`/models/${encodeURIComponent(view.modelSlug)}`} className="hover:underline">
          {status.model}
        </Link>
      }
    />
  )
}
