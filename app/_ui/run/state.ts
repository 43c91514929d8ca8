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

/** Whether the run can still be cancelled. */
export function canCancel(state: RunStatus['state']): boolean {
  return state === 'draft' || state === 'queued' || state === 'running' || state === 'held'
}
