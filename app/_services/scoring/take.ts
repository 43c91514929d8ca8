import type { Context } from '../shared/context.ts'
import type { SuiteItem, TurnRecord } from '#core/suites/index.ts'
import { MAX_SCORE_TRIES, SCORING_STALE_S } from '#core/protocol/index.ts'
import { itemPublic } from '../shared/items.ts'
import { requireSystem } from '../shared/permit.ts'
import { turnRecords } from '../work/messages.ts'

/** An answered attempt that is to be scored. */
export interface ScoringTask {
  attemptId: string
  itemId: string
  runId: string
  suite: string
  item: SuiteItem
  turns: TurnRecord[]
  protocolKey: string
  /** how often scoring it began, this time included */
  tries: number
}

/**
 * answered -> scoring for up to `max` attempts, oldest first. The try is counted before it begins, so that a
 * scorer which takes its process down cannot be tried for ever. Several jobs processes never get the same one.
 */
export async function takeForScoring(ctx: Context, max: number): Promise<ScoringTask[]> {
  requireSystem(ctx)
  const taken = await ctx.db.$queryRaw<{ id: string }[]>`
    UPDATE attempts SET state = 'scoring', score_tries = score_tries + 1, scoring_since = now()
    WHERE id IN (
      SELECT id FROM attempts WHERE state = 'answered' ORDER BY answered_at LIMIT ${max} FOR UPDATE SKIP LOCKED
    )
    RETURNING id`
  if (taken.length === 0) return []
  const rows = await ctx.db.attempt.findMany({
    where: { id: { in: taken.map((t) => t.id) } },
    include: {
      item: { include: { key: true } },
      turns: { select: { n: true, output: true, finishReason: true } },
      run: { select: { submission: { select: { protocolKey: true, suiteVersion: true } } } },
    },
  })
  return rows.map((a) => {
    const { suiteId, version } = a.run.submission.suiteVersion
    return {
      attemptId: a.id,
      itemId: a.itemId,
      runId: a.runId,
      suite: suiteId,
      item: { public: itemPublic(a.item, suiteId, version), key: a.item.key?.key ?? null },
      turns: turnRecords(a.turns),
      protocolKey: a.run.submission.protocolKey,
      tries: a.scoreTries,
    }
  })
}

/** scoring -> answered for attempts whose scorer did not report in time: its process died. Also those that hung. */
export async function takeBackStale(ctx: Context): Promise<{ again: number; given_up: ScoringGivenUp[] }> {
  requireSystem(ctx)
  const givenUp = await ctx.db.$queryRaw<ScoringGivenUp[]>`
    SELECT id AS "attemptId", item_id AS "itemId", run_id AS "runId" FROM attempts
    WHERE state = 'scoring' AND score_tries >= ${MAX_SCORE_TRIES}
      AND scoring_since < now() - make_interval(secs => ${SCORING_STALE_S})`
  const again = await ctx.db.$executeRaw`
    UPDATE attempts SET state = 'answered', scoring_since = NULL
    WHERE state = 'scoring' AND score_tries < ${MAX_SCORE_TRIES}
      AND scoring_since < now() - make_interval(secs => ${SCORING_STALE_S})`
  return { again, given_up: givenUp }
}

export interface ScoringGivenUp {
  attemptId: string
  itemId: string
  runId: string
}

/** scoring -> answered for one attempt whose scorer was killed or crashed, while tries are left. */
export async function scoreAgain(ctx: Context, attemptId: string): Promise<void> {
  requireSystem(ctx)
  await ctx.db.attempt.updateMany({
    where: { id: attemptId, state: 'scoring' },
    data: { state: 'answered', scoringSince: null },
  })
}
