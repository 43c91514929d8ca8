import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { figuresOf, report } from '#core/suites/long-context/report/index.ts'
import type { ComparisonReply } from '#core/protocol/index.ts'
import { pText, reachOf, signed, turned } from '../../app/_ui/compare/difference.tsx'
import { runIdIn } from '../../app/_ui/compare/run-id.ts'
import { lengthsData } from '../../app/_ui/long-context/lengths-data.ts'
import { LongContextSection } from '../../app/_ui/long-context/section.tsx'
import { speedPoints } from '../../app/_ui/long-context/speed-data.ts'
import { cellText, heatStep, markText } from '../../app/_ui/long-context/words.ts'
import { attemptAt, cell, makeItem } from '../core/long-context-report/build.ts'

const items = [0, 50, 100].flatMap((depth) =>
  [1024, 4096, 8192].flatMap((length) => cell(2, { length, depth, family: 'single' })),
)
const speed = [0, 1, 2].map((index) => makeItem({ role: 'speed', length: 1024, depth: null, index }))
const order = makeItem({ role: 'order', family: 'qa', length: 4096, depth: null })
const beyond = makeItem({ role: 'unsupported', length: 16384, depth: null })
const made = report(
  [...items, ...speed, order, beyond],
  [
    ...items.map((item, i) =>
      item.body.length === 8192
        ? attemptAt(item, { outcome: 'endpoint_error', code: 'context_length', reason: 'prompt is too long' })
        : attemptAt(item, {
            kind: i === 0 ? 'wrong_needle' : 'hit',
            reference_tokens: item.body.length - 300 + i,
          }),
    ),
    ...speed.map((item) =>
      attemptAt(item, {
        kind: 'probe',
        score: null,
        completion_tokens: 128,
        timing: { last_ms: 100 + 127 * 5, arrivals: 128 },
      }),
    ),
    ...['perm-1', 'perm-2', 'same-1', 'same-2'].map((arm) => attemptAt(order, { arm })),
  ],
)
const figures = figuresOf(made.figures)!
const html = renderToStaticMarkup(createElement(LongContextSection, { figures }))

describe('the figures of a run as a page', () => {
  it('says of every field what stands in it, for those who see no colours', () => {
    expect(html).toContain(
      'aria-label="1K, depth 0%: 50.0 (95% interval 9.5–90.5), 2 of 2 delivered. 1 hit, 1 wrong needle"',
    )
    expect(html).toContain('aria-label="8K, depth 50%: no score, 0 of 2 delivered. 2 context rejected"')
    expect(html).toContain('aria-label="16K, depth 100%: beyond the context window; not asked."')
  })
  it('has one field of each heatmap in the tab order', () => {
    expect(html.match(/tabindex="0"/gi)).toHaveLength(1)
    expect(html.match(/tabindex="-1"/gi)).toHaveLength(11)
  })
  it('marks what the endpoint limits, and warns before the figures', () => {
    expect(html).toContain('endpoint-limited')
    expect(html.indexOf('refused 6 prompts as too long')).toBeGreaterThan(0)
    expect(html.indexOf('refused 6 prompts as too long')).toBeLessThan(
      html.indexOf('Effective'.toLowerCase()),
    )
  })
  it('tells speed, order and outcomes in numbers too', () => {
    expect(html).toContain('5.0')
    expect(html).toContain('Set 1, 4K: orders 100.0, 100.0; repeats 100.0, 100.0')
    expect(html).toContain('8K: 6 context rejected')
  })
  it('without samples has no chart, and no broken section', () => {
    const empty = figuresOf(report(items, []).figures)!
    expect(lengthsData(empty)).toBeNull()
    expect(renderToStaticMarkup(createElement(LongContextSection, { figures: empty }))).toContain('—')
  })
})

describe('what the charts draw', () => {
  it('lengths stand on a binary logarithm; the band ends at the chart’s edge where it is censored', () => {
    const data = lengthsData(figures)!
    expect(data.points.map((p) => p.x)).toEqual([10, 12, 13, 14])
    expect(data.points[2]).toMatchObject({ score: null, strict: 0, error: [0, 0] })
    expect(data.band![1]).toBe(data.to)
    expect(data.threshold).toBe(85)
  })
  it('times per token come from the timed requests', () => {
    expect(speedPoints(figures.speed, 'tpot_ms')).toEqual([{ x: 10, value: 5, error: [0, 0] }])
  })
  it('heat has eleven steps', () => {
    expect([0, 4.9, 5, 55, 100].map(heatStep)).toEqual([0, 0, 1, 6, 10])
  })
  it('words for lengths beyond what was tested', () => {
    expect(markText({ kind: 'at_least', length: 131072 })).toBe('at least 128K')
    expect(markText({ kind: 'below', length: 1024 })).toBe('below 1K')
    expect(markText({ kind: 'at', length: 6826 })).toBe('6.7K')
    expect(markText(null)).toBe('—')
    expect(cellText(figures.cells[0]!)).toContain('1K, depth 0%')
  })
})

describe('comparisons', () => {
  const paired: ComparisonReply['metrics'][number]['paired'] = {
    difference: -1.25,
    low: -3,
    high: 0.5,
    p: 0.2,
    test: 't',
    n: 10,
    only_a: 0,
    only_b: 0,
    margin: 2,
    verdict: 'undecided',
    more_items: 20,
  }
  it('are told as second minus first', () => {
    expect(turned(paired)).toEqual({ difference: 1.25, low: -0.5, high: 3 })
    expect(turned({ difference: 0, low: null, high: null }).difference).toBe(0)
    expect(signed(1.25)).toBe('+1.3')
    expect(signed(-0.01)).toBe('0.0')
    expect(signed(null)).toBe('—')
    expect(pText(0.0002)).toBe('< 0.001')
    expect(pText(0.25)).toBe('0.250')
    expect(reachOf([paired])).toBeCloseTo(4.32)
  })
  it('find the run in an address', () => {
    const id = '01a204fd-5c8e-7000-bec5-f6912c2b46b5'
    expect(runIdIn(` http://127.0.0.1:3000/runs/${id.toUpperCase()}?page=2 `)).toBe(id)
    expect(runIdIn(' nothing ')).toBe('nothing')
  })
})
