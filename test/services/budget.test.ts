import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getBoard } from '#services/board/get.ts'
import { recount } from '#services/board/recount.ts'
import { buildSnapshot } from '#services/board/snapshot.ts'
import { costOf, overBudget, stopLateRuns } from '#services/run/budget.ts'
import { runReport } from '#services/run/report.ts'
import { runStatus } from '#services/run/status.ts'
import { settleRun } from '#services/run/settle.ts'
import { importSuite, noDataset } from '#services/suite/import.ts'
import { heartbeat } from '#services/work/heartbeat.ts'
import { releaseWork } from '#services/work/release.ts'
import { postTurns } from '#services/work/turns.ts'
import { scoreAll } from '../support/arm-runs.ts'
import { armSuite, withSuite } from '../support/arm-suite.ts'
import type { World } from '../support/world.ts'
import { TestRunner, openWorld, submit, turn } from '../support/world.ts'
import { boardOf } from './board-runs.ts'

let world: World
let runner: TestRunner
const remove = withSuite(armSuite)

beforeAll(async () => {
  world = await openWorld(6)
  await importSuite(world.system, noDataset(armSuite))
  runner = await TestRunner.enroll(world)
})
afterAll(async () => {
  remove()
  await world.end()
})

// Each turn of these tests takes 10 tokens of prompt and 5 of completion.
const post = async (items: Parameters<typeof turn>[0][]) =>
  (
    await postTurns(runner.ctx, {
      boot_id: runner.bootId,
      turns: items.map((a) => turn(a, '\\boxed{m g h}')),
    })
  ).turns.map((t) => t.status)

describe('a budget', () => {
  it.each([
    [{ max_tokens: 100 }, 60, 39, null],
    [{ max_tokens: 100 }, 60, 40, 'stopped by its budget: 100 tokens used of 100'],
    [{ max_tokens: 100, reused: { promptTokens: 60, completionTokens: 0 } }, 60, 40, null],
    [{ max_usd: 1, price_in: 1, price_out: 4 }, 500_000, 124_999, null],
    [
      { max_usd: 1, price_in: 1, price_out: 4 },
      500_000,
      125_000,
      'stopped by its budget: $1.00 spent of $1.00',
    ],
    [
      { max_usd: 0.01, price_in: 1, price_out: 4 },
      3100,
      3100,
      // Cents would say that 0.02 was spent, or that 0.01 was.
      'stopped by its budget: $0.0155 spent of $0.01',
    ],
    [{ max_minutes: 1 }, 1e9, 1e9, null],
  ])('%j at %i prompt and %i completion tokens', (budget, promptTokens, completionTokens, expected) => {
    expect(overBudget(budget, { promptTokens, completionTokens })).toBe(expected)
  })

  it('in dollars is the tokens at their prices', () => {
    expect(costOf({ price_in: 3, price_out: 15 }, { promptTokens: 1e6, completionTokens: 2e5 })).toBeCloseTo(
      6,
    )
  })

  it.each([
    [{}, /at least one of max_tokens, max_usd, max_minutes/],
    [{ max_usd: 1, price_in: 1 }, /needs price_in and price_out/],
    [{ max_tokens: 0 }, /max_tokens/],
    [{ max_tokens: 1, colour: 'red' }, /colour/],
  ])('%j is refused', async (budget, message) => {
    await expect(submit(world, { budget })).rejects.toThrow(message)
  })
})

