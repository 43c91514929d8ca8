import type { AtK, BoardReply, BoardRow } from '#core/protocol/index.ts'
import { canonicalJson } from '#core/canonical-json.ts'
import type { SuiteReport } from '#core/suites/index.ts'
import { getSuite, headlineOf } from '#core/suites/index.ts'
import type { Context } from '../shared/context.ts'
import { computeReport, reportingSuite } from '../report/compute.ts'
import { storedReport } from '../report/stored.ts'
import { isPublicSplit, splitOf } from '../suite/view.ts'
import type { BoardKey } from './ask.ts'
import { atKOfRuns } from './attempts.ts'
import { detectableOf } from './detectable.ts'
import { EDITION } from './edition.ts'
import { comparedRows, efficiencyOf } from './efficiency.ts'
import type { BoardItem } from './entries.ts'
import { boardItems, eachRunsSums, finishedRuns, publishedRuns } from './entries.ts'
import type { ItemTotals } from './figures.ts'
import { addTotals } from './figures.ts'
import { itemStatistics } from './item-statistics.ts'
import type { RememberedBoard, RememberedRow } from './memory.ts'
import { NOTHING_REMEMBERED } from './memory.ts'
import type { Draft } from './rank.ts'
import { rank } from './rank.ts'
import type { RowPart, RowRuns } from './row.ts'
import { boardRow, reportedPart, rowPart, rowsOf } from './row.ts'

/** What a snapshot holds: the reply without what is said about the snapshot itself. */
export type BoardContent = Omit<BoardReply, 'snapshot' | 'content_hash' | 'created_at' | 'newest'>

/** What an earlier build of the same board knows already. A recount gives none. */
export interface Known {
  /** true where reports may be taken from where runs keep them */
  stored?: boolean
  /** from this process's memory */
  remembered: RememberedBoard
  /** the board's newest snapshot */
  last: BoardContent | null
}

interface BoardSuite {
  suite: string
  version: string
  protocolKey: string
}

const NOTHING: Known = { stored: false, remembered: NOTHING_REMEMBERED, last: null }

/**
 * What a board's snapshot holds, from the integer sums of its published runs, and from their attempts where there
 * are several an item. The same runs give the same content, whatever was known before.
 *
 * @returns the content, and what the next build may know
 */
export async function boardContent(
  ctx: Context,
  board: BoardKey,
  known: Known = NOTHING,
): Promise<{ content: BoardContent; remember: RememberedBoard }> {
  const version = await ctx.db.suiteVersion.findUniqueOrThrow({ where: { id: board.suiteVersionId } })
  const published = await publishedRuns(ctx, board)
  const items = await boardItems(ctx, board, published[0]?.run_id)
  const finished = await finishedRuns(ctx, board)
  const suite = { suite: version.suiteId, version: version.version, protocolKey: board.protocolKey }
  const reported = reportingSuite(version.suiteId) !== null
  const rows = rowsOf(published, reported)
  const parts = await partsOf(ctx, { ...suite, split: board.split }, rows, items, known)
  const remembered = new Map<string, RememberedRow>()
  const drafts: Draft[] = []
  for (const row of rows) {
    const part = parts.get(row.key)!
    const atK = reported ? null : await atKOf(ctx, suite, row, part, known)
    remembered.set(row.key, { fingerprint: row.fingerprint, part, atK })
    drafts.push({ row: boardRow(row, part, finished.get(row.key) ?? 0, atK), part })
  }
  const clusters = items.map((i) => i.cluster)
  const { experimental } = splitOf(version.suiteId, board.split) ?? {}
  const ranked = rank(drafts, clusters, experimental !== undefined)
  const efficiency = reported
    ? { of: '', value: null }
    : efficiencyKnown(ranked, clusters, board, remembered, known)
  const { samples } = getSuite(version.suiteId).decodingDefaults
  const content: BoardContent = {
    suite: version.suiteId,
    version: version.version,
    split: board.split,
    protocol_key: board.protocolKey,
    edition: EDITION,
    items: items.length,
    detectable: detectableOf(ranked, clusters, samples),
    item_statistics:
      isPublicSplit(version.suiteId, board.split) && !reported
        ? itemStatistics(
            items,
            drafts.map((d) => d.part.shown),
          )
        : null,
    efficiency: efficiency.value,
    rows: drafts.map((d) => d.row),
  }
  return { content, remember: { rows: remembered, efficiency } }
}

