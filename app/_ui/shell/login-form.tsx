'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { t } from '../../_messages/index.ts'
import { useHydrated } from '../kit/hydrated.ts'
import { post } from '../kit/post.ts'

/** Signs in with the administrator's token. */
export function LoginForm(): ReactNode {
  const router = useRouter()
  const ready = useHydrated()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)

  const send = async (token: string): Promise<void> => {
    setBusy(true)
    const failed = await post('/api/v1/session', { token: token.trim() })
    setBusy(false)
    setFault(failed)
    if (failed !== null) return
    router.push('/')
    router.refresh()
  }
  return (
    <form
      className="card grid gap-4 p-5"
      // Without script the browser would put the token into the address: POST to nowhere is better.
      method="post"
      onSubmit={(e) => {
        e.preventDefault()
        const token = new FormData(e.currentTarget).get('token')
        void send(typeof token === 'string' ? token : '')
      }}
    >
      <label className="grid gap-1">
        {t('login.token')}
        <input
          className="field font-mono"
          type="password"
          name="token"
          autoComplete="current-password"
          required
          maxLength={500}
          aria-invalid={fault !== null || undefined}
          aria-describedby={fault === null ? undefined : 'login-fault'}
        />
      </label>
      {fault !== null && (
        <p id="login-fault" role="alert" className="text-bad">
          {fault}
        </p>
      )}
      <button type="submit" className="button button-main" disabled={busy || !ready}>
        {t('login.submit')}
      </button>
    </form>
  )
}
