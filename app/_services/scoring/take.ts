import type { Context } from '../shared/context.ts'
import type { AttemptPlace, SuiteItem, TurnRecord } from '#core/suites/index.ts'
import { MAX_SCORE_TRIES } from '#core/protocol/index.ts'
import type { ItemRow } from '../shared/items.ts'
import { itemPublic } from '../shared/items.ts'
import { PACE } from '../shared/pace.ts'
import { requireSystem } from '../shared/permit.ts'
import type { StoredTurn } from '../work/messages.ts'
import { turnRecords } from '../work/messages.ts'
import type { PlaceRow } from '../work/places.ts'
import { placesOf } from '../work/places.ts'

/** An answered attempt that is to be scored. */
export interface ScoringTask {
  attemptId: string
  itemId: string
  runId: string
  suite: string
  item: SuiteItem
  turns: TurnRecord[]
  place: AttemptPlace
  protocolKey: string
  /** how often scoring it began, this time included */
  tries: number
}

interface TakenRow extends ItemRow, PlaceRow {
  attempt: string
  item: string
  run: string
  tries: number
  suite: string
  version: string
  protocol_key: string
  key: unknown
  turns: StoredTurn[]
}

/**
 * answered -> scoring for up to `max` attempts, oldest first. The try is counted before it begins, so that a
 * scorer which takes its process down cannot be tried for ever. Several jobs processes never get the same one.
 */
export async function takeForScoring(ctx: Context, max: number): Promise<ScoringTask[]> {
  requireSystem(ctx)
  const rows = await ctx.db.$queryRaw<TakenRow[]>`
    WITH next AS MATERIALIZED (
      SELECT id FROM attempts WHERE state = 'answered' ORDER BY answered_at LIMIT ${max}::int FOR UPDATE SKIP LOCKED
    ), taken AS (
      UPDATE attempts a SET state = 'scoring', score_tries = a.score_tries + 1, scoring_since = now()
      FROM next WHERE a.id = next.id
      RETURNING a.id, a.run_id, a.item_id, a.score_tries, a.answered_at, a.sample, a.arm, a.depends_on
    )
    SELECT t.id AS attempt, t.item_id AS item, t.run_id AS run, t.score_tries AS tries, t.sample,
      t.arm, t.depends_on, s.protocol_key,
      v.suite_id AS suite, v.version, i.slug, i.splits, i.domain, i.level, i.cluster, i.title, i.body, k.key,
      COALESCE((
        SELECT json_agg(json_build_object('n', u.n, 'output', u.output, 'finishReason', u.finish_reason))
        FROM turns u WHERE u.attempt_id = t.id
      ), '[]') AS turns
    FROM taken t JOIN runs r ON r.id = t.run_id JOIN submissions s ON s.id = r.submission_id
      JOIN suite_versions v ON v.id = s.suite_version_id JOIN items i ON i.id = t.item_id
      LEFT JOIN item_keys k ON k.item_id = i.id
    ORDER BY t.answered_at, t.id`
  const places = await placesOf(ctx.db, rows)
  return rows.map((r) => ({
    attemptId: r.attempt,
    itemId: r.item,
    runId: r.run,
    suite: r.suite,
    item: { public: itemPublic(r, r.suite, r.version), key: r.key },
    turns: turnRecords(r.turns),
    place: places.get(r)!,
    protocolKey: r.protocol_key,
    tries: r.tries,
  }))
}

/**
 * Says that the scoring of these is still under way: others in their batch may take long. Only of those that are
 * still in the same try.
 */
export async function keepScoring(
  ctx: Context,
  tasks: readonly Pick<ScoringTask, 'attemptId' | 'tries'>[],
): Promise<void> {
  requireSystem(ctx)
  const list = tasks.map((t) => ({ id: t.attemptId, tries: t.tries }))
  await ctx.db.$executeRaw`
    UPDATE attempts a SET scoring_since = now()
    FROM jsonb_to_recordset(${JSON.stringify(list)}::jsonb) AS x(id uuid, tries int)
    WHERE a.id = x.id AND a.state = 'scoring' AND a.score_tries = x.tries`
}

/** scoring -> answered for attempts whose scorer did not report in time: its process died. Also those that hung. */
export async function takeBackStale(ctx: Context): Promise<{ again: number; given_up: ScoringGivenUp[] }> {
  requireSystem(ctx)
  const givenUp = await ctx.db.$queryRaw<ScoringGivenUp[]>`
    SELECT id AS "attemptId", item_id AS "itemId", run_id AS "runId" FROM attempts
    WHERE state = 'scoring' AND score_tries >= ${MAX_SCORE_TRIES}
      AND scoring_since < now() - make_interval(secs => ${PACE.scoringStaleS})`
  const again = await ctx.db.$executeRaw`
    UPDATE attempts SET state = 'answered', scoring_since = NULL
    WHERE state = 'scoring' AND score_tries < ${MAX_SCORE_TRIES}
      AND scoring_since < now() - make_interval(secs => ${PACE.scoringStaleS})`
  return { again, given_up: givenUp }
}

export interface ScoringGivenUp {
  attemptId: string
  itemId: string
  runId: string
}

/**
 * scoring -> answered for one attempt whose scorer was killed or crashed, while tries are left; or, with `free`, whose
 * scoring never began: that is no try.
 */
export async function scoreAgain(
  ctx: Context,
  task: Pick<ScoringTask, 'attemptId' | 'tries'>,
  free = false,
): Promise<void> {
  requireSystem(ctx)
  await ctx.db.$executeRaw`
    UPDATE attempts SET state = 'answered', scoring_since = NULL, score_tries = score_tries - ${free ? 1 : 0}::int
    WHERE id = ${task.attemptId}::uuid AND state = 'scoring' AND score_tries = ${task.tries}::int`
}
