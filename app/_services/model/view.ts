import type { Context } from '../shared/context.ts'
import type { Figure, RunStatus } from '#core/protocol/index.ts'
import type { EntryState, TrustTier } from '#db/index.ts'
import { ServiceError } from '../shared/errors.ts'

export interface EntryView {
  run: string
  suite: string
  split: string
  version: string
  protocolKey: string
  configuration: Record<string, unknown>
  metrics: Record<string, Figure>
  trust: TrustTier
  state: EntryState
  publishedAt: string
  events: { kind: 'added' | 'rescored' | 'withdrawn'; reason: string; at: string }[]
}

export interface ModelRun {
  id: string
  suite: string
  split: string
  state: RunStatus['state']
  done: number
  total: number
  createdAt: string
  published: boolean
}

export interface ModelView {
  slug: string
  name: string
  family: string | null
  parameters: string | null
  notes: string | null
  entries: EntryView[]
  /** its newest runs, published or not */
  runs: ModelRun[]
}

const RUNS = 50

/** A model with everything that was published of it, withdrawn entries included, and its newest runs. */
export async function viewModel(ctx: Pick<Context, 'db'>, slug: string): Promise<ModelView> {
  const model = await ctx.db.model.findUnique({
    where: { slug },
    include: {
      entries: {
        include: {
          suiteVersion: { select: { suiteId: true, version: true } },
          run: { select: { submission: { select: { configuration: true } } } },
          events: { orderBy: { id: 'asc' } },
        },
        orderBy: { publishedAt: 'desc' },
      },
    },
  })
  if (!model) throw new ServiceError('not_found', 'there is no such model')
  const runs = await ctx.db.run.findMany({
    where: { submission: { modelId: model.id } },
    include: {
      submission: { select: { split: true, suiteVersion: { select: { suiteId: true } } } },
      entry: { select: { state: true } },
    },
    orderBy: { createdAt: 'desc' },
    take: RUNS,
  })
  return {
    slug: model.slug,
    name: model.name,
    family: model.family,
    parameters: model.parameters?.toString() ?? null,
    notes: model.notes,
    entries: model.entries.map((e) => ({
      run: e.runId,
      suite: e.suiteVersion.suiteId,
      split: e.split,
      version: e.suiteVersion.version,
      protocolKey: e.protocolKey,
      configuration: e.run.submission.configuration as Record<string, unknown>,
      metrics: e.metrics as unknown as Record<string, Figure>,
      trust: e.trust,
      state: e.state,
      publishedAt: e.publishedAt.toISOString(),
      events: e.events.map((v) => ({ kind: v.kind, reason: v.reason, at: v.at.toISOString() })),
    })),
    runs: runs.map((r) => ({
      id: r.id,
      suite: r.submission.suiteVersion.suiteId,
      split: r.submission.split,
      state: r.state,
      done: r.final,
      total: r.total,
      createdAt: r.createdAt.toISOString(),
      published: r.entry?.state === 'published',
    })),
  }
}
