import type { Context } from '../shared/context.ts'
import type { Outcome } from '#core/suites/index.ts'
import { getSuite } from '#core/suites/index.ts'
import { notify } from '../shared/notify.ts'
import { requireSystem } from '../shared/permit.ts'
import { finaliseAttempts, lockRuns } from '../work/finalise.ts'
import type { ScoringTask } from './take.ts'

export interface Scored {
  task: Pick<ScoringTask, 'attemptId' | 'itemId' | 'runId' | 'suite' | 'protocolKey'>
  outcome: Outcome
  ms: number
}

/**
 * scoring -> scored: keeps the scorer's verdicts, makes their attempts final and adds them to the sums, one
 * transaction a run. An attempt that is final already keeps its first verdict.
 */
export async function storeScores(ctx: Context, scored: readonly Scored[]): Promise<void> {
  requireSystem(ctx)
  const byRun = Map.groupBy(scored, (s) => s.task.runId)
  for (const [runId, list] of [...byRun].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await ctx.db.$transaction(async (tx) => {
      await lockRuns(tx, [runId])
      const changed = new Set(
        await finaliseAttempts(
          tx,
          runId,
          list.map(({ task, outcome }) => ({
            attemptId: task.attemptId,
            itemId: task.itemId,
            outcome: outcome.outcome,
            score: outcome.score,
            correct: outcome.correct,
            reason: reasonOf(outcome),
          })),
          ['answered', 'scoring'],
        ),
      )
      await tx.score.createMany({
        data: list
          .filter((s) => changed.has(s.task.attemptId))
          .map(({ task, outcome, ms }) => ({
            attemptId: task.attemptId,
            protocolKey: task.protocolKey,
            scorerVersion: getSuite(task.suite).scorerVersion,
            outcome: outcome.outcome,
            score: outcome.score,
            correct: outcome.correct,
            detail: (outcome.detail ?? {}) as object,
            ms,
          })),
        skipDuplicates: true,
      })
      await notify(tx, `run:${runId}`)
      await notify(tx, 'settle')
    })
  }
}

/** A sentence from the scorer's detail, where it gives one. */
function reasonOf(outcome: Outcome): string | null {
  const detail = outcome.detail
  if (
    detail !== null &&
    typeof detail === 'object' &&
    'reason' in detail &&
    typeof detail.reason === 'string'
  )
    return detail.reason.slice(0, 500)
  return null
}
