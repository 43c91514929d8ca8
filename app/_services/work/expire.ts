import type { Context } from '../shared/context.ts'
import { LEASE_LIFE_S } from '#core/protocol/index.ts'
import { requireSystem } from '../shared/permit.ts'
import { takeBack } from './take-back.ts'

/** An attempt may be held for this many times its turn's time limit, plus GRACE_S for retries. */
const DEADLINE_TIMES = 4
const GRACE_S = 300

/**
 * Ends the leases whose heartbeat stopped (their attempts are ready again, one loss each) and the holds that have
 * outlived their deadline although heartbeats go on (runner_error). Only the sweeper calls it, and only after one
 * uninterrupted lease life since the database came back: live holders could not beat while it was away.
 *
 * Returns how many attempts were taken back.
 */
export async function expireLeases(ctx: Context): Promise<number> {
  requireSystem(ctx)
  const expired = await ctx.db.$queryRaw<{ attemptId: string; fence: number }[]>`
    SELECT h.attempt_id AS "attemptId", h.fence FROM held_attempts h JOIN leases l ON l.id = h.lease_id
    WHERE l.state = 'live' AND l.beat_at < now() - make_interval(secs => ${LEASE_LIFE_S})
    LIMIT 5000`
  const back = await takeBack(ctx, expired, { loss: true, why: 'its runner was not heard of for a minute' })
  await ctx.db.$executeRaw`
    UPDATE leases SET state = 'expired', ended_at = now()
    WHERE state = 'live' AND beat_at < now() - make_interval(secs => ${LEASE_LIFE_S})`
  const late = await ctx.db.$queryRaw<{ attemptId: string; fence: number }[]>`
    SELECT h.attempt_id AS "attemptId", h.fence
    FROM held_attempts h JOIN leases l ON l.id = h.lease_id JOIN runs r ON r.id = l.run_id
      JOIN submissions s ON s.id = r.submission_id
    WHERE h.claimed_at < now() - make_interval(secs => ${DEADLINE_TIMES} * (s.settings->>'timeout_s')::int + ${GRACE_S})
    LIMIT 5000`
  const tooLate = await takeBack(ctx, late, {
    loss: true,
    final: true,
    why: 'its runner held it past the deadline',
  })
  // A lease that holds nothing any more has done its work.
  await ctx.db.$executeRaw`
    UPDATE leases l SET state = 'released', ended_at = now()
    WHERE l.state = 'live' AND l.created_at < now() - interval '5 seconds'
      AND NOT EXISTS (SELECT 1 FROM held_attempts h WHERE h.lease_id = l.id)`
  return back.length + tooLate.length
}
