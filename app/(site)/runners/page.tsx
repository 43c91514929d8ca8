import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { RunnerView } from '#services/runner/view.ts'
import { viewRunners } from '#services/runner/view.ts'
import { t } from '../../_messages/index.ts'
import { siteContext } from '../../_site/context.ts'
import { count, points } from '../../_ui/format/numbers.ts'
import { ago, dateTime } from '../../_ui/format/times.ts'
import { Facts, factName, flatFacts } from '../../_ui/kit/facts.tsx'
import { Head } from '../../_ui/kit/head.tsx'
import { KeepFresh } from '../../_ui/kit/keep-fresh.tsx'
import { RunnerActions } from '../../_ui/runner/actions.tsx'

export const metadata: Metadata = { title: t('runners.title') }

export default async function RunnersPage(): Promise<ReactNode> {
  const { runners, now } = await viewRunners(await siteContext())
  return (
    <>
      <Head title={t('runners.title')}>
        <p className="max-w-[46rem]">{t('runners.intro')}</p>
        <KeepFresh seconds={15} />
      </Head>
      {runners.length === 0 ? (
        <p className="card p-5">{t('runners.none')}</p>
      ) : (
        <ul className="grid gap-4 lg:grid-cols-2">
          {runners.map((runner) => (
            <Runner key={runner.id} runner={runner} now={now} />
          ))}
        </ul>
      )}
    </>
  )
}

const TONES = { online: 'chip-good', late: 'chip-warn', offline: '' } as const

function Runner({ runner, now }: { runner: RunnerView; now: string }): ReactNode {
  return (
    <li className="card grid content-start gap-3 p-5">
      <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {runner.name}
        <span className={`chip font-sans font-normal ${TONES[runner.life]}`}>
          {t(`runner.life.${runner.life}`)}
        </span>
        {runner.draining && (
          <span className="chip chip-warn font-sans font-normal">{t('runner.draining')}</span>
        )}
        {runner.trusted && (
          <span className="chip font-sans font-normal" title={t('runner.trusted.meaning')}>
            {t('runner.trusted')}
          </span>
        )}
      </h2>
      <Facts rows={factsOf(runner, now)} />
      <div className="text-[0.95rem]">
        {runner.work.length === 0 ? (
          <p className="text-muted">{t('runner.idle')}</p>
        ) : (
          <ul>
            {runner.work.map((w) => (
              <li key={w.run}>
                <Link href={`/runs/${w.run}`} className="link">
                  {t('runner.work', { count: w.attempts })}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
      {runner.manages && <RunnerActions id={runner.id} name={runner.name} draining={runner.draining} />}
    </li>
  )
}

function factsOf(runner: RunnerView, now: string): [ReactNode, ReactNode][] {
  const rows: [ReactNode, ReactNode][] = []
  if (runner.lastSeenAt !== null)
    rows.push([
      t('runner.seen'),
      <time key="seen" dateTime={runner.lastSeenAt} title={dateTime(runner.lastSeenAt)}>
        {ago(runner.lastSeenAt, now)}
      </time>,
    ])
  if (runner.throughput !== null)
    rows.push([
      t('runner.throughput'),
      t('runner.throughput.value', {
        rate: points(runner.throughput.tokensPerS),
        requests: count(runner.throughput.inFlight),
      }),
    ])
  if (runner.version !== null) rows.push([t('runner.version'), runner.version])
  for (const engine of runner.capabilities?.engines ?? []) {
    const models = engine.models?.map((m) => m.name).join(', ')
    rows.push([
      t('runner.engine'),
      <span key={engine.kind}>
        {engine.version}
        {models !== undefined && models !== '' && <span className="block text-sm text-muted">{models}</span>}
      </span>,
    ])
  }
  if (runner.capabilities) rows.push([t('runner.slots'), String(runner.capabilities.slots)])
  const labels = runner.capabilities?.labels ?? []
  if (labels.length > 0) rows.push([t('runner.labels'), labels.join(', ')])
  for (const [name, value] of flatFacts(runner.hardware)) rows.push([factName(`hardware.${name}`), value])
  return rows
}
