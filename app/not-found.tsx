import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { t } from './_messages/index.ts'
import { Head } from './_ui/kit/head.tsx'

export const metadata: Metadata = { title: t('not_found.title') }

export default function NotFound(): ReactNode {
  return (
    <>
      <Head over="404" title={t('not_found.title')}>
        <p className="max-w-[44rem]">{t('not_found.text')}</p>
      </Head>
      <p>
        <Link href="/" className="button">
          {t('not_found.home')}
        </Link>
      </p>
    </>
  )
}
