import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { AtK, BoardReply, Detectable, Efficiency } from '#core/protocol/index.ts'
import type { SuiteView } from '#services/suite/view.ts'
import { OldSnapshot, OldVersion, Permalink } from '../../app/_ui/board/snapshot-note.tsx'
import { RunAtK } from '../../app/_ui/stats/at-k-table.tsx'
import { detectableSentences } from '../../app/_ui/stats/detectable.tsx'
import { efficiencySentences } from '../../app/_ui/stats/efficiency.tsx'
import { ItemStatistics } from '../../app/_ui/stats/items.tsx'

const measured: Detectable = {
  points: 3.14,
  why: null,
  pairs: 9,
  items: 1200,
  luck: 0.4567,
  planned: 5.4,
}

describe('what a board can tell apart, in words', () => {
  it('is a figure with what it was measured on, and the part that is luck', () => {
    const [first, second] = detectableSentences(measured)
    expect(first).toContain('can tell 3.1 points apart')
    expect(first).toContain('9 neighbouring pairs, over 1,200 items')
    expect(second).toContain('45.6%')
    expect(detectableSentences({ ...measured, luck: null })).toHaveLength(1)
  })
  it('is a reason and a plan where there is no figure', () => {
    const of = (why: Detectable['why'], items = 70): string =>
      detectableSentences({ ...measured, points: null, why, items, planned: 22.3 }).join(' ')
    expect(of('too_few_rows')).toMatch(/once two of them are ranked.*70 right\/wrong items.*22.3 points/)
    expect(of('too_few_items', 4)).toContain('4 items are too few')
    expect(of('no_variation')).toContain('answer every item alike')
    expect(of('too_few_rows', 0)).toBe('')
    // A plan of more than the whole scale is none.
    expect(
      detectableSentences({ ...measured, points: null, why: 'too_few_rows', planned: 133 }),
    ).toHaveLength(1)
  })
})

describe('what partial credit is worth, in words', () => {
  const found: Efficiency = {
    rows: 4,
    pairs: 6,
    discordant: 1,
    value: 1.52,
    low: 1.1,
    high: 2.4,
    replicates: 10_000,
    seed: 's',
  }
  it('is a ratio with its interval, open above, or undetermined', () => {
    expect(efficiencySentences(found)[0]).toContain(
      'worth 1.5 right/wrong items (95% interval 1.1\u20132.4; 6 pairs',
    )
    expect(efficiencySentences(found)[1]).toContain('1 pair is in opposite order')
    expect(efficiencySentences({ ...found, high: null })[0]).toContain('from 1.1, without an upper end')
    expect(efficiencySentences({ ...found, value: null, low: null, high: null })[0]).toContain('undetermined')
  })
})

describe('tables', () => {
  const figure = (value: number | null) => ({ value, low: value, high: value, n: value === null ? 0 : 12 })
  it('of k attempts have a row a k, and a mark where a figure is undefined', () => {
    const atK: AtK[] = [
      { k: 1, pass: figure(25), best: figure(30), cons: figure(30) },
      { k: 2, pass: figure(40), best: figure(45), cons: figure(null) },
    ]
    const html = renderToStaticMarkup(createElement(RunAtK, { atK }))
    expect(html).toContain('25.0')
    expect(html).toContain('45.0')
    expect(html.match(/<tr>/g)).toHaveLength(3)
    expect(renderToStaticMarkup(createElement(RunAtK, { atK: null }))).toBe('')
  })
  it('of items name the keys to review first, and none below ten rows', () => {
    const view = (rows: number, review: boolean): SuiteView =>
      ({
        suite: { id: 'physics' },
        items: [{ slug: 'a', title: 'Sponge on a pole' }],
        splits: [
          {
            id: 'public',
            title: 'Public',
            statistics: { rows, items: [{ item: 'a', n: rows, mean: 12.3, item_rest: -0.41, review }] },
          },
          { id: 'held-out', title: 'Held out', statistics: { rows: 0, items: null } },
        ],
      }) as unknown as SuiteView
    const html = (rows: number, review: boolean): string =>
      renderToStaticMarkup(createElement(ItemStatistics, { view: view(rows, review) }))
    expect(html(12, true)).toContain('Review the key of 1 item')
    expect(html(12, true)).toContain('Sponge on a pole')
    expect(html(12, true)).toContain('-0.41')
    expect(html(12, true)).not.toContain('Held out')
    expect(html(12, false)).toContain('On no item')
    expect(html(4, false)).toContain('fewer than ten rows (here 4)')
  })
})

describe('a snapshot', () => {
  const board = {
    suite: 'physics',
    snapshot: '0191d7a0-0000-7000-8000-000000000001',
    created_at: '2026-11-22T10:00:00.000Z',
    newest: true,
  } as BoardReply
  it('has a permalink, and says when it is an old one', () => {
    expect(renderToStaticMarkup(createElement(Permalink, { board }))).toContain(
      'href="/boards/physics?snapshot=0191d7a0-0000-7000-8000-000000000001"',
    )
    expect(renderToStaticMarkup(createElement(OldSnapshot, { board, now: '/x' }))).toBe('')
    const old = renderToStaticMarkup(
      createElement(OldSnapshot, { board: { ...board, newest: false }, now: '/x' }),
    )
    expect(old).toContain('It has changed since')
    expect(old).toContain('href="/x"')
    expect(renderToStaticMarkup(createElement(Permalink, { board: { ...board, snapshot: null } }))).toBe('')
  })

  it('of an older version of the suite says so, and leads to the board of the present one', () => {
    const html = (version: string) =>
      renderToStaticMarkup(
        createElement(OldVersion, { board: { ...board, version }, current: 'v2', now: '/boards/physics' }),
      )
    expect(html('v2')).toBe('')
    expect(html('v1')).toContain('of version v1 of the suite')
    expect(html('v1')).toContain('Results of version v2')
    expect(html('v1')).toContain('href="/boards/physics"')
  })
})
