'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { t } from '../../_messages/index.ts'

const LINKS = [
  { href: '/', label: 'nav.boards', under: ['/boards', '/models', '/runs', '/attempts'] },
  { href: '/suites', label: 'nav.suites', under: [] },
  { href: '/playground', label: 'nav.playground', under: [] },
  { href: '/runners', label: 'nav.runners', under: [] },
  { href: '/about', label: 'nav.about', under: [] },
] as const

/**
 * Whether a link of the navigation is the place of `path`, or the section that it is in.
 *
 * @example placeOf('/', ['/boards'], '/boards/physics') // 'true': the section
 * @example placeOf('/suites', [], '/suites') // 'page'
 */
export function placeOf(href: string, under: readonly string[], path: string): 'page' | 'true' | undefined {
  if (path === href) return 'page'
  const sections = href === '/' ? under : [href, ...under]
  return sections.some((s) => path === s || path.startsWith(`${s}/`)) ? 'true' : undefined
}

export function MainNav(): ReactNode {
  const path = usePathname()
  return (
    <nav aria-label={t('nav.label')}>
      <ul className="flex flex-wrap items-center">
        {LINKS.map(({ href, label, under }) => (
          <li key={href}>
            <Link href={href} className="nav-link" aria-current={placeOf(href, under, path)}>
              {t(label)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
