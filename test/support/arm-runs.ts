import { getSuite } from '#core/suites/index.ts'
import { settleRun } from '#services/run/settle.ts'
import { storeScores } from '#services/scoring/store.ts'
import { takeForScoring } from '#services/scoring/take.ts'
import { releaseWork } from '#services/work/release.ts'
import { postTurns } from '#services/work/turns.ts'
import type { TestRunner, World } from './world.ts'
import { submit, turn } from './world.ts'

/** What a scripted model says to an attempt; null: the endpoint fails. */
export type Says = (item: number, arm: string, sample: number) => string | null

/** Answers everything that a run of the suite `arms` hands out, until nothing is left. */
export async function answerArms(world: World, runner: TestRunner, says: Says): Promise<void> {
  for (;;) {
    const { work } = await runner.claim()
    if (work === null) return
    const rows = await world.system.db.attempt.findMany({
      where: { id: { in: work.attempts.map((a) => a.attempt) } },
      include: { item: { select: { slug: true } } },
    })
    const of = new Map(rows.map((r) => [r.id, says(Number(r.item.slug.split('-').at(-1)), r.arm, r.sample)]))
    const { bootId: boot_id } = runner
    let items = work.attempts.filter((a) => of.get(a.attempt) !== null)
    while (items.length > 0) {
      const posted = await postTurns(runner.ctx, {
        boot_id,
        turns: items.map((a) => turn(a, of.get(a.attempt)!)),
      })
      items = posted.turns.flatMap((reply) => {
        if (reply.status !== 'next') return []
        const item = items.find((i) => i.attempt === reply.attempt)!
        return [{ ...item, n: reply.n, messages: reply.messages, prompt_hash: reply.prompt_hash }]
      })
    }
    const lost = work.attempts.filter((a) => of.get(a.attempt) === null)
    if (lost.length > 0)
      await releaseWork(runner.ctx, {
        boot_id,
        attempts: lost.map(({ attempt, fence }) => ({
          attempt,
          fence,
          kind: 'endpoint_error',
          code: 'http_400',
          message: 'too long',
        })),
      })
  }
}

/** Scores what is answered, as the jobs process does, in this process. */
export async function scoreAll(world: World): Promise<void> {
  for (;;) {
    const tasks = await takeForScoring(world.system, 2000)
    if (tasks.length === 0) return
    await storeScores(
      world.system,
      tasks.map((task) => ({
        task,
        outcome: getSuite(task.suite).score(task.item, task.turns, task.place),
        ms: 1,
      })),
    )
  }
}

/** One whole run of the suite `arms`, up to its end. Returns its id. */
export async function evaluateArms(
  world: World,
  runner: TestRunner,
  model: string,
  says: Says,
  more: object = {},
): Promise<string> {
  const run = await submit(world, {
    suite: 'arms',
    split: 'open',
    model: { engine: 'openai', name: model, base_url: 'http://127.0.0.1:9/v1' },
    ...more,
  })
  await answerArms(world, runner, says)
  await scoreAll(world)
  const state = await settleRun(world.system, run)
  if (state !== 'done') throw new Error(`the run is ${state}`)
  return run
}
