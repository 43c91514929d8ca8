import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runReport as reportSchema } from '#core/protocol/index.ts'
import type { ReportedAttempt } from '#core/suites/index.ts'
import { getBoard } from '#services/board/get.ts'
import { recount } from '#services/board/recount.ts'
import { buildSnapshot } from '#services/board/snapshot.ts'
import { viewBoard } from '#services/board/view.ts'
import { computeRunReport } from '#services/report/compute.ts'
import { cancelRun } from '#services/run/cancel.ts'
import { runReport } from '#services/run/report.ts'
import { settleRun } from '#services/run/settle.ts'
import { viewRun } from '#services/run/view.ts'
import { importSuite, noDataset } from '#services/suite/import.ts'
import { viewSuite } from '#services/suite/view.ts'
import { postTurns } from '#services/work/turns.ts'
import { answerArms, evaluateArms, scoreAll } from '../support/arm-runs.ts'
import { armSuite, withSuite } from '../support/arm-suite.ts'
import type { World } from '../support/world.ts'
import { TestRunner, openWorld, submit, turn } from '../support/world.ts'
import { boardOf } from './board-runs.ts'

let world: World
let runner: TestRunner
let remove = withSuite(armSuite)

beforeAll(async () => {
  world = await openWorld(2)
  await importSuite(world.system, noDataset(armSuite))
  runner = await TestRunner.enroll(world)
})
afterAll(async () => {
  remove()
  await world.end()
})

const db = () => world.system.db
const steady = () => 'w'
const wavering = (item: number, arm: string) => (arm === 'again' && item > 1 ? 'other' : 'w')

describe('the report of a run', () => {
  it('is there when the run is done, and stands in its JSON beside the metrics', async () => {
    const run = await evaluateArms(world, runner, 'wavering', wavering)
    const report = await runReport(world.admin, run)
    expect(Object.keys(report.metrics)).toEqual(['steady', 'tokens'])
    expect(report.metrics['steady']!.value).toBeCloseTo(100 / 3)
    expect(report.metric_info?.map((m) => m.unit)).toEqual(['%', 'tokens'])
    expect(report['attempts_seen']).toBe(9)
    expect(report['turns_seen']).toBe(12)
    expect(report['codes']).toEqual([])
    expect(report['said']).toEqual(['other', 'other', 'w', 'w', 'w', 'w', 'w', 'w', 'w'])
    expect(report.options).toEqual({ items: 3, arms: ['word', 'again', 'lone'] })
    expect(report.coverage).toBe(1)
    // The reader's own schema keeps the suite's fields.
    expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))['attempts_seen']).toBe(9)
    const view = await viewRun(world.admin, run)
    expect(view.metrics['steady']!.value).toBeCloseTo(100 / 3)
    expect(view.figures?.['attempts_seen']).toBe(9)
    expect((await recount(world.system)).differences).toEqual([])
  })

  it('knows why attempts have no score, and what was skipped', async () => {
    const run = await evaluateArms(world, runner, 'failing', (i, arm) =>
      i === 2 && arm === 'word' ? null : 'w',
    )
    const report = await runReport(world.admin, run)
    expect(report['codes']).toEqual(['http_400'])
    expect(report['attempts_seen']).toBe(9)
    // One failed, one skipped with it.
    expect(report.coverage).toBeCloseTo(7 / 9)
    expect(report.metrics['steady']).toMatchObject({ value: 100, n: 2 })
    const board = await getBoard(world.admin, { suite: 'arms', split: 'open' })
    expect(board.rows.find((r) => r.model === 'failing')?.rank ?? null).toBeNull()
  })

  it('is made of what there is where the run is cancelled; by the jobs process', async () => {
    const run = await submit(world, { suite: 'arms', split: 'open' })
    const { attempts } = await runner.work(1)
    await postTurns(runner.ctx, { boot_id: runner.bootId, turns: attempts.map((a) => turn(a, 'w')) })
    await scoreAll(world)
    await cancelRun(world.admin, run)
    expect((await db().run.findUniqueOrThrow({ where: { id: run } })).state).toBe('cancelling')
    expect(await settleRun(world.system, run)).toBe('cancelled')
    const report = await runReport(world.admin, run)
    expect(report['attempts_seen']).toBe(9)
    expect(report['turns_seen']).toBe(1)
    const none = await submit(world, { suite: 'arms', split: 'open' })
    await cancelRun(world.admin, none)
    expect(await settleRun(world.system, none)).toBe('cancelled')
    expect((await runReport(world.admin, none)).metrics).toEqual({})
    expect((await recount(world.system)).differences).toEqual([])
  })

  it('that fails lets the run end, and says so in its log', async () => {
    remove()
    remove = withSuite({
      ...armSuite,
      report: () => {
        throw new Error('no such figure')
      },
    })
    try {
      const run = await evaluateArms(world, runner, 'unlucky', steady, { publish: false })
      const log = await db().runLog.findMany({ where: { runId: run, level: 'error' } })
      expect(log.map((l) => l.message)).toEqual(["the suite's figures could not be computed: no such figure"])
      expect((await viewRun(world.admin, run)).metrics).toEqual({})
      await db().run.delete({ where: { id: run } })
    } finally {
      remove()
      remove = withSuite(armSuite)
    }
  })

  it('of a held-out split tells no attempt', async () => {
    const run = await evaluateArms(world, runner, 'steady', steady, { split: 'shut' })
    const report = await runReport(world.admin, run)
    expect(report.attempts).toEqual([])
    expect(report.metrics['steady']!.value).toBe(100)
  })
})

