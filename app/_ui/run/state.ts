import type { RunStatus } from '#core/protocol/index.ts'

/** The tone of a state's chip: good when done, a warning where somebody should look. */
export function stateTone(state: RunStatus['state']): string {
  switch (state) {
    case 'done':
      return 'chip-good'
    case 'held':
    case 'cancelling':
    case 'cancelled':
      return 'chip-warn'
    case 'draft':
    case 'queued':
    case 'running':
    case 'settling':
      return ''
  }
}

/** Whether a rerun could complete the run: it has ended, has lost attempts, and no other run completes it. */
export function canRerun(status: Pick<RunStatus, 'state' | 'lost' | 'rerun'>): boolean {
  const over = status.state === 'done' || status.state === 'cancelled'
  return over && (status.lost ?? 0) > 0 && status.rerun == null
}

/** Whether the run can be held: it would give out more. */
export function canHold(status: Pick<RunStatus, 'state' | 'stopped'>): boolean {
  return (status.state === 'queued' || status.state === 'running') && status.stopped == null
}

/**
 * Attempts of a run that came to their end. Where a run was cancelled or went over its budget, those that it never made
 * are final, too, and are none of them.
 *
 * @example ended({ state: 'cancelled', stopped: null, done: 100, outcomes: { scored: 30 } }) // 30
 * @example ended({ state: 'done', stopped: null, done: 100, outcomes: { scored: 98 } }) // 100
 */
export function ended(status: Pick<RunStatus, 'state' | 'stopped' | 'done' | 'outcomes'>): number {
  const early = status.state === 'cancelled' || status.state === 'cancelling' || status.stopped != null
  return early ? Object.values(status.outcomes).reduce((sum, n) => sum + n, 0) : status.done
}

/** Whether the run can still be cancelled. */
export function canCancel(state: RunStatus['state']): boolean {
  return state === 'draft' || state === 'queued' || state === 'running' || state === 'held'
}
