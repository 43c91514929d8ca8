import type { Context } from '../shared/context.ts'
import type { OutcomeName } from '#core/protocol/index.ts'
import type { AttemptState } from '#db/index.ts'
import { OUTCOMES } from '#core/protocol/index.ts'
import { uuidOf } from '../shared/parse.ts'
import { isPublicSplit } from '../suite/view.ts'
import { ServiceError } from '../shared/errors.ts'

export interface AttemptLine {
  id: string
  item: string
  title: string
  domain: string
  level: string
  sample: number
  /** '' where the suite has no arms */
  arm: string
  state: AttemptState
  outcome: OutcomeName | null
  score: number | null
  correct: boolean | null
  completionTokens: number | null
  totalMs: number | null
}

export interface AttemptPage {
  attempts: AttemptLine[]
  /** attempts that match, on all pages */
  total: number
  /** from 1 */
  page: number
  pages: number
}

export const ATTEMPTS_PER_PAGE = 100

/**
 * One page of a run's attempts, without their outputs. `outcome` keeps those that ended so. Of held-out splits
 * `forbidden`: per-item results would be an oracle.
 */
export async function viewAttempts(
  ctx: Pick<Context, 'db'>,
  input: { run: string; page?: number; outcome?: string | undefined },
): Promise<AttemptPage> {
  const runId = uuidOf(input.run, 'run')
  const run = await ctx.db.run.findUnique({
    where: { id: runId },
    select: { submission: { select: { split: true, suiteVersion: { select: { suiteId: true } } } } },
  })
  if (!run) throw new ServiceError('not_found', 'there is no such run')
  if (!isPublicSplit(run.submission.suiteVersion.suiteId, run.submission.split))
    throw new ServiceError('forbidden', 'of a held-out split only aggregates are shown')
  const outcome = OUTCOMES.find((o) => o === input.outcome)
  const where = { runId, ...(outcome ? { outcome } : {}) }
  const total = await ctx.db.attempt.count({ where })
  const pages = Math.max(1, Math.ceil(total / ATTEMPTS_PER_PAGE))
  const page = Math.min(pages, Math.max(1, Math.trunc(input.page ?? 1) || 1))
  const rows = await ctx.db.attempt.findMany({
    where,
    select: {
      id: true,
      sample: true,
      arm: true,
      state: true,
      outcome: true,
      score: true,
      correct: true,
      item: { select: { slug: true, title: true, domain: true, level: true } },
      turns: { select: { usage: true, timing: true } },
    },
    orderBy: [{ itemId: 'asc' }, { sample: 'asc' }, { arm: 'asc' }],
    skip: (page - 1) * ATTEMPTS_PER_PAGE,
    take: ATTEMPTS_PER_PAGE,
  })
  return {
    total,
    page,
    pages,
    attempts: rows.map(({ item, turns, ...a }) => ({
      ...a,
      item: item.slug,
      title: item.title,
      domain: item.domain,
      level: item.level,
      completionTokens: sumOf(turns.map((t) => numberIn(t.usage, 'completion_tokens'))),
      totalMs: sumOf(turns.map((t) => numberIn(t.timing, 'total_ms'))),
    })),
  }
}

/** A number in a JSON column, or null. */
export function numberIn(json: unknown, name: string): number | null {
  const value = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[name] : null
  return typeof value === 'number' ? value : null
}

/** The sum of what is known; null where nothing is. */
function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((v) => v !== null)
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0)
}
