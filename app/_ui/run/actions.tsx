'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { RunStatus } from '#core/protocol/index.ts'
import { t } from '../../_messages/index.ts'
import { post } from '../kit/post.ts'
import { canCancel } from './state.ts'

/** Cancel and publish, for those who may. Cancelling asks once more, in place. */
export function RunActions({ status, manages }: { status: RunStatus; manages: boolean }): ReactNode {
  const router = useRouter()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  if (!manages) return null

  const send = async (verb: 'cancel' | 'publish'): Promise<void> => {
    setBusy(true)
    setFault(await post(`/api/v1/runs/${status.id}/${verb}`))
    setBusy(false)
    setAsking(false)
    router.refresh()
  }
  const publishable = status.state === 'done' && !status.published
  return (
    <div className="flex flex-wrap items-center gap-2">
      {fault !== null && (
        <p role="alert" className="text-sm text-bad">
          {fault}
        </p>
      )}
      {canCancel(status.state) && !asking && (
        <button
          type="button"
          className="button"
          onClick={() => {
            setAsking(true)
          }}
        >
          {t('run.cancel')}
        </button>
      )}
      {asking && (
        <>
          <span className="text-sm">{t('run.cancel.ask')}</span>
          <button type="button" className="button button-main" disabled={busy} autoFocus onClick={() => void send('cancel')}>
            {t('run.cancel.yes')}
          </button>
          <button
            type="button"
            className="button"
            disabled={busy}
            onClick={() => {
              setAsking(false)
            }}
          >
            {t('run.cancel.no')}
          </button>
        </>
      )}
      {publishable && (
        <button type="button" className="button button-main" disabled={busy} onClick={() => void send('publish')}>
          {t('run.publish')}
        </button>
      )}
    </div>
  )
}
