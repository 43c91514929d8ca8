import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { SUITES } from '#core/suites/index.ts'
import { viewSuite } from '#services/suite/view.ts'
import { t } from '../../_messages/index.ts'
import { siteContext } from '../../_site/context.ts'
import { isWhole } from '../../_ui/suite/whole.ts'
import { Head } from '../../_ui/kit/head.tsx'

export const metadata: Metadata = { title: t('suites.title') }

export default async function SuitesPage(): Promise<ReactNode> {
  const ctx = await siteContext()
  const views = await Promise.all(SUITES.map((s) => viewSuite(ctx, s.id)))
  return (
    <>
      <Head title={t('suites.title')}>
        <p className="max-w-[46rem]">{t('suites.intro')}</p>
      </Head>
      <ul className="grid gap-4 md:grid-cols-2">
        {views.map(({ suite, splits }) => (
          <li key={suite.id} className="card grid gap-3 p-5">
            <h2>
              <Link href={`/suites/${suite.id}`} className="hover:underline">
                {suite.title}
              </Link>
            </h2>
            <p>{suite.description}</p>
            <ul className="flex flex-wrap gap-2 text-sm">
              {splits.map((split) => (
                <li key={split.id}>
                  <Link href={`/boards/${suite.id}?split=${split.id}`} className="link">
                    {split.title}
                  </Link>{' '}
                  {isWhole(suite, split) && (
                    <span className="text-muted">({t('common.items', { count: split.items })})</span>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  )
}
