import type { Context } from '../shared/context.ts'
import type { Tx } from '#db/index.ts'
import type { Capabilities, ClaimReply, Requirements, Settings, Work } from '#core/protocol/index.ts'
import {
  BEAT_S,
  LEASE_LIFE_S,
  capabilitiesSchema,
  claimRequest,
  requirementsSchema,
  unmet,
} from '#core/protocol/index.ts'
import { hashJson } from '#core/canonical-json.ts'
import { uuidv7 } from '#lib/ids.ts'
import { unseal } from '#lib/seal.ts'
import type { RunnerActor } from '../shared/permit.ts'
import { requireRunner } from '../shared/permit.ts'
import { parseInput } from '../shared/parse.ts'
import { inTx } from '../shared/queue.ts'
import { notify } from '../shared/notify.ts'
import { logRun } from '../shared/run-log.ts'
import { takeBack } from './take-back.ts'
import { nextMessages } from './messages.ts'

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
}

/**
 * Gives a runner a lease on up to `max` attempts of one run that it can serve, or nothing.
 *
 * Fair over submitters: of the runs that could be served, those whose submitter has the fewest attempts in work
 * come first, then the run with the fewest, then the oldest. A boot id that differs from the last one ends the
 * leases of the runner's earlier boots: their attempts are ready again at once.
 */
export async function claimWork(ctx: Context, input: unknown): Promise<ClaimReply> {
  const runner = requireRunner(ctx)
  const request = parseInput(claimRequest, input)
  const capabilities = capabilitiesSchema.parse(request.capabilities)
  const before = await ctx.db.runner.findUniqueOrThrow({ where: { id: runner.runnerId } })
  await ctx.db.runner.update({
    where: { id: runner.runnerId },
    data: {
      bootId: request.boot_id,
      lastSeenAt: new Date(),
      capabilities: { ...capabilities },
      hardware: request.hardware as object,
      version: request.version,
    },
  })
  if (before.bootId !== request.boot_id) await endEarlierBoots(ctx, runner.runnerId, request.boot_id)
  if (before.draining) return { work: null, retry_after_ms: 5000 }

  for (const candidate of await candidates(ctx)) {
    const need = requirementsSchema.parse(candidate.requirements)
    if (unmet(need, capabilities, runner.trusted).length > 0) continue
    // Somebody's endpoint, with their key or inside their network, is called by their own runners or trusted ones.
    if (need.engine === 'openai' && !runner.trusted && runner.ownerId !== candidate.endpoint_owner) continue
    const fingerprint = fingerprintOf(need, capabilities)
    if (candidate.fingerprint !== null && candidate.fingerprint !== fingerprint) continue
    const room = Math.min(request.max, candidate.concurrency - candidate.held)
    if (room <= 0) continue
    const work = await claimFrom(ctx, runner, request.boot_id, candidate, room, fingerprint)
    if (work) return { work, retry_after_ms: 0 }
  }
  return { work: null, retry_after_ms: IDLE_MS }
}

async function candidates(ctx: Context): Promise<Candidate[]> {
  return ctx.db.$queryRaw<Candidate[]>`
    WITH held AS (
      SELECT l.run_id, count(*)::int AS n FROM held_attempts h JOIN leases l ON l.id = h.lease_id GROUP BY l.run_id
    ), open AS (
      SELECT r.id, r.queue, r.fingerprint, r.queued_at, s.owner_id, e.owner_id AS endpoint_owner, s.requirements,
        (s.settings->>'concurrency')::int AS concurrency, COALESCE(h.n, 0) AS held, r.total - r.answered AS unanswered
      FROM runs r JOIN submissions s ON s.id = r.submission_id JOIN endpoints e ON e.id = s.endpoint_id
        LEFT JOIN held h ON h.run_id = r.id
      WHERE r.state IN ('queued', 'running')
    ), owners AS (
      SELECT owner_id, sum(held) AS held FROM open GROUP BY owner_id
    )
    SELECT o.id, o.queue, o.fingerprint, o.endpoint_owner, o.requirements, o.concurrency, o.held
    FROM open o JOIN owners w ON w.owner_id = o.owner_id
    WHERE o.unanswered > o.held AND o.held < o.concurrency
    ORDER BY w.held, o.held, o.queued_at
    LIMIT 200`
}

/** What must be the same in every runner of one run: engine, its version, and the weights where it serves them. */
function fingerprintOf(need: Requirements, capabilities: Capabilities): string {
  const engine = capabilities.engines.find(
    (e) => e.kind === need.engine && (e.models === undefined || e.models.some((m) => m.name === need.model)),
  )
  const weights = engine?.models?.find((m) => m.name === need.model)?.sha256 ?? null
  return hashJson({ engine: need.engine, version: engine?.version ?? null, weights })
}

