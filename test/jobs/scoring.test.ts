import { afterAll, beforeAll, expect, it } from 'vitest'
import { logger } from '#lib/log.ts'
import { ScorePool } from '#jobs/score-pool.ts'
import { scoreAnswered, sweepScoring } from '#jobs/scoring.ts'
import { keepScoring, takeForScoring } from '#services/scoring/take.ts'
import { cancelRun } from '#services/run/cancel.ts'
import { postTurns } from '#services/work/turns.ts'
import type { World } from '../support/world.ts'
import { TestRunner, openWorld, submit, turn } from '../support/world.ts'

let world: World
let runner: TestRunner
const log = logger('test', { write: () => undefined })

beforeAll(async () => {
  world = await openWorld(3)
  runner = await TestRunner.enroll(world)
})
afterAll(() => world.end())

async function answered(): Promise<string> {
  const run = await submit(world, { publish: false })
  const { attempts } = await runner.work()
  await postTurns(runner.ctx, {
    boot_id: runner.bootId,
    turns: attempts.map((a) => turn(a, '\\boxed{m g h}')),
  })
  return run
}
const attemptsOf = (runId: string) => world.system.db.attempt.findMany({ where: { runId } })
const grow = (seconds: number) =>
  world.system.db.$executeRaw`
    UPDATE attempts SET scoring_since = scoring_since - make_interval(secs => ${seconds}::int) WHERE state = 'scoring'`

it('counts no try while the scorer cannot be loaded, and scores everything when it can', async () => {
  const run = await answered()
  const broken = new ScorePool({
    threads: 1,
    timeoutMs: 15_000,
    heapMb: 64,
    module: new URL('../fixtures/no-such-scorer.ts', import.meta.url),
  })
  for (let i = 0; i < 4; i++)
    await expect(scoreAnswered(world.system, broken, log)).rejects.toThrow(/cannot be loaded/)
  await broken.close()
  for (const a of await attemptsOf(run)) expect([a.state, a.scoreTries]).toEqual(['answered', 0])
  const pool = new ScorePool({ threads: 1, timeoutMs: 15_000, heapMb: 256 })
  expect(await scoreAnswered(world.system, pool, log)).toBe(3)
  await pool.close()
})

it('gives no attempt to two processes, takes stale ones back, and leaves those alone that are kept', async () => {
  const run = await answered()
  const [mine, theirs] = await Promise.all([takeForScoring(world.system, 2), takeForScoring(world.system, 2)])
  expect(new Set([...mine, ...theirs].map((t) => t.attemptId)).size).toBe(3)
  await grow(61)
  await keepScoring(world.system, mine)
  expect(await sweepScoring(world.system)).toBe(theirs.length)
  const states = new Map((await attemptsOf(run)).map((a) => [a.id, a.state]))
  for (const t of mine) expect(states.get(t.attemptId)).toBe('scoring')
  for (const t of theirs) expect(states.get(t.attemptId)).toBe('answered')
  // Whoever was taken for dead must not keep what another has begun anew.
  const [again] = await takeForScoring(world.system, 1)
  await grow(61)
  await keepScoring(world.system, [{ attemptId: again!.attemptId, tries: again!.tries - 1 }])
  expect(await sweepScoring(world.system)).toBeGreaterThanOrEqual(1)
  await cancelRun(world.admin, run)
})

it('gives an attempt up after three tries that never reported: scorer_error, missing, counted once', async () => {
  const run = await answered()
  for (let i = 0; i < 3; i++) {
    await takeForScoring(world.system, 100)
    await grow(61)
    await sweepScoring(world.system)
  }
  for (const a of await attemptsOf(run)) {
    expect([a.state, a.outcome, a.score]).toEqual(['scored', 'scorer_error', null])
    expect(await world.system.db.score.count({ where: { attemptId: a.id } })).toBe(1)
  }
  const sums = await world.system.db.itemSum.findMany({ where: { runId: run } })
  expect(sums.map((s) => [s.attempts, s.present])).toEqual(sums.map(() => [1, 0]))
})
