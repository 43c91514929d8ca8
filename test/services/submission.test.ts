import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSubmission } from '#services/submission/create.ts'
import { slugOf } from '#services/submission/enqueue.ts'
import { estimateSubmission } from '#services/submission/estimate.ts'
import { getSuite } from '#core/suites/index.ts'
import { importSuite, noDataset } from '#services/suite/import.ts'
import { cancelRun } from '#services/run/cancel.ts'
import { runStatus } from '#services/run/status.ts'
import type { World } from '../support/world.ts'
import { TestRunner, openWorld, submit } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld(3)
})
afterAll(() => world.end())

const valid = {
  suite: 'physics',
  split: 'smoke',
  model: { engine: 'openai', name: 'm', base_url: 'http://127.0.0.1:9/v1' },
}

describe('bad submissions are refused with what to do, and leave nothing behind', () => {
  it.each([
    ['unknown suite', { ...valid, suite: 'chemistry' }, /no suite "chemistry"; available: physics/],
    ['unknown split', { ...valid, split: 'huge' }, /no split "huge"; it has smoke, public/],
    [
      'not a URL',
      { ...valid, model: { ...valid.model, base_url: 'localhost' } },
      /model\.base_url: must be an http/,
    ],
    ['file URL', { ...valid, model: { ...valid.model, base_url: 'file:///etc/passwd' } }, /must be an http/],
    ['too many samples', { ...valid, settings: { samples: 1000 } }, /settings\.samples/],
    ['unknown setting', { ...valid, settings: { heat: 1 } }, /heat/],
    ['no model', { suite: 'physics', split: 'smoke' }, /model/],
    ['not an object', 'physics', /expected object/],
  ])('%s', async (_name, input, message) => {
    const before = await world.system.db.run.count()
    await expect(createSubmission(world.admin, input)).rejects.toThrow(message)
    expect(await world.system.db.run.count()).toBe(before)
    expect(await world.system.db.attempt.count()).toBe(3 * before)
  })

  it('asks a visitor to sign in', async () => {
    const visitor = { ...world.admin, actor: { kind: 'anonymous' as const } }
    await expect(createSubmission(visitor, valid)).rejects.toThrow(/sign in/)
  })
})

it('keeps an API key encrypted, gives it to its owner’s runner only, and never mixes keys of two submissions', async () => {
  const withKey = (api_key: string) => submit(world, { model: { ...valid.model, api_key } })
  const first = await withKey('sk-first')
  const second = await withKey('sk-second')
  const rows = await world.system.db.endpoint.findMany({ where: { keyCipher: { not: null } } })
  expect(rows).toHaveLength(2)
  for (const r of rows) expect(Buffer.from(r.keyCipher!).toString('latin1')).not.toContain('sk-')
  const runner = await TestRunner.enroll(world)
  const seen = new Map<string, string | null>()
  for (let i = 0; i < 2; i++) {
    const work = await runner.work()
    seen.set(work.run.id, work.run.endpoint.api_key)
  }
  expect(seen).toEqual(
    new Map([
      [first, 'sk-first'],
      [second, 'sk-second'],
    ]),
  )
  await cancelRun(world.admin, first)
  await cancelRun(world.admin, second)
})

it('does not give somebody’s endpoint to a stranger’s runner', async () => {
  const run = await submit(world)
  const stranger = await TestRunner.enroll(world, 'stranger')
  const user = await world.system.db.user.create({ data: { id: crypto.randomUUID(), handle: 'stranger' } })
  if (stranger.ctx.actor.kind !== 'runner') throw new Error('not a runner')
  const theirs = new TestRunner({
    ...stranger.ctx,
    actor: { ...stranger.ctx.actor, ownerId: user.id, trusted: false },
  })
  expect((await theirs.claim()).work).toBeNull()
  await cancelRun(world.admin, run)
})

