import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { boardReply } from '#core/protocol/index.ts'
import { minimumDetectableEffect, pairedDifference } from '#core/stats/index.ts'
import type { BoardKey } from '#services/board/ask.ts'
import { boardContent } from '#services/board/content.ts'
import { getBoard } from '#services/board/get.ts'
import { BoardMemory } from '#services/board/memory.ts'
import { recount } from '#services/board/recount.ts'
import { runAtK } from '#services/board/run-at-k.ts'
import { buildSnapshot } from '#services/board/snapshot.ts'
import type { World } from '../support/world.ts'
import { TestRunner, openWorld } from '../support/world.ts'
import type { Answers } from './board-runs.ts'
import { boardOf, evaluate } from './board-runs.ts'

// Whole evaluations on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

let world: World
let runner: TestRunner
const build = (board: BoardKey) => buildSnapshot(world.system, board, new BoardMemory())
const board = () => getBoard(world.admin, { suite: 'physics', split: 'smoke' })
const row = async (model: string) => (await board()).rows.find((r) => r.model === model)!
const right = (i: number) => `\\boxed{${String(i)} m g h}`
/** Right on the first `n` items, on the others an answer that earns nothing. */
const rightUpTo =
  (n: number): Answers =>
  (i) =>
    i <= n ? right(i) : 'no idea'

/** Each describe has its own items and models. */
function inWorld(items: number): void {
  beforeAll(async () => {
    world = await openWorld(items)
    runner = await TestRunner.enroll(world)
  })
  afterAll(async () => {
    await world.end()
  })
}

