import type { Context } from '../shared/context.ts'
import type { OutcomeName, RunStatus } from '#core/protocol/index.ts'
import { requirementsSchema } from '#core/protocol/index.ts'
import { delivered } from '../report/stored.ts'
import { lacksOf, liveRunners } from '../runner/able.ts'
import { fingerprintOf } from '../work/fingerprint.ts'
import { queuePlace } from './queue-place.ts'
import { ServiceError } from '../shared/errors.ts'

/** Where a run stands: its state, counts, speed, and why nothing happens where nothing does. Anyone may look. */
export async function runStatus(ctx: Pick<Context, 'db' | 'siteUrl'>, runId: string): Promise<RunStatus> {
  const run = await ctx.db.run.findUnique({
    where: { id: runId },
    include: {
      entry: true,
      submission: { include: { model: true, suiteVersion: true, endpoint: { select: { ownerId: true } } } },
      reruns: { select: { id: true }, orderBy: { id: 'desc' }, take: 1 },
    },
  })
  if (!run) throw new ServiceError('not_found', 'there is no such run')
  const [outcomes, [counted]] = await Promise.all([
    ctx.db.$queryRaw<{ outcome: OutcomeName; n: number }[]>`
      SELECT key AS outcome, sum(value::int)::int AS n FROM item_sums, jsonb_each_text(outcomes)
      WHERE run_id = ${runId}::uuid GROUP BY key`,
    ctx.db.$queryRaw<{ held: number; now: Date }[]>`
      SELECT count(*)::int AS held, now() AS now
      FROM held_attempts h JOIN leases l ON l.id = h.lease_id WHERE l.run_id = ${runId}::uuid`,
  ])
  const { held, now } = counted!
  const end = run.finishedAt ?? now
  const seconds = run.startedAt ? Math.max(0.001, (end.getTime() - run.startedAt.getTime()) / 1000) : null
  const rate = seconds === null ? 0 : run.answered / seconds
  const open = (run.state === 'queued' || run.state === 'running') && run.stopped === null
  const over = run.state === 'done' || run.state === 'cancelled'
  const counts = Object.fromEntries(outcomes.map((o) => [o.outcome, o.n]))
  const { requirements } = run.submission
  return {
    id: run.id,
    url: `${ctx.siteUrl}/runs/${run.id}`,
    state: run.state,
    reason: run.reason,
    waiting_for: open && held === 0 && run.answered < run.total ? await waitingFor(ctx, run) : null,
    seq: Number(run.seq),
    total: run.total,
    done: run.final,
    answered: run.answered,
    in_flight: held,
    outcomes: counts,
    completion_tokens: Number(run.completionTokens),
    prompt_tokens: Number(run.promptTokens),
    tokens_per_s:
      seconds === null || run.completionTokens === 0n ? null : Number(run.completionTokens) / seconds,
    eta_s: open && rate > 0 ? (run.total - run.answered) / rate : null,
    published: run.entry?.state === 'published',
    on_board: run.entry?.state === 'published' && (await isOnBoard(ctx, run.entry)),
    suite: run.submission.suiteVersion.suiteId,
    split: run.submission.split,
    model: run.submission.model.name,
    stopped: run.stopped,
    rerun_of: run.rerunOfId,
    rerun: run.reruns[0]?.id ?? null,
    lost: over ? run.total - delivered(counts) : 0,
    queue: await queuePlace(ctx, {
      id: run.id,
      state: run.state,
      held,
      queuedAt: run.queuedAt,
      requirements,
      endpointOwner: run.submission.endpoint.ownerId,
    }),
  }
}

/** Whether the newest snapshot of the entry's board has the run in a row. */
async function isOnBoard(
  ctx: Pick<Context, 'db'>,
  entry: { runId: string; suiteVersionId: string; split: string; protocolKey: string },
): Promise<boolean> {
  const holding = JSON.stringify([{ run_ids: [entry.runId] }])
  const rows = await ctx.db.$queryRaw<{ on_board: boolean }[]>`
    SELECT content->'rows' @> ${holding}::jsonb AS on_board FROM snapshots
    WHERE suite_version_id = ${entry.suiteVersionId}::uuid AND split = ${entry.split}
      AND protocol_key = ${entry.protocolKey}
    ORDER BY created_at DESC LIMIT 1`
  return rows[0]?.on_board ?? false
}

/** Which requirement no live runner meets, or that those which do are busy; null where one is about to claim it. */
async function waitingFor(
  ctx: Pick<Context, 'db'>,
  run: { fingerprint: string | null; submission: { requirements: unknown; endpoint: { ownerId: string } } },
): Promise<string | null> {
  const need = requirementsSchema.parse(run.submission.requirements)
  const live = await liveRunners(ctx)
  if (live.length === 0) return 'no runner is connected'
  const lacks = live.map((r) => lacksOf(need, r, run.submission.endpoint.ownerId))
  const fit = live.filter((_, i) => lacks[i]!.length === 0)
  const working = fit.filter((r) => !r.draining)
  if (fit.length > 0 && working.length === 0)
    return 'the runners that can serve it are told to take no new work'
  const able = working
    .filter((r) => run.fingerprint === null || fingerprintOf(need, r.capabilities) === run.fingerprint)
    .map((r) => r.id)
  if (fit.length > 0 && able.length === 0)
    return 'its answers so far come from another version of the engine or model than any connected runner has'
  if (able.length > 0) {
    const busy = await ctx.db.lease.findMany({
      where: { runnerId: { in: able }, state: 'live', held: { some: {} } },
      distinct: ['runnerId'],
      select: { runnerId: true },
    })
    return busy.length < able.length ? null : 'the runners that can serve it are busy with other runs'
  }
  // The runner that lacks least is the one whose lack says most.
  const least = lacks.reduce((a, b) => (b.length < a.length ? b : a))
  return `no connected runner can serve it: needs ${least.join(' and ')}`
}
