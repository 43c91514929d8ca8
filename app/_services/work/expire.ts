import { holdDeadlineS } from '#core/protocol/index.ts'
import type { Context } from '../shared/context.ts'
import { PACE } from '../shared/pace.ts'
import { requireSystem } from '../shared/permit.ts'
import type { Held } from './take-back.ts'
import { takeBack } from './take-back.ts'

/** Most holds that are ended in one go; the rest follow at the next. */
const BATCH = 5000

/**
 * Ends the leases whose heartbeat stopped (their attempts are ready again, one loss each) and the holds that have
 * outlived their deadline although heartbeats go on, counted from the claim or the last turn kept (runner_error). Only the sweeper calls it, and only after one
 * uninterrupted lease life since the database came back: live holders could not beat while it was away.
 *
 * A lease ends first, then what it held is taken back: a heartbeat that comes in between is told that the attempts
 * are lost, and a sweeper that dies in between leaves holds of an ended lease, which the next one finds.
 *
 * Returns how many attempts were taken back.
 */
export async function expireLeases(ctx: Context): Promise<number> {
  requireSystem(ctx)
  await ctx.db.$executeRaw`
    UPDATE leases SET state = 'expired', ended_at = now()
    WHERE state = 'live' AND beat_at < now() - make_interval(secs => ${PACE.lifeS})`
  const orphans = await ctx.db.$queryRaw<Held[]>`
    SELECT h.attempt_id AS "attemptId", h.fence FROM held_attempts h JOIN leases l ON l.id = h.lease_id
    WHERE l.state <> 'live' LIMIT ${BATCH}`
  const back = await takeBack(ctx, orphans, { loss: true, why: 'its runner was not heard of any more' })
  const atLeast = holdDeadlineS(0)
  const perSecond = holdDeadlineS(1) - atLeast
  const late = await ctx.db.$queryRaw<Held[]>`
    SELECT h.attempt_id AS "attemptId", h.fence
    FROM held_attempts h JOIN leases l ON l.id = h.lease_id JOIN runs r ON r.id = l.run_id
      JOIN submissions s ON s.id = r.submission_id
      CROSS JOIN LATERAL (
        SELECT now() - make_interval(secs => ${perSecond} * (s.settings->>'timeout_s')::int + ${atLeast}) AS at
      ) deadline
    WHERE h.claimed_at < deadline.at
      AND NOT EXISTS (SELECT 1 FROM turns t WHERE t.attempt_id = h.attempt_id AND t.created_at >= deadline.at)
    LIMIT ${BATCH}`
  const tooLate = await takeBack(ctx, late, {
    loss: true,
    final: true,
    why: 'its runner held it past the deadline',
  })
  await releaseEmptyLeases(ctx)
  return back.length + tooLate.length
}

/**
 * A lease that holds nothing of a run that has nothing to give any more has done its work. A claim goes on with the
 * live lease of its runner on the run and moves `beat_at` when it does, so that one in use is not among these.
 */
async function releaseEmptyLeases(ctx: Context): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE leases l SET state = 'released', ended_at = now()
    FROM runs r
    WHERE r.id = l.run_id AND r.state NOT IN ('queued', 'running')
      AND l.state = 'live' AND l.beat_at < now() - interval '5 seconds'
      AND NOT EXISTS (SELECT 1 FROM held_attempts h WHERE h.lease_id = l.id)`
}
