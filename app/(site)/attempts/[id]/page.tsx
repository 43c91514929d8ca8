import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { AttemptView } from '#services/attempt/view.ts'
import { viewBranches } from '#services/attempt/branches.ts'
import { viewAttempt } from '#services/attempt/view.ts'
import { ServiceError } from '#services/shared/errors.ts'
import { t } from '../../../_messages/index.ts'
import { siteContext } from '../../../_site/context.ts'
import { AttemptFacts } from '../../../_ui/attempt/facts.tsx'
import { AttemptBody } from '../../../_ui/attempt/body.tsx'
import { points } from '../../../_ui/format/numbers.ts'
import { ItemTitle } from '../../../_ui/item/title.tsx'
import { Head } from '../../../_ui/kit/head.tsx'
import { orNotFound } from '../../../_ui/kit/or-not-found.ts'
import { OutcomeChip } from '../../../_ui/kit/outcomes.tsx'
import { domainName, levelName, suiteTitle } from '../../../_ui/kit/suite-words.ts'
import { JudgesAttempt } from '../../../_ui/judges/attempt.tsx'
import { SycophancyAttempt } from '../../../_ui/sycophancy/attempt.tsx'
import { armWords } from '../../../_ui/kit/arm-words.ts'

export const metadata: Metadata = { title: t('attempt.page_title') }

export default async function AttemptPage({
  params,
}: {
  params: Promise<{ id: string }>
}): Promise<ReactNode> {
  const { id } = await params
  const view = await visible(id)
  if (view === null) return <HeldOut />
  return (
    <div className="grid gap-8">
      <div>
        <Head
          over={<Trail view={view} />}
          title={<ItemTitle suite={view.suite} slug={view.item.id} title={view.item.title} />}
        >
          <p className="text-sm text-muted">
            {domainName(view.item.domain)} · {levelName(view.item.level)}
            {view.samples > 1 && <> · {t('attempt.sample', { n: view.sample + 1, of: view.samples })}</>}
            {view.arm !== '' && <> · {armWords(view.suite, view.arm)}</>}
          </p>
        </Head>
        <Verdict view={view} />
      </div>
      {view.suite === 'sycophancy' ? (
        <SycophancyAttempt view={view} branches={await viewBranches(await siteContext(), view.id)} />
      ) : view.suite === 'judges' ? (
        <JudgesAttempt view={view} />
      ) : (
        <AttemptBody view={view} />
      )}
      <AttemptFacts view={view} />
      <Neighbours view={view} />
    </div>
  )
}

async function visible(id: string): Promise<AttemptView | null> {
  try {
    return await orNotFound(viewAttempt(await siteContext(), id))
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'forbidden') return null
    throw error
  }
}

function HeldOut(): ReactNode {
  return (
    <Head title={t('attempt.held_out.title')}>
      <p className="max-w-[44rem]">{t('attempt.held_out')}</p>
    </Head>
  )
}

function Trail({ view }: { view: AttemptView }): ReactNode {
  return (
    <>
      {suiteTitle(view.suite)} ·{' '}
      <Link href={`/models/${encodeURIComponent(view.modelSlug)}`} className="hover:underline">
        {view.model}
      </Link>{' '}
      ·{' '}
      <Link href={`/runs/${view.run}`} className="link">
        {t('attempt.run')}
      </Link>
    </>
  )
}

function Verdict({ view }: { view: AttemptView }): ReactNode {
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      {view.outcome === null ? (
        <p className="text-lg text-muted">{t(`attempt.state.${view.state}`)}</p>
      ) : (
        <>
          <p className="font-serif text-4xl tabular-nums">
            {view.score === null ? t('attempt.no_score') : points(view.score)}
            {view.score !== null && <span className="ml-1.5 text-base text-muted">{t('eed.of_100')}</span>}
          </p>
          <OutcomeChip outcome={view.outcome} correct={view.correct} score={view.score} />
        </>
      )}
      {view.reason !== null && <p className="basis-full">{view.reason}</p>}
    </div>
  )
}

function Neighbours({ view }: { view: AttemptView }): ReactNode {
  return (
    <nav
      className="flex flex-wrap justify-between gap-4 border-t border-line pt-4"
      aria-label={t('attempt.neighbours')}
    >
      <span>
        {view.previous !== null && (
          <Link href={`/attempts/${view.previous}`} className="link" rel="prev">
            {'\u2190'} {t('attempt.previous')}
          </Link>
        )}
      </span>
      <span>
        {view.next !== null && (
          <Link href={`/attempts/${view.next}`} className="link" rel="next">
            {t('attempt.next')} {'\u2192'}
          </Link>
        )}
      </span>
    </nav>
  )
}