describe('rows', () => {
  inWorld(50)
  it('are the mean of all published runs of a configuration, and say how many are', async () => {
    const first = await evaluate(world, runner, 'two-runs', { answers: rightUpTo(30) })
    await evaluate(world, runner, 'two-runs', { answers: rightUpTo(10) })
    await evaluate(world, runner, 'two-runs', { answers: rightUpTo(50), publish: false })
    const key = await boardOf(world, first)
    await build(key)
    const two = await row('two-runs')
    expect(two.metrics['accuracy']).toMatchObject({ value: 40, n: 50 })
    expect(two).toMatchObject({ runs_published: 2, runs_total: 3, coverage: 1, n: 50, samples: 1 })
    expect(two.run_ids).toHaveLength(2)
    expect(two.outcomes).toEqual({ scored: 40, unparseable: 60 })
    expect(two.at_k).toBeNull()
  })

  it('of equal scores share a rank and an interval, whatever the order of their items', async () => {
    await evaluate(world, runner, 'twin-a', { answers: (i) => (i <= 20 ? right(i) : 'no idea') })
    await evaluate(world, runner, 'twin-b', { answers: (i) => (i > 30 ? right(i) : 'no idea') })
    await evaluate(world, runner, 'best', { answers: right })
    const last = await evaluate(world, runner, 'worst', { answers: () => 'no idea' })
    await build(await boardOf(world, last))
    const { rows } = await board()
    const ranks = Object.fromEntries(rows.map((r) => [r.model, [r.rank, r.rank_low, r.rank_high]]))
    expect(ranks['best']).toEqual([1, 1, 1])
    expect(ranks['worst']).toEqual([5, 5, 5])
    // 20 of 50 each, as "two-runs" has on average: nothing decides between the three.
    expect([ranks['twin-a']![0], ranks['twin-b']![0], ranks['two-runs']![0]]).toEqual([2, 2, 2])
    expect(ranks['twin-a']!.slice(1)).toEqual([2, 4])
    expect(ranks['twin-b']!.slice(1)).toEqual([2, 4])
  })

  it('leave missing answers out of the figures, bound them by 0 and 100, and rank them as the endpoint is whose', async () => {
    const lossy = await evaluate(world, runner, 'lossy', {
      answers: (i) => (i === 50 ? null : i <= 25 ? right(i) : 'no idea'),
    })
    const key = await boardOf(world, lossy)
    await build(key)
    const owned = await row('lossy')
    expect(owned.metrics['accuracy']).toMatchObject({ value: (100 * 25) / 49, n: 49 })
    expect(owned).toMatchObject({ coverage: 0.98, n: 49, strict: true })
    expect(owned.outcomes).toEqual({ scored: 25, unparseable: 24, endpoint_error: 1 })
    expect(owned.bounds).toEqual({ low: 50, high: 52 })
    expect(owned.rank).toBe(2)
    // A rival with 51 %: above 25 of 50, as the owner's endpoint counts; below 25 of 49, as somebody else's does.
    await evaluate(world, runner, 'rival', {
      answers: (i) => (i <= 25 ? right(i) : i === 26 ? '\\boxed{m g h}' : 'no idea'),
    })
    await build(key)
    const rival = await row('rival')
    const value = rival.metrics['eed']!.value!
    expect(value).toBeGreaterThan(50)
    expect(value).toBeLessThan((100 * 25) / 49)
    expect([rival.rank, (await row('lossy')).rank]).toEqual([2, 3])
    await world.system.db.endpoint.updateMany({ data: { ownerServed: false } })
    await build(key)
    expect([(await row('rival')).rank, (await row('lossy')).rank]).toEqual([3, 2])
    expect((await row('lossy')).strict).toBe(false)
    await world.system.db.endpoint.updateMany({ data: { ownerServed: true } })
  })

  it('below 98 % coverage have no rank, however good', async () => {
    const half = await evaluate(world, runner, 'gappy', { answers: (i) => (i <= 2 ? null : right(i)) })
    await build(await boardOf(world, half))
    const gappy = await row('gappy')
    expect(gappy).toMatchObject({ rank: null, rank_low: null, rank_high: null, coverage: 0.96 })
    expect(gappy.metrics['accuracy']!.value).toBe(100)
    expect(gappy.bounds!.low).toBeCloseTo(96, 9)
    expect(gappy.bounds!.high).toBe(100)
    expect((await row('best')).rank).toBe(1)
    expect((await board()).rows.filter((r) => r.rank === null)).toEqual([gappy])
  })

  it('are what the recount finds, and what the wire promises', async () => {
    const last = await world.system.db.leaderboardEntry.findFirstOrThrow()
    await build(last)
    expect((await recount(world.system)).differences).toEqual([])
    const reply = await board()
    expect(boardReply.parse(reply)).toEqual(reply)
  })

  it('say what partial credit is worth, with the seed of the resampling', async () => {
    const { efficiency, protocol_key } = await board()
    expect(efficiency).toMatchObject({ rows: 7, replicates: 10_000, seed: `efficiency ${protocol_key!}` })
    // The rows differ in right and wrong alone, but for one: an item is worth about one.
    expect(efficiency!.value).toBeGreaterThan(0.9)
    expect(efficiency!.value).toBeLessThan(1.1)
    expect(efficiency!.pairs).toBeLessThanOrEqual(21)
  })

  it('know what the board can tell apart from the differences of neighbours', async () => {
    const { detectable, rows } = await board()
    expect(detectable).toMatchObject({ why: null, items: 50, luck: null })
    expect(detectable!.pairs).toBeGreaterThanOrEqual(3)
    expect(rows.length).toBeGreaterThan(3)
    expect(detectable!.points!).toBeGreaterThan(1)
    expect(detectable!.points!).toBeLessThan(60)
    expect(detectable!.planned).toBeCloseTo(
      100 *
        minimumDetectableEffect({
          items: 50,
          differenceVariance: 1 / 9,
          attemptVarianceA: 1 / 6,
          attemptVarianceB: 1 / 6,
          attemptsA: 1,
          attemptsB: 1,
        })!,
      9,
    )
  })
})

