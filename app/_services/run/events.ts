import type { Context } from '../shared/context.ts'
import type { RunStatus } from '#core/protocol/index.ts'
import { runStatus } from './status.ts'

export interface LogLine {
  seq: number
  level: string
  code: string
  message: string
  at: string
}

export interface RunChange {
  status: RunStatus
  log: LogLine[]
}

/** What a watcher that has seen everything up to `seq` should be told; null where nothing changed. */
export async function runChange(
  ctx: Pick<Context, 'db' | 'siteUrl'>,
  runId: string,
  seq: number,
): Promise<RunChange | null> {
  const now = await ctx.db.run.findUnique({ where: { id: runId }, select: { seq: true } })
  if (now && Number(now.seq) === seq) return null
  const status = await runStatus(ctx, runId)
  const lines = await ctx.db.runLog.findMany({
    where: { runId, seq: { gt: seq, lte: status.seq } },
    orderBy: [{ seq: 'desc' }, { id: 'desc' }],
    take: 200,
  })
  return {
    status,
    log: lines.reverse().map((l) => ({
      seq: Number(l.seq),
      level: l.level,
      code: l.code,
      message: l.message,
      at: l.at.toISOString(),
    })),
  }
}
