import type { Context } from '../shared/context.ts'
import type { RunReport } from '#core/protocol/index.ts'
import { ServiceError } from '../shared/errors.ts'
import { outcomeCounts, runFigures, totalsOf } from '../board/figures.ts'
import { SUITES } from '#core/suites/index.ts'
import { budgetOf } from './budget.ts'
import { reportingSuite } from '../report/compute.ts'
import { delivered, storedReport } from '../report/stored.ts'
import { isPublicSplit } from '../suite/view.ts'

/**
 * Everything that a run says of itself, in the shape of `eval --json`; a suite's own figures stand beside the
 * metrics. Of held-out splits only aggregates: the list of attempts is then empty. Anyone may read it.
 */
export async function runReport(ctx: Pick<Context, 'db' | 'siteUrl'>, runId: string): Promise<RunReport> {
  const run = await ctx.db.run.findUnique({
    where: { id: runId },
    include: { submission: { include: { model: true, suiteVersion: true, endpoint: true } } },
  })
  if (!run) throw new ServiceError('not_found', 'there is no such run')
  const { submission: s } = run
  const totals = await totalsOf(ctx, [runId])
  const suite = s.suiteVersion.suiteId
  const outcomes = outcomeCounts(totals)
  const present = reportingSuite(suite) ? delivered(outcomes) : totals.reduce((n, t) => n + t.present, 0)
  const attempts = isPublicSplit(suite, s.split) ? await attemptsOf(ctx, runId) : []
  return {
    ...storedReport(run)?.figures,
    run: { id: run.id, url: `${ctx.siteUrl}/runs/${run.id}` },
    suite,
    split: s.split,
    model: s.model.name,
    settings: s.settings as Record<string, unknown>,
    options: s.options as Record<string, unknown>,
    protocol_key: s.protocolKey,
    configuration: { ...(s.configuration as Record<string, unknown>), key: s.configurationKey },
    provenance: {
      ...((run.provenance ?? {}) as Record<string, unknown>),
      suite_version: s.suiteVersion.version,
      engine: s.endpoint.kind === 'openai' ? 'openai-compatible endpoint' : 'llama.cpp, in the runner',
      ...(s.endpoint.baseUrl === '' ? {} : { endpoint: withoutCredentials(s.endpoint.baseUrl) }),
      queued_at: run.queuedAt?.toISOString() ?? null,
      started_at: run.startedAt?.toISOString() ?? null,
      finished_at: run.finishedAt?.toISOString() ?? null,
    },
    metrics: await runFigures(ctx, { id: runId, suite, report: run.report }),
    metric_info: (SUITES.find((m) => m.id === suite)?.metrics ?? []).map(({ id, title, unit }) => ({
      id,
      title,
      unit,
    })),
    outcomes,
    stopped: run.stopped,
    budget: budgetOf(run.budget),
    rerun_of: run.rerunOfId,
    coverage: run.total === 0 ? 0 : present / run.total,
    attempts,
  }
}

async function attemptsOf(
  ctx: Pick<Context, 'db' | 'siteUrl'>,
  runId: string,
): Promise<RunReport['attempts']> {
  const rows = await ctx.db.attempt.findMany({
    where: { runId },
    include: { item: { select: { slug: true } }, turns: { orderBy: { n: 'desc' }, take: 1 } },
    orderBy: [{ itemId: 'asc' }, { sample: 'asc' }, { arm: 'asc' }],
  })
  return rows.map((a) => {
    const turn = a.turns[0]
    return {
      item: a.item.slug,
      sample: a.sample,
      arm: a.arm,
      outcome: a.outcome,
      score: a.score,
      correct: a.correct,
      reason: a.reason,
      code: a.code,
      output: turn?.output ?? null,
      usage: (turn?.usage ?? null) as Record<string, unknown> | null,
      timing: (turn?.timing ?? null) as Record<string, unknown> | null,
      url: `${ctx.siteUrl}/attempts/${a.id}`,
    }
  })
}

/** An endpoint's address as it may be shown: without user, password and query. */
export function withoutCredentials(url: string): string {
  try {
    const u = new URL(url)
    return `${u.protocol}//${u.host}${u.pathname}`
  } catch {
    return 'an unreadable address'
  }
}
