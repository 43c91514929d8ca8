import type { Context } from '../shared/context.ts'
import type { BoardReply, BoardRow } from '#core/protocol/index.ts'
import { MINIMUM_RANKED_COVERAGE, coverageBounds, rankIntervals } from '#core/stats/index.ts'
import { hashJson } from '#core/canonical-json.ts'
import { uuidv7 } from '#lib/ids.ts'
import { requireSystem } from '../shared/permit.ts'
import type { BoardKey } from './ask.ts'
import type { ItemTotals } from './figures.ts'
import { figures, isStrict, itemScores, outcomeCounts, totalsOf } from './figures.ts'

export type BoardContent = Omit<BoardReply, 'snapshot'>

/**
 * Builds a board from the integer sums of its published runs and keeps it as an immutable snapshot, unless
 * nothing changed. One row a configuration, the mean of its published runs. Rows below 98 % coverage get no
 * rank; the others' ranks are intervals from paired tests (see docs/statistics.md).
 */
export async function buildSnapshot(
  ctx: Context,
  board: BoardKey,
): Promise<{ id: string; changed: boolean }> {
  requireSystem(ctx)
  const content = await boardContent(ctx, board)
  const contentHash = hashJson(content)
  const last = await ctx.db.snapshot.findFirst({
    where: { ...board },
    orderBy: { createdAt: 'desc' },
    select: { id: true, contentHash: true },
  })
  if (last?.contentHash === contentHash) return { id: last.id, changed: false }
  const id = uuidv7()
  await ctx.db.snapshot.create({
    data: {
      id,
      suiteVersionId: board.suiteVersionId,
      split: board.split,
      protocolKey: board.protocolKey,
      contentHash,
      content: { ...content } as object,
    },
  })
  return { id, changed: true }
}

/** What a snapshot holds, computed anew from the sums: the recount compares this with what was kept. */
export async function boardContent(ctx: Context, board: BoardKey): Promise<BoardContent> {
  const version = await ctx.db.suiteVersion.findUniqueOrThrow({ where: { id: board.suiteVersionId } })
  const items = await ctx.db.item.findMany({
    where: { suiteVersionId: board.suiteVersionId, splits: { has: board.split } },
    select: { id: true, cluster: true },
    orderBy: { id: 'asc' },
  })
  const entries = await ctx.db.leaderboardEntry.findMany({
    where: { ...board, state: 'published' },
    include: { model: true, run: { include: { submission: { include: { endpoint: true } } } } },
    orderBy: { publishedAt: 'asc' },
  })
  const byConfiguration = Map.groupBy(entries, (e) => e.configurationKey)
  const drafts: { row: BoardRow; scores: (number | null)[] }[] = []
  for (const [key, group] of byConfiguration) {
    const runsTotal = await ctx.db.run.count({
      where: { state: 'done', submission: { configurationKey: key, protocolKey: board.protocolKey } },
    })
    drafts.push(
      draftRow(
        key,
        group,
        runsTotal,
        items,
        await totalsOf(
          ctx,
          group.map((e) => e.runId),
        ),
      ),
    )
  }
  rank(drafts, items)
  return {
    suite: version.suiteId,
    version: version.version,
    split: board.split,
    protocol_key: board.protocolKey,
    items: items.length,
    rows: drafts.map((d) => d.row),
  }
}

interface EntryOfRow {
  runId: string
  trust: BoardRow['trust']
  publishedAt: Date
  model: { name: string; slug: string }
  run: {
    total: number
    completionTokens: bigint
    finishedAt: Date | null
    submission: {
      configuration: unknown
      settings: unknown
      endpoint: { kind: string; ownerServed: boolean }
    }
  }
}

const TRUST_ORDER = ['self_reported', 'runner_signed', 'site_run', 'reproduced'] as const

function draftRow(
  configurationKey: string,
  group: readonly EntryOfRow[],
  runsTotal: number,
  items: readonly { id: string; cluster: string }[],
  totals: readonly ItemTotals[],
): { row: BoardRow; scores: (number | null)[] } {
  const first = group[0]!
  const strict = group.some((e) => isStrict(e.run.submission.endpoint))
  const byItem = new Map(totals.map((t) => [t.itemId, t]))
  const all = items.map(
    (i): ItemTotals =>
      byItem.get(i.id) ?? {
        itemId: i.id,
        cluster: i.cluster,
        attempts: 0,
        present: 0,
        correct: 0,
        milli: 0,
        outcomes: {},
      },
  )
  const planned = group.reduce((n, e) => n + e.run.total, 0)
  const present = all.reduce((n, t) => n + t.present, 0)
  const perItem = Math.max(1, Math.round(planned / Math.max(1, items.length)))
  const spread = all.map((t) => {
    const mean = t.present === 0 ? null : Math.min(100, t.milli / 1000 / t.present)
    return Array.from({ length: Math.max(perItem, t.present) }, (_, i) => (i < t.present ? mean : null))
  })
  const bounds = spread.length === 0 ? null : coverageBounds(spread)
  const date = group.reduce((d, e) => (e.publishedAt > d ? e.publishedAt : d), first.publishedAt)
  const scores = itemScores(all, 'score', strict)
  return {
    scores,
    row: {
      rank: null,
      rank_low: null,
      rank_high: null,
      model: first.model.name,
      model_slug: first.model.slug,
      configuration_key: configurationKey,
      configuration: first.run.submission.configuration as Record<string, unknown>,
      metrics: figures(all),
      strict,
      bounds: bounds === null ? null : { low: bounds.low, high: bounds.high },
      n: all.filter((t) => t.present > 0).length,
      samples: (first.run.submission.settings as { samples: number }).samples,
      coverage: planned === 0 ? 0 : present / planned,
      outcomes: outcomeCounts(all),
      completion_tokens: group.reduce((n, e) => n + Number(e.run.completionTokens), 0),
      trust: TRUST_ORDER[Math.min(...group.map((e) => TRUST_ORDER.indexOf(e.trust)))]!,
      runs_published: group.length,
      runs_total: runsTotal,
      run_ids: group.map((e) => e.runId),
      date: date.toISOString(),
    },
  }
}

/**
 * Orders rows by the scores that count for ranking (of endpoints that their owner runs, missing answers count as 0
 * there, though the row's figures leave them out) and gives ranks with intervals to those whose coverage allows one.
 */
function rank(
  drafts: { row: BoardRow; scores: (number | null)[] }[],
  items: readonly { cluster: string }[],
): void {
  const value = (d: { scores: (number | null)[] }) => {
    const known = d.scores.filter((s) => s !== null)
    return known.length === 0 ? -1 : known.reduce((a, b) => a + b, 0) / known.length
  }
  drafts.sort((a, b) => value(b) - value(a) || (a.row.configuration_key < b.row.configuration_key ? -1 : 1))
  const ranked = drafts.filter((d) => d.row.coverage >= MINIMUM_RANKED_COVERAGE && value(d) >= 0)
  if (ranked.length === 0) return
  const clusters = items.map((i) => i.cluster)
  const clustered = new Set(clusters).size < clusters.length
  const intervals = rankIntervals(
    ranked.map((d) => d.scores),
    clustered ? { clusters } : {},
  )
  ranked.forEach((d, i) => {
    d.row.rank = 1 + ranked.filter((o) => value(o) > value(d)).length
    d.row.rank_low = intervals[i]!.best
    d.row.rank_high = intervals[i]!.worst
  })
}
