import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { locale, t } from './_messages/index.ts'
import { siteContext } from './_site/context.ts'
import { Footer } from './_ui/shell/footer.tsx'
import { Header } from './_ui/shell/header.tsx'
import { THEME_COOKIE, parseTheme } from './_ui/shell/theme.ts'
import 'katex/dist/katex.min.css'
import './globals.css'

export const metadata: Metadata = {
  title: { template: `%s \u00b7 ${t('shell.name')}`, default: t('shell.name') },
  description: t('shell.description'),
  robots: { index: true },
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#1a1d20' },
  ],
}

/** Whether the visitor is signed in; "no" where that cannot be found out: the page itself will say what is wrong. */
async function signedIn(): Promise<boolean> {
  try {
    return (await siteContext()).actor.kind === 'user'
  } catch {
    return false
  }
}

export default async function RootLayout({ children }: { children: ReactNode }): Promise<ReactNode> {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value)
  return (
    // The button of the header changes data-theme on the spot.
    <html lang={locale} data-theme={theme === 'system' ? undefined : theme} suppressHydrationWarning>
      <body className="flex min-h-dvh flex-col">
        <Header theme={theme} signedIn={await signedIn()} />
        <main id="main" className="page grow pt-7 sm:pt-9" tabIndex={-1}>
          {children}
        </main>
        <Footer />
      </body>
    </html>
  )
}
