import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { hashJson } from '#core/canonical-json.ts'
import type { BoardKey } from '#services/board/ask.ts'
import { askForOutdated, askForRow, askForSnapshot } from '#services/board/ask.ts'
import { boardContent } from '#services/board/content.ts'
import { EDITION } from '#services/board/edition.ts'
import { getBoard, getSnapshot } from '#services/board/get.ts'
import { BoardMemory } from '#services/board/memory.ts'
import { recount } from '#services/board/recount.ts'
import { buildSnapshot } from '#services/board/snapshot.ts'
import { withdrawRun } from '#services/run/publish.ts'
import type { Context } from '#services/shared/context.ts'
import type { Tx } from '#db/index.ts'
import { openConnections } from '#services/shared/open.ts'
import { SNAPSHOT_QUEUE } from '#services/shared/queue.ts'
import type { World } from '../support/world.ts'
import { TestRunner, openWorld } from '../support/world.ts'
import { boardOf, evaluate } from './board-runs.ts'

// Whole evaluations on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

let world: World
let runner: TestRunner
const build = (board: BoardKey) => buildSnapshot(world.system, board, new BoardMemory())
const board = () => getBoard(world.admin, { suite: 'physics', split: 'smoke' })
const row = async (model: string) => (await board()).rows.find((r) => r.model === model)!
const right = (i: number) => `\\boxed{${String(i)} m g h}`
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

describe('snapshots', () => {
  beforeEach(async () => {
    world = await openWorld(2)
    runner = await TestRunner.enroll(world)
  })
  afterEach(async () => {
    await world.end()
  })
  const snapshots = () => world.system.db.snapshot.findMany({ orderBy: { createdAt: 'asc' } })

  it('stay, can be asked for by id, and have the hash of what they say', async () => {
    const run = await evaluate(world, runner, 'a', { answers: right })
    const key = await boardOf(world, run)
    const first = await build(key)
    await evaluate(world, runner, 'b', { answers: right })
    const second = await build(key)
    expect(second).toMatchObject({ changed: true })
    const old = await getSnapshot(world.admin, { suite: 'physics', snapshot: first.id! })
    expect(old.rows.map((r) => r.model)).toEqual(['a'])
    expect(old.newest).toBe(false)
    const now = await board()
    expect(now).toMatchObject({ snapshot: second.id, newest: true })
    expect(await getSnapshot(world.admin, { suite: 'physics', snapshot: second.id! })).toEqual(now)
    const { snapshot, content_hash, created_at, newest, ...content } = old
    expect(hashJson(content)).toBe(content_hash)
    expect(snapshot).toBe(first.id)
    expect(newest).toBe(false)
    expect(new Date(created_at!).getTime()).toBeLessThan(new Date(now.created_at!).getTime())
    for (const id of ['none', '0191d7a0-0000-7000-8000-000000000001'])
      await expect(getSnapshot(world.admin, { suite: 'physics', snapshot: id })).rejects.toMatchObject({
        code: 'not_found',
      })
    await expect(
      world.system.db.snapshot.update({ where: { id: first.id! }, data: { contentHash: 'x' } }),
    ).rejects.toThrow(/append-only/)
    await expect(world.system.db.snapshot.delete({ where: { id: first.id! } })).rejects.toThrow(/append-only/)
  })

  it('are not written where nothing changed or nothing is there, but are where the last row went', async () => {
    const run = await evaluate(world, runner, 'a', { answers: right })
    const key = await boardOf(world, run)
    expect(await build({ ...key, protocolKey: 'f'.repeat(64) })).toEqual({ id: null, changed: false })
    expect(await snapshots()).toHaveLength(0)
    const first = await build(key)
    expect(await build(key)).toEqual({ id: first.id, changed: false })
    const warm = new BoardMemory()
    for (let i = 0; i < 2; i++)
      expect(await buildSnapshot(world.system, key, warm)).toEqual({ id: first.id, changed: false })
    expect(await snapshots()).toHaveLength(1)
    await withdrawRun(world.admin, run, 'wrong weights')
    expect((await build(key)).changed).toBe(true)
    expect((await board()).rows).toEqual([])
    expect(await build(key)).toMatchObject({ changed: false })
    expect(await snapshots()).toHaveLength(2)
  })

  it('are the same from what a process remembers as from nothing', async () => {
    const warm = new BoardMemory()
    let key: BoardKey | undefined
    for (const [model, samples] of [
      ['a', 1],
      ['b', 2],
      ['a', 1],
      ['c', 2],
    ] as const) {
      const run = await evaluate(world, runner, model, {
        samples,
        answers: (i, s) => (i > s ? right(i) : 'no idea'),
      })
      key = await boardOf(world, run)
      await buildSnapshot(world.system, key, warm)
    }
    const known = { remembered: warm.of(key!), last: null }
    expect(known.remembered.rows.size).toBe(3)
    const [cold, remembered] = [
      await boardContent(world.system, key!),
      await boardContent(world.system, key!, known),
    ]
    expect(remembered.content).toEqual(cold.content)
    expect(hashJson(cold.content)).toBe((await board()).content_hash)
    // A forgetful process gives the same again.
    const forgetful = new BoardMemory(1)
    expect((await buildSnapshot(world.system, key!, forgetful)).changed).toBe(false)
    expect(forgetful.of(key!).rows.size).toBe(0)
  })

  it('of processes that build at the same time end with the newest entries, each kept once', async () => {
    const run = await evaluate(world, runner, 'a', { answers: right })
    const key = await boardOf(world, run)
    const both = await Promise.all([build(key), build(key), build(key)])
    expect(both.filter((b) => b.changed)).toHaveLength(1)
    expect(new Set(both.map((b) => b.id)).size).toBe(1)
    // One process has read its entries when another one comes, and keeps its result only after that one's.
    await evaluate(world, runner, 'b', { answers: right })
    const { system, read, release } = held()
    const slow = buildSnapshot(system, key, new BoardMemory())
    await read
    await evaluate(world, runner, 'c', { answers: right })
    const quick = await build(key)
    expect(quick.changed).toBe(true)
    release()
    expect(await slow).toEqual({ id: quick.id, changed: false })
    expect((await board()).rows.map((r) => r.model).sort()).toEqual(['a', 'b', 'c'])
    expect(await snapshots()).toHaveLength(2)
  })

  /** A process that stops before its first transaction until it is released; `read` resolves when it got there. */
  function held(): { system: Context; read: Promise<void>; release: () => void } {
    const reached = Promise.withResolvers<undefined>()
    const gate = Promise.withResolvers<undefined>()
    const db = new Proxy(world.system.db, {
      get(target, name) {
        if (name !== '$transaction') return Reflect.get(target, name) as unknown
        return async (work: (tx: Tx) => Promise<unknown>) => {
          reached.resolve(undefined)
          await gate.promise
          return target.$transaction(work)
        }
      },
    })
    return { system: { ...world.system, db }, read: reached.promise, release: () => gate.resolve(undefined) }
  }
})

