import type { WorkItem } from '#core/protocol/index.ts'
import { getSuite } from '#core/suites/index.ts'
import type { BoardKey } from '#services/board/ask.ts'
import { settleRun } from '#services/run/settle.ts'
import { storeScores } from '#services/scoring/store.ts'
import { takeForScoring } from '#services/scoring/take.ts'
import { releaseWork } from '#services/work/release.ts'
import { postTurns } from '#services/work/turns.ts'
import type { TestRunner, World } from '../support/world.ts'
import { submit, turn } from '../support/world.ts'

/**
 * The output for an item (from 1, by its id's number) and a sample (from 0), or to the request itself; null where the
 * endpoint fails.
 */
export type Answers = (item: number, sample: number, slug: string, request: WorkItem) => string | null

export interface Evaluation {
  answers: Answers
  samples?: number
  split?: string
  publish?: boolean
  more?: object
}

/** One whole run of a model, by the services that a real one goes through. Returns its id. */
export async function evaluate(
  world: World,
  runner: TestRunner,
  model: string,
  { answers, samples = 1, split = 'smoke', publish = true, more = {} }: Evaluation,
): Promise<string> {
  const run = await submit(world, {
    split,
    publish,
    model: { engine: 'openai', name: model, base_url: 'http://127.0.0.1:9/v1' },
    settings: { samples, concurrency: 64 },
    ...more,
  })
  return finish(world, runner, run, answers)
}

/** Answers, scores and ends a run that waits; there may be no other one. Returns its id. */
export async function finish(
  world: World,
  runner: TestRunner,
  run: string,
  answers: Answers,
): Promise<string> {
  for (;;) {
    const { work } = await runner.claim()
    if (work === null) break
    const rows = await world.system.db.attempt.findMany({
      where: { id: { in: work.attempts.map((a) => a.attempt) } },
      include: { item: { select: { slug: true } } },
    })
    const requestOf = new Map(work.attempts.map((a) => [a.attempt, a]))
    const outputOf = new Map(
      rows.map((r) => {
        const { slug } = r.item
        return [r.id, answers(Number(slug.slice(-3)), r.sample, slug, requestOf.get(r.id)!)]
      }),
    )
    const turns = work.attempts.flatMap((a) => {
      const output = outputOf.get(a.attempt) ?? null
      return output === null ? [] : [turn(a, output)]
    })
    const lost = work.attempts.filter((a) => (outputOf.get(a.attempt) ?? null) === null)
    const { bootId: boot_id } = runner
    if (turns.length > 0) await postTurns(runner.ctx, { boot_id, turns })
    if (lost.length > 0)
      await releaseWork(runner.ctx, {
        boot_id,
        attempts: lost.map((a) => ({
          attempt: a.attempt,
          fence: a.fence,
          kind: 'endpoint_error',
          code: 'http_500',
          message: 'down',
          permanent: false,
        })),
      })
  }
  const tasks = await takeForScoring(world.system, 1000)
  await storeScores(
    world.system,
    tasks.map((task) => ({
      task,
      outcome: getSuite(task.suite).score(task.item, task.turns, task.place),
      ms: 1,
    })),
  )
  const state = await settleRun(world.system, run)
  const settled = state === 'settling' ? await settleRun(world.system, run) : state
  if (settled !== 'done') throw new Error(`the run is ${settled}`)
  return run
}

/** The board that a published run stands on. */
export async function boardOf(world: World, runId: string): Promise<BoardKey> {
  const { suiteVersionId, split, protocolKey } = await world.system.db.leaderboardEntry.findUniqueOrThrow({
    where: { runId },
  })
  return { suiteVersionId, split, protocolKey }
}