it('says what a run waits for when no runner can serve it', async () => {
  const run = await submit(world, { model: { engine: 'llama-cpp', name: 'Nobody-7B' } })
  expect((await runStatus(world.admin, run)).waiting_for).toMatch(/needs the engine llama-cpp/)
  await cancelRun(world.admin, run)
})

it('a submitter with few attempts in work goes before one with many', async () => {
  const flood = await submit(world)
  const other = await world.system.db.user.create({
    data: { id: crypto.randomUUID(), handle: 'other', role: 'admin' },
  })
  const runner = await TestRunner.enroll(world, 'fair')
  await runner.work(1)
  const created = await createSubmission(
    { ...world.admin, actor: { kind: 'user', userId: other.id, role: 'admin' } },
    valid,
  )
  expect((await runner.work(1)).run.id).toBe(created.run.id)
  await cancelRun(world.admin, flood)
  await cancelRun(world.admin, created.run.id)
})

it('other output limits are another protocol: another board', async () => {
  const usual = await submit(world)
  const longer = await submit(world, { settings: { max_tokens: 64 } })
  const keys = await world.system.db.submission.findMany({
    where: { runs: { some: { id: { in: [usual, longer] } } } },
    select: { protocolKey: true, configurationKey: true },
  })
  expect(new Set(keys.map((k) => k.protocolKey)).size).toBe(2)
  expect(new Set(keys.map((k) => k.configurationKey)).size).toBe(1)
  await cancelRun(world.admin, usual)
  await cancelRun(world.admin, longer)
})

it.each([
  ['Qwen/Qwen2.5-1.5B-Instruct', 'qwen--qwen2.5-1.5b-instruct'],
  ['  Mein Modell (v2) ', 'mein-modell-v2'],
  ['..', 'model'],
  ['模型', '模型'],
])('slug of %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})

it('says what a submission would ask of its endpoint, and changes nothing', async () => {
  const before = await world.system.db.run.count()
  const estimate = await estimateSubmission(world.admin, {
    ...valid,
    settings: { samples: 2, max_tokens: 100, thinking: { mode: 'on', budget: 50 } },
  })
  expect(estimate).toMatchObject({
    items: 3,
    attempts: 6,
    requests: 6,
    completion_tokens: 6 * 150,
    usual: true,
  })
  // The template's instructions and a statement of a line.
  expect(estimate.prompt_tokens / 6).toBeGreaterThan(50)
  expect(estimate.prompt_tokens / 6).toBeLessThan(1000)
  expect(await world.system.db.run.count()).toBe(before)
  await expect(estimateSubmission(world.admin, { ...valid, split: 'huge' })).rejects.toThrow(
    /no split "huge"/,
  )
  await expect(estimateSubmission({ ...world.admin, actor: { kind: 'anonymous' } }, valid)).rejects.toThrow(
    /sign in/,
  )
})

it('gives each sample of an item a seed of its own', async () => {
  const run = await submit(world, { settings: { seed: 40, samples: 2, concurrency: 64 } })
  const runner = await TestRunner.enroll(world, 'seeds')
  const { attempts } = await runner.work()
  expect(attempts.map((a) => a.seed)).toEqual([40, 40, 40, 41, 41, 41])
  await cancelRun(world.admin, run)
})

it('puts an endpoint with a shorter context on the same board, and other lengths on another', async () => {
  const ask = (options: Record<string, unknown>) =>
    estimateSubmission(world.admin, { ...valid, suite: 'long-context', split: 'smoke', options })
  await importSuite(world.system, noDataset(getSuite('long-context')))
  const [whole, short, other] = [await ask({}), await ask({ context: 2048 }), await ask({ lengths: [2048] })]
  expect(short.protocol_key).toBe(whole.protocol_key)
  expect(short.usual).toBe(true)
  expect(short.requests).toBeLessThan(whole.requests)
  expect(other.protocol_key).not.toBe(whole.protocol_key)
  expect(other.usual).toBe(false)
})
