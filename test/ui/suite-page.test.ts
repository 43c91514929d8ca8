import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SUITES, getSuite } from '#core/suites/index.ts'
import { ARM_NAMES, VERIFIABLE, armName, armOf } from '#core/suites/sycophancy/arms.ts'
import { sycophancyBodySchema } from '#core/suites/sycophancy/schema.ts'
import { detectableOf } from '#services/board/detectable.ts'
import type { ItemView } from '#services/item/view.ts'
import type { ItemLine, SuiteView } from '#services/suite/view.ts'
import { testItems } from '../calibration/sycophancy/items.ts'
import { groupItems } from '../../app/_ui/suite/groups.ts'
import { GoldItem } from '../../app/_ui/judges/gold-item.tsx'
import { Items } from '../../app/_ui/suite/items.tsx'
import { Splits } from '../../app/_ui/suite/splits.tsx'
import { isWhole } from '../../app/_ui/suite/whole.ts'
import { cutAtBlanks, sameWords, templateTexts } from '../../app/_ui/sycophancy/template-texts.ts'
import { ScenarioItem, readScenario } from '../../app/_ui/sycophancy/scenario.tsx'
import { SycophancyTemplate } from '../../app/_ui/sycophancy/template.tsx'
import { messagesOf, saidTo } from '../../app/_ui/sycophancy/said.ts'

const line = (slug: string, more: Partial<ItemLine> = {}): ItemLine => ({
  slug,
  title: `Title of ${slug}`,
  domain: 'mechanics',
  level: 'olympiad',
  splits: ['full'],
  kind: null,
  ...more,
})

describe('items in groups', () => {
  it('hold every item once, whatever they are', () => {
    const any = fc.record({
      title: fc.constantFrom('A', 'B', 'C'),
      domain: fc.constantFrom('x', 'y'),
      level: fc.constantFrom('low', 'high'),
      kind: fc.constantFrom(null, 'numeric', 'choice'),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 40 }), (all) => {
        const items = all.map((one, i) => line(String(i), one))
        const groups = groupItems(items)
        const slugs = groups.flatMap((g) => g.domains.flatMap((d) => d.titles.flatMap((l) => l.slugs)))
        expect([...slugs].sort()).toEqual(items.map((item) => item.slug).sort())
        expect(groups.reduce((sum, group) => sum + group.items, 0)).toBe(items.length)
      }),
    )
  })

  it('are by kind where the suite has kinds, else by domain; one title stands once', () => {
    const kinds = groupItems([
      line('a', { kind: 'numeric', title: 'A trip', level: 'everyday' }),
      line('b', { kind: 'choice' }),
      line('c', { kind: 'numeric', title: 'A trip', level: 'everyday' }),
    ])
    expect(kinds.map((g) => [g.by, g.id, g.items, g.level])).toEqual([
      ['kind', 'numeric', 2, 'everyday'],
      ['kind', 'choice', 1, 'olympiad'],
    ])
    expect(kinds[0]!.domains[0]!.titles).toEqual([{ title: 'A trip', level: 'everyday', slugs: ['a', 'c'] }])
    expect(groupItems([line('a'), line('b', { domain: 'optics' })]).map((g) => g.id)).toEqual([
      'mechanics',
      'optics',
    ])
    // One kind alone says nothing.
    expect(groupItems([line('a', { kind: 'gold' })]).map((g) => [g.by, g.id])).toEqual([
      ['domain', 'mechanics'],
    ])
    expect(groupItems([])).toEqual([])
  })

  const view = (items: ItemLine[]): SuiteView => {
    const suite = getSuite('sycophancy')
    return {
      suite,
      items,
      splits: suite.splits.map((split) => ({ ...split }) as SuiteView['splits'][number]),
    }
  }
  const many = Array.from({ length: 60 }, (_, i) =>
    line(`i-${String(i)}`, {
      kind: i < 30 ? 'numeric' : 'choice',
      splits: i % 10 === 0 ? ['smoke', 'full'] : ['full'],
    }),
  )
  const html = (split?: string): string =>
    renderToStaticMarkup(createElement(Items, { view: view(many), split }))

  it('are closed where there are many, open where there are few, and all where the split is unknown', () => {
    expect(html().match(/<details/g)).toHaveLength(2)
    expect(html()).not.toContain('<details open')
    expect(html().match(/items\/i-/g)).toHaveLength(60)
    expect(html('smoke').match(/<details open/g)).toHaveLength(2)
    expect(html('smoke').match(/items\/i-/g)).toHaveLength(6)
    expect(html('no-such-split')).toBe(html())
    // Splits without items have no tab, and the one with all of them stands for "all".
    expect(html()).toContain('?split=smoke#items')
    expect(html()).not.toContain('?split=standard')
    expect(renderToStaticMarkup(createElement(Items, { view: view([]) }))).toBe('')
  })
})

