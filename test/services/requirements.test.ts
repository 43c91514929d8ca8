import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Capabilities } from '#core/protocol/index.ts'
import { unmet } from '#core/protocol/index.ts'
import { SUITES, getSuite } from '#core/suites/index.ts'
import { cancelRun } from '#services/run/cancel.ts'
import { runStatus } from '#services/run/status.ts'
import { changeRunner } from '#services/runner/change.ts'
import { importSuite, noDataset } from '#services/suite/import.ts'
import { claimWork } from '#services/work/claim.ts'
import type { World } from '../support/world.ts'
import { TestRunner, openWorld, submit } from '../support/world.ts'

let world: World

beforeAll(async () => {
  world = await openWorld(2)
  await importSuite(world.system, noDataset(getSuite('long-context')))
})
afterAll(() => world.end())
beforeEach(async () => {
  await world.system.db.$executeRaw`UPDATE runners SET last_seen_at = NULL, draining = false`
})

const LOCAL: Capabilities = {
  engines: [{ kind: 'llama-cpp', version: 'test 1', models: [{ name: 'Small' }], context: 8192 }],
  vram_gb: 24,
  labels: ['lab', 'fast'],
  slots: 4,
}
const ENDPOINTS: Capabilities = {
  engines: [{ kind: 'openai', version: 'test 1' }],
  vram_gb: 0,
  labels: [],
  slots: 4,
}

/** Whether a runner with these capabilities is given something. */
async function claims(name: string, capabilities: Capabilities): Promise<boolean> {
  const runner = await TestRunner.enroll(world, name)
  const { work } = await claimWork(runner.ctx, {
    boot_id: runner.bootId,
    max: 1,
    capabilities,
    version: '0',
  })
  return work !== null
}
const waits = async (run: string) => (await runStatus(world.admin, run)).waiting_for

it('a model on a runner needs the context window of its longest prompt; the run says so where no runner has it', async () => {
  const ask = (options: object) =>
    submit(world, {
      suite: 'long-context',
      split: 'smoke',
      model: { engine: 'llama-cpp', name: 'Small' },
      options,
    })
  const long = await ask({ families: ['single'], lengths: [1024, 32_768], depths: [0], speed: false })
  expect(await claims('small', LOCAL)).toBe(false)
  expect(await waits(long)).toBe('no connected runner can serve it: needs 32K of context')
  const large = { ...LOCAL, engines: [{ ...LOCAL.engines[0]!, context: 32_768 }] }
  expect(unmet({ engine: 'llama-cpp', context: 32_768 }, large, true)).toEqual([])
  expect(await claims('large', large)).toBe(true)
  // Told how much it has, the run does not ask for more.
  const fitting = await ask({
    families: ['single'],
    lengths: [1024, 32_768],
    depths: [0],
    speed: false,
    context: 8192,
  })
  expect(await claims('small', LOCAL)).toBe(true)
  await cancelRun(world.admin, long)
  await cancelRun(world.admin, fitting)
})

it('the window of an endpoint is not asked of the runner that calls it', async () => {
  const run = await submit(world, {
    suite: 'long-context',
    split: 'smoke',
    options: { families: ['single'], lengths: [131_072], depths: [0], speed: false },
  })
  const { requirements } = await world.system.db.submission.findFirstOrThrow({
    where: { runs: { some: { id: run } } },
  })
  expect(requirements).toEqual({ engine: 'openai' })
  await cancelRun(world.admin, run)
})

it('work that asks for labels and memory goes to runners that have them, and says what is missing', async () => {
  const run = await submit(world, { requires: { labels: ['lab', 'fast', 'lab'], vram_gb: 24 } })
  expect(await claims('plain', ENDPOINTS)).toBe(false)
  expect(await waits(run)).toBe(
    'no connected runner can serve it: needs 24 GB of VRAM and the label fast and the label lab',
  )
  const most = { ...ENDPOINTS, labels: ['lab', 'fast'], vram_gb: 16 }
  expect(await claims('most', most)).toBe(false)
  expect(await waits(run)).toBe('no connected runner can serve it: needs 24 GB of VRAM')
  expect(await claims('all', { ...most, vram_gb: 80 })).toBe(true)
  await expect(submit(world, { requires: { engine: 'openai' } })).rejects.toThrow(/engine/)
  await cancelRun(world.admin, run)
})

it('runners that are told to take no new work, or are silent, are not waited for', async () => {
  const run = await submit(world)
  const runner = await TestRunner.enroll(world, 'paused')
  const { id } = await world.system.db.runner.findFirstOrThrow({ where: { name: 'paused' } })
  await changeRunner(world.admin, id, { draining: true })
  expect((await runner.claim()).work).toBeNull()
  expect(await runStatus(world.admin, run)).toMatchObject({
    waiting_for: 'the runners that can serve it are told to take no new work',
    queue: { starts_in_s: null },
  })
  await changeRunner(world.admin, id, { draining: false })
  expect(await runStatus(world.admin, run)).toMatchObject({ waiting_for: null, queue: { starts_in_s: 0 } })
  // It missed three heartbeats: nobody should be told that it takes the run in a moment.
  await world.system.db.$executeRaw`UPDATE runners SET last_seen_at = now() - interval '50 seconds'`
  expect(await runStatus(world.admin, run)).toMatchObject({
    waiting_for: 'no runner is connected',
    queue: { starts_in_s: null },
  })
  await cancelRun(world.admin, run)
})

it('a runner of somebody else is not said to be able', async () => {
  const run = await submit(world)
  await TestRunner.enroll(world, 'theirs')
  const user = await world.system.db.user.create({ data: { id: crypto.randomUUID(), handle: 'them' } })
  await world.system.db.runner.updateMany({
    where: { name: 'theirs' },
    data: { ownerId: user.id, trusted: false, lastSeenAt: new Date() },
  })
  expect(await waits(run)).toBe("no connected runner can serve it: needs the operator's trust")
  await cancelRun(world.admin, run)
})

it('only long prompts are a matter of the window', () => {
  expect(SUITES.filter((s) => s.contextNeeded !== undefined).map((s) => s.id)).toEqual(['long-context'])
})
