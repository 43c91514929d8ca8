import { Prisma } from '#db/index.ts'
import type { Tx } from '#db/index.ts'
import type { Context } from '../shared/context.ts'
import { askForRow } from '../board/ask.ts'
import { takeInAll, takeInJudgements } from '../judging/take-in.ts'
import { logRun } from '../shared/run-log.ts'
import { runQueue } from '../shared/queue.ts'
import { transact } from '../shared/transact.ts'
import { lockRuns } from '../work/finalise.ts'
import { cancelOpen } from '../work/take-back.ts'
import type { Computed } from '../report/compute.ts'
import { reportingSuite, tryReport } from '../report/compute.ts'
import { publishDone } from './publish.ts'

/**
 * Moves a run on where its attempts allow it: running -> settling when none waits for a runner, settling -> done
 * when all are final, cancelling -> cancelled when nobody holds any. Conditional and repeatable: whoever calls
 * first does it. A run that is done is published if its submission asked for it, and its queue is removed.
 *
 * Where the suite reports figures of its own, the jobs process computes them before the run is done or cancelled:
 * a run that has ended has its report.
 *
 * Returns the state that the run is in afterwards.
 */
export async function settleRun(ctx: Context, runId: string): Promise<string> {
  let ended = await transact(ctx, (tx) => move(ctx, tx, runId, null))
  if (ended.wantsReport) {
    if (ctx.actor.kind !== 'system') return ended.state
    // All its attempts are final: nothing that the report is made from can change meanwhile.
    const report = await tryReport(ctx.db, runId)
    ended = await transact(ctx, (tx) => move(ctx, tx, runId, report))
  }
  if (ended.now) {
    await ctx.queue.boss.deleteQueue(runQueue(runId))
    if (ended.state === 'done') await publishDone(ctx, runId)
    if (ended.state === 'done') await takeInJudgements(ctx, runId)
  }
  return ended.state
}

interface Moved {
  state: string
  /** it has ended in this very call */
  now: boolean
  /** it could end if there were a report */
  wantsReport: boolean
}

async function move(ctx: Context, tx: Tx, runId: string, computed: Computed | null): Promise<Moved> {
  await lockRuns(tx, [runId])
  const before = await tx.run.findUnique({
    where: { id: runId },
    select: { state: true, submission: { select: { suiteVersion: { select: { suiteId: true } } } } },
  })
  if (!before) return { state: 'gone', now: false, wantsReport: false }
  const reports = reportingSuite(before.submission.suiteVersion.suiteId) !== null
  let state: string = before.state
  if (state === 'cancelling') await cancelOpen(tx, runId, 'unheld')
  const run = await tx.run.findUniqueOrThrow({ where: { id: runId } })
  const to = async (next: 'settling' | 'done' | 'cancelled', why: string) => {
    const end = next === 'settling' ? {} : { report: jsonOf(computed) }
    await tx.run.update({ where: { id: runId }, data: { state: next, ...end } })
    if (next !== 'settling')
      await tx.$executeRaw`UPDATE runs SET finished_at = now() WHERE id = ${runId}::uuid`
    await logRun(tx, runId, 'info', next, why)
    // Its configuration's row says how many of its runs are published, whether this one will be or not.
    if (next === 'done') await askForRow(ctx, tx, runId)
    state = next
  }
  if ((state === 'queued' || state === 'running' || state === 'held') && run.answered >= run.total)
    await to('settling', 'all attempts are answered')
  if ((state === 'settling' || state === 'cancelling') && run.final >= run.total) {
    if (reports && computed === null) return { state, now: false, wantsReport: true }
    if (computed?.error != null)
      await logRun(
        tx,
        runId,
        'error',
        'report',
        `the suite's figures could not be computed: ${computed.error}`,
      )
    if (state === 'settling') await to('done', 'all attempts are final')
    else await to('cancelled', 'nothing is in work any more')
  }
  return {
    state,
    now: state !== before.state && (state === 'done' || state === 'cancelled'),
    wantsReport: false,
  }
}

function jsonOf(computed: Computed | null): object | typeof Prisma.DbNull {
  return computed?.report ?? Prisma.DbNull
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
  await takeInAll(ctx)
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
