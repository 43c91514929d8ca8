import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { t, tPieces } from '../../_messages/index.ts'
import { Head } from '../../_ui/kit/head.tsx'
import type { Search } from '../../_ui/kit/params.ts'
import { FIRST } from '../../_ui/playground/examples.ts'
import { Playground } from '../../_ui/playground/playground.tsx'
import { decode, queryOf } from '../../_ui/playground/state.ts'

export const metadata: Metadata = { title: t('playground.title') }

export default async function PlaygroundPage({
  searchParams,
}: {
  searchParams: Promise<Search>
}): Promise<ReactNode> {
  const query = queryOf(await searchParams)
  const initial = query.size === 0 ? FIRST : decode(query)
  return (
    <>
      <Head title={t('playground.title')}>
        <p className="max-w-[46rem]">
          {tPieces('playground.intro', {
            link: (
              <Link key="l" href="/about#scoring" className="link">
                {t('playground.intro.link')}
              </Link>
            ),
          })}
        </p>
      </Head>
      <noscript>
        <p className="card mb-6 p-4">{t('playground.needs_script')}</p>
      </noscript>
      <Playground initial={initial} />
    </>
  )
}
