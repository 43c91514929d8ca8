import type { Tx } from '#db/index.ts'
import type { Context } from '../shared/context.ts'
import type { Outcome } from '#core/suites/index.ts'
import { getSuite, reasonOf } from '#core/suites/index.ts'
import { CHANNEL } from '../shared/notify.ts'
import { requireSystem } from '../shared/permit.ts'
import { transact } from '../shared/transact.ts'
import { addFinals, endAttempts, lockRuns } from '../work/finalise.ts'
import { storable, storableJsonText } from '../work/storable.ts'
import type { ScoringTask } from './take.ts'

export interface Scored {
  task: Pick<ScoringTask, 'attemptId' | 'itemId' | 'runId' | 'suite' | 'protocolKey'>
  outcome: Outcome
  /** the outcome's whole detail as JSON, where `outcome.detail` holds only its reason */
  detail?: string
  ms: number
}

/**
 * scoring -> scored: keeps the scorer's verdicts, makes their attempts final and adds them to the sums, one
 * transaction a run. An attempt that is final already keeps its first verdict.
 */
export async function storeScores(ctx: Context, scored: readonly Scored[]): Promise<void> {
  requireSystem(ctx)
  const byRun = Map.groupBy(scored, (s) => s.task.runId)
  for (const [runId, list] of [...byRun].sort(([a], [b]) => (a < b ? -1 : 1)))
    await transact(ctx, (tx) => storeOfRun(tx, runId, list))
}

/**
 * Answered attempts are changed by scorers alone, so they are locked before their run, and nobody who holds the run's
 * lock waits for one of them: claims and posts then wait for the adding up, and not for the long part before it.
 */
async function storeOfRun(tx: Tx, runId: string, list: readonly Scored[]): Promise<void> {
  const ended = await endAttempts(
    tx,
    runId,
    list.map(({ task, outcome }) => ({
      attemptId: task.attemptId,
      itemId: task.itemId,
      outcome: outcome.outcome,
      score: outcome.score,
      correct: outcome.correct,
      reason: keptReason(outcome),
    })),
    ['answered', 'scoring'],
  )
  if (ended.length === 0) return
  const ids = new Set(ended.map((f) => f.attemptId))
  await insertScores(
    tx,
    list.filter((s) => ids.has(s.task.attemptId)),
  )
  await lockRuns(tx, [runId])
  await addFinals(tx, runId, ended, 0)
  await tx.$queryRaw`
    SELECT pg_notify(${CHANNEL}, 'settle')::text FROM runs WHERE id = ${runId}::uuid AND final >= total`
}

async function insertScores(tx: Tx, scored: readonly Scored[]): Promise<void> {
  const rows = scored.map(({ task, outcome, detail, ms }) => {
    const row = {
      attempt_id: task.attemptId,
      protocol_key: task.protocolKey,
      scorer_version: getSuite(task.suite).scorerVersion,
      outcome: outcome.outcome,
      score: outcome.score,
      correct: outcome.correct,
      ms,
    }
    const json = detail ?? JSON.stringify(outcome.detail ?? {})
    return `${JSON.stringify(row).slice(0, -1)},"detail":${json}}`
  })
  await tx.$executeRaw`
    INSERT INTO scores (attempt_id, protocol_key, scorer_version, outcome, score, correct, detail, ms)
    SELECT attempt_id, protocol_key, scorer_version, outcome::"Outcome", score, correct, detail, ms
    FROM json_to_recordset(${storableJsonText(`[${rows.join(',')}]`)}::json)
      AS x(attempt_id uuid, protocol_key text, scorer_version text, outcome text, score float8, correct boolean, detail json, ms float8)
    ON CONFLICT DO NOTHING`
}

/** The scorer's sentence, as far as it is kept with the attempt. */
function keptReason(outcome: Outcome): string | null {
  const reason = reasonOf(outcome)
  return reason === null ? null : storable(reason.slice(0, 500))
}
