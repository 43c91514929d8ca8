'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { t } from '../../_messages/index.ts'
import { post } from '../kit/post.ts'

/** Ends the session; says so where that fails, since the visitor would think they had left. */
export function SignOut(): ReactNode {
  const router = useRouter()
  const [fault, setFault] = useState<string | null>(null)
  return (
    <button
      type="button"
      className="nav-link cursor-pointer"
      title={fault ?? undefined}
      onClick={() => {
        void post('/api/v1/session', {}, 'DELETE').then((failed) => {
          setFault(failed)
          if (failed === null) router.refresh()
        })
      }}
    >
      {fault === null ? t('shell.sign_out') : t('shell.sign_out.failed')}
    </button>
  )
}
