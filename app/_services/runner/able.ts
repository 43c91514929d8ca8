import type { Capabilities, Requirements } from '#core/protocol/index.ts'
import { BEAT_S, capabilitiesSchema, unmet } from '#core/protocol/index.ts'
import type { Context } from '../shared/context.ts'

/** A runner as far as its fitness for a run is concerned. */
export interface Candidate {
  ownerId: string
  trusted: boolean
  capabilities: Capabilities
}

/** A runner that was heard of lately. */
export interface LiveRunner extends Candidate {
  id: string
  draining: boolean
}

/** Heartbeats that may be missed before a runner is no longer counted on. */
const BEATS = 3

/** The runners that were heard of within three heartbeats, by the database's clock. */
export async function liveRunners(ctx: Pick<Context, 'db'>): Promise<LiveRunner[]> {
  const rows = await ctx.db.$queryRaw<(Omit<LiveRunner, 'capabilities'> & { capabilities: unknown })[]>`
    SELECT id, owner_id AS "ownerId", trusted, draining, capabilities FROM runners
    WHERE revoked_at IS NULL AND last_seen_at > now() - make_interval(secs => ${BEATS * BEAT_S})`
  return rows.flatMap((r) => {
    const capabilities = capabilitiesSchema.safeParse(r.capabilities)
    return capabilities.success ? [{ ...r, capabilities: capabilities.data }] : []
  })
}

/**
 * What a runner lacks to be given a run, in words that can follow "needs"; empty where it can serve it.
 *
 * @param endpointOwner whose endpoint the run calls: with their key or inside their network, it is called by their own
 *   runners or trusted ones
 */
export function lacksOf(need: Requirements, runner: Candidate, endpointOwner: string): string[] {
  const missing = unmet(need, runner.capabilities, runner.trusted)
  const foreign = need.engine === 'openai' && !runner.trusted && runner.ownerId !== endpointOwner
  return foreign && need.trusted !== true ? [...missing, "the operator's trust"] : missing
}
