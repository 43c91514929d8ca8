import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { OUTCOME_KINDS, causeOf } from '#core/suites/outcomes.ts'
import { t, tPieces } from '../../_messages/index.ts'
import { Head } from '../../_ui/kit/head.tsx'
import { Formula } from '../../_ui/text/math.tsx'

export const metadata: Metadata = { title: t('about.title') }

const TIERS = ['self_reported', 'runner_signed', 'site_run', 'reproduced'] as const

export default function AboutPage(): ReactNode {
  return (
    <div className="max-w-[46rem]">
      <Head title={t('about.title')}>
        <p>{t('about.what')}</p>
      </Head>
      <div className="grid gap-9">
        <Scoring />
        <Statistics />
        <Part id="outcomes" title={t('about.outcomes')}>
          <p>{t('about.outcomes.text')}</p>
          <dl className="grid gap-2">
            {OUTCOME_KINDS.map((kind) => (
              <div key={kind}>
                <dt className="inline font-semibold">{t(`outcome.${kind}`)}</dt>{' '}
                <dd className="inline">
                  <span className="text-sm text-muted">({t(`cause.${causeOf(kind)}`)})</span>{' '}
                  {t(`outcome.${kind}.meaning`)}
                </dd>
              </div>
            ))}
          </dl>
        </Part>
        <Part id="trust" title={t('about.trust')}>
          <p>{t('about.trust.text')}</p>
          <dl className="grid gap-2">
            {TIERS.map((tier) => (
              <div key={tier}>
                <dt className="inline font-semibold">{t(`trust.${tier}`)}:</dt>{' '}
                <dd className="inline">{t(`trust.${tier}.meaning`)}</dd>
              </div>
            ))}
          </dl>
        </Part>
        <Part id="submit" title={t('about.submit')}>
          <p>{t('about.submit.text')}</p>
          <pre className="raw card p-4" tabIndex={0}>
            npm run --silent touchstone -- eval --suite physics --split smoke \{'\n'}
            {'  '}--endpoint http://127.0.0.1:9911/v1 --model NAME
          </pre>
        </Part>
      </div>
    </div>
  )
}

function Scoring(): ReactNode {
  return (
    <Part id="scoring" title={t('about.scoring')}>
      <p>{t('about.scoring.equal')}</p>
      <p>{t('about.scoring.tree')}</p>
      <div className="overflow-x-auto overflow-y-hidden">
        <Formula
          tex="\text{score} = \begin{cases} 100 & \text{equal}\\ \max\!\left(0,\; 60 - 100\,\dfrac{d}{n}\right) & \text{otherwise} \end{cases}"
          display
        />
      </div>
      <p>{t('about.scoring.cost')}</p>
      <p>
        {tPieces('about.scoring.try', {
          link: (
            <Link key="l" href="/playground" className="link">
              {t('playground.title')}
            </Link>
          ),
        })}
      </p>
    </Part>
  )
}

function Statistics(): ReactNode {
  return (
    <Part id="statistics" title={t('about.statistics')}>
      <p>{t('about.statistics.interval')}</p>
      <p>{t('about.statistics.rank')}</p>
      <p>{t('about.statistics.missing')}</p>
    </Part>
  )
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }): ReactNode {
  return (
    <section id={id} className="grid scroll-mt-6 gap-3">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
