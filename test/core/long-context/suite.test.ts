import { describe, expect, test } from 'vitest'
import { longContext, orderArms, profileCost } from '#core/suites/long-context/index.ts'
import type { ItemPublic } from '#core/suites/index.ts'
import { getSuite, policyFaults } from '#core/suites/index.ts'
import { ANSWER_CONTRACT, PROMPT_TEMPLATE } from '#core/suites/long-context/generate/prompt.ts'
import { draw } from '#core/suites/long-context/draw.ts'
import { parseOptions } from '#core/suites/long-context/options.ts'
import { plan } from '#core/suites/long-context/plan.ts'

const one = { families: ['single'], lengths: [4096], depths: [50], samples_per_cell: 2 }

describe('registration', () => {
  test('the suite is known, its policy sound, its texts pinned', () => {
    expect(getSuite('long-context')).toBe(longContext)
    expect(policyFaults(longContext.outcomePolicy)).toEqual([])
    expect(longContext.splits.map((s) => s.id)).toEqual(['smoke', 'standard', 'full', 'held-out'])
    expect([PROMPT_TEMPLATE.hash, ANSWER_CONTRACT.hash]).toEqual([
      'bf281cb7e7d873fbed7460480a1988144106e22509af6c48e49286b1bdc5d89a',
      'aba3e0ddf59f271212da06892ae0809a7a01f496f909d3647e35a8d8fbe6418e',
    ])
  })
})

describe('options', () => {
  test('gaps are filled from the split', () => {
    expect(parseOptions({}, 'smoke').lengths).toEqual([1024, 2048, 4096, 6144])
    expect(parseOptions({ families: 'single,multi-key', depths: [100, 0, 0] }, 'standard')).toMatchObject({
      families: ['single', 'multi-key.sparse', 'multi-key.dense'],
      depths: [0, 100],
      samples_per_cell: null,
      context: null,
      speed: true,
    })
  })

  test('are idempotent: what it gives, it takes', () => {
    for (const split of ['smoke', 'standard', 'full', 'held-out']) {
      const options = parseOptions({}, split)
      expect(parseOptions({ ...options }, split)).toEqual(options)
    }
  })

  test.each([
    [{ lengths: [0] }, /lengths: 0 is not allowed.*512 to 1048576 tokens/],
    [{ lengths: [2_000_000] }, /lengths: 2000000 is not allowed/],
    [{ lengths: [1024.5] }, /whole number/],
    [{ lengths: [] }, /lengths is empty/],
    [{ lengths: 4096 }, /lengths must be a list/],
    [{ depths: [101] }, /depths: 101 is not allowed.*0 to 100 percent/],
    [{ depths: [-1] }, /depths: -1/],
    [{ families: ['haystack'] }, /there is no family "haystack"; available: single, multi-key/],
    [{ families: ['multi-key.thick'] }, /no variant "thick"; there are: multi-key.sparse, multi-key.dense/],
    [{ families: [7] }, /families must be names/],
    [{ families: ['many-shot.150'], lengths: [1024] }, /many-shot.150 needs a length of at least 4096/],
    [{ families: ['single'], lengths: [1024], thinking: 8192 }, /needs a length of at least 8896/],
    [{ samples_per_cell: 0 }, /samples_per_cell: 0 is not allowed; it must be a whole number from 1/],
    [{ context: 'big' }, /context: "big"/],
    [{ speed: 'maybe' }, /speed: "maybe" is not allowed; it must be true or false/],
    [{ length: 1024 }, /no option "length"; it has families, lengths/],
  ])('%j is refused', (options, message) => {
    expect(() => parseOptions(options, 'standard')).toThrow(RangeError)
    expect(() => parseOptions(options, 'standard')).toThrow(message)
  })
})

