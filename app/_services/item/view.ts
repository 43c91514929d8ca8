import type { Context } from '../shared/context.ts'
import type { ItemStatistic } from '#core/protocol/index.ts'
import type { ItemPublic, Suite } from '#core/suites/index.ts'
import { ServiceError } from '../shared/errors.ts'
import { itemPublic } from '../shared/items.ts'
import { splitStatistics } from '../suite/statistics.ts'
import { findSuite, isPublicSplit } from '../suite/view.ts'

export interface ItemView {
  suite: Suite
  item: ItemPublic
  /** the item's key: items of public splits only, which are all that get this far */
  key: unknown
  /** how it did on the boards of its public splits; splits whose boards have no row are left out */
  results: { split: string; title: string; rows: number; statistic: ItemStatistic }[]
  /** neighbours in the dataset's order */
  previous: ItemName | null
  next: ItemName | null
}

export interface ItemName {
  slug: string
  title: string
}

/**
 * One item of a suite's dataset with its key and how it did. Anyone may look at items of public splits; every other
 * item is `not_found`, like one that does not exist: that a held-out item exists is not told either.
 */
export async function viewItem(ctx: Pick<Context, 'db'>, suiteId: string, slug: string): Promise<ItemView> {
  const suite = findSuite(suiteId)
  const missing = new ServiceError('not_found', `the suite ${suite.id} has no public item "${slug}"`)
  const version = await ctx.db.suiteVersion.findUnique({
    where: { suiteId_version: { suiteId: suite.id, version: suite.version } },
  })
  if (!version) throw missing
  const row = await ctx.db.item.findFirst({ where: { suiteVersionId: version.id, slug, drawn: false } })
  const shown = suite.splits.filter((s) => row?.splits.includes(s.id) && isPublicSplit(suite.id, s.id))
  if (!row || shown.length === 0) throw missing
  const key = await ctx.db.itemKey.findUnique({ where: { itemId: row.id } })
  const results: ItemView['results'] = []
  for (const { id, title } of shown) {
    const items = await ctx.db.item.count({ where: { suiteVersionId: version.id, splits: { has: id } } })
    const { rows, items: statistics } = await splitStatistics(ctx, suite, version, { id, items })
    const statistic = statistics?.find((s) => s.item === slug)
    if (statistic) results.push({ split: id, title, rows, statistic })
  }
  const beside = async (order: 'asc' | 'desc'): Promise<ItemName | null> =>
    ctx.db.item.findFirst({
      where: {
        suiteVersionId: version.id,
        drawn: false,
        splits: { hasSome: shown.map((s) => s.id) },
        id: order === 'asc' ? { gt: row.id } : { lt: row.id },
      },
      select: { slug: true, title: true },
      orderBy: { id: order },
    })
  return {
    suite,
    item: itemPublic(row, suite.id, suite.version),
    key: key?.key ?? null,
    results,
    previous: await beside('desc'),
    next: await beside('asc'),
  }
}