describe('the board of a suite with figures of its own', () => {
  it('shows reports, ranks by their units, and pools the attempts of several runs', async () => {
    const options = { items: 40 }
    const one = await evaluateArms(world, runner, 'steady', steady, { options })
    const two = await evaluateArms(
      world,
      runner,
      'half',
      (i, arm) => (arm === 'again' && i % 2 ? 'x' : 'w'),
      {
        options,
      },
    )
    const key = await boardOf(world, one)
    expect(key.protocolKey).toBe((await boardOf(world, two)).protocolKey)
    const own = await getBoard(world.admin, { suite: 'arms', split: 'open' })
    expect(key.protocolKey).not.toBe(own.protocol_key)
    await buildSnapshot(world.system, key)
    const get = () => getBoard(world.admin, { suite: 'arms', split: 'open', protocol: key.protocolKey })
    const board = await get()
    expect(board.items).toBe(40)
    expect(
      board.rows.map((r) => [r.model, r.rank, r.rank_low, r.rank_high, r.metrics['steady']!.value]),
    ).toEqual([
      ['steady', 1, 1, 1, 100],
      ['half', 2, 2, 2, 50],
    ])
    expect(board.rows[0]!.strict).toBe(false)
    expect(board.detectable?.points).toBeGreaterThan(0)
    expect(board.item_statistics).toBeNull()
    // A second run of the second model: its row is the report over both.
    const more = await evaluateArms(world, runner, 'half', steady, { options })
    expect((await boardOf(world, more)).protocolKey).toBe(key.protocolKey)
    await buildSnapshot(world.system, key)
    const pooled = (await get()).rows.find((r) => r.model === 'half')!
    expect(pooled.metrics['steady']).toMatchObject({ value: 75, n: 40 })
    expect(pooled.coverage).toBe(1)
    expect((await recount(world.system)).differences).toEqual([])
    await db().$executeRaw`
      UPDATE runs SET report = jsonb_set(report, '{metrics,steady,value}', '1') WHERE id = ${one}::uuid`
    expect((await recount(world.system)).differences.join()).toContain(`run ${one}: its report differs`)
    await db().$executeRaw`
      UPDATE runs SET report = jsonb_set(report, '{metrics,steady,value}', '100') WHERE id = ${one}::uuid`
    const view = await viewBoard(world.admin, { suite: 'arms', split: 'open' })
    expect(view.suite.metrics[0]!.id).toBe('steady')
    expect((await viewSuite(world.admin, 'arms')).splits.map((s) => s.items)).toEqual([3, 3])
  })

  it('ranks values beyond the scale of scores: influences on a ratio', async () => {
    remove()
    const wide = (
      items: Parameters<NonNullable<typeof armSuite.report>>[0],
      attempts: readonly ReportedAttempt[],
    ) => {
      const report = armSuite.report!(items, attempts)
      const units = report.units.map((u) => ({ ...u, value: u.value === null ? null : 3 * u.value - 150 }))
      const value = 3 * report.metrics['steady']!.value! - 150
      return { ...report, units, metrics: { steady: { ...report.metrics['steady']!, value } } }
    }
    remove = withSuite({ ...armSuite, report: wide })
    try {
      const options = { items: 30 }
      const one = await evaluateArms(world, runner, 'steady', steady, { options })
      await evaluateArms(world, runner, 'never', (_, arm) => (arm === 'again' ? 'x' : 'w'), { options })
      const key = await boardOf(world, one)
      await buildSnapshot(world.system, key)
      const board = await getBoard(world.admin, { suite: 'arms', split: 'open', protocol: key.protocolKey })
      expect(board.rows.map((r) => [r.model, r.rank_low, r.rank_high, r.metrics['steady']!.value])).toEqual([
        ['steady', 1, 1, 150],
        ['never', 2, 2, -150],
      ])
    } finally {
      remove()
      remove = withSuite(armSuite)
    }
  })
})

