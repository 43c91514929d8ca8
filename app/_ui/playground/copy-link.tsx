'use client'

import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { t } from '../../_messages/index.ts'

/** Copies the permalink. Where the browser has no clipboard (plain HTTP), the link itself is there to copy. */
export function CopyLink({ href }: { href: string }): ReactNode {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => {
      setCopied(false)
    }, 2000)
    return () => {
      clearTimeout(timer)
    }
  }, [copied])
  return (
    <span className="flex items-center gap-3 text-sm">
      <a href={href} className="link">
        {t('playground.permalink')}
      </a>
      <button
        type="button"
        className="button"
        onClick={() => {
          const clipboard = navigator.clipboard as Clipboard | undefined
          clipboard
            ?.writeText(new URL(href, window.location.href).href)
            .then(() => {
              setCopied(true)
            })
            .catch(() => undefined)
        }}
      >
        <span aria-live="polite">{copied ? t('playground.copied') : t('playground.copy')}</span>
      </button>
    </span>
  )
}