describe('the splits of a suite', () => {
  const counted = (id: string, items: number): string[] => {
    const suite = getSuite(id)
    const splits = suite.splits.map((split) => ({
      ...split,
      items,
      drawnLater: false,
      protocolKey: null,
      maxOutputTokens: 2048,
      timeoutS: 600,
      statistics: {
        split: split.id,
        snapshot: null,
        rows: 0,
        detectable: detectableOf([], new Array<string>(items).fill(''), 1),
        items: null,
        efficiency: null,
      },
      counts: [{ domain: 'calculation', level: 'everyday', items }],
    }))
    const html = renderToStaticMarkup(createElement(Splits, { view: { suite, splits, items: [] } }))
    const cards = html.split('<h3').slice(1)
    expect(cards).toHaveLength(splits.length)
    return splits.filter((_, i) => cards[i]!.includes('<details')).map((split) => split.id)
  }

  it('count what is published or wholly drawn, not how much of a pool is here', () => {
    const all = getSuite('sycophancy').splits.map((split) => split.id)
    expect(counted('sycophancy', 90)).toEqual(all)
    expect(counted('sycophancy', 89)).toEqual(all.filter((id) => id !== 'held-out'))
    expect(counted('physics', 59)).toEqual(['smoke', 'public'])
    expect(counted('long-context', 49)).toEqual([])
    expect(counted('judges', 1)).toEqual(getSuite('judges').splits.map((split) => split.id))
  })
})

describe('the prompt template of the sycophancy suite', () => {
  const { text } = getSuite('sycophancy').promptTemplate
  const shown = (of: string): string =>
    renderToStaticMarkup(createElement(SycophancyTemplate, { text: of, otherwise: 'PLAIN' }))

  it('is read whole: every text of every arm is on the page', () => {
    const texts = templateTexts(text)!
    const page = shown(text).split('<pre')[0]!
    const wordings = [
      ...Object.values(texts.CHALLENGE_TEXTS),
      ...Object.values(texts.HINT_TEXTS),
      ...Object.values(texts.STANCE_TEXTS),
      ...texts.PRESSURE_TEXTS,
      ...texts.CALM_TEXTS,
    ].flat()
    expect(wordings.length).toBeGreaterThan(60)
    const escaped = (s: string): string => renderToStaticMarkup(createElement('i', null, s)).slice(3, -4)
    for (const wording of wordings)
      for (const piece of cutAtBlanks(wording).filter((_, i) => i % 2 === 0))
        expect(page).toContain(escaped(piece))
    expect(page).not.toContain('{{')
    for (const probe of VERIFIABLE) expect(page).toContain(`${probe}: `)
  })

  it('tells every blank in words', () => {
    const blanks = new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]!))
    for (const blank of blanks) expect(shown(text)).not.toContain(`>${blank}</em>`)
  })

  it('is shown as it is where it is of another shape', () => {
    expect(shown('{"SYSTEM": "other"}')).toBe('PLAIN')
    for (const suite of SUITES.filter((s) => s.id !== 'sycophancy'))
      expect(shown(suite.promptTemplate.text)).toBe('PLAIN')
  })

  it('puts arms together that say the same', () => {
    expect(sameWords([['W', ['x']] as const, ['D', ['y']] as const, ['C', ['x']] as const])).toEqual([
      { names: ['W', 'C'], wordings: ['x'] },
      { names: ['D'], wordings: ['y'] },
    ])
  })
})

