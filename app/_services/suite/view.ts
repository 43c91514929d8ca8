import type { Context } from '../shared/context.ts'
import type { Suite, SplitInfo } from '#core/suites/index.ts'
import { SUITES, limitsFor, protocolKey } from '#core/suites/index.ts'
import { ServiceError } from '../shared/errors.ts'
import { splitHashOf } from './split-hash.ts'
import type { SplitStatistics } from './statistics.ts'
import { splitStatistics } from './statistics.ts'

/**
 * Whether the items of a split may be shown one by one. Unknown splits count as held-out: what is not known to be
 * public is not shown.
 */
export function isPublicSplit(suiteId: string, split: string): boolean {
  const info = SUITES.find((s) => s.id === suiteId)?.splits.find((s) => s.id === split)
  return info?.visibility === 'public' && !split.startsWith('held-out')
}

/** The suite of this id as the code has it, or `not_found` with a list of what exists. */
export function findSuite(id: string): Suite {
  const suite = SUITES.find((s) => s.id === id)
  if (!suite)
    throw new ServiceError(
      'not_found',
      `there is no suite "${id}"; available: ${SUITES.map((s) => s.id).join(', ')}`,
    )
  return suite
}

export interface SplitView extends SplitInfo {
  items: number
  /** null where the dataset is not in the database yet */
  protocolKey: string | null
  maxOutputTokens: number
  timeoutS: number
  /** what its board's rows say about it */
  statistics: SplitStatistics
  /** items by domain (rows) and level (columns) */
  counts: { domain: string; level: string; items: number }[]
}

export interface ItemLine {
  slug: string
  title: string
  domain: string
  level: string
  splits: string[]
}

export interface SuiteView {
  suite: Suite
  splits: SplitView[]
  /** items of public splits, in the order of the dataset */
  items: ItemLine[]
}

/** What a suite measures and how, with what its splits hold. Anyone may look. */
export async function viewSuite(ctx: Pick<Context, 'db'>, id: string): Promise<SuiteView> {
  const suite = findSuite(id)
  const version = await ctx.db.suiteVersion.findUnique({
    where: { suiteId_version: { suiteId: suite.id, version: suite.version } },
  })
  // Drawn items are as many as anybody cares to draw, and belong to whoever asked for them: none is listed here.
  const drawn = suite.draw !== undefined
  const items =
    version && !drawn
      ? await ctx.db.item.findMany({
          where: { suiteVersionId: version.id },
          select: { slug: true, title: true, domain: true, level: true, splits: true },
          orderBy: { id: 'asc' },
        })
      : []
  const splits: SplitView[] = []
  for (const split of suite.splits) {
    const limits = limitsFor(suite, split.id)
    const own = items.filter((i) => i.splits.includes(split.id))
    const groups = Map.groupBy(own, (i) => JSON.stringify([i.domain, i.level]))
    const count = version && drawn ? await drawnItems(ctx, version.id, split.id) : own.length
    splits.push({
      ...split,
      items: count,
      protocolKey: version && count > 0 ? protocolKey(suite, splitHashOf(version, split.id), split.id) : null,
      maxOutputTokens: limits.max_output_tokens,
      timeoutS: limits.timeout_s,
      statistics: await splitStatistics(ctx, suite, version, { id: split.id, items: count }),
      counts: [...groups.values()].map((g) => ({
        domain: g[0]!.domain,
        level: g[0]!.level,
        items: g.length,
      })),
    })
  }
  const shown = new Set(suite.splits.filter((s) => isPublicSplit(suite.id, s.id)).map((s) => s.id))
  return { suite, splits, items: items.filter((i) => i.splits.some((s) => shown.has(s))) }
}

/** Items of a split that were drawn so far. */
async function drawnItems(ctx: Pick<Context, 'db'>, suiteVersionId: string, split: string): Promise<number> {
  return ctx.db.item.count({ where: { suiteVersionId, splits: { has: split } } })
}
