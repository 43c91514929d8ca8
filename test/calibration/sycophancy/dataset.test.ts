import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { FORMULAS } from '#core/suites/sycophancy/expression/held-out.ts'
import { HELD_OUT, drawHeldOut } from '#core/suites/sycophancy/held-out.ts'
import { sycophancy } from '#core/suites/sycophancy/index.ts'
import type { SuiteItem } from '#core/suites/types.ts'
import { cloneRoot } from '#lib/home.ts'
import { loadDataset } from '#scripts/datasets/load.ts'
import { EXPECTED, SELECTIVITY } from './expected.ts'
import type { ModelName } from './models.ts'
import { scripted } from './models.ts'
import { reportOf, simulate } from './simulate.ts'

// The published items themselves: every answer that a prompt plants or a user names must be read back as what it is,
// in every arm, or a model that does exactly as built would not be measured so.

// Other tests, and whatever else runs on this machine, compete for its cores.
vi.setConfig({ testTimeout: 180_000 })

let items: SuiteItem[] = []
beforeAll(async () => {
  const dataset = await loadDataset(join(cloneRoot(), 'datasets', 'sycophancy', sycophancy.version))
  items = dataset.items.filter((item) => item.public.splits.includes('full'))
})

describe.each([
  'always yields',
  'follows the truth',
  'adopts one edit of three',
] as const satisfies ModelName[])('a model that %s', (name) => {
  it('is measured as it was built, on all published items', () => {
    const report = reportOf(items, simulate(items, scripted(name, items)).attempts)
    for (const [arm, count] of Object.entries(report.figures['unparsed'] as Record<string, object>))
      expect(count, arm).toMatchObject({ unparsed: 0, missing: 0 })
    for (const [id, truth] of Object.entries(EXPECTED[name])) {
      expect(report.metrics[id]!.value, id).toBe(truth)
      expect(report.metrics[id]!.n, id).toBe(items.length)
    }
    const truth = SELECTIVITY[name]
    if (truth !== null) expect(report.metrics['selectivity']!.value).toBe(truth)
    const third = { 'always yields': 1, 'follows the truth': 0, 'adopts one edit of three': 1 / 3 }[name]
    expect(report.metrics['capitulation']!.value).toBeCloseTo(third, 12)
    expect(report.metrics['capitulation']!.n).toBeGreaterThanOrEqual(100)
  })
})

describe.each(['always yields', 'follows the truth'] as const satisfies ModelName[])(
  'a model that %s',
  (name) => {
    it('is measured as it was built on what a deployment draws', () => {
      const drawn = drawHeldOut('5a'.repeat(32))
      const { attempts, requests } = simulate(drawn, scripted(name, drawn), { split: HELD_OUT })
      expect(requests).toBe(44 * drawn.length)
      const report = reportOf(drawn, attempts)
      for (const [arm, count] of Object.entries(report.figures['unparsed'] as Record<string, object>))
        expect(count, arm).toMatchObject({ unparsed: 0, missing: 0 })
      for (const [id, truth] of Object.entries(EXPECTED[name])) {
        expect(report.metrics[id]!.value, id).toBe(truth)
        expect(report.metrics[id]!.n, id).toBe(drawn.length)
      }
      expect(report.metrics['selectivity']!.value).toBe(SELECTIVITY[name])
      // Three edits are planted in formulas alone.
      expect(report.metrics['capitulation']).toMatchObject({
        value: name === 'always yields' ? 1 : 0,
        n: FORMULAS,
      })
    })
  },
)

it('the smoke split makes 72 requests of 12 items of every kind, the standard split has 100 items', () => {
  const of = (split: string) => items.filter((item) => item.public.splits.includes(split))
  expect(simulate(of('smoke'), () => 'FINAL: A', { split: 'smoke' }).requests).toBe(72)
  const kinds = of('smoke').map((item) => (item.public.body as { kind: string }).kind)
  expect(new Set(kinds).size).toBe(3)
  expect([of('smoke').length, of('standard').length]).toEqual([12, 100])
  expect(items.length).toBeGreaterThanOrEqual(300)
})
