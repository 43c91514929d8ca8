import type { Context } from '../shared/context.ts'
import type { Suite, SplitInfo } from '#core/suites/index.ts'
import { SUITES, limitsFor, protocolKey } from '#core/suites/index.ts'
import { ServiceError } from '../shared/errors.ts'
import { knownSplitHash } from './split-hash.ts'
import type { SplitStatistics } from './statistics.ts'
import { splitStatistics } from './statistics.ts'

/**
 * Whether the items of a split may be shown one by one. Unknown splits count as held-out: what is not known to be
 * public is not shown.
 */
export function isPublicSplit(suiteId: string, split: string): boolean {
  return splitOf(suiteId, split)?.visibility === 'public' && !split.startsWith('held-out')
}

/** A split as the code has it; undefined where this version of the site has no such suite or split. */
export function splitOf(suiteId: string, split: string): SplitInfo | undefined {
  return SUITES.find((s) => s.id === suiteId)?.splits.find((s) => s.id === split)
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
  /** its items are made when somebody first evaluates on it, which nobody has */
  drawnLater: boolean
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
  /** what its answer is (`expression`, `numeric`, `choice`), in suites whose items say so; null elsewhere */
  kind: string | null
}

export interface SuiteView {
  suite: Suite
  splits: SplitView[]
  /** items of public splits, in the order of the dataset; drawn ones are not listed */
  items: ItemLine[]
}

/** Items by split, domain and level, each in the order in which the first of its kind was put in. */
async function countItems(
  ctx: Pick<Context, 'db'>,
  suiteVersionId: string,
): Promise<{ split: string; domain: string; level: string; items: number }[]> {
  return ctx.db.$queryRaw`
    SELECT s.split, i.domain, i.level, count(*)::int AS items FROM items i, unnest(i.splits) AS s(split)
    WHERE i.suite_version_id = ${suiteVersionId}::uuid GROUP BY s.split, i.domain, i.level ORDER BY min(i.id::text)`
}

/** What a suite measures and how, with what its splits hold. Anyone may look. */
export async function viewSuite(ctx: Pick<Context, 'db'>, id: string): Promise<SuiteView> {
  const suite = findSuite(id)
  const version = await ctx.db.suiteVersion.findUnique({
    where: { suiteId_version: { suiteId: suite.id, version: suite.version } },
  })
  const items = version
    ? // Of the body only its kind: the bodies of a dataset are a megabyte.
      await ctx.db.$queryRaw<ItemLine[]>`
        SELECT slug, title, domain, level, splits, body->>'kind' AS kind FROM items
        WHERE suite_version_id = ${version.id}::uuid AND NOT drawn ORDER BY id`
    : []
  const counted = version ? await countItems(ctx, version.id) : []
  const splits: SplitView[] = []
  for (const split of suite.splits) {
    const limits = limitsFor(suite, split.id)
    const hash = version && knownSplitHash(version, split.id)
    // Without a hash the split was not drawn yet: items that it shares with others are not all of it.
    const counts = hash === null ? [] : counted.filter((c) => c.split === split.id)
    const own = counts.reduce((n, c) => n + c.items, 0)
    splits.push({
      ...split,
      items: own,
      drawnLater: hash === null && suite.draw !== undefined,
      protocolKey: hash !== null && own > 0 ? protocolKey(suite, hash, split.id) : null,
      maxOutputTokens: limits.max_output_tokens,
      timeoutS: limits.timeout_s,
      statistics: await splitStatistics(ctx, suite, version, { id: split.id, items: own }),
      counts: counts.map(({ domain, level, items }) => ({ domain, level, items })),
    })
  }
  const shown = new Set(suite.splits.filter((s) => isPublicSplit(suite.id, s.id)).map((s) => s.id))
  return { suite, splits, items: items.filter((i) => i.splits.some((s) => shown.has(s))) }
}
