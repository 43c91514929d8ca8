import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hashJson } from '#core/canonical-json.ts'
import type { SuiteItem } from '#core/suites/index.ts'
import { TEMPLATES } from '#core/suites/physics/templates/index.ts'
import { withPrivate } from '#scripts/datasets/private-items.ts'
import { viewAttempt } from '#services/attempt/view.ts'
import type { Dataset } from '#services/suite/import.ts'
import { importSuite } from '#services/suite/import.ts'
import { viewSuite } from '#services/suite/view.ts'
import type { World } from '../support/world.ts'
import { TestRunner, openWorld, physicsItems, submit } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld(3)
})
afterAll(() => world.end())

const published: Dataset = {
  suite: 'physics',
  version: 'v1',
  manifestHash: hashJson(physicsItems(3)),
  splitHashes: { smoke: 'a'.repeat(64), public: 'b'.repeat(64) },
  items: physicsItems(3).map((item) => ({
    item,
    itemHash: hashJson(item.public),
    answerHash: hashJson((item.key as { answer: string }).answer),
  })),
}

/** Private items of an operator: as in the tests' dataset, under ids of their own. */
function own(n: number, answer?: string): SuiteItem[] {
  return physicsItems(n, ['held-out']).map((item) => {
    const id = item.public.id.replace('test', 'own')
    const key = { ...(item.key as { answer: string }), id }
    return {
      public: { ...item.public, id, cluster: id },
      key: answer === undefined ? key : { ...key, answer },
    }
  })
}

const heldOut = async () => {
  const found = (await viewSuite(world.admin, 'physics')).splits.find((s) => s.id === 'held-out')
  if (!found) throw new Error('no held-out split')
  return { items: found.items, key: found.protocolKey }
}

it('is there after an import, with one item a template; the public pages list none of them', async () => {
  const view = await viewSuite(world.admin, 'physics')
  expect((await heldOut()).items).toBe(TEMPLATES.length)
  expect(view.items.map((i) => i.slug)).toEqual(['test-001', 'test-002', 'test-003'])
  expect(JSON.stringify(view)).not.toContain('~h-')
})

it('a run asks every template once, and attempts are shown to nobody', async () => {
  const id = await submit(world, { split: 'held-out' })
  const attempts = await world.system.db.attempt.findMany({ where: { runId: id }, include: { item: true } })
  expect(attempts.map((a) => a.item.cluster).sort()).toEqual(TEMPLATES.map((t) => t.id).sort())
  await expect(viewAttempt(world.admin, attempts[0]!.id)).rejects.toThrow(/held-out split/)
  const run = await world.system.db.run.findUniqueOrThrow({ where: { id }, include: { submission: true } })
  expect(run.submission.protocolKey).toBe((await heldOut()).key)

  // What a runner gets is the statement alone.
  const runner = await TestRunner.enroll(world, `held-out ${randomUUID()}`)
  const work = await runner.work(8)
  const keys = await world.system.db.itemKey.findMany({ where: { item: { drawn: true } } })
  const sent = JSON.stringify(work)
  for (const { key } of keys) {
    expect(sent).not.toContain(JSON.stringify((key as { solution: string }).solution).slice(1, -1))
  }
  const starts = attempts.map(({ item }) => (item.body as { statement: { en: string } }).statement.en)
  expect(starts.some((text) => sent.includes(JSON.stringify(text).slice(1, -1)))).toBe(true)
})

it('private items join the split under another board, can be taken away, and may not change in place', async () => {
  const before = await heldOut()
  await importSuite(world.system, withPrivate(published, own(2)))
  const joined = await heldOut()
  expect(joined.items).toBe(before.items + 2)
  expect(joined.key).not.toBe(before.key)
  const id = await submit(world, { split: 'held-out' })
  const run = await world.system.db.run.findUniqueOrThrow({ where: { id }, include: { submission: true } })
  expect(run.submission.protocolKey).toBe(joined.key)
  expect(run.total).toBe(before.items + 2)
  expect(JSON.stringify(await viewSuite(world.admin, 'physics'))).not.toContain('own-00')

  // A second import of the same changes nothing.
  expect(await importSuite(world.system, withPrivate(published, own(2)))).toMatchObject({ changed: false })
  await expect(importSuite(world.system, withPrivate(published, own(2, '7 m g h')))).rejects.toThrow(
    /own-001 .*give the changed private item a new id/,
  )

  await importSuite(world.system, published)
  expect(await heldOut()).toEqual(before)
  await importSuite(world.system, withPrivate(published, own(2)))
  expect(await heldOut()).toEqual(joined)
})

it('a form that is no longer drawn leaves the split, and its row keeps its results', async () => {
  const { db } = world.system
  const [row] = await db.item.findMany({ where: { drawn: true, splits: { has: 'held-out' } }, take: 1 })
  await db.item.update({ where: { id: row!.id }, data: { slug: `${row!.slug}-of-before` } })
  await importSuite(world.system, published)
  expect(await db.item.findUniqueOrThrow({ where: { id: row!.id } })).toMatchObject({ splits: [] })
  expect((await heldOut()).items).toBe(TEMPLATES.length)
})
