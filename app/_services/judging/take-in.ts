import { Prisma } from '#db/index.ts'
import type { Context } from '../shared/context.ts'
import { askForSnapshot } from '../board/ask.ts'
import { tryReport } from '../report/compute.ts'
import { inOrder } from '../report/stored.ts'
import { logRun } from '../shared/run-log.ts'
import { transact } from '../shared/transact.ts'
import { lockRuns } from '../work/finalise.ts'

/**
 * Puts the judgements of a judge's finished run into the report of the run that it judges, and into its entry, where
 * that is published. Repeatable: a process that died on the way left it to the next one. Nothing where the run judges
 * none, or is not done; where the suite fails at its figures the report stays, and the run's log says so.
 */
export async function takeInJudgements(ctx: Context, judgingId: string): Promise<void> {
  const judging = await ctx.db.run.findUnique({
    where: { id: judgingId },
    select: { state: true, judgesRunId: true, submission: { select: { model: { select: { name: true } } } } },
  })
  if (judging?.state !== 'done' || judging.judgesRunId === null) return
  const runId = judging.judgesRunId
  const judge = judging.submission.model.name
  await transact(ctx, async (tx) => {
    // Computed under the lock: two judges may end in the same moment, and each report must hold both.
    await lockRuns(tx, [runId])
    const { count } = await tx.run.updateMany({
      where: { id: judgingId, counted: false },
      data: { counted: true },
    })
    if (count === 0) return
    const { report, error } = await tryReport(tx, runId)
    if (error !== null) {
      const why = `what ${judge} says, in run ${judgingId}, is not in its report: the suite's figures could not be computed`
      await logRun(tx, runId, 'error', 'report', `${why}: ${error}`)
      return
    }
    const stored: object | typeof Prisma.DbNull = report ?? Prisma.DbNull
    const run = await tx.run.update({
      where: { id: runId },
      data: { report: stored, seq: { increment: 1 } },
      include: { submission: { include: { suiteVersion: true } }, entry: true },
    })
    await logRun(tx, runId, 'info', 'judged', `${judge} has judged its replies, in run ${judgingId}`)
    if (run.entry?.state === 'published' && report !== null) {
      const metrics = { ...inOrder(run.submission.suiteVersion.suiteId, report.metrics) }
      await tx.leaderboardEntry.update({ where: { id: run.entry.id }, data: { metrics } })
      await tx.entryEvent.create({
        data: {
          entryId: run.entry.id,
          kind: 'rescored',
          reason: `its replies were judged by ${judge}`,
          actorId: run.submission.ownerId,
          metrics,
        },
      })
      await askForSnapshot(ctx, tx, run.submission)
    }
  })
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