describe('a run over its budget', () => {
  it('stops taking work, keeps what it has, says why, and gets no rank', async () => {
    const run = await submit(world, { budget: { max_tokens: 30 }, settings: { concurrency: 64 } })
    const first = await runner.work(1)
    expect(await post(first.attempts)).toEqual(['done'])
    const { attempts } = await runner.work(3)
    expect(await post([attempts[0]!])).toEqual(['done'])
    expect((await runner.claim()).work).toBeNull()
    const status = await runStatus(world.admin, run)
    expect(status.stopped).toBe('stopped by its budget: 30 tokens used of 30')
    expect([status.state, status.reason, status.waiting_for]).toEqual(['running', status.stopped, null])
    // Holders hear of it; what is finished by then is kept, what is given back is not made again.
    const beat = await heartbeat(runner.ctx, {
      boot_id: runner.bootId,
      held: attempts.slice(1).map(({ attempt, fence }) => ({ attempt, fence })),
    })
    expect(beat.cancel.sort()).toEqual(
      attempts
        .slice(1)
        .map((a) => a.attempt)
        .sort(),
    )
    expect(await post([attempts[1]!])).toEqual(['done'])
    await releaseWork(runner.ctx, {
      boot_id: runner.bootId,
      attempts: [{ attempt: attempts[2]!.attempt, fence: attempts[2]!.fence, kind: 'released' }],
    })
    expect((await runner.claim()).work).toBeNull()
    await scoreAll(world)
    expect(await settleRun(world.system, run)).toBe('done')
    const report = await runReport(world.admin, run)
    expect(report.stopped).toContain('stopped by its budget')
    expect(report.budget).toEqual({ max_tokens: 30 })
    expect(report.coverage).toBe(0.5)
    expect(report.metrics['eed']!.n).toBe(3)
    const key = await boardOf(world, run)
    await buildSnapshot(world.system, key)
    const [row] = (await getBoard(world.admin, { suite: 'physics', split: 'smoke' })).rows
    expect([row!.rank, row!.coverage]).toEqual([null, 0.5])
    expect((await recount(world.system)).differences).toEqual([])
  })

  it('ends when its time is over, also where it is held or nobody answers', async () => {
    const run = await submit(world, {
      budget: { max_minutes: 2 },
      publish: false,
      model: { engine: 'openai', name: 'slow', base_url: 'http://127.0.0.1:9/v1' },
    })
    expect(await stopLateRuns(world.system)).toBe(0)
    const { attempts } = await runner.work(2)
    await world.system.db.run.update({
      where: { id: run },
      data: { state: 'held', startedAt: new Date(Date.now() - 121_000) },
    })
    expect(await stopLateRuns(world.system)).toBe(1)
    expect(await stopLateRuns(world.system)).toBe(0)
    expect((await runStatus(world.admin, run)).stopped).toBe('stopped by its budget: 2 minutes are over')
    // A runner that has died holds two attempts: they go when its lease does.
    await releaseWork(runner.ctx, {
      boot_id: runner.bootId,
      attempts: attempts.map(({ attempt, fence }) => ({ attempt, fence, kind: 'runner_error' })),
    })
    expect(await settleRun(world.system, run)).toBe('done')
    expect((await runReport(world.admin, run)).coverage).toBe(0)
    expect((await recount(world.system)).differences).toEqual([])
  })

  it('does not go on with an episode, and cancels what waited for others', async () => {
    const run = await submit(world, {
      suite: 'arms',
      split: 'open',
      budget: { max_tokens: 60 },
      publish: false,
    })
    const words = await runner.work()
    expect(await post(words.attempts)).toEqual(['done', 'done', 'done'])
    const again = await runner.work()
    // 45 tokens so far; the first turn of the first of these makes 60.
    expect(await post([again.attempts[0]!])).toEqual(['next'])
    expect((await runStatus(world.admin, run)).stopped).toContain('60 tokens used')
    expect(await post([again.attempts[1]!])).toEqual(['cancelled'])
    await releaseWork(runner.ctx, {
      boot_id: runner.bootId,
      attempts: again.attempts.map(({ attempt, fence }) => ({ attempt, fence, kind: 'released' })),
    })
    await scoreAll(world)
    expect(await settleRun(world.system, run)).toBe('done')
    const report = await runReport(world.admin, run)
    expect(report.coverage).toBeCloseTo(3 / 9)
    expect(report['attempts_seen']).toBe(9)
    expect((await recount(world.system)).differences).toEqual([])
  })
})
