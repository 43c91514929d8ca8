import type { Context } from '../shared/context.ts'
import type { Figure, RunStatus } from '#core/protocol/index.ts'
import { runFigures } from '../board/figures.ts'
import { delivered, storedReport } from '../report/stored.ts'
import { uuidOf } from '../shared/parse.ts'
import { mayManage } from '../shared/permit.ts'
import { isPublicSplit } from '../suite/view.ts'
import { lineageOf } from '../judging/lineage.ts'
import type { LogLine } from './events.ts'
import { runStatus } from './status.ts'
import { withoutCredentials } from './report.ts'

export interface EntryEventView {
  kind: 'added' | 'rescored' | 'withdrawn'
  reason: string
  at: string
}

export interface RunView {
  status: RunStatus
  modelSlug: string
  metrics: Record<string, Figure>
  /** attempts with a score of all that were planned, 0 to 1 */
  coverage: number
  /** the suite's own figures beside the metrics; null where it has none, and before the run has ended */
  figures: Record<string, unknown> | null
  /** what was asked of the suite beyond the split */
  options: Record<string, unknown>
  settings: Record<string, unknown>
  /** of the suite's items: those that the run was made with, which may be older than this site's */
  version: string
  configurationKey: string
  protocolKey: string
  provenance: Record<string, unknown>
  /** what answers: the endpoint without credentials, or the runner's own engine */
  endpoint: string | null
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
  log: LogLine[]
  /** the public history of its entry, oldest first; empty where it was never published */
  history: EntryEventView[]
  /** attempts may be shown one by one */
  itemsShown: boolean
  /** whoever asks may cancel, resume, publish and withdraw it */
  manages: boolean
  /** the run whose replies it judges */
  judges: string | null
  /** runs that judge its replies, or those that it has taken over, and have not ended */
  judgedBy: { run: string; judge: string; state: RunStatus['state'] }[]
}

const LOG_LINES = 200

/** Everything about a run but its attempts (see view-attempts.ts). Anyone may look. */
export async function viewRun(
  ctx: Pick<Context, 'db' | 'siteUrl' | 'actor'>,
  runId: string,
): Promise<RunView> {
  const id = uuidOf(runId, 'run')
  const status = await runStatus(ctx, id)
  const [run, log, judgings] = await Promise.all([
    ctx.db.run.findUniqueOrThrow({
      where: { id },
      include: {
        submission: { include: { model: true, endpoint: true, suiteVersion: true } },
        entry: { include: { events: { orderBy: { id: 'asc' } } } },
      },
    }),
    ctx.db.runLog.findMany({
      where: { runId: id, seq: { lte: status.seq } },
      orderBy: [{ seq: 'desc' }, { id: 'desc' }],
      take: LOG_LINES,
    }),
    judgingsUnderWay(ctx.db, id),
  ])
  const { submission: s } = run
  const metrics = await runFigures(ctx, { id, suite: s.suiteVersion.suiteId, report: run.report })
  const { actor } = ctx
  return {
    status,
    modelSlug: s.model.slug,
    metrics,
    coverage: status.total === 0 ? 0 : delivered(status.outcomes) / status.total,
    figures: storedReport(run)?.figures ?? null,
    options: s.options as Record<string, unknown>,
    settings: s.settings as Record<string, unknown>,
    version: s.suiteVersion.version,
    configurationKey: s.configurationKey,
    protocolKey: s.protocolKey,
    provenance: (run.provenance ?? {}) as Record<string, unknown>,
    endpoint: s.endpoint.baseUrl ? withoutCredentials(s.endpoint.baseUrl) : null,
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
    log: log.reverse().map((l) => ({
      seq: Number(l.seq),
      level: l.level,
      code: l.code,
      message: l.message,
      at: l.at.toISOString(),
    })),
    history: (run.entry?.events ?? []).map((e) => ({
      kind: e.kind,
      reason: e.reason,
      at: e.at.toISOString(),
    })),
    itemsShown: isPublicSplit(s.suiteVersion.suiteId, s.split),
    judges: run.judgesRunId,
    judgedBy: judgings,
    manages: mayManage(actor, s.ownerId),
  }
}

async function judgingsUnderWay(db: Context['db'], runId: string): Promise<RunView['judgedBy']> {
  const sources = (await lineageOf(db, [runId])).map((l) => l.source)
  const judgings = await db.run.findMany({
    where: { judgesRunId: { in: sources }, state: { notIn: ['done', 'cancelled'] } },
    select: { id: true, state: true, submission: { select: { model: { select: { name: true } } } } },
    orderBy: { id: 'asc' },
  })
  return judgings.map((r) => ({ run: r.id, judge: r.submission.model.name, state: r.state }))
}
