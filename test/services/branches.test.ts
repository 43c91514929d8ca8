import { afterAll, beforeAll, expect, it } from 'vitest'
import { viewBranches } from '#services/attempt/branches.ts'
import { importSuite, noDataset } from '#services/suite/import.ts'
import { evaluateArms } from '../support/arm-runs.ts'
import { armSuite, withSuite } from '../support/arm-suite.ts'
import type { World } from '../support/world.ts'
import { TestRunner, openWorld } from '../support/world.ts'

let world: World
let run = ''
const remove = withSuite(armSuite)

beforeAll(async () => {
  world = await openWorld(2)
  await importSuite(world.system, noDataset(armSuite))
  const runner = await TestRunner.enroll(world)
  const long = 'w'.repeat(9000)
  run = await evaluateArms(
    world,
    runner,
    'branching',
    (n, arm, sample) => (n === 2 ? long : `${arm} ${String(n)} ${String(sample)}`),
    { settings: { samples: 2 } },
  )
})
afterAll(async () => {
  remove()
  await world.end()
})

const visitor = () => ({ ...world.admin, actor: { kind: 'anonymous' as const } })
const attempts = () =>
  world.system.db.attempt.findMany({ where: { runId: run }, include: { item: true }, orderBy: { id: 'asc' } })

it('shows every arm of one item and sample, whichever of them is asked for', async () => {
  const all = await attempts()
  const mine = all.filter((a) => a.item.slug === 'arms-open-1' && a.sample === 1)
  expect(mine.length).toBeGreaterThan(2)
  const views = await Promise.all(mine.map((a) => viewBranches(visitor(), a.id)))
  for (const view of views) expect(view).toEqual(views[0])
  expect(views[0]!.map((b) => b.id).sort()).toEqual(mine.map((a) => a.id).sort())
  expect(views[0]!.map((b) => b.arm)).toEqual([...views[0]!.map((b) => b.arm)].sort())
  for (const branch of views[0]!) {
    expect(branch).toMatchObject({ state: 'scored', outcome: 'scored' })
    expect(branch.detail).not.toBeNull()
    expect(branch.outputs[0]).toBe(`${branch.arm} 1 1`)
  }
})

it('cuts replies that are too long to stand side by side', async () => {
  const two = (await attempts()).find((a) => a.item.slug === 'arms-open-2')!
  const [branch] = await viewBranches(visitor(), two.id)
  expect(branch!.outputs[0]).toHaveLength(4000)
})

it('tells nothing of held-out splits, and knows when there is no such attempt', async () => {
  const [one] = await attempts()
  const { submissionId } = await world.system.db.run.findUniqueOrThrow({ where: { id: run } })
  const set = (split: string) =>
    world.system.db.submission.update({ where: { id: submissionId }, data: { split } })
  await set('held-out')
  try {
    await expect(viewBranches(world.admin, one!.id)).rejects.toMatchObject({ code: 'forbidden' })
  } finally {
    await set('open')
  }
  await expect(viewBranches(visitor(), run)).rejects.toMatchObject({ code: 'not_found' })
  await expect(viewBranches(visitor(), 'nonsense')).rejects.toMatchObject({ code: 'not_found' })
})
