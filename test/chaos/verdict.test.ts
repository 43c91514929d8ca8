import { afterAll, beforeAll, expect, it } from 'vitest'
import { logger } from '#lib/log.ts'
import { ScorePool } from '#jobs/score-pool.ts'
import { scoreAnswered } from '#jobs/scoring.ts'
import { settleRun } from '#services/run/settle.ts'
import { postTurns } from '#services/work/turns.ts'
import { brokenRules, compare, totalsOf } from '#scripts/chaos/verdict.ts'
import type { World } from '../support/world.ts'
import { TestRunner, openWorld, submit, turn } from '../support/world.ts'

let world: World
let runs: string[]

beforeAll(async () => {
  world = await openWorld(3)
  const runner = await TestRunner.enroll(world)
  const pool = new ScorePool({ threads: 1, timeoutMs: 20_000, heapMb: 256 })
  runs = [await submit(world), await submit(world)]
  for (const _ of runs) {
    const work = await runner.work()
    await postTurns(runner.ctx, {
      boot_id: runner.bootId,
      turns: work.attempts.map((a) => turn(a, '\\boxed{m g h}')),
    })
  }
  await scoreAnswered(world.system, pool, logger('test', { write: () => undefined }))
  for (const id of runs) await settleRun(world.system, id)
  await pool.close()
})
afterAll(() => world.end())

it('finds nothing wrong with runs that went well, and two equal ones equal', async () => {
  expect(await brokenRules(world.url, runs)).toEqual([])
  const [a, b] = await Promise.all(runs.map((id) => totalsOf(world.url, id)))
  expect(a!.items).toHaveLength(3)
  expect(compare('second', b!, a!)).toEqual([])
})

it('notices whatever chaos could have broken', async () => {
  const { db } = world.system
  const wanted = await totalsOf(world.url, runs[0]!)
  const attempt = await db.attempt.findFirstOrThrow({ where: { runId: runs[1]! } })
  const hurt = async (what: RegExp, ...sql: string[]): Promise<void> => {
    for (const s of sql) await db.$executeRawUnsafe(s)
    expect((await brokenRules(world.url, runs)).join('; ')).toMatch(what)
  }
  await db.$executeRawUnsafe(
    `UPDATE item_sums SET correct = correct + 1 WHERE run_id = '${runs[1]!}' AND item_id = '${attempt.itemId}'`,
  )
  expect(compare('second', await totalsOf(world.url, runs[1]!), wanted)).toHaveLength(1)
  await hurt(/recount: run .*sums differ/)
  await hurt(
    /1 attempts that are not final/,
    `UPDATE attempts SET final_at = NULL WHERE id = '${attempt.id}'`,
  )
  await hurt(/1 scores that differ/, `UPDATE attempts SET score = 17 WHERE id = '${attempt.id}'`)
  await hurt(/1 attempts without exactly one score/, `DELETE FROM scores WHERE attempt_id = '${attempt.id}'`)
  await hurt(/1 attempts without exactly one turn/, `DELETE FROM turns WHERE attempt_id = '${attempt.id}'`)
  await hurt(
    /1 holds of ended runs/,
    `INSERT INTO held_attempts (attempt_id, lease_id, fence) SELECT id, lease_id, 0 FROM attempts WHERE id = '${attempt.id}'`,
  )
  await db.$executeRawUnsafe(`UPDATE runs SET completion_tokens = 0 WHERE id = '${runs[1]!}'`)
  expect(compare('second', await totalsOf(world.url, runs[1]!), wanted).join()).toContain('completion 0')
})
