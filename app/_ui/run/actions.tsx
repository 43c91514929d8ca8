'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { RunStatus } from '#core/protocol/index.ts'
import { t } from '../../_messages/index.ts'
import { post, postFor } from '../kit/post.ts'
import { canCancel, canHold, canRerun } from './state.ts'

type Asking = 'cancel' | 'withdraw' | null

/** Hold, cancel, resume, rerun, publish and withdraw, for those who may. What cannot be undone asks once more, in place. */
export function RunActions({ status, manages }: { status: RunStatus; manages: boolean }): ReactNode {
  const router = useRouter()
  const [asking, setAsking] = useState<Asking>(null)
  /** the question that was left without a change: its button has the focus again */
  const [left, setLeft] = useState<Asking>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  if (!manages) return null

  const send = async (
    verb: 'cancel' | 'hold' | 'resume' | 'publish' | 'withdraw',
    body: unknown = {},
  ): Promise<void> => {
    setBusy(true)
    setFault(await post(`/api/v1/runs/${status.id}/${verb}`, body))
    setBusy(false)
    setAsking(null)
    router.refresh()
  }
  const rerun = async (): Promise<void> => {
    setBusy(true)
    const said = await postFor(`/api/v1/runs/${status.id}/rerun`)
    setBusy(false)
    const id = (said.body as { run?: { id?: unknown } } | null)?.run?.id
    setFault(said.fault)
    if (typeof id === 'string') router.push(`/runs/${id}`)
  }
  const back = (): void => {
    setLeft(asking)
    setAsking(null)
  }
  return (
    <div
      className="flex flex-wrap items-center gap-2"
      onKeyDown={(e) => {
        if (e.key === 'Escape' && asking !== null) back()
      }}
    >
      {fault !== null && (
        <p role="alert" className="text-sm text-bad">
          {fault}
        </p>
      )}
      {asking === 'cancel' && <AskCancel busy={busy} yes={() => void send('cancel')} no={back} />}
      {asking === 'withdraw' && (
        <AskWithdraw busy={busy} yes={(reason) => void send('withdraw', { reason })} no={back} />
      )}
      {asking === null && (
        <>
          {status.state === 'held' && (
            <button
              type="button"
              className="button button-main"
              disabled={busy}
              onClick={() => void send('resume')}
            >
              {t('run.resume')}
            </button>
          )}
          {canHold(status) && (
            <button
              type="button"
              className="button"
              disabled={busy}
              title={t('run.hold.meaning')}
              onClick={() => void send('hold')}
            >
              {t('run.hold')}
            </button>
          )}
          {canCancel(status.state) && (
            <button
              type="button"
              className="button"
              disabled={busy}
              autoFocus={left === 'cancel'}
              onClick={() => {
                setAsking('cancel')
              }}
            >
              {t('run.cancel')}
            </button>
          )}
          {canRerun(status) && (
            <button
              type="button"
              className="button"
              disabled={busy}
              title={t('run.rerun.meaning')}
              onClick={() => void rerun()}
            >
              {t('run.rerun', { count: status.lost ?? 0 })}
            </button>
          )}
          {status.state === 'done' && !status.published && (
            <button
              type="button"
              className="button button-main"
              disabled={busy}
              onClick={() => void send('publish')}
            >
              {t('run.publish')}
            </button>
          )}
          {status.published && (
            <button
              type="button"
              className="button"
              disabled={busy}
              autoFocus={left === 'withdraw'}
              onClick={() => {
                setAsking('withdraw')
              }}
            >
              {t('run.withdraw')}
            </button>
          )}
        </>
      )}
    </div>
  )
}

/** The harmless answer has the focus: a second Enter must not end a run for good. */
function AskCancel({ busy, yes, no }: { busy: boolean; yes: () => void; no: () => void }): ReactNode {
  return (
    <>
      <span className="text-sm">{t('run.cancel.ask')}</span>
      <button type="button" className="button" disabled={busy} autoFocus onClick={no}>
        {t('run.cancel.no')}
      </button>
      <button type="button" className="button button-main" disabled={busy} onClick={yes}>
        {t('run.cancel.yes')}
      </button>
    </>
  )
}

interface AskWithdrawProps {
  busy: boolean
  yes: (reason: string) => void
  no: () => void
}

function AskWithdraw({ busy, yes, no }: AskWithdrawProps): ReactNode {
  const [reason, setReason] = useState('')
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(e) => {
        e.preventDefault()
        yes(reason.trim())
      }}
    >
      <label className="grid gap-1 text-sm">
        {t('run.withdraw.why')}
        <input
          className="field"
          required
          autoFocus
          maxLength={500}
          value={reason}
          onChange={(e) => {
            setReason(e.target.value)
          }}
        />
      </label>
      <button type="submit" className="button button-main self-end" disabled={busy || reason.trim() === ''}>
        {t('run.withdraw.yes')}
      </button>
      <button type="button" className="button self-end" disabled={busy} onClick={no}>
        {t('run.withdraw.no')}
      </button>
    </form>
  )
}
