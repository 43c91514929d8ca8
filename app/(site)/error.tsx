'use client'

import type { ReactNode } from 'react'
import { t } from '../_messages/index.ts'
import { Head } from '../_ui/kit/head.tsx'

interface ErrorPageProps {
  error: unknown
  retry: () => void
}

/** What a visitor is told when a page could not be made: not why (the log knows), but what to do. */
export default function ErrorPage({ error, retry }: ErrorPageProps): ReactNode {
  const digest =
    error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null
  return (
    <>
      <Head title={t('error.title')}>
        <p className="max-w-[44rem]">{t('error.text')}</p>
        {digest !== null && <p className="text-sm text-muted">{t('error.digest', { digest })}</p>}
      </Head>
      <p className="flex flex-wrap gap-3">
        <button
          type="button"
          className="button button-main"
          onClick={() => {
            retry()
          }}
        >
          {t('error.retry')}
        </button>
        <a href="/api/health" className="button">
          {t('error.health')}
        </a>
      </p>
    </>
  )
}
