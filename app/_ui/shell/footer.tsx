import Link from 'next/link'
import type { ReactNode } from 'react'
import { t } from '../../_messages/index.ts'

export function Footer(): ReactNode {
  return (
    <footer className="mt-16 border-t border-line">
      <div className="page flex flex-wrap gap-x-6 gap-y-2 py-6 text-sm text-muted">
        <p className="grow">{t('shell.footer')}</p>
        <Link href="/about#scoring" className="hover:underline">
          {t('shell.scoring')}
        </Link>
        <Link href="/about#statistics" className="hover:underline">
          {t('shell.statistics')}
        </Link>
        <a href="/api/health" className="hover:underline">
          {t('shell.health')}
        </a>
      </div>
    </footer>
  )
}
