import type { Context } from '../shared/context.ts'
import type { Tx } from '#db/index.ts'
import type { Capabilities, ClaimReply, ClaimRequest } from '#core/protocol/index.ts'
import { capabilitiesSchema, claimRequest, requirementsSchema } from '#core/protocol/index.ts'
import { uuidv7 } from '#lib/ids.ts'
import { lacksOf } from '../runner/able.ts'
import type { RunnerActor } from '../shared/permit.ts'
import { requireRunner } from '../shared/permit.ts'
import { parseInput } from '../shared/parse.ts'
import { ServiceError } from '../shared/errors.ts'
import { inTx, isExclusivePriority } from '../shared/queue.ts'
import { logRun } from '../shared/run-log.ts'
import { transact } from '../shared/transact.ts'
import type { Claimed, ClaimedAttempt } from './describe-work.ts'
import { describeWork } from './describe-work.ts'
import { storable, storableJson } from './storable.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Held } from './take-back.ts'
import { takeBack } from './take-back.ts'

/** Milliseconds that an idle runner waits before it asks again. */
const IDLE_MS = 1000

interface Candidate {
  id: string
  queue: string
  fingerprint: string | null
  endpoint_owner: string
  requirements: unknown
  concurrency: number
  held: number
  /** of those, how many this runner holds */
  mine: number
}

/**
 * Attempts of a run that may be held at once. Answers are in flight no more than `concurrency` at a time; a runner
 * that works on the run alone, and sees to that itself, gets as many more, which wait for a slot or for the site to
 * hear of their answers: no request then waits for the site.
 *
 * @example mostHeld(64, 0) // 128
 * @example mostHeld(64, 3) // 64
 */
export function mostHeld(concurrency: number, heldByOthers: number): number {
  return heldByOthers > 0 ? concurrency : 2 * concurrency
}

/**
 * Gives a runner a lease on up to `max` attempts of one run that it can serve, or nothing.
 *
 * Fair over submitters: of the runs that could be served, those whose submitter has the fewest attempts in work
 * come first, then the run with the fewest, then the oldest. A boot id that differs from the last one ends the
 * leases of the runner's earlier boots: their attempts are ready again at once. A boot that was itself ended so is
 * refused with `conflict`: its claim is late, or two processes use one runner's key.
 */
export async function claimWork(ctx: Context, input: unknown): Promise<ClaimReply> {
  const runner = requireRunner(ctx)
  const request = parseInput(claimRequest, input)
  const capabilities = capabilitiesSchema.parse(request.capabilities)
  const { earlierBoot, draining } = await checkIn(ctx, runner.runnerId, request)
  if (earlierBoot) await endEarlierBoots(ctx, runner.runnerId, request.boot_id)
  if (draining) return { work: null, retry_after_ms: 5000 }

  // Runs that another claim is at are left for a second round: with many runners, nobody waits where there is other
  // work, and no connection is kept by one who waits.
  const busy: Offer[] = []
  for (const candidate of await candidates(ctx, runner.runnerId)) {
    const offer = offerOf(runner, capabilities, candidate, request.max)
    if (offer === null) continue
    const claimed = await transact(ctx, (tx) => claimFrom(ctx, tx, runner, request.boot_id, offer, 'skip'))
    if (claimed === 'busy') busy.push(offer)
    else if (claimed) return { work: await describeWork(ctx, claimed), retry_after_ms: 0 }
  }
  for (const offer of busy) {
    const claimed = await transact(ctx, (tx) => claimFrom(ctx, tx, runner, request.boot_id, offer, 'wait'))
    if (claimed && claimed !== 'busy') return { work: await describeWork(ctx, claimed), retry_after_ms: 0 }
  }
  return { work: null, retry_after_ms: IDLE_MS }
}

/** What a run could give a runner. */
interface Offer {
  candidate: Candidate
  room: number
  fingerprint: string
}

/** Null where the runner cannot serve it, or it has no room for more in work. */
function offerOf(
  runner: RunnerActor,
  capabilities: Capabilities,
  candidate: Candidate,
  max: number,
): Offer | null {
  const { concurrency, held, mine } = candidate
  const room = Math.min(max, mostHeld(concurrency, held - mine) - held)
  if (room <= 0) return null
  const fingerprint = servedBy(runner, capabilities, candidate)
  return fingerprint === null ? null : { candidate, room, fingerprint }
}

/** The fingerprint under which a runner can serve a run; null where it cannot. */
function servedBy(runner: RunnerActor, capabilities: Capabilities, candidate: Candidate): string | null {
  const need = requirementsSchema.parse(candidate.requirements)
  if (lacksOf(need, { ...runner, capabilities }, candidate.endpoint_owner).length > 0) return null
  const fingerprint = fingerprintOf(need, capabilities)
  return candidate.fingerprint === null || candidate.fingerprint === fingerprint ? fingerprint : null
}

