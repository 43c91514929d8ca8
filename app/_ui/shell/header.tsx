import Link from 'next/link'
import type { ReactNode } from 'react'
import { t } from '../../_messages/index.ts'
import { Logo } from './logo.tsx'
import { MainNav } from './main-nav.tsx'
import { SignOut } from './sign-out.tsx'
import type { Theme } from './theme.ts'
import { ThemeToggle } from './theme-toggle.tsx'

/** The head of every page. On narrow screens the links take a line of their own. */
export function Header({ theme, signedIn }: { theme: Theme; signedIn: boolean }): ReactNode {
  return (
    <header className="border-b border-line bg-surface">
      <a href="#main" className="skip-link">
        {t('shell.skip')}
      </a>
      <div className="page flex flex-wrap items-center gap-x-6 gap-y-0 py-2">
        <Link href="/" className="flex items-center gap-2.5 py-1 font-serif text-xl font-semibold">
          <Logo />
          {t('shell.name')}
        </Link>
        <div className="order-last -mx-1 basis-full md:order-none md:basis-auto md:grow">
          <MainNav />
        </div>
        <div className="ml-auto flex items-center gap-2">
          {signedIn ? (
            <SignOut />
          ) : (
            <Link href="/login" className="nav-link">
              {t('shell.sign_in')}
            </Link>
          )}
          <ThemeToggle initial={theme} />
        </div>
      </div>
    </header>
  )
}
