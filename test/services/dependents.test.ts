import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logger } from '#lib/log.ts'
import { ScorePool } from '#jobs/score-pool.ts'
import { scoreAnswered } from '#jobs/scoring.ts'
import { recount } from '#services/board/recount.ts'
import { cancelRun } from '#services/run/cancel.ts'
import { holdRun } from '#services/run/hold.ts'
import { resumeRun } from '#services/run/resume.ts'
import { runStatus } from '#services/run/status.ts'
import { removeDeadQueues, settleRun } from '#services/run/settle.ts'
import { changeRunner } from '#services/runner/change.ts'
import { createRunQueue } from '#services/shared/queue.ts'
import { expireLeases } from '#services/work/expire.ts'
import { heartbeat } from '#services/work/heartbeat.ts'
import { releaseWork } from '#services/work/release.ts'
import { postTurns } from '#services/work/turns.ts'
import type { World } from '../support/world.ts'
import { TestRunner, openWorld, submit, turn } from '../support/world.ts'

let world: World
let runner: TestRunner
const pool = new ScorePool({ threads: 1, timeoutMs: 20_000, heapMb: 256 })
const log = logger('test', { write: () => undefined })

beforeAll(async () => {
  world = await openWorld(4)
  runner = await TestRunner.enroll(world)
})
afterAll(async () => {
  await pool.close()
  await world.end()
})

const db = () => world.system.db
const fail = (attempt: string, fence: number) =>
  releaseWork(runner.ctx, {
    boot_id: runner.bootId,
    attempts: [{ attempt, fence, kind: 'endpoint_error', code: 'http_500' }],
  })
const answer = (items: Parameters<typeof turn>[0][]) =>
  postTurns(runner.ctx, { boot_id: runner.bootId, turns: items.map((a) => turn(a, '\\boxed{m g h}')) })

/** A run of four attempts in which the second builds on the first, the third on the second, the fourth on both others. */
async function chained(): Promise<{ run: string; ids: string[] }> {
  const run = await submit(world, { publish: false })
  const rows = await db().attempt.findMany({ where: { runId: run }, orderBy: { id: 'asc' } })
  const ids = rows.map((r) => r.id)
  const parents = [[], [ids[0]!], [ids[1]!], [ids[0]!, ids[2]!]]
  for (const [i, dependsOn] of parents.entries())
    if (dependsOn.length > 0) {
      await db().attempt.update({ where: { id: ids[i]! }, data: { dependsOn, state: 'blocked' } })
      await world.system.queue.boss.deleteJob(`run-${run}`, ids[i]!)
    }
  return { run, ids }
}
const states = async (ids: string[]) => {
  const rows = await db().attempt.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } })
  return rows.map((r) => r.state)
}

describe('attempts that build on others', () => {
  it('become ready when all their parents are answered, one after the other', async () => {
    const { run, ids } = await chained()
    for (let i = 0; i < 4; i++) {
      const { attempts } = await runner.work()
      expect(attempts.map((a) => a.attempt)).toEqual([ids[i]])
      expect((await runner.claim()).work).toBeNull()
      await answer(attempts)
    }
    await scoreAnswered(world.system, pool, log)
    expect(await settleRun(world.system, run)).toBe('done')
    expect((await recount(world.system)).differences).toEqual([])
  })

  it('are skipped, with all that builds on them, when a parent gets no answer; the run ends', async () => {
    const { run, ids } = await chained()
    const [first] = (await runner.work()).attempts
    await answer([first!])
    const [second] = (await runner.work()).attempts
    await fail(second!.attempt, second!.fence)
    expect(await states(ids)).toEqual(['answered', 'failed', 'skipped', 'skipped'])
    const skipped = await db().attempt.findUniqueOrThrow({ where: { id: ids[3]! } })
    expect(skipped.reason).toContain('no answer')
    expect(skipped.outcome).toBeNull()
    await scoreAnswered(world.system, pool, log)
    expect(await settleRun(world.system, run)).toBe('done')
    expect((await recount(world.system)).differences).toEqual([])
    expect((await runStatus(world.admin, run)).outcomes).toEqual({ scored: 1, endpoint_error: 1 })
  })

  it('are skipped, too, when the parent was lost three times', async () => {
    const { run, ids } = await chained()
    for (let i = 0; i < 3; i++) {
      await runner.work()
      runner.bootId = crypto.randomUUID()
    }
    expect((await runner.claim()).work).toBeNull()
    expect(await states(ids)).toEqual(['failed', 'skipped', 'skipped', 'skipped'])
    expect(await settleRun(world.system, run)).toBe('done')
    expect((await recount(world.system)).differences).toEqual([])
  })
})

