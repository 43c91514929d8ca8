import { afterAll, beforeAll, expect, it } from 'vitest'
import { hashJson } from '#core/canonical-json.ts'
import type { SuiteItem } from '#core/suites/index.ts'
import { TEMPLATES } from '#core/suites/physics/templates/index.ts'
import type { Dataset } from '#services/suite/import.ts'
import { importSuite } from '#services/suite/import.ts'
import type { World } from '../support/world.ts'
import { openWorld, physicsItems, submit } from '../support/world.ts'

/** Items of the held-out split, which every import makes sure of. */
const DRAWN = TEMPLATES.length

let world: World
beforeAll(async () => {
  world = await openWorld(3)
})
afterAll(() => world.end())

function dataset(items: SuiteItem[]): Dataset {
  return {
    suite: 'physics',
    version: 'v1',
    manifestHash: hashJson(items),
    splitHashes: { smoke: hashJson(items) },
    items: items.map((item) => ({
      item,
      itemHash: hashJson(item.public),
      answerHash: hashJson((item.key as { answer: string }).answer),
    })),
  }
}
const changed = (items: SuiteItem[], i: number, key: object): SuiteItem[] =>
  items.map((item, k) => (k === i ? { ...item, key: { ...(item.key as object), ...key } } : item))

it('is idempotent, lets a version grow and solutions be corrected, and freezes what runs refer to', async () => {
  expect(await importSuite(world.system, dataset(physicsItems(3)))).toEqual({
    items: 3 + DRAWN,
    changed: false,
  })
  const before = await world.system.db.item.findMany({ where: { drawn: false }, orderBy: { slug: 'asc' } })

  // Without runs everything may change.
  await importSuite(world.system, dataset(changed(physicsItems(3), 0, { answer: '7 m g h' })))
  await importSuite(world.system, dataset(physicsItems(3)))

  await submit(world)
  expect(await importSuite(world.system, dataset(physicsItems(5)))).toEqual({
    items: 5 + DRAWN,
    changed: true,
  })
  const after = await world.system.db.item.findMany({ where: { drawn: false }, orderBy: { slug: 'asc' } })
  expect(after).toHaveLength(5)
  expect(after.slice(0, 3).map((i) => i.id)).toEqual(before.map((i) => i.id))

  await importSuite(world.system, dataset(changed(physicsItems(5), 1, { solution: 'Clearer now.' })))
  const key = await world.system.db.itemKey.findUniqueOrThrow({ where: { itemId: before[1]!.id } })
  expect(key.key).toMatchObject({ solution: 'Clearer now.' })

  await expect(
    importSuite(world.system, dataset(changed(physicsItems(5), 1, { answer: '9 m g h' }))),
  ).rejects.toThrow(/test-002 .*new version/)
  await expect(importSuite(world.system, dataset(physicsItems(2)))).rejects.toThrow(/test-003 .*new version/)
  expect(await world.system.db.item.count({ where: { drawn: false } })).toBe(5)
})

it('is for the jobs process and the seeding alone', async () => {
  await expect(importSuite(world.admin, dataset(physicsItems(1)))).rejects.toThrow(/only the jobs process/)
})
