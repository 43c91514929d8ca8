import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BEAT_S, LEASE_LIFE_S, MAX_LOSSES } from '#core/protocol/index.ts'
import { logger } from '#lib/log.ts'
import { ScorePool } from '#jobs/score-pool.ts'
import { scoreAnswered } from '#jobs/scoring.ts'
import { recount } from '#services/board/recount.ts'
import { buildSnapshot } from '#services/board/snapshot.ts'
import { getBoard } from '#services/board/get.ts'
import { cancelRun } from '#services/run/cancel.ts'
import { resumeRun } from '#services/run/resume.ts'
import { runReport } from '#services/run/report.ts'
import { runStatus } from '#services/run/status.ts'
import { settleRun } from '#services/run/settle.ts'
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

const post = (turns: unknown[], r = runner) => postTurns(r.ctx, { boot_id: r.bootId, turns })
const age = (seconds: number) =>
  world.system.db.$executeRaw`UPDATE leases SET beat_at = beat_at - make_interval(secs => ${seconds}::int)`

describe('a run from submission to board', () => {
  it('scores, settles, publishes and ranks; equal answers are right, near ones get part, prose is unparseable', async () => {
    const runId = await submit(world)
    const work = await runner.work()
    expect(work.attempts).toHaveLength(4)
    expect(JSON.stringify(work)).not.toContain('Force times way')
    const answers = ['\\boxed{m g h}', '\\boxed{h\\,g\\cdot 2m}', '\\boxed{4 m g h}', 'no idea']
    const reply = await post(work.attempts.map((a, i) => turn(a, answers[i]!)))
    expect(reply.turns.map((t) => t.status)).toEqual(['done', 'done', 'done', 'done'])
    await settleRun(world.system, runId)
    expect((await runStatus(world.admin, runId)).state).toBe('settling')

    expect(await scoreAnswered(world.system, pool, log)).toBe(4)
    expect(await settleRun(world.system, runId)).toBe('done')
    const report = await runReport(world.admin, runId)
    expect(report.attempts.map((a) => a.outcome)).toEqual(['scored', 'scored', 'scored', 'unparseable'])
    expect(report.attempts.map((a) => a.correct)).toEqual([true, true, false, false])
    expect(report.attempts[2]!.score).toBeGreaterThan(0)
    expect(report.attempts[2]!.score).toBeLessThan(60)
    expect(report.metrics['accuracy']).toMatchObject({ value: 50, n: 4 })
    expect(report.coverage).toBe(1)

    const entry = await world.system.db.leaderboardEntry.findUniqueOrThrow({ where: { runId } })
    const { id } = await buildSnapshot(world.system, {
      suiteVersionId: entry.suiteVersionId,
      split: entry.split,
      protocolKey: entry.protocolKey,
    })
    const board = await getBoard(world.admin, { suite: 'physics', split: 'smoke' })
    expect(board.snapshot).toBe(id)
    expect(board.rows).toHaveLength(1)
    expect(board.rows[0]).toMatchObject({
      rank: 1,
      rank_low: 1,
      rank_high: 1,
      model: 'mock',
      n: 4,
      coverage: 1,
    })
  })

  it('keeps history, snapshots and turns from being changed, in the database itself', async () => {
    for (const table of ['entry_events', 'snapshots', 'turns', 'scores']) {
      const column = {
        entry_events: 'reason',
        snapshots: 'split',
        turns: 'output',
        scores: 'scorer_version',
      }[table]!
      await expect(
        world.system.db.$executeRawUnsafe(`UPDATE ${table} SET ${column} = 'changed'`),
      ).rejects.toThrow(/append-only/)
    }
  })
})

