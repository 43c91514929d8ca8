import type { Context } from '../shared/context.ts'
import type { Tx } from '#db/index.ts'
import { MAX_LOSSES } from '#core/protocol/index.ts'
import { inTx, runQueue } from '../shared/queue.ts'
import { notify } from '../shared/notify.ts'
import { logRun } from '../shared/run-log.ts'
import { transact } from '../shared/transact.ts'
import { finaliseAttempts, lockRuns } from './finalise.ts'

export interface Held {
  attemptId: string
  fence: number
}

export interface TakeBack {
  /** true where the holder failed: three losses make the attempt a runner_error; a release is free */
  loss: boolean
  /** for the run's log: "its runner started again" */
  why: string
  /** machine-readable, where there is such a cause */
  code?: string | null
  /** no other runner may try: the deadline has passed */
  final?: boolean
}

/**
 * Ends the holds on attempts: they are ready for the next claim, or cancelled where their run is being cancelled or was stopped,
 * or runner_error after too many losses. A hold whose fence is no longer the one given is left alone.
 *
 * Returns the ids that were taken back.
 */
export async function takeBack(ctx: Context, held: readonly Held[], how: TakeBack): Promise<string[]> {
  if (held.length === 0) return []
  const runs = await ctx.db.attempt.findMany({
    where: { id: { in: held.map((h) => h.attemptId) } },
    select: { id: true, runId: true },
  })
  const runOf = new Map(runs.map((r) => [r.id, r.runId]))
  const done: string[] = []
  for (const runId of [...new Set(runs.map((r) => r.runId))].sort()) {
    const mine = held.filter((h) => runOf.get(h.attemptId) === runId)
    done.push(...(await transact(ctx, (tx) => takeBackOfRun(ctx, tx, runId, mine, how), { timeout: 60_000 })))
  }
  return done
}

async function takeBackOfRun(
  ctx: Context,
  tx: Tx,
  runId: string,
  held: readonly Held[],
  how: TakeBack,
): Promise<string[]> {
  await lockRuns(tx, [runId])
  const run = await tx.run.findUniqueOrThrow({ where: { id: runId }, select: { state: true, stopped: true } })
  const ended = await tx.$queryRaw<{ attempt_id: string; fence: number }[]>`
    WITH locked AS (
      SELECT h.attempt_id FROM held_attempts h
        JOIN jsonb_to_recordset(${JSON.stringify(held)}::jsonb) AS x("attemptId" uuid, fence int)
          ON h.attempt_id = x."attemptId" AND h.fence = x.fence
      ORDER BY h.attempt_id FOR UPDATE OF h
    )
    DELETE FROM held_attempts h USING locked l WHERE h.attempt_id = l.attempt_id RETURNING h.attempt_id, h.fence`
  if (ended.length === 0) return []
  const ids = ended.map((e) => e.attempt_id)
  const claims = ended.map((e) => ({ id: e.attempt_id, retryCount: e.fence }))
  const queue = runQueue(runId)
  if (run.state === 'cancelling' || run.state === 'cancelled' || run.stopped !== null) {
    await cancelOpen(tx, runId, ids)
    await ctx.queue.boss.cancel(queue, claims, inTx(tx))
    await notify(tx, 'settle')
    return ids
  }
  const attempts = await tx.attempt.findMany({
    where: { id: { in: ids }, state: 'open' },
    select: { id: true, itemId: true, losses: true },
  })
  if (how.loss)
    await tx.attempt.updateMany({ where: { id: { in: ids } }, data: { losses: { increment: 1 } } })
  const lost = attempts.filter((a) => how.final === true || (how.loss && a.losses + 1 >= MAX_LOSSES))
  const lostIds = new Set(lost.map((a) => a.id))
  if (lost.length > 0) {
    await ctx.queue.boss.complete(
      queue,
      claims.filter((c) => lostIds.has(c.id)),
      null,
      inTx(tx),
    )
    await finaliseAttempts(
      tx,
      runId,
      lost.map((a) => ({
        attemptId: a.id,
        itemId: a.itemId,
        outcome: 'runner_error' as const,
        score: null,
        correct: null,
        reason: how.why,
        code: how.code ?? null,
      })),
    )
    await notify(tx, 'settle')
  }
  const again = claims.filter((c) => !lostIds.has(c.id))
  if (again.length > 0) await ctx.queue.boss.fail(queue, again, { why: how.why }, inTx(tx))
  if (how.loss)
    await logRun(tx, runId, 'warn', 'lost', `${String(ids.length)} attempts taken back: ${how.why}`)
  return ids
}

/** Open attempts of a run that is being cancelled: they end without an outcome. Counted, not summed. */
export async function cancelOpen(tx: Tx, runId: string, ids: readonly string[] | 'unheld'): Promise<number> {
  const changed =
    ids === 'unheld'
      ? await tx.$executeRaw`
          UPDATE attempts a SET state = 'cancelled', final_at = now()
          WHERE a.run_id = ${runId}::uuid AND a.state IN ('open', 'blocked')
            AND NOT EXISTS (SELECT 1 FROM held_attempts h WHERE h.attempt_id = a.id)`
      : await tx.$executeRaw`
          UPDATE attempts SET state = 'cancelled', final_at = now()
          WHERE run_id = ${runId}::uuid AND id = ANY(${[...ids]}::uuid[]) AND state = 'open'`
  await tx.$executeRaw`
    UPDATE runs SET final = final + ${changed}::int, answered = answered + ${changed}::int, seq = seq + 1
    WHERE id = ${runId}::uuid`
  return changed
}
