import type { Tx } from '#db/index.ts'
import type { Context } from '../shared/context.ts'
import { uuidv7 } from '#lib/ids.ts'
import { requireOwner, requireUser } from '../shared/permit.ts'
import { ServiceError } from '../shared/errors.ts'
import { askForSnapshot } from '../board/ask.ts'
import { runFigures } from '../board/figures.ts'
import { transact } from '../shared/transact.ts'
import { lockRuns } from '../work/finalise.ts'

/** Publishes a finished run on its board: an entry with its figures, and the first line of its public history. */
export async function publishRun(ctx: Context, runId: string): Promise<{ entry: string }> {
  const run = await ctx.db.run.findUnique({
    where: { id: runId },
    select: { state: true, judgesRunId: true, submission: { select: { ownerId: true } } },
  })
  if (!run) throw new ServiceError('not_found', 'there is no such run')
  const actor = requireOwner(ctx, run.submission.ownerId)
  if (run.state !== 'done')
    throw new ServiceError('conflict', `the run is ${run.state}: only a finished run is published`)
  if (run.judgesRunId !== null)
    throw new ServiceError(
      'conflict',
      'it judges another run: evaluate the judge on the suite itself to put it on the board',
    )
  const rerun = await ctx.db.run.findFirst({
    where: { rerunOfId: runId, entry: { state: 'published' } },
    select: { id: true },
  })
  if (rerun)
    throw new ServiceError('conflict', `run ${rerun.id} completes this one and is published in its place`)
  return publish(ctx, runId, actor.userId, 'published by its owner')
}

/** Publishes a run whose submission asked for it, in its owner's name; nothing where it did not ask. */
export async function publishDone(ctx: Context, runId: string): Promise<void> {
  const run = await ctx.db.run.findUniqueOrThrow({ where: { id: runId }, select: { submission: true } })
  if (run.submission.publish)
    await publish(ctx, runId, run.submission.ownerId, 'published when the run was done')
}

async function publish(
  ctx: Context,
  runId: string,
  actorId: string,
  reason: string,
): Promise<{ entry: string }> {
  const run = await ctx.db.run.findUniqueOrThrow({
    where: { id: runId },
    include: { submission: { include: { suiteVersion: { select: { suiteId: true } } } } },
  })
  const { submission: s } = run
  const entry = await transact(ctx, async (tx) => {
    // Two jobs processes, or one and the owner, may publish at the same time.
    await lockRuns(tx, [runId])
    const known = await tx.leaderboardEntry.findUnique({ where: { runId } })
    if (known?.state === 'published') return known.id
    // Read under the lock: a judge may have put its judgements in meanwhile.
    const { report } = await tx.run.findUniqueOrThrow({ where: { id: runId }, select: { report: true } })
    const metrics = await runFigures({ db: tx }, { id: runId, suite: s.suiteVersion.suiteId, report })
    const id = known?.id ?? uuidv7()
    if (known)
      await tx.leaderboardEntry.update({
        where: { id },
        data: { state: 'published', metrics: { ...metrics } },
      })
    else
      await tx.leaderboardEntry.create({
        data: {
          id,
          runId,
          suiteVersionId: s.suiteVersionId,
          split: s.split,
          modelId: s.modelId,
          protocolKey: s.protocolKey,
          configurationKey: s.configurationKey,
          // Runner and site are one owner's here: what their runner reports is their own word.
          trust: 'self_reported',
          metrics: { ...metrics },
        },
      })
    await tx.entryEvent.create({
      data: { entryId: id, kind: 'added', reason, actorId, metrics: { ...metrics } },
    })
    await supersede(tx, run.rerunOfId, runId, actorId)
    await askForSnapshot(ctx, tx, s)
    return id
  })
  return { entry }
}

/** A rerun holds the answers of the run that it completes: only one of them can stand in a row. */
async function supersede(tx: Tx, oldRun: string | null, by: string, actorId: string): Promise<void> {
  if (oldRun === null) return
  const old = await tx.leaderboardEntry.findUnique({ where: { runId: oldRun } })
  if (old?.state !== 'published') return
  await tx.leaderboardEntry.update({ where: { id: old.id }, data: { state: 'withdrawn' } })
  await tx.entryEvent.create({
    data: {
      entryId: old.id,
      kind: 'withdrawn',
      reason: `completed by run ${by}, which stands in its place`,
      actorId,
      metrics: old.metrics as object,
    },
  })
}

/** Takes a run off its board; the entry's history keeps who did it and why. */
export async function withdrawRun(ctx: Context, runId: string, reason: string): Promise<void> {
  requireUser(ctx)
  const entry = await ctx.db.leaderboardEntry.findUnique({
    where: { runId },
    include: { run: { include: { submission: true } } },
  })
  if (!entry) throw new ServiceError('not_found', 'that run is not on a board')
  const actor = requireOwner(ctx, entry.run.submission.ownerId)
  if (reason.trim() === '')
    throw new ServiceError('invalid', 'say why: the reason is shown in the public history')
  await ctx.db.$transaction(async (tx) => {
    const changed = await tx.leaderboardEntry.updateMany({
      where: { id: entry.id, state: 'published' },
      data: { state: 'withdrawn' },
    })
    if (changed.count === 0) throw new ServiceError('conflict', 'it is withdrawn already')
    await tx.entryEvent.create({
      data: {
        entryId: entry.id,
        kind: 'withdrawn',
        reason,
        actorId: actor.userId,
        metrics: entry.metrics as object,
      },
    })
    await askForSnapshot(ctx, tx, entry.run.submission)
  })
}