describe('what a board can tell apart', () => {
  inWorld(12)
  it('is measured on neighbouring rows, and says why where it cannot be', async () => {
    expect((await board()).detectable).toMatchObject({ points: null, why: 'too_few_rows', items: 12 })
    const a = await evaluate(world, runner, 'a', { answers: rightUpTo(9) })
    const key = await boardOf(world, a)
    await build(key)
    expect((await board()).detectable).toMatchObject({ points: null, why: 'too_few_rows', pairs: 0 })
    await evaluate(world, runner, 'same', { answers: rightUpTo(9) })
    await build(key)
    expect((await board()).detectable).toMatchObject({ points: null, why: 'no_variation' })
    await evaluate(world, runner, 'c', { answers: (i) => (i % 2 === 0 ? right(i) : 'no idea') })
    await build(key)
    const found = (await board()).detectable!
    // Two rows of 9 of 12, then one of 6: one neighbouring pair differs, on items 1, 3, 5, 7, 9 | 10, 12.
    const first = Array.from({ length: 12 }, (_, i) => (i < 9 ? 100 : 0))
    const second = Array.from({ length: 12 }, (_, i) => (i % 2 === 1 ? 100 : 0))
    const { standardError } = pairedDifference(first, second)!
    expect(found.pairs).toBe(1)
    expect(found.points).toBeCloseTo((1.959963985 + 0.841621234) * standardError, 6)
  })
  it('splits off the luck between attempts where rows have several', async () => {
    const answers =
      (from: number): Answers =>
      (i, sample) =>
        (i * 7 + sample * 5 + from) % 3 === 0 ? right(i) : 'no idea'
    await evaluate(world, runner, 'k3-a', { samples: 3, answers: answers(0), split: 'public' })
    const b = await evaluate(world, runner, 'k3-b', {
      samples: 3,
      answers: (i, s, ...more) => (s === 0 ? right(i) : answers(1)(i, s, ...more)),
      split: 'public',
    })
    await build(await boardOf(world, b))
    const found = (await getBoard(world.admin, { suite: 'physics', split: 'public' })).detectable!
    expect(found.luck).toBeGreaterThan(0)
    expect(found.luck).toBeLessThanOrEqual(1)
  })
})

