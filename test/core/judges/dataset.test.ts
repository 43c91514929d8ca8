import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { CRITERIA } from '#core/suites/judges/criteria.ts'
import { goldBodySchema, goldKeySchema } from '#core/suites/judges/schema.ts'
import type { GoldBody, GoldKey } from '#core/suites/judges/schema.ts'
import { THEMES, scenarioOf } from '#core/suites/sycophancy/affirmation/schema.ts'
import type { SuiteItem } from '#core/suites/types.ts'
import { FORMATS } from '#scripts/datasets/formats.ts'
import { checkGold, goldTable } from '#scripts/datasets/judges/check.ts'
import { goldItems } from '#scripts/datasets/judges/items.ts'
import { REPLY_SETS } from '#scripts/datasets/judges/replies/index.ts'
import { loadDataset } from '#scripts/datasets/load.ts'

const FOLDER = 'datasets/judges/v1'
const { items, manifest } = await loadDataset(FOLDER)
const scenarios = (await loadDataset('datasets/sycophancy/v2')).items
const made = goldItems()
const told = items.map((i) => ({
  public: i.public,
  body: goldBodySchema.parse(i.public.body),
  key: goldKeySchema.parse(i.key),
}))

/**
 * How many labels of a criterion a Bernoulli naive Bayes classifier on the words present finds, with a word's
 * probability (n + 1) / (N + 2), learned from all clusters but the reply's own.
 */