it('reports fifteen thousand attempts in seconds', async () => {
  const run = await submit(world, {
    suite: 'arms',
    split: 'open',
    publish: false,
    options: { items: 5000 },
    settings: { concurrency: 1024 },
  })
  // What a runner and the scorer would write, at once.
  await db().$executeRaw`
    UPDATE attempts SET state = 'scored', outcome = 'scored', score = 100, correct = true, answered_at = now(),
      final_at = now() WHERE run_id = ${run}::uuid`
  await db().$executeRaw`
    INSERT INTO leases (id, runner_id, boot_id, run_id) SELECT gen_random_uuid(), id, 'x', ${run}::uuid FROM runners LIMIT 1`
  await db().$executeRaw`
    INSERT INTO turns (attempt_id, n, prompt_hash, post_hash, output, usage, timing, fence, lease_id)
    SELECT a.id, 0, 'p', 'p', 'w', '{"prompt_tokens": 9, "completion_tokens": 2, "source": "endpoint"}',
      '{"ttft_ms": 1, "total_ms": 2}', 0, l.id
    FROM attempts a JOIN leases l ON l.run_id = a.run_id AND l.boot_id = 'x' WHERE a.run_id = ${run}::uuid`
  await db().$executeRaw`
    INSERT INTO scores (attempt_id, protocol_key, scorer_version, outcome, score, correct, detail, ms)
    SELECT a.id, s.protocol_key, 'arms-1', 'scored', 100, true, '{"said": "w"}', 1
    FROM attempts a JOIN runs r ON r.id = a.run_id JOIN submissions s ON s.id = r.submission_id
    WHERE a.run_id = ${run}::uuid`
  const begin = performance.now()
  const report = await computeRunReport(db(), run)
  const ms = performance.now() - begin
  expect(report?.figures['attempts_seen']).toBe(15_000)
  expect(report?.figures['turns_seen']).toBe(15_000)
  expect(ms).toBeLessThan(15_000)
  await db().run.delete({ where: { id: run } })
})

it('goes on as before for suites without a report', async () => {
  await answerArms(world, runner, steady)
  const run = await submit(world, { publish: false })
  await answerArms(world, runner, () => '\\boxed{m g h}')
  await scoreAll(world)
  expect(await settleRun(world.system, run)).toBe('done')
  const report = await runReport(world.admin, run)
  expect(Object.keys(report.metrics)).toEqual(['eed', 'accuracy'])
  expect((await db().run.findUniqueOrThrow({ where: { id: run } })).report).toBeNull()
})
