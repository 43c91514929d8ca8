import type { Tx } from '#db/index.ts'
import type { OutcomeName } from '#core/protocol/index.ts'
import { skipDependents } from './dependents.ts'
import { storableJson } from './storable.ts'

/** The end of an attempt. `score` in points 0..100, or null where it is missing. */
export interface Final {
  attemptId: string
  itemId: string
  outcome: OutcomeName
  score: number | null
  correct: boolean | null
  reason: string | null
  /** machine-readable cause of an endpoint's or runner's error */
  code?: string | null
}

/** Takes the row locks of runs in one order, so that transactions over several runs cannot wait in a circle. */
export async function lockRuns(tx: Tx, runIds: Iterable<string>): Promise<void> {
  const ids = [...new Set(runIds)].sort()
  await tx.$queryRaw`SELECT id FROM runs WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
}

/**
 * Makes open attempts of one run final: outcome and score on the attempt, the integer sums of its item, the counters
 * of its run, all in the caller's transaction, which holds the run's lock (`lockRuns`). Attempts that are no
 * longer open are left alone: whoever came first has counted them. Those that failed without an answer take with them
 * the attempts that were to build on their answers.
 *
 * Returns the ids that changed.
 */
export async function finaliseAttempts(tx: Tx, runId: string, finals: readonly Final[]): Promise<string[]> {
  const changed = await endAttempts(tx, runId, finals, ['open'])
  if (changed.length === 0) return []
  const ids = changed.map((f) => f.attemptId)
  await addFinals(tx, runId, changed, changed.length)
  await skipDependents(tx, runId, ids)
  return ids
}

/**
 * The attempts' own part of becoming final: outcome and score on those that are in one of the states `from`. The
 * caller counts them in the same transaction (`addFinals`). Returns the ends that came to be.
 */
export async function endAttempts(
  tx: Tx,
  runId: string,
  finals: readonly Final[],
  from: readonly ('open' | 'answered' | 'scoring')[],
): Promise<Final[]> {
  if (finals.length === 0) return []
  const changed = await tx.$queryRaw<{ id: string }[]>`
    WITH input AS (
      SELECT * FROM jsonb_to_recordset(${storableJson(finals)}::jsonb)
        AS x("attemptId" uuid, outcome text, score float8, correct boolean, reason text, code text)
    ), old AS (
      SELECT a.id FROM attempts a JOIN input i ON i."attemptId" = a.id
      WHERE a.run_id = ${runId}::uuid AND a.state::text = ANY(${[...from]}::text[])
      ORDER BY a.id FOR NO KEY UPDATE OF a
    )
    UPDATE attempts a SET
      state = CASE WHEN i.outcome IN ('endpoint_error', 'runner_error') THEN 'failed' ELSE 'scored' END::"AttemptState",
      outcome = i.outcome::"Outcome", score = i.score, correct = i.correct, reason = i.reason, code = i.code,
      final_at = now(), answered_at = COALESCE(a.answered_at, now()), scoring_since = NULL
    FROM input i, old WHERE a.id = i."attemptId" AND old.id = a.id
    RETURNING a.id`
  const ids = new Set(changed.map((c) => c.id))
  return finals.filter((f) => ids.has(f.attemptId))
}

interface Sum {
  item_id: string
  attempts: number
  present: number
  correct: number
  milli: number
  milli_sq: number
  outcomes: Record<string, number>
}

/** Scores are added as integers, thousandths of a point: sums do not depend on the order of arrival. */
export function sumsOf(finals: readonly Pick<Final, 'itemId' | 'outcome' | 'score' | 'correct'>[]): Sum[] {
  const sums = new Map<string, Sum>()
  for (const f of finals) {
    const s = sums.get(f.itemId) ?? {
      item_id: f.itemId,
      attempts: 0,
      present: 0,
      correct: 0,
      milli: 0,
      milli_sq: 0,
      outcomes: {},
    }
    sums.set(f.itemId, s)
    s.attempts++
    s.outcomes[f.outcome] = (s.outcomes[f.outcome] ?? 0) + 1
    if (f.score === null) continue
    const milli = Math.round(f.score * 1000)
    s.present++
    s.correct += f.correct ? 1 : 0
    s.milli += milli
    s.milli_sq += milli * milli
  }
  return [...sums.values()].sort((a, b) => (a.item_id < b.item_id ? -1 : 1))
}

/**
 * Adds to the sums of the items and the counters of the run, in one statement; `unanswered` of them were not counted
 * as answered yet.
 */
export async function addFinals(
  tx: Tx,
  runId: string,
  finals: readonly Final[],
  unanswered: number,
): Promise<void> {
  await tx.$executeRaw`
    WITH counted AS (
      UPDATE runs SET final = final + ${finals.length}::int, answered = answered + ${unanswered}::int, seq = seq + 1
      WHERE id = ${runId}::uuid
    )
    INSERT INTO item_sums AS s (run_id, item_id, attempts, present, correct, milli, milli_sq, outcomes)
    SELECT ${runId}::uuid, x.* FROM jsonb_to_recordset(${JSON.stringify(sumsOf(finals))}::jsonb)
      AS x(item_id uuid, attempts int, present int, correct int, milli bigint, milli_sq bigint, outcomes jsonb)
    ON CONFLICT (run_id, item_id) DO UPDATE SET
      attempts = s.attempts + EXCLUDED.attempts,
      present = s.present + EXCLUDED.present,
      correct = s.correct + EXCLUDED.correct,
      milli = s.milli + EXCLUDED.milli,
      milli_sq = s.milli_sq + EXCLUDED.milli_sq,
      outcomes = (
        SELECT jsonb_object_agg(key, n) FROM (
          SELECT key, sum(value::int) AS n FROM (
            SELECT * FROM jsonb_each_text(s.outcomes) UNION ALL SELECT * FROM jsonb_each_text(EXCLUDED.outcomes)
          ) both_ GROUP BY key
        ) grouped
      )`
}
