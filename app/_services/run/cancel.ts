import type { Context } from '../shared/context.ts'
import { requireOwner } from '../shared/permit.ts'
import { ServiceError } from '../shared/errors.ts'
import { notify } from '../shared/notify.ts'
import { logRun } from '../shared/run-log.ts'
import { transact } from '../shared/transact.ts'
import { lockRuns } from '../work/finalise.ts'
import { cancelOpen } from '../work/take-back.ts'
import { settleRun } from './settle.ts'

/**
 * Cancels a run: what nobody holds ends at once, holders are told at their next heartbeat, results are kept.
 * A run that has ended is a `conflict`; one that is being cancelled already stays so.
 */
export async function cancelRun(ctx: Context, runId: string): Promise<void> {
  const run = await ctx.db.run.findUnique({
    where: { id: runId },
    select: { submission: { select: { ownerId: true } } },
  })
  if (!run) throw new ServiceError('not_found', 'there is no such run')
  requireOwner(ctx, run.submission.ownerId)
  await transact(
    ctx,
    async (tx) => {
      await lockRuns(tx, [runId])
      const changed = await tx.run.updateMany({
        where: { id: runId, state: { in: ['draft', 'queued', 'running', 'held', 'settling'] } },
        data: { state: 'cancelling', reason: null },
      })
      if (changed.count === 0) {
        const { state } = await tx.run.findUniqueOrThrow({ where: { id: runId }, select: { state: true } })
        if (state === 'cancelling') return
        throw new ServiceError('conflict', `the run is ${state}: there is nothing left to cancel`)
      }
      await cancelOpen(tx, runId, 'unheld')
      await logRun(tx, runId, 'info', 'cancelling', 'cancelled by its owner')
      await notify(tx, 'settle')
    },
    // A run may have a million attempts that wait.
    { timeout: 120_000 },
  )
  await settleRun(ctx, runId)
}