async function claimFrom(
  ctx: Context,
  runner: RunnerActor,
  bootId: string,
  candidate: Candidate,
  room: number,
  fingerprint: string,
): Promise<Work | null> {
  return ctx.db.$transaction(async (tx) => {
    // The run's row serialises claims on it, so that its concurrency is a limit and not a hope.
    const locked = await tx.$queryRaw<{ state: string; fingerprint: string | null; held: number }[]>`
      SELECT r.state::text, r.fingerprint,
        (SELECT count(*)::int FROM held_attempts h JOIN leases l ON l.id = h.lease_id WHERE l.run_id = r.id) AS held
      FROM runs r WHERE r.id = ${candidate.id}::uuid AND r.state IN ('queued', 'running') FOR NO KEY UPDATE OF r`
    const run = locked[0]
    if (!run || (run.fingerprint !== null && run.fingerprint !== fingerprint)) return null
    const take = Math.min(room, candidate.concurrency - run.held)
    if (take <= 0) return null
    const jobs = await ctx.queue.boss.fetch(candidate.queue, {
      batchSize: take,
      ...inTx(tx),
    })
    if (jobs.length === 0) return null
    const fences = new Map(jobs.map((j) => [j.id, j.retryCount]))
    const attempts = await tx.attempt.findMany({
      where: { id: { in: [...fences.keys()] }, state: 'open' },
      include: { item: true, turns: { select: { n: true, output: true, finishReason: true } } },
    })
    if (attempts.length === 0) return null
    const lease = { id: uuidv7(), runnerId: runner.runnerId, bootId, runId: candidate.id }
    await tx.lease.create({ data: lease })
    await tx.heldAttempt.createMany({
      data: attempts.map((a) => ({ attemptId: a.id, leaseId: lease.id, fence: fences.get(a.id)! })),
    })
    await tx.attempt.updateMany({
      where: { id: { in: attempts.map((a) => a.id) } },
      data: { leaseId: lease.id },
    })
    if (run.state === 'queued') await begin(tx, candidate.id, runner.runnerId, fingerprint)
    const order = new Map(jobs.map((j, i) => [j.id, i]))
    attempts.sort((a, b) => order.get(a.id)! - order.get(b.id)!)
    const about = await runForRunner(ctx, tx, candidate.id)
    return {
      lease: { id: lease.id, life_s: LEASE_LIFE_S, beat_s: BEAT_S },
      run: about.run,
      attempts: attempts.map((a) => {
        const next = nextMessages(about.run.suite, about.version, a.item, a.turns)
        if (!next) throw new Error(`attempt ${a.id} is open although its episode is complete`)
        return {
          attempt: a.id,
          fence: fences.get(a.id)!,
          n: a.turns.length,
          messages: next.messages,
          prompt_hash: next.hash,
        }
      }),
    }
  })
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
  await notify(tx, `run:${runId}`)
}

async function runForRunner(
  ctx: Context,
  tx: Tx,
  runId: string,
): Promise<{ run: Work['run']; version: string }> {
  const run = await tx.run.findUniqueOrThrow({
    where: { id: runId },
    include: { submission: { include: { endpoint: true, owner: true, suiteVersion: true } } },
  })
  const { submission: s } = run
  const settings = s.settings as unknown as Settings
  const key = s.endpoint.keyCipher ? unseal(s.endpoint.keyCipher, ctx.secretKey, s.endpoint.id) : null
  return {
    version: s.suiteVersion.version,
    run: {
      id: runId,
      suite: s.suiteVersion.suiteId,
      split: s.split,
      concurrency: settings.concurrency,
      endpoint: {
        kind: s.endpoint.kind === 'openai' ? 'openai' : 'llama-cpp',
        base_url: s.endpoint.baseUrl === '' ? null : s.endpoint.baseUrl,
        model: s.endpoint.modelName,
        api_key: key,
        allow_private: s.owner.role === 'admin',
      },
      sampling: {
        temperature: settings.temperature,
        top_p: settings.top_p,
        max_tokens: settings.max_tokens,
        seed: settings.seed,
        stream: settings.stream,
        thinking: settings.thinking,
        timeout_s: settings.timeout_s,
      },
    },
  }
}

/** A runner that starts again has forgotten what it held: what its earlier boots held was lost with them. */
async function endEarlierBoots(ctx: Context, runnerId: string, bootId: string): Promise<void> {
  const held = await ctx.db.heldAttempt.findMany({
    where: { lease: { runnerId, state: 'live', bootId: { not: bootId } } },
    select: { attemptId: true, fence: true },
  })
  await takeBack(ctx, held, { loss: true, why: 'its runner started again' })
  await ctx.db.lease.updateMany({
    where: { runnerId, state: 'live', bootId: { not: bootId } },
    data: { state: 'revoked', endedAt: new Date() },
  })
}
