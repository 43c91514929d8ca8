import { getSuite } from '#core/suites/index.ts'
import type { BoardKey } from '#services/board/ask.ts'
import { settleRun } from '#services/run/settle.ts'
import { storeScores } from '#services/scoring/store.ts'
import { takeForScoring } from '#services/scoring/take.ts'
import { releaseWork } from '#services/work/release.ts'
import { postTurns } from '#services/work/turns.ts'
import type { TestRunner, World } from '../support/world.ts'
import { submit, turn } from '../support/world.ts'

/** The output for an item (from 1, by its id's number) and a sample (from 0); null where the endpoint fails. */
export type Answers = (item: number, sample: number, slug: string) => string | null

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
  for (;;) {
    const { work } = await runner.claim()
    if (work === null) break
    const rows = await world.system.db.attempt.findMany({
      where: { id: { in: work.attempts.map((a) => a.attempt) } },
      include: { item: { select: { slug: true } } },
    })
    const outputOf = new Map(
      rows.map((r) => [r.id, answers(Number(r.item.slug.slice(-3)), r.sample, r.item.slug)]),
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
  const physics = getSuite('physics')
  const tasks = await takeForScoring(world.system, 1000)
  await storeScores(
    world.system,
    tasks.map((task) => ({ task, outcome: physics.score(task.item, task.turns), ms: 1 })),
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
