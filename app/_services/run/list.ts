import { z } from 'zod'
import type { Context } from '../shared/context.ts'
import { parseInput } from '../shared/parse.ts'

const query = z
  .object({
    suite: z.string().max(50).optional(),
    split: z.string().max(50).optional(),
    model: z.string().max(200).optional(),
    /** unfinished: anything but done and cancelled */
    state: z.enum(['unfinished', 'done', 'cancelled', 'held']).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  })
  .strict()

export interface ListedRun {
  id: string
  url: string
  state: string
  reason: string | null
  suite: string
  split: string
  model: string
  total: number
  done: number
  queued_at: string | null
  finished_at: string | null
}

/** Runs, newest first, of a suite, split, model or state. Anyone may look. */
export async function listRuns(ctx: Pick<Context, 'db' | 'siteUrl'>, input: unknown): Promise<ListedRun[]> {
  const { suite, split, model, state, limit } = parseInput(query, input)
  const rows = await ctx.db.run.findMany({
    where: {
      ...(state === undefined
        ? {}
        : { state: state === 'unfinished' ? { notIn: ['done', 'cancelled'] } : state }),
      submission: {
        ...(split === undefined ? {} : { split }),
        ...(suite === undefined ? {} : { suiteVersion: { suiteId: suite } }),
        ...(model === undefined ? {} : { model: { name: model } }),
      },
    },
    include: { submission: { include: { model: true, suiteVersion: true } } },
    orderBy: { id: 'desc' },
    take: limit,
  })
  return rows.map((r) => ({
    id: r.id,
    url: `${ctx.siteUrl}/runs/${r.id}`,
    state: r.state,
    reason: r.reason,
    suite: r.submission.suiteVersion.suiteId,
    split: r.submission.split,
    model: r.submission.model.name,
    total: r.total,
    done: r.final,
    queued_at: r.queuedAt?.toISOString() ?? null,
    finished_at: r.finishedAt?.toISOString() ?? null,
  }))
}
