import { Prisma } from '#db/index.ts'
import type { Tx } from '#db/index.ts'
import type { Context } from '../shared/context.ts'
import { askForSnapshot } from '../board/ask.ts'
import { tryReport } from '../report/compute.ts'
import { inOrder } from '../report/stored.ts'
import { logRun } from '../shared/run-log.ts'
import { transact } from '../shared/transact.ts'
import { lockRuns } from '../work/finalise.ts'
import { rerunsOf } from './lineage.ts'

/**
 * Puts the judgements of a judge's finished run into the report of the run that it judges, and of its reruns, which have
 * taken over replies of it; and into their entries, where these are published. Repeatable: a process that died on the
 * way left it to the next one. Nothing where the run judges none, or is not done; where the suite fails at its figures
 * the report stays, and the run's log says so.
 */
export async function takeInJudgements(ctx: Context, judgingId: string): Promise<void> {
  const judging = await ctx.db.run.findUnique({
    where: { id: judgingId },
    select: { state: true, judgesRunId: true, submission: { select: { model: { select: { name: true } } } } },
  })
  if (judging?.state !== 'done' || judging.judgesRunId === null) return
  const judged = judging.judgesRunId
  const { name } = judging.submission.model
  await transact(ctx, async (tx) => {
    const runs = [judged, ...(await rerunsOf(tx, judged))]
    // Computed under the lock: two judges may end in the same moment, and each report must hold both.
    await lockRuns(tx, runs)
    const { count } = await tx.run.updateMany({
      where: { id: judgingId, counted: false },
      data: { counted: true },
    })
    if (count === 0) return
    // A rerun that goes on finds the judgements when it ends.
    const done = await tx.run.findMany({
      where: { id: { in: runs }, state: 'done' },
      select: { id: true },
      orderBy: { id: 'asc' },
    })
    for (const { id } of done) await renewReport(ctx, tx, id, { name, run: judgingId })
  })
}

/** In a transaction that holds the run's lock. */
async function renewReport(
  ctx: Context,
  tx: Tx,
  runId: string,
  judge: { name: string; run: string },
): Promise<void> {
  const { report, error } = await tryReport(tx, runId)
  if (error !== null) {
    const why = `what ${judge.name} says, in run ${judge.run}, is not in its report: the suite's figures could not be computed`
    await logRun(tx, runId, 'error', 'report', `${why}: ${error}`)
    return
  }
  const stored: object | typeof Prisma.DbNull = report ?? Prisma.DbNull
  const run = await tx.run.update({
    where: { id: runId },
    data: { report: stored, seq: { increment: 1 } },
    include: { submission: { include: { suiteVersion: true } }, entry: true },
  })
  await logRun(tx, runId, 'info', 'judged', `${judge.name} has judged its replies, in run ${judge.run}`)
  if (run.entry?.state !== 'published' || report === null) return
  const metrics = { ...inOrder(run.submission.suiteVersion.suiteId, report.metrics) }
  await tx.leaderboardEntry.update({ where: { id: run.entry.id }, data: { metrics } })
  await tx.entryEvent.create({
    data: {
      entryId: run.entry.id,
      kind: 'rescored',
      reason: `its replies were judged by ${judge.name}`,
      actorId: run.submission.ownerId,
      metrics,
    },
  })
  await askForSnapshot(ctx, tx, run.submission)
}

/** Takes in what other processes left behind. Returns how many runs of judges that were. */
export async function takeInAll(ctx: Context): Promise<number> {
  const left = await ctx.db.run.findMany({
    where: { state: 'done', counted: false, judgesRunId: { not: null } },
    select: { id: true },
    take: 100,
  })
  for (const { id } of left) await takeInJudgements(ctx, id)
  return left.length
}
