import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getSuite } from '#core/suites/index.ts'
import { recount } from '#services/board/recount.ts'
import { getBoard } from '#services/board/get.ts'
import { buildSnapshot } from '#services/board/snapshot.ts'
import { cancelRun } from '#services/run/cancel.ts'
import { publishRun } from '#services/run/publish.ts'
import { rerunRun } from '#services/run/rerun.ts'
import { runReport } from '#services/run/report.ts'
import { runStatus } from '#services/run/status.ts'
import { settleRun } from '#services/run/settle.ts'
import { viewRun } from '#services/run/view.ts'
import { importSuite, noDataset } from '#services/suite/import.ts'
import { storeScores } from '#services/scoring/store.ts'
import { takeForScoring } from '#services/scoring/take.ts'
import { answerArms, evaluateArms, scoreAll } from '../support/arm-runs.ts'
import { armSuite, withSuite } from '../support/arm-suite.ts'
import type { World } from '../support/world.ts'
import { TestRunner, openWorld, submit, turn } from '../support/world.ts'
import { postTurns } from '#services/work/turns.ts'
import { boardOf, evaluate } from './board-runs.ts'

let world: World
let runner: TestRunner
let remove = withSuite(armSuite)

beforeAll(async () => {
  world = await openWorld(4)
  await importSuite(world.system, noDataset(armSuite))
  runner = await TestRunner.enroll(world)
})
afterAll(async () => {
  remove()
  await world.end()
})

const db = () => world.system.db
const right = (item: number) => `\\boxed{${String(item)} m g h}`

describe('a rerun', () => {
  it('takes over what has an answer, makes anew what the plumbing lost, and stands in the place of the first', async () => {
    const first = await evaluate(world, runner, 'flaky', {
      answers: (item, sample) => (item === 2 && sample === 0 ? null : right(sample === 1 ? item : 9)),
      samples: 2,
    })
    const key = await boardOf(world, first)
    await buildSnapshot(world.system, key)
    expect((await runStatus(world.admin, first)).lost).toBe(1)
    const { run, reused, again } = await rerunRun(world.admin, first)
    expect([reused, again]).toEqual([7, 1])
    const mid = await runStatus(world.admin, run.id)
    expect([mid.state, mid.total, mid.done, mid.answered, mid.rerun_of]).toEqual(['queued', 8, 7, 7, first])
    expect((await runStatus(world.admin, first)).rerun).toBe(run.id)
    const { attempts } = await runner.work()
    expect(attempts).toHaveLength(1)
    await runner.claim()
    await answerOne(attempts[0]!)
    await scoreAll(world)
    expect(await settleRun(world.system, run.id)).toBe('done')
    const report = await runReport(world.admin, run.id)
    expect([report.coverage, report.rerun_of, report.outcomes]).toEqual([1, first, { scored: 8 }])
    // Tokens are those of all answers that the row is made of.
    expect((await runStatus(world.admin, run.id)).completion_tokens).toBe(8 * 5)
    await buildSnapshot(world.system, key)
    const board = await getBoard(world.admin, { suite: 'physics', split: 'smoke' })
    const row = board.rows.find((r) => r.model === 'flaky')!
    expect([row.run_ids, row.runs_published, row.runs_total, row.coverage]).toEqual([[run.id], 1, 1, 1])
    const history = (await viewRun(world.admin, first)).history
    expect(history.at(-1)).toMatchObject({
      kind: 'withdrawn',
      reason: expect.stringContaining(run.id) as string,
    })
    await expect(publishRun(world.admin, first)).rejects.toThrow(/published in its place/)
    await expect(rerunRun(world.admin, first)).rejects.toThrow(/completes it already/)
    await expect(rerunRun(world.admin, run.id)).rejects.toThrow(/lost nothing/)
    expect((await recount(world.system)).differences).toEqual([])
  })

  it('keeps the order of plans: what was skipped waits for its parent again', async () => {
    let broken = true
    const says = (item: number, arm: string) => (broken && item === 2 && arm === 'word' ? null : 'w')
    const first = await evaluateArms(world, runner, 'armed', says)
    const before = await db().attempt.groupBy({ by: ['state'], where: { runId: first }, _count: true })
    expect(Object.fromEntries(before.map((b) => [b.state, b._count]))).toEqual({
      scored: 7,
      failed: 1,
      skipped: 1,
    })
    const { run, reused, again } = await rerunRun(world.admin, first)
    expect([reused, again]).toEqual([7, 2])
    const states = await db().attempt.groupBy({ by: ['state'], where: { runId: run.id }, _count: true })
    expect(Object.fromEntries(states.map((b) => [b.state, b._count]))).toEqual({
      scored: 7,
      open: 1,
      blocked: 1,
    })
    broken = false
    await answerArms(world, runner, says)
    await scoreAll(world)
    expect(await settleRun(world.system, run.id)).toBe('done')
    const report = await runReport(world.admin, run.id)
    expect([report.coverage, report['turns_seen'], report.metrics['steady']!.n]).toEqual([1, 12, 3])
    expect((await recount(world.system)).differences).toEqual([])
  })

  it('scores anew, without asking again, what only the scorer lost', async () => {
    const run = await submit(world, { publish: false })
    await answerArms(world, runner, () => right(1))
    const tasks = await takeForScoring(world.system, 100)
    const lost = { outcome: 'scorer_error' as const, score: null, correct: null, detail: {} }
    await storeScores(
      world.system,
      tasks.map((task, i) => ({
        task,
        outcome: i === 0 ? lost : getSuite('physics').score(task.item, task.turns),
        ms: 1,
      })),
    )
    expect(await settleRun(world.system, run)).toBe('done')
    const again = await rerunRun(world.admin, run)
    expect([again.reused, again.again]).toEqual([4, 0])
    expect((await runner.claim()).work).toBeNull()
    await scoreAll(world)
    expect(await settleRun(world.system, again.run.id)).toBe('done')
    expect((await runReport(world.admin, again.run.id)).coverage).toBe(1)
  })

  it('of a cancelled run goes on where that was stopped; its budget counts what itself uses', async () => {
    const run = await submit(world, { publish: false, budget: { max_tokens: 40 } })
    const { attempts } = await runner.work(2)
    await answerOne(attempts[0]!)
    await answerOne(attempts[1]!)
    await scoreAll(world)
    await cancelRun(world.admin, run)
    expect(await settleRun(world.system, run)).toBe('cancelled')
    const { run: second, reused, again } = await rerunRun(world.admin, run)
    expect([reused, again]).toEqual([2, 2])
    // 30 tokens were taken over: two more answers of 15 stay below 40.
    await answerArms(world, runner, () => right(1))
    await scoreAll(world)
    expect(await settleRun(world.system, second.id)).toBe('done')
    const status = await runStatus(world.admin, second.id)
    expect([status.stopped, status.outcomes]).toEqual([null, { scored: 4 }])
  })

  it('is refused for a run that goes on, by a stranger, and after the suite has changed', async () => {
    const run = await submit(world, { suite: 'arms', split: 'open', publish: false })
    await expect(rerunRun(world.admin, run)).rejects.toThrow(/only one that has ended/)
    await cancelRun(world.admin, run)
    await settleRun(world.system, run)
    const stranger = { ...world.admin, actor: { kind: 'anonymous' as const } }
    await expect(rerunRun(stranger, run)).rejects.toThrow(/sign in/)
    remove()
    remove = withSuite({ ...armSuite, scorerVersion: 'arms-2' })
    await expect(rerunRun(world.admin, run)).rejects.toThrow(/the suite has changed since/)
    remove()
    remove = withSuite(armSuite)
  })
})

