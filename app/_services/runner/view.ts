import type { Context } from '../shared/context.ts'
import { mayManage } from '../shared/permit.ts'
import type { Capabilities } from '#core/protocol/index.ts'
import { BEAT_S, LEASE_LIFE_S, capabilitiesSchema, progressSchema } from '#core/protocol/index.ts'

/** What its last sign of life says: heard of within three beats, within two lives of a lease, or longer ago. */
export type RunnerLife = 'online' | 'late' | 'offline'

export interface RunnerView {
  id: string
  name: string
  version: string | null
  life: RunnerLife
  draining: boolean
  trusted: boolean
  lastSeenAt: string | null
  capabilities: Capabilities | null
  hardware: Record<string, unknown>
  /** tokens a second and requests under way, by its last heartbeat; null where it is not online or has not said */
  throughput: { tokensPerS: number; inFlight: number } | null
  /** the visitor may stop and start it */
  manages: boolean
  /** attempts in hand, by run */
  work: { run: string; attempts: number }[]
}

/**
 * How alive a runner is, from the seconds since it was last heard of (null: never).
 *
 * @example lifeOf(10) // 'online'
 * @example lifeOf(90) // 'late'
 * @example lifeOf(null) // 'offline'
 */
export function lifeOf(seconds: number | null): RunnerLife {
  if (seconds === null || seconds > 2 * LEASE_LIFE_S) return 'offline'
  return seconds <= 3 * BEAT_S ? 'online' : 'late'
}

/** Every runner that was not revoked, those at work first. Anyone may look; keys are never among what is told. */
export async function viewRunners(
  ctx: Pick<Context, 'db' | 'actor'>,
): Promise<{ runners: RunnerView[]; now: string }> {
  const [runners, held, clock] = await Promise.all([
    ctx.db.runner.findMany({ where: { revokedAt: null }, orderBy: { name: 'asc' } }),
    ctx.db.$queryRaw<{ runner_id: string; run_id: string; n: number }[]>`
      SELECT l.runner_id, l.run_id, count(*)::int AS n FROM held_attempts h JOIN leases l ON l.id = h.lease_id
      WHERE l.state = 'live' GROUP BY l.runner_id, l.run_id`,
    ctx.db.$queryRaw<{ now: Date }[]>`SELECT now()`,
  ])
  const now = clock[0]!.now
  const views = runners.map((r): RunnerView => {
    const capabilities = capabilitiesSchema.safeParse(r.capabilities)
    const life = lifeOf(r.lastSeenAt ? (now.getTime() - r.lastSeenAt.getTime()) / 1000 : null)
    return {
      id: r.id,
      name: r.name,
      version: r.version,
      life,
      draining: r.draining,
      trusted: r.trusted,
      lastSeenAt: r.lastSeenAt?.toISOString() ?? null,
      capabilities: capabilities.success ? capabilities.data : null,
      hardware: (r.hardware ?? {}) as Record<string, unknown>,
      throughput: life === 'online' ? throughputOf(r.progress) : null,
      manages: mayManage(ctx.actor, r.ownerId),
      work: held.filter((h) => h.runner_id === r.id).map((h) => ({ run: h.run_id, attempts: h.n })),
    }
  })
  const order: Record<RunnerLife, number> = { online: 0, late: 1, offline: 2 }
  return { runners: views.sort((a, b) => order[a.life] - order[b.life]), now: now.toISOString() }
}

function throughputOf(progress: unknown): RunnerView['throughput'] {
  const said = progressSchema.safeParse(progress)
  if (!said.success || said.data.tokens_per_s === undefined) return null
  return { tokensPerS: said.data.tokens_per_s, inFlight: said.data.in_flight ?? 0 }
}
