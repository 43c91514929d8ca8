import type { AttemptState } from '#db/index.ts'
import type { OutcomeName } from '#core/protocol/index.ts'
import type { Context } from '../shared/context.ts'
import { ServiceError } from '../shared/errors.ts'
import { uuidOf } from '../shared/parse.ts'
import { isPublicSplit } from '../suite/view.ts'
import { turnsOf } from '../work/places.ts'

/** One arm of an item in a run. */
export interface Branch {
  id: string
  arm: string
  state: AttemptState
  outcome: OutcomeName | null
  correct: boolean | null
  /** the scorer's own result, in the suite's shape; null where it was never scored */
  detail: unknown
  /** the replies, in order */
  outputs: string[]
}

/** Longest part of a reply that stands beside others. */
const SHOWN = 4000

/**
 * All attempts at the same item and sample in one run, the given one included, by the names of their arms. Of
 * held-out splits nothing is told: `forbidden`. Anyone may look at the rest.
 */
export async function viewBranches(ctx: Pick<Context, 'db'>, attemptId: string): Promise<Branch[]> {
  const id = uuidOf(attemptId, 'attempt')
  const own = await ctx.db.attempt.findUnique({
    where: { id },
    select: {
      runId: true,
      itemId: true,
      sample: true,
      run: { select: { submission: { select: { split: true, protocolKey: true, suiteVersion: true } } } },
    },
  })
  if (!own) throw new ServiceError('not_found', 'there is no such attempt')
  const { submission } = own.run
  if (!isPublicSplit(submission.suiteVersion.suiteId, submission.split))
    throw new ServiceError('forbidden', 'of a held-out split only aggregates are shown')
  const rows = await ctx.db.attempt.findMany({
    where: { runId: own.runId, itemId: own.itemId, sample: own.sample },
    select: {
      id: true,
      arm: true,
      state: true,
      outcome: true,
      correct: true,
      scores: { orderBy: { createdAt: 'desc' }, select: { protocolKey: true, detail: true } },
    },
    orderBy: { arm: 'asc' },
  })
  const turns = await turnsOf(
    ctx.db,
    rows.map((row) => row.id),
  )
  return rows.map(({ scores, ...row }) => ({
    ...row,
    detail: (scores.find((s) => s.protocolKey === submission.protocolKey) ?? scores[0])?.detail ?? null,
    outputs: (turns.get(row.id) ?? []).map((turn) => turn.output.slice(0, SHOWN)),
  }))
}