describe('asking for a rebuild', () => {
  inWorld(2)
  const waiting = () =>
    world.system.db.$queryRaw<{ key: string }[]>`
      SELECT singleton_key AS key FROM pgboss.job WHERE name = ${SNAPSHOT_QUEUE} AND state = 'created'`
  const take = async () => {
    await world.system.db
      .$executeRaw`UPDATE pgboss.job SET start_after = now() WHERE name = ${SNAPSHOT_QUEUE}`
    return (await world.system.queue.boss.fetch<BoardKey>(SNAPSHOT_QUEUE, { batchSize: 10 })) ?? []
  }

  it('many times is asking once, for each board, until a process begins with it', async () => {
    const key = { suiteVersionId: '0191d7a0-0000-7000-8000-000000000001', split: 'smoke', protocolKey: 'p' }
    const ask = (b: BoardKey) => world.system.db.$transaction((tx) => askForSnapshot(world.system, tx, b))
    for (let i = 0; i < 5; i++) await ask(key)
    await ask({ ...key, protocolKey: 'q' })
    expect(await waiting()).toHaveLength(2)
    // Two processes look at once: each job goes to one of them.
    const taken = (await Promise.all([take(), take()])).flat()
    expect(taken).toHaveLength(2)
    // A change while one builds asks again, so that nothing is missed.
    await ask(key)
    await ask(key)
    expect(await waiting()).toHaveLength(1)
  })

  it('happens for boards of an older edition, and for rows whose unpublished runs have become more', async () => {
    await take()
    const run = await evaluate(world, runner, 'a', { answers: right })
    const key = await boardOf(world, run)
    await take()
    expect(await askForOutdated(world.system)).toBe(1)
    await build(key)
    expect(await askForOutdated(world.system)).toBe(0)
    expect((await board()).edition).toBe(EDITION)
    // As an older release of this code would have left it.
    await world.system.db.$executeRaw`
      INSERT INTO snapshots (id, suite_version_id, split, protocol_key, content_hash, content, created_at)
      SELECT gen_random_uuid(), suite_version_id, split, protocol_key, '', content - 'edition', now() FROM snapshots`
    expect(await askForOutdated(world.system)).toBe(1)
    expect(await take()).toHaveLength(1)
    expect(await build(key)).toMatchObject({ changed: true })
    expect(await askForOutdated(world.system)).toBe(0)
    await take()
    const more = await evaluate(world, runner, 'a', { answers: right, publish: false })
    await world.system.db.$transaction((tx) => askForRow(world.system, tx, more))
    expect((await waiting()).map((w) => w.key)).toEqual([
      `${key.suiteVersionId}/${key.split}/${key.protocolKey}`,
    ])
    await build(key)
    expect(await row('a')).toMatchObject({ runs_published: 1, runs_total: 2 })
    const stranger = await evaluate(world, runner, 'stranger', { answers: right, publish: false })
    await take()
    await world.system.db.$transaction((tx) => askForRow(world.system, tx, stranger))
    expect(await waiting()).toHaveLength(0)
  })
})

describe('jobs processes', () => {
  inWorld(2)
  it('work side by side: each change is built once or together with others, and the last one shows all', async () => {
    const other = await openConnections({
      url: world.url,
      keeper: false,
      max: 2,
      onError: () => undefined,
    })
    const built: (string | null)[] = []
    try {
      for (const connections of [world.system, other]) {
        const ctx = { ...world.system, db: connections.db, queue: connections.queue }
        const own = new BoardMemory()
        await connections.queue.boss.work<BoardKey>(
          SNAPSHOT_QUEUE,
          { pollingIntervalSeconds: 0.5, batchSize: 1 },
          async (jobs) => {
            for (const job of jobs) {
              const { id, changed } = await buildSnapshot(ctx, job.data, own)
              if (changed) built.push(id)
            }
          },
        )
      }
      const models = ['p', 'q', 'r', 's']
      for (const model of models) await evaluate(world, runner, model, { answers: right })
      await expect
        .poll(async () => (await board()).rows.map((r) => r.model).sort(), { timeout: 15_000, interval: 200 })
        .toEqual(models)
      const kept = await world.system.db.snapshot.findMany({ select: { id: true } })
      expect(built.sort()).toEqual(kept.map((s) => s.id).sort())
      expect(kept.length).toBeLessThanOrEqual(models.length)
      expect((await recount(world.system)).differences).toEqual([])
    } finally {
      await world.system.queue.boss.offWork(SNAPSHOT_QUEUE)
      await other.close()
    }
  })
})
