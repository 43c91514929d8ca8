import type { ReactNode } from 'react'
import { t } from '../../_messages/index.ts'

/** Links to the parts of a long page. */
export function OnThisPage({ parts }: { parts: readonly { id: string; title: string }[] }): ReactNode {
  return (
    <nav className="flex flex-wrap gap-x-4 gap-y-1 text-sm" aria-label={t('page.parts')}>
      {parts.map(({ id, title }) => (
        <a key={id} href={`#${id}`} className="link py-0.5">
          {title}
        </a>
      ))}
    </nav>
  )
}
