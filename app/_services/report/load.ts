import type { ItemPublic, PanelJudge, ReportedAttempt, ReportedTurn } from '#core/suites/index.ts'
import type { Db, Tx } from '#db/index.ts'
import { loadJudgements } from '../judging/load.ts'
import type { ItemRow } from '../shared/items.ts'
import { itemPublic } from '../shared/items.ts'

interface Row extends Omit<ReportedAttempt, 'item' | 'turns'> {
  id: string
  run_id: string
  item_id: string
}

interface StoredTurn {
  n: number
  finish_reason: string | null
  usage: Partial<ReportedTurn['usage']>
  timing: Partial<ReportedTurn['timing']>
}

/**
 * The final attempts of runs of one configuration as a suite's report takes them, in the order of their plans, with
 * the items that they are of: a few queries, however many attempts. Where there are several runs, the samples of each
 * are numbered after those of the one before it, so that names stay unique. With what judges said of their replies.
 */
export async function loadReported(
  db: Db | Tx,
  suite: { id: string; version: string; protocolKey: string },
  runIds: readonly string[],
): Promise<{ items: ItemPublic[]; attempts: ReportedAttempt[]; panel: PanelJudge[] }> {
  const ids = [...runIds]
  const { panel, byAttempt } = await loadJudgements(db, ids)
  const rows = await db.$queryRaw<Row[]>`
    SELECT a.id, a.run_id, a.item_id, a.sample, a.arm, a.outcome::text, a.score, a.correct, a.reason, a.code, s.detail
    FROM attempts a LEFT JOIN scores s ON s.attempt_id = a.id AND s.protocol_key = ${suite.protocolKey}
    WHERE a.run_id = ANY(${ids}::uuid[]) AND a.state IN ('scored', 'failed', 'skipped', 'cancelled')
    ORDER BY array_position(${ids}::uuid[], a.run_id), a.id`
  const turns = await db.$queryRaw<{ id: string; turns: StoredTurn[] }[]>`
    SELECT t.attempt_id AS id, json_agg(json_build_object('n', t.n, 'finish_reason', t.finish_reason,
      'usage', t.usage, 'timing', t.timing) ORDER BY t.n) AS turns
    FROM turns t JOIN attempts a ON a.id = t.attempt_id
    WHERE a.run_id = ANY(${ids}::uuid[]) AND a.state IN ('scored', 'failed', 'skipped', 'cancelled')
    GROUP BY t.attempt_id`
  const items = await db.$queryRaw<(ItemRow & { id: string })[]>`
    SELECT id, slug, splits, domain, level, cluster, title, body FROM items
    WHERE id IN (SELECT item_id FROM attempts WHERE run_id = ANY(${ids}::uuid[])) ORDER BY id`
  const slugs = new Map(items.map((i) => [i.id, i.slug]))
  const turnsOf = new Map(turns.map((t) => [t.id, t.turns]))
  const offsets = sampleOffsets(ids, rows)
  return {
    items: items.map((i) => itemPublic(i, suite.id, suite.version)),
    attempts: rows.map((r) => ({
      item: slugs.get(r.item_id)!,
      sample: r.sample + offsets.get(r.run_id)!,
      arm: r.arm,
      outcome: r.outcome,
      score: r.score,
      correct: r.correct,
      reason: r.reason,
      code: r.code,
      detail: r.detail,
      turns: (turnsOf.get(r.id) ?? []).map(reportedTurn),
      ...(byAttempt.has(r.id) ? { judgements: byAttempt.get(r.id)! } : {}),
    })),
    panel,
  }
}

function sampleOffsets(runIds: readonly string[], rows: readonly Row[]): Map<string, number> {
  const samples = new Map<string, number>()
  for (const r of rows) samples.set(r.run_id, Math.max(samples.get(r.run_id) ?? 0, r.sample + 1))
  let next = 0
  return new Map(
    runIds.map((id): [string, number] => {
      const offset = next
      next += samples.get(id) ?? 0
      return [id, offset]
    }),
  )
}

function reportedTurn({ n, finish_reason, usage: u, timing: t }: StoredTurn): ReportedTurn {
  return {
    n: n + 1,
    finish_reason,
    usage: {
      prompt_tokens: u.prompt_tokens ?? null,
      completion_tokens: u.completion_tokens ?? null,
      reasoning_tokens: u.reasoning_tokens ?? null,
      cached_tokens: u.cached_tokens ?? null,
      source: u.source ?? 'none',
    },
    timing: {
      ttft_ms: t.ttft_ms ?? null,
      ttft_content_ms: t.ttft_content_ms ?? null,
      total_ms: t.total_ms ?? 0,
      retries: t.retries ?? 0,
      last_ms: t.last_ms ?? null,
      arrivals: t.arrivals ?? null,
    },
  }
}