/** Ten thousand resamples are drawn again only where one of the compared rows has changed. */
function efficiencyKnown(
  ranked: readonly Draft[],
  clusters: readonly string[],
  board: BoardKey,
  rows: ReadonlyMap<string, RememberedRow>,
  known: Known,
): NonNullable<RememberedBoard['efficiency']> {
  const compared = comparedRows(ranked)
  const of = JSON.stringify(
    compared.map((d) => [d.row.configuration_key, rows.get(d.row.configuration_key)?.fingerprint]),
  )
  const old = known.remembered.efficiency
  if (old?.of === of) return old
  return { of, value: efficiencyOf(compared, clusters, `efficiency ${board.protocolKey}`) }
}

/** The parts of all rows; sums are read only of those whose runs have changed. */
async function partsOf(
  ctx: Context,
  suite: BoardSuite & { split: string },
  rows: readonly RowRuns[],
  items: readonly BoardItem[],
  known: Known,
): Promise<Map<string, RowPart>> {
  const parts = new Map<string, RowPart>()
  const byRun = new Map<string, RowRuns>()
  for (const row of rows) {
    const old = known.remembered.rows.get(row.key)
    if (old?.fingerprint === row.fingerprint && old.part.shown.length === items.length)
      parts.set(row.key, old.part)
    else for (const run of row.runs) byRun.set(run.run_id, row)
  }
  const waiting = new Map<string, Map<string, ItemTotals[]>>()
  const totalsOfRows = new Map<RowRuns, readonly ItemTotals[]>()
  await eachRunsSums(ctx, [...byRun.keys()], items, (runId, totals) => {
    const row = byRun.get(runId)!
    const own = waiting.get(row.key) ?? new Map<string, ItemTotals[]>()
    waiting.set(row.key, own.set(runId, totals))
    if (own.size < row.runs.length) return
    waiting.delete(row.key)
    totalsOfRows.set(row, addTotals(row.runs.map((r) => own.get(r.run_id)!)))
  })
  const reporting = reportingSuite(suite.suite)
  for (const [row, totals] of totalsOfRows)
    parts.set(
      row.key,
      reporting === null
        ? rowPart(suite.suite, row, totals)
        : reportedPart(
            { id: reporting.id, headline: headlineOf(reporting, suite.split) },
            await reportOfRow(ctx, suite, row, known),
            items,
            totals,
          ),
    )
  return parts
}

/** What the suite says of all runs of a row together; of a single run that is what the run keeps. */
async function reportOfRow(
  ctx: Context,
  suite: BoardSuite,
  row: RowRuns,
  known: Known,
): Promise<SuiteReport | null> {
  const runIds = row.runs.map((r) => r.run_id)
  const [only] = runIds
  if (known.stored && runIds.length === 1) {
    const run = await ctx.db.run.findUniqueOrThrow({ where: { id: only! }, select: { report: true } })
    return storedReport(run)
  }
  try {
    return await computeReport(ctx.db, { ...suite, runIds })
  } catch {
    // A suite that fails at its own figures: the row stands there without any, as its runs' logs say.
    return null
  }
}

/** The row's figures over several attempts; those of an unchanged row are taken from where they stand already. */
async function atKOf(
  ctx: Context,
  suite: { suite: string; protocolKey: string },
  row: RowRuns,
  part: RowPart,
  known: Known,
): Promise<AtK[] | null> {
  if (row.samples < 2) return null
  const old = known.remembered.rows.get(row.key)
  if (old?.fingerprint === row.fingerprint) return old.atK
  const last =
    known.last?.edition === EDITION ? known.last.rows.find((r) => r.configuration_key === row.key) : undefined
  if (last?.at_k && isSameRow(last, row, part)) return last.at_k
  const runIds = row.runs.map((r) => r.run_id)
  return atKOfRuns(ctx, { ...suite, runIds, samples: row.samples })
}

/** Whether a row of the last snapshot is of the same runs with the same results. */
function isSameRow(last: BoardRow, row: RowRuns, part: RowPart): boolean {
  const of = (r: Pick<BoardRow, 'run_ids' | 'metrics' | 'outcomes' | 'n'>): string =>
    canonicalJson([r.run_ids, r.metrics, r.outcomes, r.n])
  return of(last) === of({ ...part, run_ids: row.runs.map((r) => r.run_id) })
}
