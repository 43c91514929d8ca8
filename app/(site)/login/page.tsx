import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { t, tPieces } from '../../_messages/index.ts'
import { siteContext } from '../../_site/context.ts'
import { Head } from '../../_ui/kit/head.tsx'
import { LoginForm } from '../../_ui/shell/login-form.tsx'

export const metadata: Metadata = { title: t('login.title') }

export default async function LoginPage(): Promise<ReactNode> {
  const { actor } = await siteContext()
  return (
    <div className="mx-auto max-w-md">
      <Head title={t('login.title')}>
        <p>
          {tPieces('login.intro', {
            file: (
              <code key="f" className="font-mono">
                admin-token
              </code>
            ),
          })}
        </p>
      </Head>
      {actor.kind === 'user' ? <p className="card p-5">{t('login.already')}</p> : <LoginForm />}
    </div>
  )
}
