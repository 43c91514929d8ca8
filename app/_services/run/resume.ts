import type { Context } from '../shared/context.ts'
import { requireOwner } from '../shared/permit.ts'
import { ServiceError } from '../shared/errors.ts'
import { logRun } from '../shared/run-log.ts'

/** held -> queued: its owner has seen to what held it. Attempts that have ended stay as they ended. */
export async function resumeRun(ctx: Context, runId: string): Promise<void> {
  const run = await ctx.db.run.findUnique({
    where: { id: runId },
    select: { state: true, submission: { select: { ownerId: true } } },
  })
  if (!run) throw new ServiceError('not_found', 'there is no such run')
  requireOwner(ctx, run.submission.ownerId)
  await ctx.db.$transaction(async (tx) => {
    const changed = await tx.run.updateMany({
      where: { id: runId, state: 'held' },
      data: { state: 'queued', reason: null, errorStreak: 0 },
    })
    if (changed.count === 0) throw new ServiceError('conflict', `the run is ${run.state}, not held`)
    await logRun(tx, runId, 'info', 'resumed', 'queued again by its owner')
  })
}
