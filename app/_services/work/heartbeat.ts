import type { Context } from '../shared/context.ts'
import type { HeartbeatReply } from '#core/protocol/index.ts'
import { heartbeatRequest } from '#core/protocol/index.ts'
import { parseInput } from '../shared/parse.ts'
import { requireRunner } from '../shared/permit.ts'
import { isGivenOut } from './given-out.ts'
import { takeBack } from './take-back.ts'

/** Heartbeats in a row that may fail to list an attempt before it is given back. */
const ABSENT_LIMIT = 2

interface HeldRow {
  attempt_id: string
  run_id: string
  fence: number
  absent: number
  run_state: string
  stopped: boolean
}

/**
 * Keeps the leases of a runner's boot alive and tells it what changed: attempts of cancelled runs (`cancel`),
 * attempts that are no longer its own (`lost`), runs that give out nothing more (`give_back`: those that are held,
 * too), whether it should stop claiming (`drain`). An attempt that two
 * heartbeats in a row do not list is ready again: its claim's reply never arrived.
 */
export async function heartbeat(ctx: Context, input: unknown): Promise<HeartbeatReply> {
  const runner = requireRunner(ctx)
  const request = parseInput(heartbeatRequest, input)
  const [row] = await ctx.db.$queryRaw<{ draining: boolean }[]>`
    WITH seen AS (
      UPDATE runners SET last_seen_at = now(), progress = ${JSON.stringify(request.progress ?? null)}::jsonb WHERE id = ${runner.runnerId}::uuid RETURNING draining
    ), beaten AS (
      UPDATE leases SET beat_at = now()
      WHERE runner_id = ${runner.runnerId}::uuid AND boot_id = ${request.boot_id} AND state = 'live'
    )
    SELECT draining FROM seen`
  const held = await ctx.db.$queryRaw<HeldRow[]>`
    SELECT h.attempt_id, l.run_id, h.fence, h.absent, r.state::text AS run_state, r.stopped IS NOT NULL AS stopped
    FROM held_attempts h JOIN leases l ON l.id = h.lease_id JOIN runs r ON r.id = l.run_id
    WHERE l.runner_id = ${runner.runnerId}::uuid AND l.boot_id = ${request.boot_id} AND l.state = 'live'`
  const listed = new Map(request.held.map((h) => [h.attempt, h.fence]))
  const missing = held.filter((h) => listed.get(h.attempt_id) !== h.fence)
  const present = held.filter((h) => listed.get(h.attempt_id) === h.fence)
  await countAbsences(ctx, missing, present)
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
      .filter((h) => h.run_state === 'cancelling' || h.run_state === 'cancelled' || h.stopped)
      .map((h) => h.attempt_id),
    lost: request.held.filter((h) => !own.has(h.attempt)).map((h) => h.attempt),
    give_back: [
      ...new Set(present.filter((h) => h.stopped || !isGivenOut(h.run_state)).map((h) => h.run_id)),
    ],
    drain: row?.draining ?? false,
    cool_down_ms: 0,
  }
}

/**
 * Notes who was not listed this time, and forgets it of those who are listed again. Holds are locked in the order
 * of their ids, as everywhere, and only those that change.
 */
async function countAbsences(
  ctx: Context,
  missing: readonly HeldRow[],
  present: readonly HeldRow[],
): Promise<void> {
  const changes = [
    ...missing.map((h) => ({ id: h.attempt_id, fence: h.fence, absent: h.absent + 1 })),
    ...present.filter((h) => h.absent > 0).map((h) => ({ id: h.attempt_id, fence: h.fence, absent: 0 })),
  ]
  if (changes.length === 0) return
  await ctx.db.$executeRaw`
    WITH change AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS x(id uuid, fence int, absent int)
    ), locked AS (
      SELECT h.attempt_id, c.absent FROM held_attempts h JOIN change c ON c.id = h.attempt_id AND c.fence = h.fence
      ORDER BY h.attempt_id FOR UPDATE OF h
    )
    UPDATE held_attempts h SET absent = l.absent FROM locked l WHERE h.attempt_id = l.attempt_id`
}
