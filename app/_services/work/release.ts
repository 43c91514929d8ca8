import type { Context } from '../shared/context.ts'
import type { ReleaseReply } from '#core/protocol/index.ts'
import { ERRORS_THAT_HOLD, releaseRequest } from '#core/protocol/index.ts'
import { inTx, runQueue } from '../shared/queue.ts'
import { notify } from '../shared/notify.ts'
import { parseInput } from '../shared/parse.ts'
import { requireRunner } from '../shared/permit.ts'
import { logRun } from '../shared/run-log.ts'
import { transact } from '../shared/transact.ts'
import { finaliseAttempts, lockRuns } from './finalise.ts'
import { closedAmong } from './given-out.ts'
import { storable } from './storable.ts'
import { takeBack } from './take-back.ts'

/**
 * Takes attempts back from their runner.
 *
 * `released` is free and makes them ready again; `runner_error` counts as a loss; `endpoint_error` is the final
 * report after the runner's own retries: the attempt ends as endpoint_error, missing, never a wrong answer.
 * Five permanent endpoint errors without an answer between them hold the run: more would be the same.
 */
export async function releaseWork(ctx: Context, input: unknown): Promise<ReleaseReply> {
  const runner = requireRunner(ctx)
  const { attempts } = parseInput(releaseRequest, input)
  const held = await ctx.db.heldAttempt.findMany({
    where: { attemptId: { in: attempts.map((a) => a.attempt) }, lease: { runnerId: runner.runnerId } },
    select: { attemptId: true, fence: true, lease: { select: { runId: true } } },
  })
  const mine = new Map(held.map((h) => [h.attemptId, h]))
  const ok = new Set<string>()
  const owned = attempts.filter((a) => mine.get(a.attempt)?.fence === a.fence)
  const asHeld = (list: typeof owned) => list.map((a) => ({ attemptId: a.attempt, fence: a.fence }))
  const by = (kind: string) => owned.filter((a) => a.kind === kind)

  for (const id of await takeBack(ctx, asHeld(by('released')), {
    loss: false,
    why: 'released by its runner',
  }))
    ok.add(id)
  for (const a of by('runner_error')) {
    const why = storable(a.message ?? a.code ?? 'its runner failed')
    const code = a.code === undefined ? null : storable(a.code)
    for (const id of await takeBack(ctx, asHeld([a]), { loss: true, why, code })) ok.add(id)
  }
  for (const a of by('endpoint_error')) {
    const runId = mine.get(a.attempt)!.lease.runId
    if (await endpointError(ctx, runId, a)) ok.add(a.attempt)
  }
  return {
    attempts: attempts.map((a) => ({ attempt: a.attempt, status: ok.has(a.attempt) ? 'ok' : 'conflict' })),
    give_back: await closedAmong(
      ctx.db,
      owned.map((a) => mine.get(a.attempt)!.lease.runId),
    ),
  }
}

interface Report {
  attempt: string
  fence: number
  code?: string | undefined
  message?: string | undefined
  permanent: boolean
}

async function endpointError(ctx: Context, runId: string, report: Report): Promise<boolean> {
  const reason = storable([report.code, report.message].filter(Boolean).join(': ')) || 'the endpoint failed'
  return transact(ctx, async (tx) => {
    await lockRuns(tx, [runId])
    const ended = await tx.heldAttempt.deleteMany({
      where: { attemptId: report.attempt, fence: report.fence },
    })
    if (ended.count === 0) return false
    await ctx.queue.boss.complete(
      runQueue(runId),
      [{ id: report.attempt, retryCount: report.fence }],
      null,
      inTx(tx),
    )
    const attempt = await tx.attempt.findUniqueOrThrow({
      where: { id: report.attempt },
      select: { itemId: true },
    })
    const changed = await finaliseAttempts(tx, runId, [
      {
        attemptId: report.attempt,
        itemId: attempt.itemId,
        outcome: 'endpoint_error',
        score: null,
        correct: null,
        reason,
        code: report.code === undefined ? null : storable(report.code),
      },
    ])
    await logRun(tx, runId, 'warn', storable(report.code ?? 'endpoint_error'), reason)
    if (report.permanent && changed.length > 0) {
      const run = await tx.run.update({
        where: { id: runId },
        data: { errorStreak: { increment: 1 } },
        select: { errorStreak: true, state: true, final: true, total: true },
      })
      if (run.errorStreak >= ERRORS_THAT_HOLD && run.final < run.total) {
        const held = await tx.run.updateMany({
          where: { id: runId, state: { in: ['queued', 'running'] } },
          data: {
            state: 'held',
            reason: `held after ${String(run.errorStreak)} endpoint errors in a row; the last: ${reason}`,
          },
        })
        if (held.count > 0) await logRun(tx, runId, 'error', 'held', reason)
      }
    }
    await notify(tx, 'settle')
    return true
  })
}
