import type { Context } from '../shared/context.ts'
import type { OutcomeName } from '#core/protocol/index.ts'
import { canonicalJson, hashJson } from '#core/canonical-json.ts'
import { requireSystem } from '../shared/permit.ts'
import { sumsOf } from '../work/finalise.ts'
import type { SuiteReport } from '#core/suites/index.ts'
import { computeRunReport } from '../report/compute.ts'
import { storedReport } from '../report/stored.ts'
import { boardContent } from './content.ts'

export interface Recount {
  runs: number
  boards: number
  /** one sentence for each difference; empty where everything is proven equal */
  differences: string[]
}

/**
 * Counts everything anew: the sums of every run from its attempts, the counters and the report of every run, and every
 * board's newest snapshot from the sums and (for figures over several attempts) the attempts. Reads in one snapshot of the
 * database, run by run, and changes nothing.
 */
export async function recount(ctx: Context): Promise<Recount> {
  requireSystem(ctx)
  const differences: string[] = []
  const runs = await ctx.db.run.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
  for (const { id } of runs)
    differences.push(...(await recountRun(ctx, id)), ...(await recountReport(ctx, id)))
  differences.push(...(await recountHashes(ctx)))
  const boards = await ctx.db.snapshot.findMany({
    distinct: ['suiteVersionId', 'split', 'protocolKey'],
    orderBy: [
      { suiteVersionId: 'asc' },
      { split: 'asc' },
      { protocolKey: 'asc' },
      { createdAt: 'desc' },
      { id: 'desc' },
    ],
    select: { id: true, suiteVersionId: true, split: true, protocolKey: true, contentHash: true },
  })
  for (const { id, contentHash, ...board } of boards) {
    // Without anything known from before: every row, and its attempts, are counted anew.
    const { content } = await boardContent(ctx, board)
    if (hashJson(content) === contentHash) continue
    const stored = await ctx.db.snapshot.findUniqueOrThrow({ where: { id }, select: { content: true } })
    if (canonicalJson(toldByRows(content)) !== canonicalJson(toldByRows(stored.content as object)))
      differences.push(`${nameOf(board)}: the newest snapshot differs from what its runs give`)
  }
  return { runs: runs.length, boards: boards.length, differences }
}

/** What a suite said of a run when it ended must be what it says of its attempts now. */
async function recountReport(ctx: Context, runId: string): Promise<string[]> {
  const run = await ctx.db.run.findUniqueOrThrow({
    where: { id: runId },
    select: { state: true, report: true },
  })
  if (run.state !== 'done' && run.state !== 'cancelled') return []
  let anew: SuiteReport | null
  try {
    anew = await computeRunReport(ctx.db, runId)
  } catch {
    anew = null
  }
  return canonicalJson(toldBy(anew)) === canonicalJson(toldBy(storedReport(run)))
    ? []
    : [`run ${runId}: its report differs from what its attempts give`]
}

type Told = Record<string, unknown> & { metrics?: Readonly<Record<string, { n: number }>> }

/**
 * Without what says nothing. A newer release of a suite may have more metrics and figures than the one that a report
 * is from: where they are of nothing in that run, nothing differs.
 */
function toldBy(report: object | null): Told | null {
  if (report === null) return null
  const { metrics = {}, figures = {}, ...rest } = report as Told & { figures?: object }
  return {
    ...rest,
    metrics: Object.fromEntries(Object.entries(metrics).filter(([, { n }]) => n > 0)),
    figures: Object.fromEntries(Object.entries(figures).filter(([, figure]) => figure !== null)),
  }
}

function toldByRows(content: object): object {
  const { rows, ...rest } = content as { rows: object[] }
  return { ...rest, rows: rows.map(toldBy) }
}

/** Snapshots read at once; a large board's is some megabytes. */
const SNAPSHOTS_AT_ONCE = 10

/** Every snapshot there ever was must still have its hash. */
async function recountHashes(ctx: Context): Promise<string[]> {
  const differences: string[] = []
  for (let after: string | null = null; ;) {
    const some: { id: string; split: string; protocolKey: string; contentHash: string; content: unknown }[] =
      await ctx.db.snapshot.findMany({
        ...(after === null ? {} : { where: { id: { gt: after } } }),
        orderBy: { id: 'asc' },
        take: SNAPSHOTS_AT_ONCE,
        select: { id: true, split: true, protocolKey: true, contentHash: true, content: true },
      })
    for (const s of some)
      if (hashJson(s.content) !== s.contentHash)
        differences.push(`${nameOf(s)}: the content of snapshot ${s.id} does not have its hash`)
    after = some.at(-1)?.id ?? null
    if (after === null) return differences
  }
}

function nameOf(board: { split: string; protocolKey: string }): string {
  return `board ${board.split} ${board.protocolKey.slice(0, 12)}`
}

async function recountRun(ctx: Context, runId: string): Promise<string[]> {
  return ctx.db.$transaction(
    async (tx) => {
      const run = await tx.run.findUniqueOrThrow({ where: { id: runId } })
      const attempts = await tx.attempt.findMany({
        where: { runId },
        select: { itemId: true, state: true, outcome: true, score: true, correct: true },
      })
      const stored = await tx.itemSum.findMany({ where: { runId }, orderBy: { itemId: 'asc' } })
      const finals = attempts.flatMap((a) =>
        a.outcome === null
          ? []
          : [{ itemId: a.itemId, outcome: a.outcome as OutcomeName, score: a.score, correct: a.correct }],
      )
      const anew = canonicalJson(sumsOf(finals))
      const kept = canonicalJson(
        stored.map((s) => ({
          item_id: s.itemId,
          attempts: s.attempts,
          present: s.present,
          correct: s.correct,
          milli: Number(s.milli),
          milli_sq: Number(s.milliSq),
          outcomes: s.outcomes,
        })),
      )
      const differences: string[] = []
      if (anew !== kept) differences.push(`run ${runId}: its items' sums differ from its attempts`)
      const final = attempts.filter(
        (a) => !['blocked', 'open', 'answered', 'scoring'].includes(a.state),
      ).length
      const answered = attempts.filter((a) => a.state !== 'blocked' && a.state !== 'open').length
      if (run.total !== attempts.length || run.final !== final || run.answered !== answered)
        differences.push(
          `run ${runId}: counters ${String(run.total)}/${String(run.answered)}/${String(run.final)}, ` +
            `attempts ${String(attempts.length)}/${String(answered)}/${String(final)} (total/answered/final)`,
        )
      return differences
    },
    { isolationLevel: 'RepeatableRead', timeout: 120_000 },
  )
}
