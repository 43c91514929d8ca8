import type { Context } from '../shared/context.ts'
import type { HeartbeatReply } from '#core/protocol/index.ts'
import { heartbeatRequest } from '#core/protocol/index.ts'
import { parseInput } from '../shared/parse.ts'
import { requireRunner } from '../shared/permit.ts'
import { takeBack } from './take-back.ts'

/** Heartbeats in a row that may fail to list an attempt before it is given back. */
const ABSENT_LIMIT = 2

/**
 * Keeps the leases of a runner's boot alive and tells it what changed: attempts of cancelled runs (`cancel`),
 * attempts that are no longer its own (`lost`), whether it should stop claiming (`drain`). An attempt that two
 * heartbeats in a row do not list is ready again: its claim's reply never arrived.
 */
export async function heartbeat(ctx: Context, input: unknown): Promise<HeartbeatReply> {
  const runner = requireRunner(ctx)
  const request = parseInput(heartbeatRequest, input)
  const row = await ctx.db.runner.update({
    where: { id: runner.runnerId },
    data: { lastSeenAt: new Date() },
    select: { draining: true },
  })
  await ctx.db.$executeRaw`
    UPDATE leases SET beat_at = now()
    WHERE runner_id = ${runner.runnerId}::uuid AND boot_id = ${request.boot_id} AND state = 'live'`
  const held = await ctx.db.$queryRaw<
    { attempt_id: string; fence: number; absent: number; run_state: string }[]
  >`
    SELECT h.attempt_id, h.fence, h.absent, r.state::text AS run_state
    FROM held_attempts h JOIN leases l ON l.id = h.lease_id JOIN runs r ON r.id = l.run_id
    WHERE l.runner_id = ${runner.runnerId}::uuid AND l.boot_id = ${request.boot_id} AND l.state = 'live'`
  const listed = new Map(request.held.map((h) => [h.attempt, h.fence]))
  const missing = held.filter((h) => listed.get(h.attempt_id) !== h.fence)
  const present = held.filter((h) => listed.get(h.attempt_id) === h.fence)
  await ctx.db.heldAttempt.updateMany({
    where: { attemptId: { in: present.filter((h) => h.absent > 0).map((h) => h.attempt_id) } },
    data: { absent: 0 },
  })
  await ctx.db.heldAttempt.updateMany({
    where: { attemptId: { in: missing.map((h) => h.attempt_id) } },
    data: { absent: { increment: 1 } },
  })
  await takeBack(
    ctx,
    missing
      .filter((h) => h.absent + 1 >= ABSENT_LIMIT)
      .map((h) => ({ attemptId: h.attempt_id, fence: h.fence })),
    { loss: false, why: 'its runner never had it' },
  )
  const own = new Set(present.map((h) => h.attempt_id))
  return {
    cancel: present
      .filter((h) => h.run_state === 'cancelling' || h.run_state === 'cancelled')
      .map((h) => h.attempt_id),
    lost: request.held.filter((h) => !own.has(h.attempt)).map((h) => h.attempt),
    drain: row.draining,
    cool_down_ms: 0,
  }
}