describe('draw', () => {
  test('ids tell what items were drawn from, and are unique', () => {
    const ids = draw('standard', one, '').map((i) => i.public.id)
    expect(ids).toEqual([
      'preflight~4096~0',
      'preflight~4096~1',
      'single~4096~50~0',
      'single~4096~50~1',
      ...[0, 1, 2, 3, 4, 5].map((i) => `speed~4096~${String(i)}`),
    ])
    for (const split of ['smoke', 'standard', 'full']) {
      const all = draw(split, {}, '').map((i) => i.public.id)
      expect(new Set(all).size).toBe(all.length)
    }
  })

  test('an item is the same in every public split, whatever else is asked', () => {
    const standard = new Map(draw('standard', {}, 'ignored').map((i) => [i.public.id, i]))
    const shared = draw('smoke', { context: 4096 }, '').filter((i) => standard.has(i.public.id))
    expect(shared.length).toBeGreaterThan(10)
    for (const item of shared) expect(item).toEqual(standard.get(item.public.id))
  })

  test('held-out items need the secret, depend on it, and do not tell it', () => {
    expect(() => draw('held-out', one, '')).toThrow(/secret/)
    const [a, b] = ['aa'.repeat(32), 'bb'.repeat(32)].map((secret) => draw('held-out', one, secret))
    expect(a?.[0]?.public.body).not.toEqual(b?.[0]?.public.body)
    expect(a?.[0]?.public.id).not.toBe(b?.[0]?.public.id)
    expect(JSON.stringify(a)).not.toContain('aaaaaaaa')
    expect(a?.[0]?.public.splits).toEqual(['held-out'])
  })

  test('lengths beyond the context are told, not asked', () => {
    const items = draw('standard', { ...one, lengths: [1024, 8192, 131_072], context: 8192 }, '')
    const bodies = items.map((i) => i.public.body as { role: string; length: number })
    expect(bodies.filter((b) => b.length === 131_072).map((b) => b.role)).toEqual(['unsupported'])
    const publics = items.map((i) => i.public)
    const planned = plan(publics, { samples: 1, options: {}, split: 'standard' })
    expect(planned.some((p) => p.item === 'unsupported~131072')).toBe(false)
    expect(longContext.nextTurn(publics[0] as ItemPublic, [])).toEqual({ kind: 'done' })
  })

  test('a thinking budget is part of the id', () => {
    expect(draw('standard', { ...one, thinking: 1024 }, '').map((i) => i.public.id)).toContain(
      'single~4096~50~0~t1024',
    )
  })
})

describe('plan and cost', () => {
  test('order items have their arms, the speed lane is last and alone', () => {
    const items = draw(
      'full',
      { families: ['qa.1-hop'], lengths: [4096], samples_per_cell: 1, depths: [50] },
      '',
    ).map((i) => i.public)
    const planned = plan(items, { samples: 3, options: {}, split: 'full' })
    expect(planned.filter((p) => p.item === 'qa.1-hop~4096~50~0').map((p) => p.sample)).toEqual([0, 1, 2])
    expect(planned.filter((p) => p.item === 'order~qa.1-hop~4096~50~0').map((p) => p.arm)).toEqual(
      orderArms(8),
    )
    for (const p of planned) {
      const speed = p.item.startsWith('speed~')
      expect([p.phase, p.exclusive]).toEqual(speed ? [1, true] : [0, false])
    }
    const turn = longContext.nextTurn(items.find((i) => i.id === 'speed~4096~1') as ItemPublic, [])
    expect(turn.kind === 'messages' && turn.max_output_tokens).toBe(128)
  })

  test('what profiles cost', () => {
    const smoke = profileCost('smoke')
    expect(smoke.prompt_tokens).toBeLessThan(180_000)
    expect(smoke.requests).toBeLessThan(80)
    const standard = profileCost('standard')
    expect(standard.prompt_tokens).toBeGreaterThan(300e6)
    expect(standard.prompt_tokens).toBeLessThan(400e6)
    expect(standard.by_length.map((l) => l.length)).toEqual([1, 4, 8, 16, 32, 64, 128].map((k) => k * 1024))
    expect(standard.by_length.reduce((sum, l) => sum + l.requests, 0)).toBe(standard.requests)
  })

  test('the estimate is what the prompts have, within 2 % from above', () => {
    const options = { lengths: [4096], samples_per_cell: 1, depths: [50], speed: false }
    const items = draw('standard', options, '').map((i) => i.public)
    const told = profileCost('standard', options)
    let words = 0
    for (const p of plan(items, { samples: 1, options, split: 'standard' })) {
      const item = items.find((i) => i.id === p.item)
      const next = longContext.nextTurn(item as ItemPublic, [], { sample: p.sample, arm: p.arm, parents: [] })
      if (next.kind === 'messages') words += next.messages.reduce((sum, m) => sum + m.content.length, 0)
    }
    // About 5.2 characters a token, codes and lists fewer.
    expect(words / told.prompt_tokens).toBeGreaterThan(3.5)
    expect(words / told.prompt_tokens).toBeLessThan(5.5)
  })

  test('an item of another suite is refused by name', () => {
    const alien = { id: 'mech-1', body: {} } as ItemPublic
    expect(() => longContext.nextTurn(alien, [])).toThrow(/item mech-1 is not a long-context item/)
  })
})

test.each([
  ['smoke', {}],
  ['standard', {}],
  ['full', {}],
  ['held-out', {}],
  ['standard', { lengths: [512, 4096, 131_072], context: 8192, speed: false }],
])('the size of %s with %o is said without drawing it', (split, options) => {
  const parsed = longContext.parseOptions!(options, split)
  expect(longContext.drawSize!(split, parsed)).toBe(longContext.draw!(split, parsed, 'ab').length)
})
