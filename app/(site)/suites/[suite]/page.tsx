import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { SUITES } from '#core/suites/index.ts'
import type { Suite } from '#core/suites/index.ts'
import type { SuiteView } from '#services/suite/view.ts'
import { viewSuite } from '#services/suite/view.ts'
import { t, textIfAny } from '../../../_messages/index.ts'
import { siteContext } from '../../../_site/context.ts'
import { Head } from '../../../_ui/kit/head.tsx'
import { OnThisPage } from '../../../_ui/kit/on-this-page.tsx'
import { orNotFound } from '../../../_ui/kit/or-not-found.ts'
import { single } from '../../../_ui/kit/params.ts'
import type { Search } from '../../../_ui/kit/params.ts'
import { isMainMetric, metricTitle } from '../../../_ui/kit/suite-words.ts'
import { Families, Profiles } from '../../../_ui/long-context/profiles.tsx'
import { EfficiencySection } from '../../../_ui/stats/efficiency.tsx'
import { ItemStatistics } from '../../../_ui/stats/items.tsx'
import { Items } from '../../../_ui/suite/items.tsx'
import { Proofs } from '../../../_ui/suite/proofs.tsx'
import { Protocol } from '../../../_ui/suite/protocol.tsx'
import { Splits } from '../../../_ui/suite/splits.tsx'

interface Props {
  params: Promise<{ suite: string }>
  searchParams: Promise<Search>
}

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const { suite } = await params
  return { title: SUITES.find((s) => s.id === suite)?.title ?? suite }
}

export default async function SuitePage({ params, searchParams }: Props): Promise<ReactNode> {
  const view = await orNotFound(viewSuite(await siteContext(), (await params).suite))
  const { suite } = view
  return (
    <div className="grid grid-cols-1 gap-7">
      <Head over={t('suite.over', { version: suite.version })} title={suite.title}>
        <p className="max-w-[46rem]">{suite.description}</p>
        <p>
          <Link href={`/boards/${suite.id}`} className="link">
            {t('suite.board')}
          </Link>
        </p>
        <OnThisPage parts={partsOf(view)} />
      </Head>
      <Metrics suite={suite} />
      {suite.id === 'long-context' && (
        <>
          <Profiles />
          <Families />
        </>
      )}
      <Splits view={view} />
      {suite.id === 'physics' && <Proofs />}
      <EfficiencySection view={view} />
      <ItemStatistics view={view} />
      <Protocol view={view} />
      <Items view={view} split={single((await searchParams)['split'])} />
    </div>
  )
}

/** The parts that every suite's page has, and those of this one, in their order. */
function partsOf({ suite, items }: SuiteView): { id: string; title: string }[] {
  return [
    { id: 'metrics', title: t('suite.metrics') },
    ...(suite.id === 'long-context'
      ? [
          { id: 'cost', title: t('lc.profiles.title') },
          { id: 'families', title: t('lc.families.title') },
        ]
      : []),
    { id: 'splits', title: t('suite.splits') },
    { id: 'scoring', title: t('suite.scoring') },
    ...(items.length > 0 ? [{ id: 'items', title: t('suite.items') }] : []),
  ]
}

/** Metrics that stand open; the others unfold. */
const FIRST_METRICS = 5

/** What the suite measures; of many metrics the main ones first. */
function Metrics({ suite }: { suite: Suite }): ReactNode {
  const main = suite.metrics.filter((m) => isMainMetric(suite.id, m.id)).slice(0, FIRST_METRICS)
  const others = suite.metrics.filter((metric) => !main.includes(metric))
  return (
    <section id="metrics">
      <h2 className="mb-3">{t('suite.metrics')}</h2>
      <MetricList suite={suite.id} metrics={main} />
      {others.length > 0 && (
        <details className="mt-4">
          <summary className="text-muted">{t('suite.metrics.more', { count: others.length })}</summary>
          <div className="mt-3">
            <MetricList suite={suite.id} metrics={others} />
          </div>
        </details>
      )}
    </section>
  )
}

function MetricList({ suite, metrics }: { suite: string; metrics: Suite['metrics'] }): ReactNode {
  return (
    <dl className="grid max-w-[46rem] gap-2.5 text-[0.95rem]">
      {metrics.map((metric) => (
        <div key={metric.id}>
          <dt className="font-semibold">
            {metricTitle(suite, metric.id)}{' '}
            <span className="text-sm font-normal text-muted">({metric.unit})</span>{' '}
            <code className="text-xs font-normal text-muted" title={t('suite.metrics.key')}>
              {metric.id}
            </code>
          </dt>
          <dd>{textIfAny(`metric.${metric.id}.what`) ?? metric.description}</dd>
        </div>
      ))}
    </dl>
  )
}
