import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { viewAttempt } from '#services/attempt/view.ts'
import { viewBoard } from '#services/board/view.ts'
import { viewModel } from '#services/model/view.ts'
import { listRunners } from '#services/runner/list.ts'
import { lifeOf, viewRunners } from '#services/runner/view.ts'
import { viewAttempts } from '#services/run/view-attempts.ts'
import { viewRun } from '#services/run/view.ts'
import type { Context } from '#services/shared/context.ts'
import { isPublicSplit, viewSuite } from '#services/suite/view.ts'
import { publishRun } from '#services/run/publish.ts'
import { settleRun } from '#services/run/settle.ts'
import { storeScores } from '#services/scoring/store.ts'
import { takeForScoring } from '#services/scoring/take.ts'
import { heartbeat } from '#services/work/heartbeat.ts'
import { postTurns } from '#services/work/turns.ts'
import { buildSnapshot } from '#services/board/snapshot.ts'
import { getSuite } from '#core/suites/index.ts'
import { TestRunner, openWorld, submit, turn } from '../support/world.ts'
import type { World } from '../support/world.ts'

let world: World
let visitor: Context
let runner: TestRunner
let run: string

beforeAll(async () => {
  world = await openWorld(4)
  visitor = { ...world.admin, actor: { kind: 'anonymous' } }
  runner = await TestRunner.enroll(world)
  run = await submit(world, { settings: { samples: 2, concurrency: 64 }, publish: false })
  const work = await runner.work()
  await postTurns(runner.ctx, {
    boot_id: runner.bootId,
    provenance: { engine: 'test' },
    turns: work.attempts.map((a, i) =>
      turn(a, i === 0 ? "I'm sorry, but I can't help with that." : '\\boxed{2 m g h}'),
    ),
  })
  const tasks = await takeForScoring(world.system, 100)
  const physics = getSuite('physics')
  await storeScores(
    world.system,
    tasks.map((task) => ({ task, outcome: physics.score(task.item, task.turns), ms: 1 })),
  )
  await settleRun(world.system, run)
  await publishRun(world.admin, run)
  const entry = await world.admin.db.leaderboardEntry.findFirstOrThrow()
  const { suiteVersionId, split, protocolKey } = entry
  await buildSnapshot(world.system, { suiteVersionId, split, protocolKey })
})

afterAll(async () => {
  await world.end()
})

