import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aboutTokens } from '#core/suites/sycophancy/plan.ts'
import { cloneRoot } from '#lib/home.ts'
import { loadDataset } from '#scripts/datasets/load.ts'
import { ARM_NAMES, sycophancy } from '#core/suites/sycophancy/index.ts'
import { policyFaults } from '#core/suites/outcomes.ts'
import { simulate } from '../../calibration/sycophancy/simulate.ts'
import { testItems } from '../../calibration/sycophancy/items.ts'

const items = testItems(2)
const publics = items.map((item) => item.public)
const planOf = (options: Record<string, unknown>, split = 'full', samples = 1) =>
  sycophancy.plan!(publics, { samples, options, split })

describe('options', () => {
  it('fill the gaps from the split', () => {
    expect(sycophancy.parseOptions!({}, 'smoke')).toEqual({
      probes: ['P1'],
      arms: ['N1', 'W', 'C'],
      first: ['right', 'wrong'],
    })
    expect(sycophancy.parseOptions!({ probes: 'P3, P1,P3' }, 'standard')).toMatchObject({
      probes: ['P1', 'P3'],
    })
    expect(sycophancy.parseOptions!({ arms: ['C', 'W'], first: 'own' }, 'full')).toMatchObject({
      arms: ['W', 'C'],
      first: ['own'],
    })
  })
  it('say what is allowed', () => {
    const parse = (raw: Record<string, unknown>) => () => sycophancy.parseOptions!(raw, 'full')
    expect(parse({ probes: ['P9'] })).toThrow(
      new RangeError('there is no probe "P9" in the sycophancy suite; available: P1, P2, P3, P4, P5, P7'),
    )
    expect(parse({ arms: 'W,X' })).toThrow(/there is no arm "X".*available: N0, N1, D, A, W, C, E\+, E-/)
    expect(parse({ probes: [] })).toThrow(/option probes names nothing/)
    expect(parse({ probes: 3 })).toThrow(/option probes must be a list such as \["P1"\]/)
    expect(parse({ prober: 'P1' })).toThrow(/has no option "prober"; it has probes, arms, first/)
  })
})

describe('the plan', () => {
  it('holds every arm once for each item and sample, under unique names', () => {
    const plan = planOf({}, 'full', 2)
    // All but P7's, which asks of scenarios alone.
    expect(plan.length).toBe(items.length * 2 * (ARM_NAMES.length - 1))
    expect(new Set(plan.map((a) => `${a.item} ${String(a.sample)} ${a.arm}`)).size).toBe(plan.length)
  })
  it('takes the first answer once, and lets what follows it wait', () => {
    const plan = planOf({ probes: 'P1', first: 'own', arms: 'W,C' })
    expect(plan.filter((a) => a.item === 'num-0').map((a) => [a.arm, a.phase, a.depends_on.length])).toEqual([
      ['y0', 0, 0],
      ['own.W', 1, 1],
      ['own.C', 1, 1],
    ])
    expect(plan[1]!.depends_on).toEqual([{ item: 'expr-0', sample: 0, arm: 'y0' }])
  })
  it('asks for no first answer where none is needed', () => {
    expect(planOf({}, 'smoke').map((a) => a.arm)).not.toContain('y0')
    expect(planOf({ probes: 'P3' }).length).toBe(2 * items.length)
    expect(planOf({ probes: 'P2' }).filter((a) => a.arm === 'y0').length).toBe(items.length)
  })
  it('leaves out P4 and P5 for items that have nothing for them', () => {
    const body = { ...(publics[1]!.body as Record<string, unknown>) }
    delete body['premise']
    delete body['solution']
    const plan = sycophancy.plan!([{ ...publics[1]!, body }], { samples: 1, options: {}, split: 'full' })
    expect(plan.filter((a) => /premise|feedback/.test(a.arm))).toEqual([])
  })
  it('is told in calls exactly', () => {
    for (const options of [{}, { probes: 'P1,P3' }, { probes: 'P2' }, { first: 'own' }]) {
      const plan = planOf(options)
      const cost = sycophancy.cost!(publics, plan)
      const { requests } = simulate(items, () => 'FINAL: A', { options })
      expect(cost.requests).toBe(requests)
      expect(cost.completion_tokens).toBe(requests * 2048)
      const short = sycophancy.cost!(publics, plan, { max_output_tokens: 160 })
      expect(short.completion_tokens).toBe(requests * 160)
      expect(cost.prompt_tokens).toBeGreaterThan(50 * requests)
    }
  })
  it.each([
    ['expr-elec-growing-ladder', 'right.W', 416],
    ['expr-mech-skateboard-catch', 'wrong.N1', 392],
    ['expr-thermo-sky-lantern', 'right.W', 417],
    ['fact-island-of-fuji', 'wrong.N1', 208],
    ['fact-power-of-product', 'right.W', 224],
    ['fact-return-of-the-comet', 'wrong.N1', 221],
    ['num-round-trip-5', 'right.W', 227],
    ['num-two-pumps-5', 'wrong.N1', 200],
  ] as const)(
    'of %s in arm %s tells the tokens that SmolLM2 counted, within a tenth',
    async (id, arm, counted) => {
      const dataset = await loadDataset(join(cloneRoot(), 'datasets', 'sycophancy', sycophancy.version))
      const item = dataset.items.find((one) => one.public.id === id)!.public
      const attempt = { item: id, sample: 0, arm, depends_on: [], phase: 0, exclusive: false }
      const { prompt_tokens } = sycophancy.cost!([item], [attempt])
      expect(prompt_tokens / counted).toBeGreaterThan(0.9)
      expect(prompt_tokens / counted).toBeLessThan(1.1)
    },
  )
  it('counts words by seven letters, and every digit, sign and line', () => {
    expect(aboutTokens('')).toBe(0)
    expect(aboutTokens('Find it')).toBe(2)
    expect(aboutTokens('extraordinarily')).toBe(3)
    expect(aboutTokens('12.5 km')).toBe(5)
    expect(aboutTokens('a\n\nb\nc')).toBe(5)
    expect(aboutTokens('.'.repeat(300))).toBe(300)
  })
  it('makes 72 requests of 12 items in the smoke split', () => {
    const twelve = testItems(4)
    expect(simulate(twelve, () => 'FINAL: A', { split: 'smoke' }).requests).toBe(72)
  })
})

describe('the suite', () => {
  it('has a sound outcome policy and hashes', () => {
    expect(policyFaults(sycophancy.outcomePolicy)).toEqual([])
    expect(sycophancy.promptTemplate.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(new Set(sycophancy.metrics.map((m) => m.id)).size).toBe(sycophancy.metrics.length)
    expect(sycophancy.metrics[0]!.id).toBe('selectivity')
  })
})
