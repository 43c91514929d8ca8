'use client'

import type { ReactNode } from 'react'
import { locale, t } from './_messages/index.ts'

/** Stands in where even the frame of the pages could not be made: no styles but its own. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }): ReactNode {
  return (
    <html lang={locale} style={{ colorScheme: 'light dark' }}>
      <body
        style={{
          fontFamily: 'system-ui, sans-serif',
          maxWidth: '40rem',
          margin: '4rem auto',
          padding: '0 1rem',
        }}
      >
        <title>{t('error.title')}</title>
        <h1>{t('error.title')}</h1>
        <p>{t('error.text')}</p>
        <button
          type="button"
          onClick={() => {
            retry()
          }}
        >
          {t('error.retry')}
        </button>
      </body>
    </html>
  )
}
