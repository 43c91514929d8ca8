import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { EntryView, ModelRun, ModelView } from '#services/model/view.ts'
import { memorisation } from '#services/model/memorisation.ts'
import { viewModel } from '#services/model/view.ts'
import { t } from '../../../_messages/index.ts'
import { siteContext } from '../../../_site/context.ts'
import { configurationLine } from '../../../_ui/board/configuration.ts'
import { Facts } from '../../../_ui/kit/facts.tsx'
import { FigureText } from '../../../_ui/kit/figure.tsx'
import { Head } from '../../../_ui/kit/head.tsx'
import { orNotFound } from '../../../_ui/kit/or-not-found.ts'
import { isMainMetric, metricTitle, metricUnit, suiteTitle } from '../../../_ui/kit/suite-words.ts'
import { Day } from '../../../_ui/kit/time.tsx'
import { MemorisationSection } from '../../../_ui/model/memorisation.tsx'
import { stateTone } from '../../../_ui/run/state.ts'

interface Props {
  params: Promise<{ slug: string }>
}

export const metadata: Metadata = { title: t('model.page_title') }

export default async function ModelPage({ params }: Props): Promise<ReactNode> {
  const { slug } = await params
  const ctx = await siteContext()
  const view = await orNotFound(viewModel(ctx, decodeURIComponent(slug)))
  const signals = await memorisation(ctx, { model: view.slug })
  return (
    <div className="grid gap-8">
      <Head over={t('model.over')} title={view.name}>
        <ModelFacts view={view} />
      </Head>
      <section>
        <h2 className="mb-3">{t('model.entries')}</h2>
        {view.entries.length === 0 ? (
          <p className="text-muted">{t('model.entries.none')}</p>
        ) : (
          <ul className="grid gap-4 lg:grid-cols-2">
            {view.entries.map((entry) => (
              <Entry key={entry.run} entry={entry} />
            ))}
          </ul>
        )}
      </section>
      <MemorisationSection signals={signals} describe={configurationLine} />
      <Runs runs={view.runs} />
    </div>
  )
}

function ModelFacts({ view }: { view: ModelView }): ReactNode {
  const rows: [string, string][] = []
  if (view.family !== null) rows.push([t('model.family'), view.family])
  if (view.parameters !== null) rows.push([t('model.parameters'), view.parameters])
  return (
    <>
      {rows.length > 0 && <Facts rows={rows} />}
      {view.notes !== null && <p className="max-w-[46rem]">{view.notes}</p>}
    </>
  )
}

function Entry({ entry }: { entry: EntryView }): ReactNode {
  const last = entry.events.at(-1)
  const main = Object.entries(entry.metrics).filter(([id]) => isMainMetric(entry.suite, id))
  return (
    <li className="card grid gap-3 p-5">
      <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link
          href={`/boards/${entry.suite}?split=${entry.split}&protocol=${entry.protocolKey}`}
          className="hover:underline"
        >
          {t('model.entry.board', { suite: suiteTitle(entry.suite), split: entry.split })}
        </Link>
        <span className="chip font-sans font-normal" title={t(`trust.${entry.trust}.meaning`)}>
          {t(`trust.${entry.trust}`)}
        </span>
        {entry.state === 'withdrawn' && (
          <span className="chip chip-warn font-sans font-normal">{t('history.withdrawn')}</span>
        )}
      </h3>
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {main.map(([id, figure]) => (
          <div key={id}>
            <dt className="text-sm text-muted">{metricTitle(entry.suite, id)}</dt>
            <dd>
              <FigureText figure={figure} unit={metricUnit(entry.suite, id)} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-sm text-muted">{configurationLine(entry.configuration)}</p>
      <p className="flex flex-wrap gap-x-4 text-sm">
        <Link href={`/runs/${entry.run}`} className="link">
          {t('board.run')}
        </Link>
        <span className="text-muted">
          <Day iso={entry.publishedAt} />
        </span>
        {last && last.kind !== 'added' && (
          <span className="text-muted">
            {t(`history.${last.kind}`)}: {last.reason}
          </span>
        )}
      </p>
    </li>
  )
}

function Runs({ runs }: { runs: readonly ModelRun[] }): ReactNode {
  if (runs.length === 0) return null
  return (
    <section>
      <h2 className="mb-3">{t('model.runs')}</h2>
      <ul className="card divide-y divide-line">
        {runs.map((run) => (
          <li
            key={run.id}
            className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2.5 text-[0.95rem]"
          >
            <span className={`chip ${stateTone(run.state)}`}>{t(`run.state.${run.state}`)}</span>
            <Link href={`/runs/${run.id}`} className="link">
              {t('model.entry.board', { suite: suiteTitle(run.suite), split: run.split })}
            </Link>
            <span className="text-sm text-muted tabular-nums">
              {t('board.under_way.done', { done: run.done, total: run.total })}
            </span>
            <span className="text-sm text-muted">
              <Day iso={run.createdAt} />
            </span>
            {run.published && <span className="text-sm text-good">{t('run.published')}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