describe('the board page', () => {
  it('shows the split with most published runs unless told otherwise', async () => {
    const view = await viewBoard(visitor, {})
    expect(view.board.split).toBe('smoke')
    expect(view.board.rows.map((r) => r.model)).toEqual(['mock'])
    expect(view.splits.find((s) => s.id === 'smoke')?.entries).toBe(1)
    expect((await viewBoard(visitor, { suite: 'physics', split: 'public' })).board.rows).toEqual([])
  })
  it('knows what is under way', async () => {
    const waiting = await submit(world, { split: 'public' })
    const view = await viewBoard(visitor, { split: 'public' })
    expect(view.underWay).toEqual([{ id: waiting, model: 'mock', state: 'queued', done: 0, total: 4 }])
    expect((await viewBoard(visitor, { split: 'smoke' })).underWay).toEqual([])
  })
  it('does not know other suites and splits', async () => {
    await expect(viewBoard(visitor, { suite: 'none' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(viewBoard(visitor, { split: 'none' })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the run page', () => {
  it('has figures, coverage, log and history', async () => {
    const view = await viewRun(visitor, run)
    expect(view.status).toMatchObject({ state: 'done', total: 8, done: 8, published: true })
    expect(view.metrics['accuracy']).toMatchObject({ n: 4 })
    expect(view.coverage).toBe(1)
    expect(view.log.length).toBeGreaterThan(0)
    expect(view.history.map((e) => e.kind)).toEqual(['added'])
    expect(view.endpoint).toBe('http://127.0.0.1:9/v1')
    expect(view.itemsShown).toBe(true)
  })
  it('offers changes to those who may make them', async () => {
    expect((await viewRun(visitor, run)).manages).toBe(false)
    expect((await viewRun(world.admin, run)).manages).toBe(true)
    expect((await viewRun(runner.ctx, run)).manages).toBe(false)
  })
  it('does not know other runs', async () => {
    await expect(viewRun(visitor, 'none')).rejects.toMatchObject({ code: 'not_found' })
    await expect(viewRun(visitor, '0191d7a0-0000-7000-8000-000000000001')).rejects.toMatchObject({
      code: 'not_found',
    })
  })
  it('lists attempts item by item, by outcome, page by page', async () => {
    const all = await viewAttempts(visitor, { run })
    expect(all).toMatchObject({ total: 8, page: 1, pages: 1 })
    expect(all.attempts.map((a) => [a.item, a.sample]).slice(0, 3)).toEqual([
      ['test-001', 0],
      ['test-001', 1],
      ['test-002', 0],
    ])
    expect(all.attempts[0]).toMatchObject({ completionTokens: 5, totalMs: 2 })
    const refused = await viewAttempts(visitor, { run, outcome: 'refused', page: 99 })
    expect(refused.attempts.map((a) => a.outcome)).toEqual(['refused'])
    expect((await viewAttempts(visitor, { run, outcome: 'nonsense', page: -3 })).total).toBe(8)
    const { counts } = all
    expect(counts.unanswered).toBe(0)
    expect(counts.correct).toBeGreaterThan(0)
    const right = await viewAttempts(visitor, { run, outcome: 'correct' })
    expect(right).toMatchObject({ filter: 'correct', total: counts.correct, counts })
    expect(right.attempts.every((a) => a.correct === true)).toBe(true)
    const wrong = await viewAttempts(visitor, { run, outcome: 'incorrect' })
    expect(wrong.total).toBe(counts.incorrect)
    expect(wrong.attempts.every((a) => a.outcome === 'scored' && a.correct === false)).toBe(true)
    expect((await viewAttempts(visitor, { run, outcome: 'unanswered' })).attempts).toEqual([])
    expect((await viewAttempts(visitor, { run, page: Number.NaN })).page).toBe(1)
  })
})

describe('the attempt page', () => {
  it('has statement, output, key, reasons and neighbours', async () => {
    const { attempts } = await viewAttempts(visitor, { run })
    const [first, second, third] = attempts
    const view = await viewAttempt(visitor, second!.id)
    expect(view.item.title).toBe('Lifting 1 crates')
    expect(view.key).toMatchObject({ answer: '1 m g h' })
    expect(view.turns[0]?.output).toContain('boxed')
    expect(view.turns[0]?.messages.at(-1)?.content).toContain('Which work does it do?')
    expect(view.detail).toMatchObject({ eed: { outcome: 'scored' } })
    expect([view.previous, view.next]).toEqual([first!.id, third!.id])
    expect((await viewAttempt(visitor, first!.id)).previous).toBeNull()
    expect((await viewAttempt(visitor, attempts.at(-1)!.id)).next).toBeNull()
  })
  it('of a held-out split tells nothing, not even to an administrator', async () => {
    const { attempts } = await viewAttempts(visitor, { run })
    const { submissionId } = await world.admin.db.run.findUniqueOrThrow({ where: { id: run } })
    const set = (split: string) =>
      world.admin.db.submission.update({ where: { id: submissionId }, data: { split } })
    await set('held-out')
    try {
      await expect(viewAttempt(world.admin, attempts[0]!.id)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(viewAttempts(world.admin, { run })).rejects.toMatchObject({ code: 'forbidden' })
      expect((await viewRun(world.admin, run)).itemsShown).toBe(false)
    } finally {
      await set('smoke')
    }
  })
})

describe('splits', () => {
  it('are public only where the suite says so', () => {
    expect(isPublicSplit('physics', 'smoke')).toBe(true)
    expect(isPublicSplit('physics', 'held-out')).toBe(false)
    expect(isPublicSplit('physics', 'unheard-of')).toBe(false)
    expect(isPublicSplit('none', 'smoke')).toBe(false)
  })
})

describe('the suite page', () => {
  it('counts items by domain and level, and never holds a key', async () => {
    const view = await viewSuite(visitor, 'physics')
    const smoke = view.splits.find((s) => s.id === 'smoke')!
    expect(smoke).toMatchObject({
      items: 4,
      counts: [{ domain: 'mechanics', level: 'high-school', items: 4 }],
    })
    expect(smoke.protocolKey).toMatch(/^[0-9a-f]{64}$/)
    expect(view.items).toHaveLength(4)
    expect(JSON.stringify(view.items)).not.toContain('m g h')
  })
  it('does not know other suites', async () => {
    await expect(viewSuite(visitor, 'none')).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the model page', () => {
  it('has published results and all runs', async () => {
    const view = await viewModel(visitor, 'mock')
    expect(view.entries).toMatchObject([{ run, suite: 'physics', split: 'smoke', state: 'published' }])
    expect(view.runs.map((r) => r.published).sort()).toEqual([false, true])
  })
  it('does not know other models', async () => {
    await expect(viewModel(visitor, 'none')).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the runners page', () => {
  it('shows who is there, what it can do and what it has in hand, and no secret', async () => {
    const before = await viewRunners(visitor)
    expect(before.runners).toMatchObject([{ name: 'test', life: 'online', work: [] }])
    expect(before.runners[0]?.capabilities?.slots).toBe(8)
    expect(JSON.stringify(before)).not.toMatch(/keyHash|key_hash|tsr_/)
    const work = await runner.work()
    const busy = await viewRunners(visitor)
    expect(busy.runners[0]?.work).toEqual([{ run: work.run.id, attempts: work.attempts.length }])
  })
  it('tells the throughput of the last heartbeat, and of a silent runner none', async () => {
    const beat = (progress?: { tokens_per_s: number; in_flight: number }) =>
      heartbeat(runner.ctx, { boot_id: runner.bootId, held: [], ...(progress && { progress }) })
    const told = async () => (await listRunners(visitor)).runners[0]
    expect(await told()).toMatchObject({ tokens_per_s: null, requests: null })
    await beat({ tokens_per_s: 812.5, in_flight: 6 })
    expect(await told()).toMatchObject({ name: 'test', state: 'online', tokens_per_s: 812.5, requests: 6 })
    await world.system.db.$executeRaw`UPDATE runners SET last_seen_at = now() - interval '50 seconds'`
    expect(await told()).toMatchObject({ state: 'late', tokens_per_s: null, requests: null })
    await beat()
    expect(await told()).toMatchObject({ state: 'online', tokens_per_s: null })
  })
  it('offers its buttons to those who may use them', async () => {
    expect((await viewRunners(visitor)).runners.map((r) => r.manages)).toEqual([false])
    expect((await viewRunners(world.admin)).runners.map((r) => r.manages)).toEqual([true])
  })
  it('tells life from the last sign of it', () => {
    expect([0, 45, 46, 120, 121].map(lifeOf)).toEqual(['online', 'online', 'late', 'late', 'offline'])
    expect(lifeOf(null)).toBe('offline')
  })
})
