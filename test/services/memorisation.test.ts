import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { importSuite } from '#services/suite/import.ts'
import { memorisation } from '#services/model/memorisation.ts'
import { TEMPLATES } from '#core/suites/physics/templates/index.ts'
import { readDataset } from '#scripts/datasets/read.ts'
import { gapSentence } from '../../app/_ui/model/memorisation.tsx'
import type { World } from '../support/world.ts'
import { TestRunner, openWorld } from '../support/world.ts'
import type { Answers } from './board-runs.ts'
import { evaluate } from './board-runs.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

let world: World
let runner: TestRunner
/** Keys by item id, redrawn forms included. */
const keys = new Map<string, string>()
beforeAll(async () => {
  world = await openWorld(1)
  await importSuite(world.system, await readDataset('datasets/physics/v1'))
  runner = await TestRunner.enroll(world)
  for (const { key, item } of await world.system.db.itemKey.findMany({ include: { item: true } }))
    keys.set(item.slug, (key as { answer: string }).answer)
})
afterAll(() => world.end())

/** Publishes a run on each split. */
async function onBoth(model: string, answers: Answers): Promise<void> {
  for (const split of ['public', 'held-out']) await evaluate(world, runner, model, { split, answers })
}

it('is large for a memoriser, and nothing for an honest model', async () => {
  // Gives the published answer to every form of a template.
  await onBoth('memoriser', (_, __, slug) => `\\boxed{${keys.get(slug.split('~')[0]!)!}}`)
  const [memoriser] = await memorisation(world.admin, { model: 'memoriser' })
  expect(memoriser).toMatchObject({ model: 'memoriser', pairs: TEMPLATES.length })
  expect(memoriser!.gap).toBeGreaterThan(40)
  expect(memoriser!.low).toBeGreaterThan(30)
  expect(gapSentence(memoriser!)).toMatch(
    /^[\d.]+ points lower on redrawn forms \[[\d.]+, [\d.]+\], \d+ templates: what/,
  )

  // Solves every other template, whatever its form.
  const solved = new Set(TEMPLATES.filter((_, i) => i % 2 === 0).map((t) => t.id))
  await onBoth('honest', (_, __, slug) =>
    solved.has(slug.split('~')[0]!) ? `\\boxed{${keys.get(slug)!}}` : 'no idea',
  )
  const [honest] = await memorisation(world.admin, { model: 'honest' })
  expect(honest!.gap).toBe(0)
  expect(honest!.low).toBeLessThan(0)
  expect(honest!.high).toBeGreaterThan(0)
  expect(gapSentence(honest!)).toContain('no sign that published answers are remembered')

  const both = await memorisation(world.admin, {
    configurations: [memoriser!.configurationKey, honest!.configurationKey],
  })
  expect(both.map((s) => s.model)).toEqual(['honest', 'memoriser'])
  expect(JSON.stringify(both)).not.toContain('~h-')
})

it('is not given without both splits, or with fewer than 20 pairs', async () => {
  await evaluate(world, runner, 'public only', { split: 'public', answers: () => 'no idea' })
  expect(await memorisation(world.admin, { model: 'public-only' })).toEqual([])
  let left = 19
  await evaluate(world, runner, 'mostly down', { split: 'public', answers: () => 'no idea' })
  await evaluate(world, runner, 'mostly down', {
    split: 'held-out',
    answers: () => (left-- > 0 ? 'no idea' : null),
  })
  expect(await memorisation(world.admin, { model: 'mostly-down' })).toEqual([])
  expect(await memorisation(world.admin, { configurations: [] })).toEqual([])
})