describe('a run that waits', () => {
  it('knows its place, and when a runner will take it, or why that cannot be told', async () => {
    await db().runner.updateMany({ data: { lastSeenAt: new Date(0) } })
    const [one, two] = [await submit(world, { publish: false }), await submit(world, { publish: false })]
    expect((await runStatus(world.admin, two)).queue).toEqual({
      position: 2,
      starts_in_s: null,
      why: 'no connected runner can serve it',
    })
    const fresh = await TestRunner.enroll(world, 'fresh')
    const first = await fresh.work()
    expect(first.run.id).toBe(one)
    expect((await runStatus(world.admin, one)).queue).toBeNull()
    // Four of its eight slots are free.
    expect((await runStatus(world.admin, two)).queue).toEqual({ position: 1, starts_in_s: 0, why: null })
    const big = await submit(world, { publish: false, settings: { samples: 4, concurrency: 64 } })
    expect((await runStatus(world.admin, big)).queue?.position).toBe(2)
    await fresh.work()
    await fresh.work()
    const last = await submit(world, { publish: false })
    const busy = (await runStatus(world.admin, last)).queue!
    expect([busy.position, busy.starts_in_s]).toEqual([1, null])
    expect(busy.why).toContain('nothing lately')
    await db()
      .$executeRaw`UPDATE leases SET created_at = now() - interval '100 seconds' WHERE run_id = ${one}::uuid`
    await answerOne(first.attempts[0]!, fresh)
    // One answer in a hundred seconds.
    expect((await runStatus(world.admin, last)).queue?.starts_in_s).toBeGreaterThan(90)
    expect((await runStatus(world.admin, last)).queue?.starts_in_s).toBeLessThan(110)
    for (const run of [one, two, big, last]) await cancelRun(world.admin, run)
  })
})

async function answerOne(item: Parameters<typeof turn>[0], by = runner): Promise<void> {
  await postTurns(by.ctx, { boot_id: by.bootId, turns: [turn(item, right(1))] })
}