describe('turns', () => {
  it('gives a replay the same reply and keeps nothing twice; other content under the same number is a conflict', async () => {
    const runId = await submit(world)
    const [a] = (await runner.work(1)).attempts
    const first = await post([turn(a!, '\\boxed{mgh}')])
    const second = await post([turn(a!, '\\boxed{mgh}')])
    expect(second).toEqual(first)
    const other = await post([turn(a!, '\\boxed{2mgh}')])
    expect(other.turns[0]!.status).toBe('conflict')
    expect(await world.system.db.turn.count({ where: { attemptId: a!.attempt } })).toBe(1)
    expect((await runStatus(world.admin, runId)).answered).toBe(1)
    await cancelRun(world.admin, runId)
  })

  it('refuses forged fences, foreign leases and prompts that were not given', async () => {
    const runId = await submit(world)
    const thief = await TestRunner.enroll(world, 'thief')
    const [a, b] = (await runner.work(2)).attempts
    const forged = await post([turn(a!, 'x', { fence: a!.fence + 1 })])
    expect(forged.turns[0]).toMatchObject({ status: 'conflict' })
    const stolen = await post([turn(a!, 'x')], thief)
    expect(stolen.turns[0]).toMatchObject({ status: 'conflict', message: 'not your attempt' })
    const altered = await post([turn(b!, 'x', { prompt_hash: 'other' })])
    expect(altered.turns[0]).toMatchObject({ status: 'conflict' })
    expect(await world.system.db.turn.count({ where: { attemptId: { in: [a!.attempt, b!.attempt] } } })).toBe(
      0,
    )
    const stolenRelease = await releaseWork(thief.ctx, {
      boot_id: thief.bootId,
      attempts: [{ attempt: a!.attempt, fence: a!.fence, kind: 'endpoint_error' }],
    })
    expect(stolenRelease.attempts[0]!.status).toBe('conflict')
    await cancelRun(world.admin, runId)
  })

  it('makes NUL and half surrogate pairs storable', async () => {
    const runId = await submit(world)
    const [a] = (await runner.work(1)).attempts
    expect((await post([turn(a!, 'a\0b\ud800c')])).turns[0]!.status).toBe('done')
    const kept = await world.system.db.turn.findFirstOrThrow({ where: { attemptId: a!.attempt } })
    expect(kept.output).toBe('a\ufffdb\ufffdc')
    await cancelRun(world.admin, runId)
  })
})

describe('leases', () => {
  it('expire without heartbeats, and the successor gets a higher fence; the late first holder is refused', async () => {
    const runId = await submit(world)
    const [a] = (await runner.work(1)).attempts
    await age(LEASE_LIFE_S + 1)
    expect(await expireLeases(world.system)).toBeGreaterThanOrEqual(1)
    const next = await TestRunner.enroll(world, 'successor')
    const again = (await next.work()).attempts.find((x) => x.attempt === a!.attempt)!
    expect(again.fence).toBeGreaterThan(a!.fence)
    expect((await post([turn(a!, 'late')])).turns[0]!.status).toBe('conflict')
    expect((await post([turn(again, 'in time')], next)).turns[0]!.status).toBe('done')
    await cancelRun(world.admin, runId)
  })

  it('late work counts while nobody else has claimed it', async () => {
    const runId = await submit(world)
    const [a] = (await runner.work(1)).attempts
    await age(LEASE_LIFE_S + 1)
    await expireLeases(world.system)
    expect((await post([turn(a!, '\\boxed{mgh}')])).turns[0]!.status).toBe('done')
    const others = (await runner.work()).attempts.map((x) => x.attempt)
    expect(others).not.toContain(a!.attempt)
    await cancelRun(world.admin, runId)
  })

  it('live on heartbeats; an attempt that two heartbeats do not list is ready again, without a loss', async () => {
    const runId = await submit(world)
    const [a, b] = (await runner.work(2)).attempts
    const beat = () =>
      heartbeat(runner.ctx, { boot_id: runner.bootId, held: [{ attempt: a!.attempt, fence: a!.fence }] })
    await age(BEAT_S)
    await beat()
    await age(LEASE_LIFE_S - BEAT_S)
    await expireLeases(world.system)
    expect(await world.system.db.heldAttempt.count({ where: { attemptId: a!.attempt } })).toBe(1)
    expect(await world.system.db.heldAttempt.count({ where: { attemptId: b!.attempt } })).toBe(1)
    await beat()
    expect(await world.system.db.heldAttempt.count({ where: { attemptId: b!.attempt } })).toBe(0)
    expect((await world.system.db.attempt.findUniqueOrThrow({ where: { id: b!.attempt } })).losses).toBe(0)
    await cancelRun(world.admin, runId)
    expect((await beat()).cancel).toEqual([a!.attempt])
  })

  it('end when the runner starts again; after three losses the attempt is a runner_error and missing', async () => {
    const runId = await submit(world, { publish: false })
    for (let i = 0; i < MAX_LOSSES; i++) {
      expect((await runner.work()).attempts).toHaveLength(4)
      runner.bootId = crypto.randomUUID()
    }
    expect((await runner.claim()).work).toBeNull()
    const status = await runStatus(world.admin, runId)
    expect(status.outcomes).toEqual({ runner_error: 4 })
    const report = await runReport(world.admin, runId)
    expect(report.attempts.map((x) => x.score)).toEqual([null, null, null, null])
    expect(report.metrics['eed']).toEqual({ value: null, low: null, high: null, n: 0 })
    expect(await settleRun(world.system, runId)).toBe('done')
  })
})

