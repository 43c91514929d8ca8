import type { BoardRow, OutcomeName } from '#core/protocol/index.ts'
import type { Context } from '../shared/context.ts'
import type { BoardKey } from './ask.ts'
import type { ItemTotals } from './figures.ts'
import { pause } from './pause.ts'

/** A published run, as far as its row needs it. */
export interface PublishedRun {
  run_id: string
  /** rises with every change of the run: its sums are the same while it is */
  seq: bigint
  configuration_key: string
  trust: BoardRow['trust']
  published_at: Date
  model: string
  model_slug: string
  total: number
  completion_tokens: bigint
  configuration: Record<string, unknown>
  samples: number
  endpoint_kind: string
  owner_served: boolean
}

/** The published runs of a board in the order in which they were published. */
export async function publishedRuns(ctx: Pick<Context, 'db'>, board: BoardKey): Promise<PublishedRun[]> {
  return ctx.db.$queryRaw<PublishedRun[]>`
    SELECT e.run_id, r.seq, e.configuration_key, e.trust::text AS trust, e.published_at, m.name AS model,
      m.slug AS model_slug, r.total, r.completion_tokens, s.configuration,
      (s.settings->>'samples')::int AS samples, p.kind::text AS endpoint_kind, p.owner_served
    FROM leaderboard_entries e JOIN models m ON m.id = e.model_id JOIN runs r ON r.id = e.run_id
      JOIN submissions s ON s.id = r.submission_id JOIN endpoints p ON p.id = s.endpoint_id
    WHERE e.suite_version_id = ${board.suiteVersionId}::uuid AND e.split = ${board.split}
      AND e.protocol_key = ${board.protocolKey} AND e.state = 'published'
    ORDER BY e.published_at, e.run_id`
}

/** Finished runs by configuration, published or not: "1 of 5 published". One that a rerun completes is not one more. */
export async function finishedRuns(
  ctx: Pick<Context, 'db'>,
  board: BoardKey,
): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.db.$queryRaw<{ key: string; runs: number }[]>`
    SELECT s.configuration_key AS key, count(*)::int AS runs FROM runs r JOIN submissions s ON s.id = r.submission_id
    WHERE r.state = 'done' AND r.judges_run_id IS NULL AND NOT EXISTS (SELECT 1 FROM runs c WHERE c.rerun_of_id = r.id AND c.state = 'done')
      AND s.protocol_key = ${board.protocolKey}
      AND s.suite_version_id = ${board.suiteVersionId}::uuid AND s.split = ${board.split}
    GROUP BY s.configuration_key`
  return new Map(rows.map((r) => [r.key, r.runs]))
}

export interface BoardItem {
  id: string
  slug: string
  cluster: string
}

/**
 * The items of a board: those of its split, or, where they are drawn, those of any of its runs. All runs under one
 * protocol key have the same.
 */
export async function boardItems(
  ctx: Pick<Context, 'db'>,
  board: BoardKey,
  runId: string | undefined,
): Promise<BoardItem[]> {
  if (runId !== undefined) {
    const asked = await ctx.db.$queryRaw<(BoardItem & { drawn: boolean })[]>`
      SELECT id, slug, cluster, drawn FROM items
      WHERE id IN (SELECT item_id FROM attempts WHERE run_id = ${runId}::uuid) ORDER BY id`
    if (asked.some((item) => item.drawn)) return asked.map(({ id, slug, cluster }) => ({ id, slug, cluster }))
  }
  return ctx.db.item.findMany({
    where: { suiteVersionId: board.suiteVersionId, splits: { has: board.split } },
    select: { id: true, slug: true, cluster: true },
    orderBy: { id: 'asc' },
  })
}

interface SumsOfRun {
  run_id: string
  attempts: number[]
  present: number[]
  correct: number[]
  milli: number[]
  milli_sq: number[]
  outcomes: string[]
}

/** Runs whose sums are read at once. */
const RUNS_AT_ONCE = 40

/**
 * Reads the sums of runs a few runs at a time and hands each run's over, in the order of `items`, with zeros where it
 * has none. One row of the query is a run: half a million rows of one item each would take ten times as long.
 */
export async function eachRunsSums(
  ctx: Pick<Context, 'db'>,
  runIds: readonly string[],
  items: readonly BoardItem[],
  visit: (runId: string, totals: ItemTotals[]) => void,
): Promise<void> {
  const itemIds = items.map((i) => i.id)
  const parsed = new Map<string, Partial<Record<OutcomeName, number>>>()
  for (let from = 0; from < runIds.length; from += RUNS_AT_ONCE) {
    const rows = await ctx.db.$queryRaw<SumsOfRun[]>`
      SELECT r.id AS run_id,
        array_agg(coalesce(s.attempts, 0) ORDER BY i.n) AS attempts,
        array_agg(coalesce(s.present, 0) ORDER BY i.n) AS present,
        array_agg(coalesce(s.correct, 0) ORDER BY i.n) AS correct,
        array_agg(coalesce(s.milli, 0)::float8 ORDER BY i.n) AS milli,
        array_agg(coalesce(s.milli_sq, 0)::float8 ORDER BY i.n) AS milli_sq,
        array_agg(coalesce(s.outcomes::text, '{}') ORDER BY i.n) AS outcomes
      FROM unnest(${runIds.slice(from, from + RUNS_AT_ONCE)}::uuid[]) AS r(id)
        CROSS JOIN unnest(${itemIds}::uuid[]) WITH ORDINALITY AS i(id, n)
        LEFT JOIN item_sums s ON s.run_id = r.id AND s.item_id = i.id
      GROUP BY r.id`
    for (const row of rows) visit(row.run_id, totalsOfRun(row, items, parsed))
    await pause()
  }
}

function totalsOfRun(
  row: SumsOfRun,
  items: readonly BoardItem[],
  parsed: Map<string, Partial<Record<OutcomeName, number>>>,
): ItemTotals[] {
  return items.map((item, i) => {
    const text = row.outcomes[i]!
    let outcomes = parsed.get(text)
    if (outcomes === undefined) {
      outcomes = JSON.parse(text) as Partial<Record<OutcomeName, number>>
      parsed.set(text, outcomes)
    }
    return {
      itemId: item.id,
      cluster: item.cluster,
      attempts: row.attempts[i]!,
      present: row.present[i]!,
      correct: row.correct[i]!,
      milli: row.milli[i]!,
      milliSq: row.milli_sq[i]!,
      outcomes,
    }
  })
}