describe('what dies half-way is found', () => {
  it('holds of a lease that has ended already go back at the next sweep', async () => {
    const run = await submit(world, { publish: false })
    const { attempts, lease } = await runner.work()
    // A sweeper that marked the lease and died before it took anything back.
    await db().lease.update({ where: { id: lease.id }, data: { state: 'expired' } })
    expect((await heartbeat(runner.ctx, { boot_id: runner.bootId, held: [] })).lost).toEqual([])
    expect(await expireLeases(world.system)).toBe(4)
    expect(await db().heldAttempt.count()).toBe(0)
    expect((await runner.work()).attempts).toHaveLength(attempts.length)
    await cancelRun(world.admin, run)
    runner.bootId = crypto.randomUUID()
    await runner.claim()
    expect(await settleRun(world.system, run)).toBe('cancelled')
  })

  it('queues of runs that have ended are removed', async () => {
    const run = await submit(world, { publish: false })
    await cancelRun(world.admin, run)
    await createRunQueue(world.system.queue, run)
    const living = await submit(world, { publish: false })
    expect(await removeDeadQueues(world.system)).toBe(1)
    expect(await world.system.queue.boss.getQueue(`run-${run}`)).toBeNull()
    expect(await world.system.queue.boss.getQueue(`run-${living}`)).not.toBeNull()
    await cancelRun(world.admin, living)
  })

  it('claims of one boot go on with one lease, and the lease ends with the run', async () => {
    const run = await submit(world, { publish: false })
    const first = await runner.work(1)
    const second = await runner.work(1)
    expect(second.lease.id).toBe(first.lease.id)
    await cancelRun(world.admin, run)
    for (const { attempts } of [first, second])
      await releaseWork(runner.ctx, {
        boot_id: runner.bootId,
        attempts: attempts.map(({ attempt, fence }) => ({ attempt, fence, kind: 'released' })),
      })
    expect(await settleRun(world.system, run)).toBe('cancelled')
    await db().lease.updateMany({ data: { beatAt: new Date(Date.now() - 10_000) } })
    await expireLeases(world.system)
    expect((await db().lease.findUniqueOrThrow({ where: { id: first.lease.id } })).state).toBe('released')
  })
})

describe('owners', () => {
  it('hold a run: nothing more is given out, what is in work is kept; and resume it', async () => {
    const run = await submit(world, { publish: false })
    const { attempts } = await runner.work(1)
    await holdRun(world.admin, run, { reason: 'the endpoint is being moved' })
    expect((await runStatus(world.admin, run)).reason).toBe('held by its owner: the endpoint is being moved')
    expect((await runner.claim()).work).toBeNull()
    expect((await answer(attempts)).turns[0]!.status).toBe('done')
    await expect(holdRun(world.admin, run, {})).rejects.toThrow(/only a queued or running one/)
    await resumeRun(world.admin, run)
    expect((await runner.work()).attempts).toHaveLength(3)
    await cancelRun(world.admin, run)
  })

  it('let a runner drain and work again, and revoke it for good', async () => {
    const one = await TestRunner.enroll(world, 'change-me')
    if (one.ctx.actor.kind !== 'runner') throw new Error('not a runner')
    const { runnerId } = one.ctx.actor
    await changeRunner(world.admin, runnerId, { draining: true })
    expect((await heartbeat(one.ctx, { boot_id: one.bootId, held: [] })).drain).toBe(true)
    expect((await one.claim()).work).toBeNull()
    await changeRunner(world.admin, runnerId, { draining: false })
    expect((await heartbeat(one.ctx, { boot_id: one.bootId, held: [] })).drain).toBe(false)
    expect((await changeRunner(world.admin, runnerId, { revoked: true })).runner.revoked).toBe(true)
    await expect(changeRunner(one.ctx, runnerId, { draining: true })).rejects.toThrow(/runner key may not/)
    await expect(changeRunner(world.admin, runnerId, {})).rejects.toThrow(/say what to change/)
  })
})

it('one run is never given out beyond its concurrency, however many runners ask at once', async () => {
  const run = await submit(world, { settings: { concurrency: 5, samples: 10 }, publish: false })
  const many = await Promise.all(
    Array.from({ length: 8 }, (_, i) => TestRunner.enroll(world, `many-${String(i)}`)),
  )
  const works = await Promise.all(many.map((r) => r.claim(3)))
  const held = works.reduce((n, w) => n + (w.work?.attempts.length ?? 0), 0)
  expect(held).toBe(5)
  // A runner alone gets as many more in reserve, and no other gets any then.
  for (const [i, { work }] of works.entries())
    if (work)
      await releaseWork(many[i]!.ctx, {
        boot_id: many[i]!.bootId,
        attempts: work.attempts.map(({ attempt, fence }) => ({ attempt, fence, kind: 'released' })),
      })
  expect((await many[0]!.work(64)).attempts).toHaveLength(10)
  expect((await many[1]!.claim()).work).toBeNull()
  await cancelRun(world.admin, run)
})