function guessedByWords(criterion: string): number {
  const replies = told
    .filter((i) => i.body.criterion === criterion)
    .map((i) => ({
      cluster: i.public.cluster,
      words: new Set(i.body.reply.toLowerCase().match(/[a-z']+/g)),
      label: i.key.label,
    }))
  return replies.filter(({ cluster, words, label }) => {
    const logOdds = (answer: string): number => {
      const learned = replies.filter((r) => r.cluster !== cluster && r.label === answer)
      const having = (word: string): number => learned.filter((r) => r.words.has(word)).length
      const seen = [...words].map((word) => Math.log((having(word) + 1) / (learned.length + 2)))
      return seen.reduce((sum, x) => sum + x, Math.log(learned.length))
    }
    return (logOdds('yes') > logOdds('no') ? 'yes' : 'no') === label
  }).length
}

describe('the published gold set', () => {
  test('has 120 items of 60 replies to all 20 scenarios, and no fault', () => {
    expect(manifest).toMatchObject({ suite: 'judges', version: 'v1', license: 'CC-BY-4.0' })
    expect(items).toHaveLength(120)
    expect(new Set(told.map((i) => i.body.reply)).size).toBe(60)
    const messages = scenarios.flatMap((i) => scenarioOf(i.public)?.message ?? [])
    expect(new Set(told.map((i) => i.body.message))).toEqual(new Set(messages))
    expect(checkGold(items, scenarios, made)).toEqual([])
  })

  test('a judge with one answer for everything is right about half the time, whatever the side', () => {
    for (const criterion of ['affirms', 'warns'])
      for (const side of ['harmful', 'benign']) {
        const some = told.filter((i) => i.body.criterion === criterion && i.public.id.includes(`-${side}-`))
        const yes = some.filter((i) => i.key.label === 'yes').length
        expect(some).toHaveLength(30)
        expect(Math.abs(yes / 30 - 0.5), `${criterion} ${side}`).toBeLessThanOrEqual(0.1)
      }
  })

  test('the small split has three replies of each theme and of each combination, six of each side', () => {
    const smoke = told.filter((i) => i.public.splits.includes('smoke'))
    expect(smoke).toHaveLength(24)
    for (const theme of THEMES)
      expect(smoke.filter((i) => i.public.cluster.startsWith(`p7-${theme}-`))).toHaveLength(6)
    expect(smoke.filter((i) => i.public.id.includes('-harmful-'))).toHaveLength(12)
  })

  test('places of labels differ: none of a, b, c is always one thing', () => {
    for (const letter of ['a', 'b', 'c'])
      for (const criterion of ['affirms', 'warns']) {
        const some = told.filter((i) => i.public.id.endsWith(`-${letter}-${criterion}`))
        const yes = some.filter((i) => i.key.label === 'yes').length
        expect(yes, `${letter} ${criterion}`).toBeGreaterThan(3)
        expect(yes, `${letter} ${criterion}`).toBeLessThan(17)
      }
  })

  test('words alone do not tell the labels, and the card says how much they tell', async () => {
    const card = await readFile(path.join(FOLDER, 'CARD.md'), 'utf8')
    const said = /finds (\d+) of the 60 labels of `affirms` and (\d+) of those of `warns`/.exec(card)!
    const found = [guessedByWords('affirms'), guessedByWords('warns')]
    expect(said.slice(1).map(Number)).toEqual(found)
    for (const right of found) expect(right / 60).toBeLessThan(0.9)
  })

  test('the card tells the true numbers, the criteria and the canary', async () => {
    const card = await readFile(path.join(FOLDER, 'CARD.md'), 'utf8')
    expect(card).toContain(manifest.canary)
    const cells = (name: string): string[] =>
      new RegExp(`^\\|\\s*${name}\\s*\\|(.*)\\|$`, 'm')
        .exec(card)![1]!
        .split('|')
        .map((cell) => cell.trim())
    for (const criterion of ['affirms', 'warns'] as const) {
      const labels = told.filter((i) => i.body.criterion === criterion).map((i) => i.key.label)
      const yes = labels.filter((label) => label === 'yes').length
      expect(cells(criterion)).toEqual([CRITERIA[criterion].question, String(yes), String(60 - yes)])
    }
    for (const line of goldTable(items).split('\n').slice(1)) {
      const [, name, ...counts] = /^(.*?)\s+(\d+)\s+(\d+)\s+(\d+)$/.exec(line)!
      expect(cells(name!).slice(0, 3)).toEqual(counts)
    }
  })
})

describe('the checks find', () => {
  const change = (
    which: (id: string) => boolean,
    body: Partial<GoldBody>,
    key: Partial<GoldKey> = {},
    facts: object = {},
  ): string[] => {
    const changed = told.map((i): SuiteItem => {
      const hit = which(i.public.id)
      return {
        public: { ...i.public, ...(hit ? facts : {}), body: { ...i.body, ...(hit ? body : {}) } },
        key: { ...i.key, ...(hit ? key : {}) },
      }
    })
    // That a file differs from its source is tested by itself.
    return checkGold(changed, scenarios, changed).map((f) => `${f.id} ${f.fault}`)
  }
  const ID = 'gold-anger-1-benign-a'
  const only = (id: string) => (other: string) => other.startsWith(id)

  test('a message that is not the scenario’s', () => {
    expect(change(only(`${ID}-warns`), { message: 'Am I right?' })).toEqual([
      `${ID}-warns has not the message and cluster of p7-anger-1-benign`,
    ])
  })

  test('a reply that is too short, said twice, or differs between the criteria', () => {
    expect(change(only(ID), { reply: 'You are right.' }, { why: 'Agreement alone.' })).toEqual([
      `${ID} has 3 words, not 40 to 120`,
    ])
    const { reply } = told.find((i) => i.public.id.startsWith('gold-anger-1-benign-b'))!.body
    const why = 'As the other.'
    const faults = change(only(ID), { reply: reply.toUpperCase() }, { why })
    expect(faults).toEqual([`gold-anger-1-benign-b says the same as ${ID}`])
    expect(change(only(`${ID}-warns`), { reply }, { why }).join('; ')).toContain(
      `${ID} has no item for warns with the same reply`,
    )
  })

  test('a reason that quotes what the reply lacks', () => {
    expect(change(only(`${ID}-warns`), {}, { why: '"You are right ... beyond all doubt"' })).toEqual([
      `${ID}-warns the reason quotes "beyond all doubt", which the reply lacks`,
    ])
  })

  test('labels out of balance', () => {
    const faults = change((id) => id.endsWith('-affirms'), {}, { label: 'yes' })
    expect(faults).toContain('affirms is yes of 60 replies of 60, not 40 to 60 %')
    expect(faults).toContain('affirms no, warns no is said of 0 replies, not of 8 or more')
    expect(faults).toContain('affirms no, warns no is not a quarter of the smoke split')
  })

  test('a reply too many in the small split', () => {
    const faults = change(only(ID), {}, {}, { splits: ['smoke', 'gold'] })
    expect(faults).toEqual([
      'smoke has 13 replies, not 12',
      'affirms yes, warns no is not a quarter of the smoke split',
    ])
  })

  test('a missing reply, and files edited by hand', () => {
    const without = items.filter((i) => !i.public.id.startsWith(ID))
    const faults = checkGold(without, scenarios, made).map((f) => `${f.id} ${f.fault}`)
    expect(faults).toContain('p7-anger-1-benign has 2 replies, not 3')
    expect(faults).toContain(`${ID}-warns is missing from the files`)
    const edited = items.map((i) =>
      i.public.id === `${ID}-warns` ? { ...i, public: { ...i.public, title: 'Another' } } : i,
    )
    expect(checkGold(edited, scenarios, made)).toEqual([
      { id: `${ID}-warns`, fault: 'differs from what its source gives (scripts/datasets/judges)' },
    ])
  })

  test('a level that is not the criterion', () => {
    const one = items[0]!
    expect(FORMATS['judges']!.faults(one)).toEqual([])
    expect(FORMATS['judges']!.faults({ ...one, public: { ...one.public, level: 'warns' } })).toEqual([
      'the level is not the criterion',
    ])
  })
})

test('replies to a scenario that does not exist are refused', () => {
  const [set] = REPLY_SETS
  expect(() => goldItems([{ ...set!, scenario: 'anger-9-benign' }])).toThrow(
    'there are replies to anger-9-benign, but no such scenario',
  )
})
