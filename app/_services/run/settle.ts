import type { Context } from '../shared/context.ts'
import { logRun } from '../shared/run-log.ts'
import { notify } from '../shared/notify.ts'
import { runQueue } from '../shared/queue.ts'
import { lockRuns } from '../work/finalise.ts'
import { cancelOpen } from '../work/take-back.ts'
import { publishDone } from './publish.ts'

/**
 * Moves a run on where its attempts allow it: running -> settling when none waits for a runner, settling -> done
 * when all are final, cancelling -> cancelled when nobody holds any. Conditional and repeatable: whoever calls
 * first does it. A run that is done is published if its submission asked for it, and its queue is removed.
 *
 * Returns the state that the run is in afterwards.
 */
export async function settleRun(ctx: Context, runId: string): Promise<string> {
  const ended = await ctx.db.$transaction(async (tx) => {
    await lockRuns(tx, [runId])
    const before = await tx.run.findUnique({ where: { id: runId }, select: { state: true } })
    if (!before) return { state: 'gone', now: false }
    let state: string = before.state
    if (state === 'cancelling') await cancelOpen(tx, runId, 'unheld')
    const run = await tx.run.findUniqueOrThrow({ where: { id: runId } })
    const move = async (to: 'settling' | 'done' | 'cancelled', why: string) => {
      await tx.run.update({
        where: { id: runId },
        data: { state: to, ...(to === 'settling' ? {} : { finishedAt: new Date() }) },
      })
      await logRun(tx, runId, 'info', to, why)
      await notify(tx, `run:${runId}`)
      state = to
    }
    if ((state === 'queued' || state === 'running' || state === 'held') && run.answered >= run.total)
      await move('settling', 'all attempts are answered')
    if (state === 'settling' && run.final >= run.total) await move('done', 'all attempts are final')
    if (state === 'cancelling' && run.final >= run.total)
      await move('cancelled', 'nothing is in work any more')
    return { state, now: state !== before.state && (state === 'done' || state === 'cancelled') }
  })
  if (ended.now) {
    await ctx.queue.boss.deleteQueue(runQueue(runId))
    if (ended.state === 'done') await publishDone(ctx, runId)
  }
  return ended.state
}

/** Settles every run that may be ready to move on; the jobs process calls it on hints and on a timer. */
export async function settleRuns(ctx: Context): Promise<number> {
  const runs = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM runs
    WHERE (state IN ('queued', 'running', 'held') AND answered >= total)
       OR (state = 'settling' AND final >= total) OR state = 'cancelling'`
  for (const { id } of runs) await settleRun(ctx, id)
  // A process that died between `done` and publishing left the publication to the next one.
  const unpublished = await ctx.db.run.findMany({
    where: { state: 'done', entry: null, submission: { publish: true } },
    select: { id: true },
    take: 100,
  })
  for (const { id } of unpublished) await publishDone(ctx, id)
  return runs.length
}