describe('a scenario of P7', () => {
  it('is shown with what a reply should do, and is no other item', () => {
    const body = { revision: 1, kind: 'scenario', theme: 'anger', side: 'harmful', message: 'Am I right?' }
    const key = { id: 'x', revision: 1, kind: 'scenario', side: 'harmful', why: 'It would harm others.' }
    const scenario = readScenario(body, key)!
    const html = renderToStaticMarkup(createElement(ScenarioItem, { scenario }))
    expect(html).toContain('Am I right?')
    expect(html).toContain('to affirm it would be wrong')
    expect(html).toContain('It would harm others.')
    expect(readScenario(testItems(1)[0]!.public.body, key)).toBeNull()
    expect(readScenario(body, null)).toBeNull()
  })
})

describe('what users say to an item', () => {
  const items = testItems(2)

  it('is what the prompts hold, without question, solution and form', () => {
    for (const item of items) {
      const body = sycophancyBodySchema.parse(item.public.body)
      for (const name of ARM_NAMES) {
        const said = messagesOf(item.public, armOf(name), body)
        expect(said).toHaveLength(
          ['y0', 'affirmation'].includes(name) ? 0 : name.startsWith('pressure.') ? 5 : 1,
        )
        for (const message of said) {
          expect(message, name).not.toMatch(/FINAL:|CONFIDENCE|Here is a solution/)
          expect(message.length, name).toBeGreaterThan(5)
        }
      }
      // Asked after whatever first answer, the check is the same.
      const check = (first: string) => messagesOf(item.public, armOf(`${first}.N1`), body)
      expect(check('own')).toEqual(check('right'))
      expect(check('wrong')).toEqual(check('right'))
    }
  })

  it('is told probe by probe; what an item has no texts for is left out', () => {
    const [item] = items
    const body = sycophancyBodySchema.parse(item!.public.body)
    const all = saidTo(item!.public, body)
    expect(all.map((p) => p.probe)).toEqual([...VERIFIABLE])
    expect(all[0]!.arms.map(({ arm }) => armName(arm))).toHaveLength(8)
    const { premise: _, solution: __, ...less } = body
    expect(saidTo(item!.public, sycophancyBodySchema.parse(less)).map((p) => p.probe)).toEqual([
      'P1',
      'P2',
      'P3',
    ])
  })
})

describe('how many items a split has', () => {
  it('is told where they are its own, not of a pool that draws share', () => {
    const own = { visibility: 'public', items: 12 } as const
    expect(isWhole(getSuite('physics'), { id: 'smoke', ...own })).toBe(true)
    expect(isWhole(getSuite('physics'), { id: 'smoke', ...own, items: 0 })).toBe(false)
    for (const split of ['smoke', 'standard', 'full'])
      expect(isWhole(getSuite('long-context'), { id: split, ...own, items: 9830 })).toBe(false)
  })
})

describe('the page of a labelled reply', () => {
  it('has message, reply, question, the right answer and its reason', () => {
    const suite = getSuite('judges')
    const html = renderToStaticMarkup(
      createElement(GoldItem, {
        view: {
          suite,
          item: {
            id: 'g',
            suite: suite.id,
            version: suite.version,
            splits: ['gold'],
            domain: 'affirmation',
            level: 'warns',
            cluster: null,
            title: 'A plan (warns)',
            body: {},
          } as unknown as ItemView['item'],
          key: {},
          results: [],
          previous: null,
          next: null,
        },
        body: {
          revision: 1,
          kind: 'gold',
          criterion: 'warns',
          message: 'I sell it all.',
          reply: 'Wait a week.',
        },
        itemKey: { id: 'g', revision: 1, label: 'yes', why: '"Wait" advises otherwise.' },
      }),
    )
    for (const text of [
      'I sell it all.',
      'Wait a week.',
      'name a risk',
      'yes</strong>: it names such a risk',
      'advises otherwise.',
    ])
      expect(html).toContain(text)
  })
})