/** Notes that the runner is there, and what it says of itself. */
async function checkIn(
  ctx: Context,
  runnerId: string,
  request: ClaimRequest,
): Promise<{ earlierBoot: boolean; draining: boolean }> {
  const [row] = await ctx.db.$queryRaw<{ was: string | null; ended: boolean; draining: boolean }[]>`
    WITH old AS (
      SELECT r.id, r.boot_id AS was, r.boot_id IS DISTINCT FROM ${request.boot_id} AND EXISTS (
          SELECT 1 FROM leases l WHERE l.runner_id = r.id AND l.boot_id = ${request.boot_id}
        ) AS ended
      FROM runners r WHERE r.id = ${runnerId}::uuid FOR NO KEY UPDATE
    )
    UPDATE runners r SET last_seen_at = now(),
      boot_id = CASE WHEN old.ended THEN r.boot_id ELSE ${request.boot_id} END,
      capabilities = ${storableJson(request.capabilities)}::jsonb,
      hardware = ${storableJson(request.hardware ?? {})}::jsonb, version = ${storable(request.version)}
    FROM old WHERE r.id = old.id
    RETURNING old.was, old.ended, r.draining`
  if (!row) throw new ServiceError('unauthenticated', 'this runner is not known (any more): enroll it again')
  if (row.ended)
    throw new ServiceError(
      'conflict',
      'another process has taken over the name and key of this runner: give each process a name of its own',
    )
  return { earlierBoot: row.was !== request.boot_id, draining: row.draining }
}

async function candidates(ctx: Context, runnerId: string): Promise<Candidate[]> {
  return ctx.db.$queryRaw<Candidate[]>`
    WITH held AS (
      SELECT l.run_id, count(*)::int AS n, (count(*) FILTER (WHERE l.runner_id = ${runnerId}::uuid))::int AS mine
      FROM held_attempts h JOIN leases l ON l.id = h.lease_id GROUP BY l.run_id
    ), open AS (
      SELECT r.id, r.queue, r.fingerprint, r.queued_at, s.owner_id, e.owner_id AS endpoint_owner, s.requirements,
        (s.settings->>'concurrency')::int AS concurrency, COALESCE(h.n, 0) AS held,
        COALESCE(h.mine, 0) AS mine, r.total - r.answered AS unanswered
      FROM runs r JOIN submissions s ON s.id = r.submission_id JOIN endpoints e ON e.id = s.endpoint_id
        LEFT JOIN held h ON h.run_id = r.id
      WHERE r.state IN ('queued', 'running') AND r.stopped IS NULL
    ), owners AS (
      SELECT owner_id, sum(held) AS held FROM open GROUP BY owner_id
    )
    SELECT o.id, o.queue, o.fingerprint, o.endpoint_owner, o.requirements, o.concurrency, o.held, o.mine
    FROM open o JOIN owners w ON w.owner_id = o.owner_id
    WHERE o.unanswered > o.held AND (o.held < o.concurrency OR o.held = o.mine)
    ORDER BY w.held, o.held, o.queued_at
    LIMIT 200`
}

/**
 * Takes up to `room` attempts from one run. The run's row serialises claims on it, so that its concurrency is a
 * limit and not a hope; what the runner is told of the attempts is looked up afterwards, without that lock.
 */
async function claimFrom(
  ctx: Context,
  tx: Tx,
  runner: RunnerActor,
  bootId: string,
  offer: Offer,
  ifLocked: 'skip' | 'wait',
): Promise<Claimed | 'busy' | null> {
  const { candidate, room, fingerprint } = offer
  const run = await lockRun(tx, candidate.id, ifLocked)
  if (!run) return ifLocked === 'skip' ? 'busy' : null
  if ((run.state !== 'queued' && run.state !== 'running') || run.stopped !== null) return null
  if (run.fingerprint !== null && run.fingerprint !== fingerprint) return null
  // Counted under the lock: a count in the statement that waits for it would be as old as that statement.
  const [held] = await tx.$queryRaw<{ n: number; others: number }[]>`
    SELECT count(*)::int AS n, (count(*) FILTER (WHERE l.runner_id <> ${runner.runnerId}::uuid))::int AS others
    FROM held_attempts h JOIN leases l ON l.id = h.lease_id WHERE l.run_id = ${candidate.id}::uuid`
  const take = Math.min(room, mostHeld(candidate.concurrency, held!.others) - held!.n)
  if (take <= 0) return null
  const which = run.has_exclusive ? await besideExclusive(tx, candidate, take, held!.n) : { batchSize: take }
  if (which === null) return null
  const jobs = await ctx.queue.boss.fetch(candidate.queue, { ...which, ...inTx(tx) })
  if (jobs.length === 0) return null
  const rows = await tx.$queryRaw<(ClaimedAttempt & { lease: string })[]>`
    WITH going_on AS (
      UPDATE leases SET beat_at = now() WHERE id = (
        SELECT id FROM leases WHERE runner_id = ${runner.runnerId}::uuid AND state = 'live'
          AND boot_id = ${bootId} AND run_id = ${candidate.id}::uuid LIMIT 1
      ) AND state = 'live' RETURNING id
    ), fresh AS (
      INSERT INTO leases (id, runner_id, boot_id, run_id)
      SELECT ${uuidv7()}::uuid, ${runner.runnerId}::uuid, ${bootId}, ${candidate.id}::uuid
      WHERE NOT EXISTS (SELECT 1 FROM going_on) RETURNING id
    ), lease AS (
      SELECT id FROM going_on UNION ALL SELECT id FROM fresh
    ), fetched AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(jobs.map((j) => ({ id: j.id, fence: j.retryCount })))}::jsonb)
        AS x(id uuid, fence int)
    ), taken AS (
      UPDATE attempts a SET lease_id = lease.id FROM fetched f, lease
      WHERE a.id = f.id AND a.state = 'open'
      RETURNING a.id, a.item_id, a.sample, a.arm, a.depends_on, f.fence, lease.id AS lease_id
    ), held AS (
      INSERT INTO held_attempts (attempt_id, lease_id, fence) SELECT id, lease_id, fence FROM taken
    )
    SELECT lease_id AS lease, id AS attempt, item_id AS item, fence, sample, arm, depends_on FROM taken`
  if (rows.length === 0) return null
  if (run.state === 'queued') await begin(tx, candidate.id, runner.runnerId, fingerprint)
  const order = new Map(jobs.map((j, i) => [j.id, i]))
  rows.sort((a, b) => order.get(a.attempt)! - order.get(b.attempt)!)
  return { runId: candidate.id, lease: rows[0]!.lease, attempts: rows }
}