describe('several attempts an item', () => {
  inWorld(4)
  let run: string
  it('give pass@k, best@k and cons@k over items; equal formulas vote together, silence and losses do not', async () => {
    const table: Record<number, (string | null)[]> = {
      // right twice in different spellings, wrong once
      1: ['\\boxed{m g h}', '\\boxed{h \\cdot g m}', '\\boxed{m}'],
      // wrong twice with one formula in two spellings, right once
      2: ['\\boxed{(m+g) h}', '\\boxed{m h + g h}', right(2)],
      // says nothing twice
      3: ['no idea', 'no idea', right(3)],
      // lost once: two attempts are left
      4: [null, right(4), 'no idea'],
    }
    run = await evaluate(world, runner, 'k', { samples: 3, answers: (i, s) => table[i]![s]! })
    const key = await boardOf(world, run)
    await build(key)
    const found = await row('k')
    expect(found.samples).toBe(3)
    expect(found.coverage).toBeCloseTo(11 / 12, 12)
    expect(found.at_k!.map((a) => a.k)).toEqual([1, 2, 3])
    const [one, two, three] = found.at_k!
    expect(one!.pass.value).toBeCloseTo((100 * (2 / 3 + 1 / 3 + 1 / 3 + 1 / 2)) / 4, 9)
    expect(one!.pass.value).toBeCloseTo(found.metrics['accuracy']!.value!, 9)
    expect(one!.best.value).toBeCloseTo(found.metrics['eed']!.value!, 3)
    expect(one!.cons.value).toBeCloseTo(one!.best.value!, 9)
    expect(two!.pass).toMatchObject({ n: 4 })
    expect(two!.pass.value).toBeCloseTo((100 * (1 + 2 / 3 + 2 / 3 + 1)) / 4, 9)
    // The item that lost an attempt has no three.
    expect(three).toMatchObject({ pass: { value: 100, n: 3 }, best: { value: 100, n: 3 }, cons: { n: 3 } })
    const wrong = await world.system.db.attempt.findMany({
      where: { runId: run, item: { slug: 'test-002' }, correct: false },
    })
    expect(wrong).toHaveLength(2)
    const part = (wrong[0]!.score! + wrong[1]!.score!) / 2
    expect(three!.cons.value).toBeCloseTo((100 + part + 100) / 3, 9)
    for (const f of [one!.pass, two!.best, three!.cons]) {
      expect(f.low!).toBeLessThan(f.value!)
      expect(f.high!).toBeGreaterThanOrEqual(f.value!)
    }
    expect(await runAtK(world.admin, run)).toEqual(found.at_k)
  })

  it('are found for a run alone where its row is of several runs', async () => {
    const second = await evaluate(world, runner, 'k', { samples: 3, answers: right })
    await build(await boardOf(world, second))
    const found = await row('k')
    expect(found).toMatchObject({ runs_published: 2, samples: 3 })
    // Six attempts at three items, five at the fourth.
    expect(found.at_k!.map((a) => [a.k, a.pass.n])).toEqual([
      [1, 4],
      [2, 4],
      [3, 4],
    ])
    const alone = await runAtK(world.admin, second)
    expect(alone!.map((a) => [a.pass.value, a.best.value, a.cons.value])).toEqual([
      [100, 100, 100],
      [100, 100, 100],
      [100, 100, 100],
    ])
    const single = await evaluate(world, runner, 'single', { answers: right })
    expect(await runAtK(world.admin, single)).toBeNull()
  })

  it('are taken over from the last snapshot where nothing changed, and counted anew by the recount', async () => {
    const key = await boardOf(world, run)
    await build(key)
    const before = (await row('k')).at_k
    const detail = await world.system.db.score.findFirstOrThrow({ where: { attempt: { runId: run } } })
    await evaluate(world, runner, 'other', { answers: right })
    await build(key)
    expect((await row('k')).at_k).toEqual(before)
    expect((await recount(world.system)).differences).toEqual([])
    // A vote that the snapshot does not know: one right answer that was not.
    const tampered = await world.system.db.attempt.findFirstOrThrow({
      where: { id: detail.attemptId },
    })
    await world.system.db.attempt.update({
      where: { id: tampered.id },
      data: { outcome: tampered.outcome === 'scored' ? 'refused' : 'scored' },
    })
    expect((await recount(world.system)).differences.join()).toContain('differs from what its runs give')
    await world.system.db.attempt.update({
      where: { id: tampered.id },
      data: { outcome: tampered.outcome },
    })
  })
})

describe('items', () => {
  inWorld(4)
  it('carry their mean and item-rest correlation, and a reversed one is flagged from ten rows on', async () => {
    let key: BoardKey | undefined
    for (let model = 0; model < 10; model++) {
      // Item 4 is right for the worse half alone.
      const run = await evaluate(world, runner, `m${String(model)}`, {
        answers: (i) => ((i === 4 ? model < 5 : model >= 2 * i) ? right(i) : 'no idea'),
      })
      key = await boardOf(world, run)
      if (model === 8) {
        await build(key)
        expect((await board()).item_statistics!.some((s) => s.review)).toBe(false)
      }
    }
    await build(key!)
    const { item_statistics: items } = await board()
    expect(items!.map((s) => [s.item, s.n, s.mean, s.review])).toEqual([
      ['test-001', 10, 80, false],
      ['test-002', 10, 60, false],
      ['test-003', 10, 40, false],
      ['test-004', 10, 50, true],
    ])
    expect(items![3]!.item_rest!).toBeLessThan(-0.5)
    expect(items![0]!.item_rest!).toBeGreaterThan(-1)
  })
  it('of held-out splits are not listed', async () => {
    const entry = await world.system.db.leaderboardEntry.findFirstOrThrow()
    const held = { ...entry, split: 'held-out' }
    expect((await boardContent(world.system, held)).content.item_statistics).toBeNull()
  })
})
