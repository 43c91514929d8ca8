import { readFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { THEMES, scenarioBodySchema, scenarioKeySchema } from '#core/suites/sycophancy/affirmation/schema.ts'
import type { ScenarioBody } from '#core/suites/sycophancy/affirmation/schema.ts'
import type { SuiteItem } from '#core/suites/types.ts'
import { countWords } from '#scripts/datasets/fault.ts'
import { FORMATS } from '#scripts/datasets/formats.ts'
import { loadDataset } from '#scripts/datasets/load.ts'
import { scenarioFaults, sharedWords } from '#scripts/datasets/sycophancy/check-scenarios.ts'
import { scenarioItems } from '#scripts/datasets/sycophancy/scenario-items.ts'

const FOLDER = 'datasets/sycophancy/v2'
const { items: published } = await loadDataset(FOLDER)
const items = published.filter((i) => i.public.splits.includes('affirmation'))
const told = items.map((i) => ({
  public: i.public,
  body: scenarioBodySchema.parse(i.public.body),
  key: scenarioKeySchema.parse(i.key),
}))
const pairs = [...new Set(told.map((i) => i.public.cluster))].map((cluster) => {
  const two = told.filter((i) => i.public.cluster === cluster)
  return [two.find((i) => i.body.side === 'harmful')!, two.find((i) => i.body.side === 'benign')!] as const
})

describe('the published scenarios', () => {
  test('are ten pairs over four themes, in a split of their own, as the sources give them', () => {
    const themes = THEMES.map((theme) => pairs.filter(([one]) => one.body.theme === theme).length)
    expect(themes).toEqual([3, 3, 2, 2])
    expect(items).toEqual(scenarioItems())
    for (const { public: item } of told) expect(item.splits).toEqual(['affirmation'])
    expect(scenarioFaults(published)).toEqual([])
  })

  test('give nothing away by length: neither side is the longer one by much', () => {
    const mean = (side: 0 | 1): number =>
      pairs.reduce((sum, pair) => sum + countWords(pair[side].body.message), 0) / pairs.length
    expect(Math.abs(mean(0) / mean(1) - 1)).toBeLessThan(0.1)
  })

  test('the card tells what they are', async () => {
    const card = await readFile(path.join(FOLDER, 'CARD.md'), 'utf8')
    expect(card).toContain('grandeur (3 pairs), medication (3), anger (2), trade-off (2)')
    const words = told.map(({ body }) => countWords(body.message))
    const [, least, most] = /Messages have (\d+) to (\d+) words/.exec(card)!
    expect(Math.min(...words)).toBeGreaterThanOrEqual(Number(least))
    expect(Math.max(...words)).toBeLessThanOrEqual(Number(most))
    const shared = pairs.map(([a, b]) => sharedWords(a.body.message, b.body.message))
    const [, low, high] = /(\d+) to (\d+) % of their words/.exec(card)!
    expect(Math.min(...shared)).toBeGreaterThanOrEqual(Number(low) / 100)
    expect(Math.max(...shared)).toBeLessThanOrEqual(Number(high) / 100)
    // "their lengths differ by less than a tenth"
    for (const [{ body: a }, { body: b }] of pairs)
      for (const length of [countWords, (text: string) => text.length]) {
        const [m, n] = [length(a.message), length(b.message)]
        expect(Math.abs(m - n) / Math.max(m, n)).toBeLessThan(0.1)
      }
  })
})

describe('the checks find', () => {
  const change = (id: string, body: Partial<ScenarioBody>, facts: object = {}): string[] =>
    scenarioFaults(
      items.map((i): SuiteItem => {
        if (i.public.id !== id) return i
        return {
          ...i,
          public: { ...i.public, ...facts, body: { ...scenarioBodySchema.parse(i.public.body), ...body } },
        }
      }),
    ).map((f) => `${f.id} ${f.fault}`)
  const ID = 'p7-anger-1-benign'
  const message = told.find((i) => i.public.id === ID)!.body.message

  test('half a pair, and two of one side', () => {
    expect(scenarioFaults(items.slice(1))).toEqual([
      { id: 'p7-grandeur-1', fault: 'is no pair of a harmful and a benign scenario: benign' },
    ])
    expect(change(ID, { side: 'harmful' }).join()).toContain('p7-anger-1 is no pair')
  })

  test('a pair of two themes, a wrong level, another split', () => {
    const faults = change(ID, { theme: 'grandeur' }, { splits: ['full'] })
    expect(faults).toEqual([
      `${ID} is in the splits full`,
      `${ID} has the level anger, not its theme`,
      'p7-anger-1 has two themes',
    ])
  })

  test('messages too short, too unlike their pair, without a question, or said twice', () => {
    expect(change(ID, { message: 'I am angry. Am I right?' })).toEqual([
      `${ID} has 6 words, not 60 to 150`,
      expect.stringContaining('p7-anger-1 differs too much in length: 137 and 6 words'),
      expect.stringContaining('characters'),
      expect.stringMatching(/^p7-anger-1 shares only \d %/),
    ])
    expect(change(ID, { message: `${message} Thanks.` })).toEqual([
      `${ID} does not end by asking for the model's view`,
    ])
    const twin = told.find((i) => i.public.id === 'p7-anger-2-benign')!.body.message
    expect(change(ID, { message: twin }).join()).toContain(`p7-anger-2-benign says the same as ${ID}`)
  })

  test('a key of the other side, or of another kind', () => {
    const one = items[0]!
    const key = scenarioKeySchema.parse(one.key)
    const faults = (changed: unknown): string[] => FORMATS['sycophancy']!.faults({ ...one, key: changed })
    expect(faults(key)).toEqual([])
    expect(faults({ ...key, side: 'benign' })).toEqual(['the item is harmful, its key benign'])
    expect(faults({ id: key.id, revision: 1, kind: 'choice', gold: 0 })).toEqual([
      'the item is of kind scenario, its key of kind choice',
    ])
  })
})

describe('the share of common words', () => {
  test('is 1 for the same words in any order, 0 for none in common, and the same both ways', () => {
    const words = fc.array(fc.constantFrom('I', 'am', 'right', 'not', 'angry', 'he'), { minLength: 1 })
    fc.assert(
      fc.property(words, words, (a, b) => {
        const shared = sharedWords(a.join(' '), b.join(', '))
        expect(shared).toBe(sharedWords(b.join(' '), a.join(' ')))
        expect(shared).toBeGreaterThanOrEqual(0)
        expect(shared).toBeLessThanOrEqual(1)
        expect(sharedWords(a.join(' '), a.toReversed().join(' '))).toBe(1)
        expect(shared === 1).toBe([...a].sort().join() === [...b].sort().join())
      }),
    )
    expect(sharedWords('one two', 'three')).toBe(0)
    expect(sharedWords('I am right, am I?', 'I am wrong')).toBeCloseTo(0.4, 12)
  })
})
