import type { z } from 'zod'
import type { Tx } from '#db/index.ts'
import type { turnsRequest } from '#core/protocol/index.ts'
import type { Context } from '../shared/context.ts'
import { CHANNEL } from '../shared/notify.ts'
import { inTx, runQueue } from '../shared/queue.ts'
import { keptBudget, overBudget, stopRun } from '../run/budget.ts'
import { openDependents } from './dependents.ts'
import { storable, storableJson } from './storable.ts'
import type { AttemptState } from './turn-state.ts'

export type Turn = z.output<typeof turnsRequest>['turns'][number]

/** A turn that is to be kept. */
export interface Kept {
  attempt: AttemptState
  turn: Turn
  postHash: string
  /** true where the attempt is complete with this turn */
  last: boolean
}

/**
 * Keeps turns that were decided on, in the caller's transaction, which holds the locks of their runs: the rows, the
 * attempts that are answered with them, their holds and jobs, the counters of the runs, the attempts that waited. A run
 * that is over its budget with them is stopped.
 *
 * Returns the runs that were stopped.
 */
export async function keepTurns(
  ctx: Context,
  tx: Tx,
  kept: readonly Kept[],
  provenance: Record<string, unknown> | undefined,
): Promise<string[]> {
  const stopped: string[] = []
  for (const [runId, mine] of [...Map.groupBy(kept, (k) => k.attempt.runId)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    const done = mine.filter((k) => k.last).map((k) => k.attempt.id)
    if (done.length > 0)
      // Their fences were compared under the run's lock: late work, whose job waits again, is completed too.
      await ctx.queue.boss.complete(runQueue(runId), done, null, { ...inTx(tx), includeQueued: true })
    const used = await writeTurns(tx, runId, mine, done, provenance)
    if (mine.some((k) => k.attempt.runHasBlocked)) await openDependents(ctx, tx, runId, done)
    const budget = keptBudget(used.budget)
    if (budget === null || used.stopped !== null) continue
    const why = overBudget(budget, {
      promptTokens: Number(used.prompt_tokens),
      completionTokens: Number(used.completion_tokens),
    })
    if (why === null) continue
    await stopRun(tx, runId, why)
    stopped.push(runId)
  }
  return stopped
}

function rowOf({ attempt, turn, postHash }: Kept): object {
  return {
    attempt_id: attempt.id,
    n: turn.n,
    prompt_hash: turn.prompt_hash,
    post_hash: postHash,
    output: storable(turn.output),
    reasoning: turn.reasoning === null ? null : storable(turn.reasoning),
    finish_reason: turn.finish_reason === null ? null : storable(turn.finish_reason),
    usage: turn.usage,
    timing: turn.timing,
    fence: turn.fence,
    lease_id: attempt.leaseId,
  }
}

interface UsedRow {
  budget: unknown
  stopped: string | null
  prompt_tokens: bigint
  completion_tokens: bigint
}

/** The turns of a run, the attempts they answer, their holds, its counters, the hint to the jobs processes: one statement. */
async function writeTurns(
  tx: Tx,
  runId: string,
  kept: readonly Kept[],
  done: readonly string[],
  provenance: Record<string, unknown> | undefined,
): Promise<UsedRow> {
  const sum = (f: (t: Turn) => number | null) => kept.reduce((s, k) => s + (f(k.turn) ?? 0), 0)
  const [used] = await tx.$queryRaw<UsedRow[]>`
    WITH inserted AS (
      INSERT INTO turns (attempt_id, n, prompt_hash, post_hash, output, reasoning, finish_reason, usage, timing, fence, lease_id)
      SELECT * FROM json_to_recordset(${JSON.stringify(kept.map(rowOf))}::json) AS x(attempt_id uuid, n int,
        prompt_hash text, post_hash text, output text, reasoning text, finish_reason text, usage jsonb, timing jsonb,
        fence int, lease_id uuid)
    ), answered AS (
      UPDATE attempts SET state = 'answered', answered_at = now() WHERE id = ANY(${[...done]}::uuid[])
    ), unheld AS (
      DELETE FROM held_attempts WHERE attempt_id IN (
        SELECT attempt_id FROM held_attempts WHERE attempt_id = ANY(${[...done]}::uuid[])
        ORDER BY attempt_id FOR UPDATE
      )
    ), counted AS (
      UPDATE runs SET answered = answered + ${done.length}::int, seq = seq + 1, error_streak = 0,
        prompt_tokens = prompt_tokens + ${sum((t) => t.usage.prompt_tokens)}::bigint,
        completion_tokens = completion_tokens + ${sum((t) => t.usage.completion_tokens)}::bigint,
        provenance = COALESCE(provenance, '{}'::jsonb) || ${storableJson(provenance ?? {})}::jsonb
      WHERE id = ${runId}::uuid RETURNING budget, stopped, prompt_tokens, completion_tokens
    )
    SELECT c.*, CASE WHEN ${done.length}::int > 0 THEN pg_notify(${CHANNEL}, 'score')::text END AS hint
    FROM counted c`
  return used!
}