describe('endpoint errors', () => {
  const fail = (attempt: { attempt: string; fence: number }, permanent: boolean) =>
    releaseWork(runner.ctx, {
      boot_id: runner.bootId,
      attempts: [{ ...attempt, kind: 'endpoint_error', code: 'http_401', message: 'no such key', permanent }],
    })

  it('are missing, never wrong, and only lower the coverage', async () => {
    const runId = await submit(world)
    const { attempts } = await runner.work()
    await fail({ attempt: attempts[0]!.attempt, fence: attempts[0]!.fence }, false)
    await post(attempts.slice(1).map((a) => turn(a, '\\boxed{2mgh}')))
    await scoreAnswered(world.system, pool, log)
    expect(await settleRun(world.system, runId)).toBe('done')
    const report = await runReport(world.admin, runId)
    expect(report.outcomes).toEqual({ endpoint_error: 1, scored: 3 })
    expect(report.coverage).toBe(0.75)
    expect(report.metrics['accuracy']).toMatchObject({ n: 3 })
    expect(report.metrics['accuracy']!.value).toBeCloseTo(100 / 3)
  })

  it('hold the run after five permanent ones in a row, with the reason; its owner can resume it', async () => {
    const big = await openWorld(8)
    try {
      const r = await TestRunner.enroll(big)
      const runId = await submit(big)
      const { attempts } = await r.work()
      for (const a of attempts.slice(0, 5))
        await releaseWork(r.ctx, {
          boot_id: r.bootId,
          attempts: [
            {
              attempt: a.attempt,
              fence: a.fence,
              kind: 'endpoint_error',
              code: 'http_401',
              message: 'no',
              permanent: true,
            },
          ],
        })
      const held = await runStatus(big.admin, runId)
      expect(held.state).toBe('held')
      expect(held.reason).toContain('http_401')
      expect((await r.claim()).work).toBeNull()
      await resumeRun(big.admin, runId)
      expect((await runStatus(big.admin, runId)).state).toBe('queued')
    } finally {
      await big.end()
    }
  })
})

describe('cancelling', () => {
  it('ends what nobody holds at once, tells holders, keeps results, and refuses a second end', async () => {
    const runId = await submit(world)
    const [a] = (await runner.work(1)).attempts
    await cancelRun(world.admin, runId)
    expect((await runStatus(world.admin, runId)).state).toBe('cancelling')
    expect((await post([turn(a!, 'x')])).turns[0]!.status).toBe('cancelled')
    await releaseWork(runner.ctx, {
      boot_id: runner.bootId,
      attempts: [{ attempt: a!.attempt, fence: a!.fence, kind: 'released' }],
    })
    expect(await settleRun(world.system, runId)).toBe('cancelled')
    await expect(cancelRun(world.admin, runId)).rejects.toThrow(/nothing left to cancel/)
  })
})

describe('the recount', () => {
  it('finds every sum, counter and board equal, and a tampered one different', async () => {
    const entry = await world.system.db.leaderboardEntry.findFirstOrThrow()
    const { suiteVersionId, split, protocolKey } = entry
    await buildSnapshot(world.system, { suiteVersionId, split, protocolKey })
    const honest = await recount(world.system)
    expect(honest.differences).toEqual([])
    expect(honest.runs).toBeGreaterThan(5)
    const sum = await world.system.db.itemSum.findFirstOrThrow({ where: { present: { gt: 0 } } })
    const where = { runId_itemId: { runId: sum.runId, itemId: sum.itemId } }
    await world.system.db.itemSum.update({ where, data: { milli: sum.milli + 1n } })
    expect((await recount(world.system)).differences.join()).toContain(sum.runId)
    await world.system.db.itemSum.update({ where, data: { milli: sum.milli } })
  })
})
