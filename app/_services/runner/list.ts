import type { Context } from '../shared/context.ts'
import type { RunnerView } from './view.ts'
import { viewRunners } from './view.ts'

interface ListedRunner {
  id: string
  name: string
  version: string | null
  state: RunnerView['life']
  draining: boolean
  trusted: boolean
  last_seen_at: string | null
  capabilities: RunnerView['capabilities']
  hardware: Record<string, unknown>
  tokens_per_s: number | null
  requests: number | null
  work: RunnerView['work']
}

/** The runners as `GET /v1/runners` tells them, by the names that the rest of the API uses. Anyone may look. */
export async function listRunners(ctx: Pick<Context, 'db' | 'actor'>): Promise<{ runners: ListedRunner[] }> {
  const { runners } = await viewRunners(ctx)
  return {
    runners: runners.map((r) => ({
      id: r.id,
      name: r.name,
      version: r.version,
      state: r.life,
      draining: r.draining,
      trusted: r.trusted,
      last_seen_at: r.lastSeenAt,
      capabilities: r.capabilities,
      hardware: r.hardware,
      tokens_per_s: r.throughput?.tokensPerS ?? null,
      requests: r.throughput?.inFlight ?? null,
      work: r.work,
    })),
  }
}
