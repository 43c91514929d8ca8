'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { t } from '../../_messages/index.ts'
import { post } from '../kit/post.ts'

interface RunnerActionsProps {
  id: string
  name: string
  draining: boolean
}

/** Pauses a runner and lets it go on, for those who may. */
export function RunnerActions({ id, name, draining }: RunnerActionsProps): ReactNode {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const change = async (): Promise<void> => {
    setBusy(true)
    setFault(await post(`/api/v1/runners/${id}`, { draining: !draining }, 'PATCH'))
    setBusy(false)
    router.refresh()
  }
  const verb = draining ? t('runner.resume') : t('runner.pause')
  return (
    <div className="flex flex-wrap items-center gap-3">
      <button
        type="button"
        className="button"
        disabled={busy}
        aria-label={`${verb}: ${name}`}
        onClick={() => void change()}
      >
        {verb}
      </button>
      {!draining && <span className="text-sm text-muted">{t('runner.pause.meaning')}</span>}
      {fault !== null && (
        <p role="alert" className="text-sm text-bad">
          {fault}
        </p>
      )}
    </div>
  )
}