/**
 * What may be fetched from a run some of whose attempts are exclusive: under its lock, so that what is held and what
 * waits stay as they are. The jobs of the highest priority are next, all of them exclusive or none. While an exclusive
 * attempt is held nothing may, and one is given out by itself when nothing is held; null for nothing now.
 */
async function besideExclusive(
  tx: Tx,
  candidate: Candidate,
  take: number,
  held: number,
): Promise<{ batchSize: number; minPriority: number; maxPriority: number } | null> {
  const [next] = await tx.$queryRaw<{ priority: number | null; busy: boolean }[]>`
    SELECT (
      SELECT priority FROM pgboss.job
      WHERE name = ${candidate.queue} AND state < 'active' AND NOT blocked AND start_after <= now()
      ORDER BY priority DESC LIMIT 1
    ) AS priority, EXISTS (
      SELECT 1 FROM held_attempts h JOIN leases l ON l.id = h.lease_id JOIN attempts a ON a.id = h.attempt_id
      WHERE l.run_id = ${candidate.id}::uuid AND a.exclusive
    ) AS busy`
  const priority = next?.priority ?? null
  if (priority === null || next?.busy !== false) return null
  const range = { minPriority: priority, maxPriority: priority }
  if (!isExclusivePriority(priority)) return { batchSize: take, ...range }
  return held === 0 ? { batchSize: 1, ...range } : null
}

interface LockedRun {
  state: string
  fingerprint: string | null
  stopped: string | null
  has_exclusive: boolean
}

async function lockRun(tx: Tx, id: string, ifLocked: 'skip' | 'wait'): Promise<LockedRun | undefined> {
  const [run] =
    ifLocked === 'skip'
      ? await tx.$queryRaw<LockedRun[]>`
          SELECT state::text, fingerprint, stopped, has_exclusive FROM runs WHERE id = ${id}::uuid
          FOR NO KEY UPDATE SKIP LOCKED`
      : await tx.$queryRaw<LockedRun[]>`
          SELECT state::text, fingerprint, stopped, has_exclusive FROM runs WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  return run
}

/** queued -> running: the first claim pins what every later runner must equal, and says who began. */
async function begin(tx: Tx, runId: string, runnerId: string, fingerprint: string): Promise<void> {
  const runner = await tx.runner.findUniqueOrThrow({ where: { id: runnerId } })
  await tx.$executeRaw`
    UPDATE runs SET state = 'running', fingerprint = COALESCE(fingerprint, ${fingerprint}),
      started_at = COALESCE(started_at, now()),
      provenance = COALESCE(provenance, '{}'::jsonb) || ${JSON.stringify({
        runner: runner.name,
        runner_version: runner.version,
        hardware: runner.hardware,
        engines: (runner.capabilities as unknown as Capabilities).engines.map((e) => e.version),
      })}::jsonb
    WHERE id = ${runId}::uuid`
  await logRun(tx, runId, 'info', 'started', `runner ${runner.name} began`)
}

/**
 * A runner that starts again has forgotten what it held: what its earlier boots held was lost with them. The leases
 * end first; whatever is not taken back then is found by the sweeper.
 */
async function endEarlierBoots(ctx: Context, runnerId: string, bootId: string): Promise<void> {
  const ended = await ctx.db.$queryRaw<{ id: string }[]>`
    UPDATE leases SET state = 'revoked', ended_at = now()
    WHERE runner_id = ${runnerId}::uuid AND state = 'live' AND boot_id <> ${bootId} RETURNING id`
  if (ended.length === 0) return
  const held = await ctx.db.$queryRaw<Held[]>`
    SELECT attempt_id AS "attemptId", fence FROM held_attempts
    WHERE lease_id = ANY(${ended.map((l) => l.id)}::uuid[])`
  await takeBack(ctx, held, { loss: true, why: 'its runner started again' })
}
