import type { Context } from '../shared/context.ts'
import type { OutcomeName } from '#core/protocol/index.ts'
import type { AttemptState, Prisma } from '#db/index.ts'
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

/** What a list of attempts can be narrowed to: an outcome, a verdict on the answers that were scored, or no outcome. */
export type AttemptFilter = OutcomeName | 'correct' | 'incorrect' | 'unanswered'

const FILTERS: readonly AttemptFilter[] = [...OUTCOMES, 'correct', 'incorrect', 'unanswered']

export interface AttemptPage {
  attempts: AttemptLine[]
  /** null: every attempt that has an outcome */
  filter: AttemptFilter | null
  /** of the whole run; scored answers whose item has no right and wrong are in neither of the first two */
  counts: { correct: number; incorrect: number; unanswered: number }
  /** attempts that match, on all pages */
  total: number
  /** from 1 */
  page: number
  pages: number
}

/** Few enough to leave what stands below within reach on a phone; a multiple of the arms of the smallest splits. */
export const ATTEMPTS_PER_PAGE = 30

/**
 * One page of a run's attempts, without their outputs: those that have an outcome, or those that `outcome` names (what
 * is no filter counts as none). Of held-out splits `forbidden`: per-item results would be an oracle.
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
  const filter = FILTERS.find((f) => f === input.outcome) ?? null
  const where = { runId, ...matching(filter) }
  const groups = await ctx.db.attempt.groupBy({ by: ['outcome', 'correct'], where: { runId }, _count: true })
  const countOf = (holds: (group: (typeof groups)[number]) => boolean): number =>
    groups.reduce((n, group) => (holds(group) ? n + group._count : n), 0)
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
    filter,
    counts: {
      correct: countOf((g) => g.outcome === 'scored' && g.correct === true),
      incorrect: countOf((g) => g.outcome === 'scored' && g.correct === false),
      unanswered: countOf((g) => g.outcome === null),
    },
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

function matching(filter: AttemptFilter | null): Prisma.AttemptWhereInput {
  switch (filter) {
    case null:
      return { outcome: { not: null } }
    case 'unanswered':
      return { outcome: null }
    case 'correct':
    case 'incorrect':
      return { outcome: 'scored', correct: filter === 'correct' }
    default:
      return { outcome: filter }
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
