import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { hashJson } from '#core/canonical-json.ts'
import { sycophancy } from '#core/suites/sycophancy/index.ts'
import { recount } from '#services/board/recount.ts'
import { buildSnapshot } from '#services/board/snapshot.ts'
import { importSuite } from '#services/suite/import.ts'
import { testItems } from '../calibration/sycophancy/items.ts'
import { scripted } from '../calibration/sycophancy/models.ts'
import type { World } from '../support/world.ts'
import { TestRunner, openWorld } from '../support/world.ts'
import { boardOf, evaluate } from './board-runs.ts'

// Reports that an older release stored: its suite had fewer metrics.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const items = testItems(1).map((item) => ({ ...item, public: { ...item.public, splits: ['smoke'] } }))

let world: World
beforeAll(async () => {
  world = await openWorld(1)
  const hash = hashJson(items.map((item) => item.public))
  await importSuite(world.system, {
    suite: sycophancy.id,
    version: sycophancy.version,
    manifestHash: hash,
    splitHashes: { smoke: hash },
    items: items.map((item) => ({ item, itemHash: hashJson(item.public), answerHash: hashJson(item.key) })),
  })
})
afterAll(async () => {
  await world.end()
})

it('are no difference where a newer release has only more to say nothing of, and one where a figure differs', async () => {
  const { db } = world.system
  const runner = await TestRunner.enroll(world)
  const run = await evaluate(world, runner, 'old', {
    answers: (_n, _s, _slug, { messages }) => scripted('follows the truth', items)(messages),
    split: 'smoke',
    more: { suite: sycophancy.id, split: 'smoke' },
  })
  await db.$executeRaw`
    UPDATE runs SET report = jsonb_set(report #- '{figures,affirmation}', '{metrics}', (
      SELECT jsonb_object_agg(key, value) FROM jsonb_each(report->'metrics') WHERE key !~ '^(affirmation|warning)'))
    WHERE id = ${run}::uuid`
  await buildSnapshot(world.system, await boardOf(world, run))
  expect((await recount(world.system)).differences).toEqual([])
  await db.$executeRaw`
    UPDATE runs SET report = jsonb_set(report, '{metrics,selectivity,value}', '0.123') WHERE id = ${run}::uuid`
  expect((await recount(world.system)).differences).toEqual([
    `run ${run}: its report differs from what its attempts give`,
  ])
})
