import type { RunStatus } from '#core/protocol/index.ts'
import { requirementsSchema } from '#core/protocol/index.ts'
import { lacksOf, liveRunners } from '../runner/able.ts'
import type { Context } from '../shared/context.ts'

/** Seconds over which the pace of the runners is taken. */
const RECENT_S = 600

interface WaitingRun {
  id: string
  queuedAt: Date | null
  requirements: unknown
  endpointOwner: string
}

/**
 * Where a run stands that waits for its first runner. Whoever has nothing in work is served first, in the order of
 * queueing, so what is ahead are the other runs of the same kind that wait for their first runner. One is taken as
 * soon as a runner has a slot: at once where one is free, else when an attempt in work ends.
 *
 * `null` where it does not wait: it is not queued, or something of it is in work.
 */
export async function queuePlace(
  ctx: Pick<Context, 'db'>,
  run: WaitingRun & { state: string; held: number },
): Promise<NonNullable<RunStatus['queue']> | null> {
  if (run.state !== 'queued' || run.held > 0) return null
  const ahead = await runsAhead(ctx, run)
  const position = ahead + 1
  const need = requirementsSchema.parse(run.requirements)
  const able = (await liveRunners(ctx)).filter(
    (r) => !r.draining && lacksOf(need, r, run.endpointOwner).length === 0,
  )
  if (able.length === 0) return { position, starts_in_s: null, why: 'no connected runner can serve it' }
  const ids = able.map((r) => r.id)
  const [load] = await ctx.db.$queryRaw<{ held: number; ended: number; seconds: number }[]>`
    SELECT (SELECT count(*)::int FROM held_attempts h JOIN leases l ON l.id = h.lease_id
        WHERE l.runner_id = ANY(${ids}::uuid[])) AS held,
      (SELECT count(*)::int FROM attempts a JOIN leases l ON l.id = a.lease_id
        WHERE l.runner_id = ANY(${ids}::uuid[]) AND l.beat_at > now() - make_interval(secs => ${RECENT_S})
          AND a.answered_at > now() - make_interval(secs => ${RECENT_S})) AS ended,
      (SELECT LEAST(${RECENT_S}::float8, GREATEST(1, extract(epoch FROM now() - min(l.created_at))))::float8
        FROM leases l WHERE l.runner_id = ANY(${ids}::uuid[])) AS seconds`
  const slots = able.reduce((n, r) => n + r.capabilities.slots, 0)
  const free = slots - (load?.held ?? 0)
  if (free >= position) return { position, starts_in_s: 0, why: null }
  if (!load || load.ended === 0)
    return { position, starts_in_s: null, why: 'the runners that can serve it have ended nothing lately' }
  return { position, starts_in_s: ((position - Math.max(0, free)) * load.seconds) / load.ended, why: null }
}

async function runsAhead(ctx: Pick<Context, 'db'>, run: WaitingRun): Promise<number> {
  const [row] = await ctx.db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM runs r JOIN submissions s ON s.id = r.submission_id
    WHERE r.state IN ('queued', 'running') AND r.stopped IS NULL AND r.answered < r.total AND r.id <> ${run.id}::uuid
      AND s.requirements = ${JSON.stringify(run.requirements)}::jsonb
      AND (r.queued_at, r.id) < (${run.queuedAt ?? new Date()}::timestamptz, ${run.id}::uuid)
      AND NOT EXISTS (
        SELECT 1 FROM held_attempts h JOIN leases l ON l.id = h.lease_id WHERE l.run_id = r.id
      )`
  return row?.n ?? 0
}
