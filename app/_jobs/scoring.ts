import type { Logger } from '#lib/log.ts'
import type { Context } from '#services/shared/context.ts'
import type { Outcome } from '#core/suites/index.ts'
import { getSuite, outcomeOf } from '#core/suites/index.ts'
import { MAX_SCORE_TRIES } from '#core/protocol/index.ts'
import type { ScoringTask } from '#services/scoring/take.ts'
import { scoreAgain, takeBackStale, takeForScoring } from '#services/scoring/take.ts'
import type { Scored } from '#services/scoring/store.ts'
import { storeScores } from '#services/scoring/store.ts'
import type { ScorePool } from './score-pool.ts'

/** Attempts that are taken, scored and stored together. */
const BATCH = 64

/** Scores answered attempts until none is left. Returns how many became final. */
export async function scoreAnswered(ctx: Context, pool: ScorePool, log: Logger): Promise<number> {
  let total = 0
  for (;;) {
    const tasks = await takeForScoring(ctx, BATCH)
    if (tasks.length === 0) return total
    const scored = (await Promise.all(tasks.map((task) => scoreOne(ctx, pool, task, log)))).filter(
      (s) => s !== null,
    )
    await storeScores(ctx, scored)
    total += scored.length
  }
}

async function scoreOne(
  ctx: Context,
  pool: ScorePool,
  task: ScoringTask,
  log: Logger,
): Promise<Scored | null> {
  const timedOut = task.turns.at(-1)?.finish_reason === 'timed_out'
  if (timedOut) {
    const detail = { reason: 'the answer had begun and was not finished at the deadline' }
    return { task, outcome: outcomeOf(getSuite(task.suite).outcomePolicy, 'timed_out', detail), ms: 0 }
  }
  const result = await pool.score({ suite: task.suite, item: task.item, turns: task.turns })
  if (result.ok) return { task, outcome: result.outcome, ms: result.ms }
  log.warn({ attempt: task.attemptId, tries: task.tries, error: result.error }, 'scoring failed')
  if (task.tries < MAX_SCORE_TRIES) {
    await scoreAgain(ctx, task.attemptId)
    return null
  }
  return { task, outcome: scorerError(task.suite, result.error), ms: 0 }
}

function scorerError(suite: string, reason: string): Outcome {
  return outcomeOf(getSuite(suite).outcomePolicy, 'scorer_error', { reason })
}

/** Takes back what died with another jobs process, and gives up what has been tried too often. */
export async function sweepScoring(ctx: Context): Promise<number> {
  const { again, given_up } = await takeBackStale(ctx)
  const why = 'the scorer took its process down with it, three times'
  const withSuite = await Promise.all(
    given_up.map(async (g) => {
      const run = await ctx.db.run.findUniqueOrThrow({
        where: { id: g.runId },
        select: {
          submission: { select: { protocolKey: true, suiteVersion: { select: { suiteId: true } } } },
        },
      })
      const { protocolKey, suiteVersion } = run.submission
      return { ...g, suite: suiteVersion.suiteId, protocolKey }
    }),
  )
  await storeScores(
    ctx,
    withSuite.map((task) => ({ task, outcome: scorerError(task.suite, why), ms: 0 })),
  )
  return again + given_up.length
}
