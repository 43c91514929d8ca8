import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '#lib/log.ts'
import type { Context } from '#services/shared/context.ts'
import type { Outcome } from '#core/suites/index.ts'
import { getSuite, outcomeOf } from '#core/suites/index.ts'
import { MAX_SCORE_TRIES } from '#core/protocol/index.ts'
import { PACE } from '#services/shared/pace.ts'
import type { ScoringTask } from '#services/scoring/take.ts'
import { keepScoring, scoreAgain, takeBackStale, takeForScoring } from '#services/scoring/take.ts'
import type { Scored } from '#services/scoring/store.ts'
import { storeScores } from '#services/scoring/store.ts'
import type { ScorePool } from './score-pool.ts'

/** Attempts that are taken, scored and stored together. */
const BATCH = 128

/** Scores answered attempts until none is left. Returns how many became final. */
export async function scoreAnswered(ctx: Context, pool: ScorePool, log: Logger): Promise<number> {
  let total = 0
  for (;;) {
    const tasks = await takeForScoring(ctx, BATCH)
    if (tasks.length === 0) return total
    total += await scoreBatch(ctx, pool, tasks, log)
  }
}

/**
 * Scores a batch. While it lasts, its attempts are kept from going stale: where one of them hangs, the others wait
 * for a thread, and waiting must not be counted against them. What is scored by then is stored with each renewal.
 */
async function scoreBatch(
  ctx: Context,
  pool: ScorePool,
  tasks: readonly ScoringTask[],
  log: Logger,
): Promise<number> {
  let ready: Scored[] = []
  let total = 0
  const pending = new Set(tasks)
  const store = async (): Promise<void> => {
    const now = ready
    ready = []
    await patiently(() => storeScores(ctx, now), log)
    total += now.length
  }
  let trouble: unknown = null
  const all = Promise.all(
    tasks.map(async (task) => {
      try {
        const scored = await scoreOne(ctx, pool, task, log)
        if (scored) ready.push(scored)
      } catch (error) {
        trouble ??= error
      } finally {
        pending.delete(task)
      }
    }),
  ).then(() => 'done' as const)
  for (;;) {
    let timer: NodeJS.Timeout | undefined
    const pause = new Promise<'pause'>((resolve) => {
      timer = setTimeout(() => resolve('pause'), (PACE.scoringStaleS * 1000) / 4)
    })
    const what = await Promise.race([all, pause])
    clearTimeout(timer)
    await store()
    if (what === 'done') {
      if (trouble !== null) throw trouble
      return total
    }
    await patiently(() => keepScoring(ctx, [...pending]), log)
  }
}

/** Does it again while the database is away, for as long as the tries have not gone stale. */
async function patiently(what: () => Promise<void>, log: Logger): Promise<void> {
  const end = performance.now() + PACE.scoringStaleS * 1000
  for (;;) {
    try {
      return await what()
    } catch (error) {
      if (performance.now() > end) throw error
      log.warn(
        { error: error instanceof Error ? error.message : String(error) },
        'scores cannot be stored yet; trying again',
      )
      await sleep(500)
    }
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
  const result = await pool.score({
    suite: task.suite,
    item: task.item,
    turns: task.turns,
    place: task.place,
  })
  if (result.ok) {
    const { outcome, detail, ms } = result
    return { task, outcome, ms, ...(detail === undefined ? {} : { detail }) }
  }
  log.warn({ attempt: task.attemptId, tries: task.tries, error: result.error }, 'scoring failed')
  if ('loaded' in result && !result.loaded) {
    await scoreAgain(ctx, task, true)
    throw new Error(`the scorer cannot be loaded: ${result.error}`)
  }
  if (task.tries < MAX_SCORE_TRIES) {
    await scoreAgain(ctx, task)
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
