import type { Context } from '../shared/context.ts'
import { askForRow } from '../board/ask.ts'
import { logRun } from '../shared/run-log.ts'
import { runQueue } from '../shared/queue.ts'
import { transact } from '../shared/transact.ts'
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
  const ended = await transact(ctx, async (tx) => {
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
      // Its configuration's row says how many of its runs are published, whether this one will be or not.
      if (to === 'done') await askForRow(ctx, tx, runId)
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

/**
 * Removes queues that nobody needs any more: of runs that have ended while their process died before it could, and
 * of submissions that came to nothing. Returns how many.
 */
export async function removeDeadQueues(ctx: Context): Promise<number> {
  const dead = await ctx.db.$queryRaw<{ name: string }[]>`
    SELECT q.name FROM pgboss.queue q LEFT JOIN runs r ON r.id = substr(q.name, 5)::uuid
    WHERE q.name ~ '^run-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
      AND (r.state IN ('done', 'cancelled') OR (r.id IS NULL AND q.created_on < now() - interval '1 hour'))
    LIMIT 100`
  for (const { name } of dead) await ctx.queue.boss.deleteQueue(name)
  return dead.length
}
