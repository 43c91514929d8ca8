'use client'

import { useState } from 'react'
import type { ReactNode } from 'react'
import { t } from '../../_messages/index.ts'
import type { Theme } from './theme.ts'
import { THEME_COOKIE, nextTheme } from './theme.ts'

const YEAR_S = 31_536_000

const ICONS: Readonly<Record<Theme, ReactNode>> = {
  system: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor" />
    </>
  ),
  light: (
    <>
      <circle cx="12" cy="12" r="4" />
      <path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4" />
    </>
  ),
  dark: <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z" />,
}

/** Light, dark, or as the device has it; kept in a cookie for a year. */
export function ThemeToggle({ initial }: { initial: Theme }): ReactNode {
  const [theme, setTheme] = useState(initial)
  const label = t('theme.label', { theme: t(`theme.${theme}`) })
  return (
    <button
      type="button"
      className="grid size-9 cursor-pointer place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
      aria-label={label}
      title={label}
      onClick={() => {
        const next = nextTheme(theme)
        setTheme(next)
        document.cookie = `${THEME_COOKIE}=${next}; Path=/; Max-Age=${String(next === 'system' ? 0 : YEAR_S)}; SameSite=Lax`
        if (next === 'system') delete document.documentElement.dataset['theme']
        else document.documentElement.dataset['theme'] = next
      }}
    >
      <svg
        width="20"
        height="20"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {ICONS[theme]}
      </svg>
    </button>
  )
}
