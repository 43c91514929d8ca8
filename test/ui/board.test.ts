import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { BoardRow } from '#core/protocol/index.ts'
import { MAX_CHARTED, chartData, chartHeight, fitLabel } from '../../app/_ui/board/chart-data.ts'
import { metricColumns, nextSort, parseSort, sortRows } from '../../app/_ui/board/columns.ts'
import { configurationLine } from '../../app/_ui/board/configuration.ts'
import { PickOther, PickRows, runChoices } from '../../app/_ui/compare/pick-rows.tsx'
import { summarySentence } from '../../app/_ui/board/summary.tsx'
import { BoardTable } from '../../app/_ui/board/table.tsx'

const figure = (value: number | null) =>
  value === null
    ? { value: null, low: null, high: null, n: 0 }
    : { value, low: Math.max(0, value - 10), high: Math.min(100, value + 5), n: 12 }

function row(model: string, eed: number | null, more: Partial<BoardRow> = {}): BoardRow {
  return {
    rank: 1,
    rank_low: 1,
    rank_high: 2,
    model,
    model_slug: model.toLowerCase(),
    configuration_key: `key-${model}`,
    configuration: {
      model,
      sampling: { temperature: 0, top_p: 1 },
      thinking: { mode: 'default', budget: null },
    },
    metrics: { eed: figure(eed), accuracy: figure(eed === null ? null : eed / 2) },
    strict: true,
    bounds: { low: 10, high: 90 },
    n: 12,
    samples: 1,
    coverage: 1,
    outcomes: { scored: 11, refused: 1 },
    completion_tokens: 1000,
    trust: 'self_reported',
    runs_published: 1,
    runs_total: 1,
    run_ids: ['0191d7a0-0000-7000-8000-000000000001'],
    date: '2026-11-22T12:00:00.000Z',
    ...more,
  }
}

const known = [
  { id: 'eed', title: 'EED' },
  { id: 'accuracy', title: 'Accuracy' },
]

describe('metrics of other units', () => {
  const seconds = { id: 'ttft', title: 'Time to first token', unit: 's' }
  const rows = [
    row('a', 1, { metrics: { eed: figure(10), ttft: { value: 0.12345, low: 0.1, high: 1234.5, n: 3 } } }),
  ]
  it('are no dots on the scale of 100, and stand in the table with their unit', () => {
    const columns = metricColumns({ rows }, [seconds, ...known])
    expect(columns.map((c) => c.unit)).toEqual(['s', undefined])
    expect(chartData(rows, columns).series.map((s) => s.id)).toEqual(['eed'])
    const html = renderToStaticMarkup(
      createElement(BoardTable, {
        rows,
        metrics: columns,
        sort: parseSort(undefined, ['rank']),
        hrefFor: () => '/',
        caption: 'c',
      }),
    )
    expect(html).toContain('0.1235')
    expect(html).toContain('0.1\u20131,235')
  })
})

describe('columns', () => {
  it('are the metrics of the suite in its order, then what else the rows hold', () => {
    const rows = [row('a', 1, { metrics: { extra: figure(1), accuracy: figure(2), eed: figure(3) } })]
    expect(metricColumns({ rows }, known).map((c) => c.id)).toEqual(['eed', 'accuracy', 'extra'])
    expect(metricColumns({ rows }, known)[2]?.title).toBe('extra')
  })
})

describe('sorting', () => {
  const columns = ['rank', 'model', 'tokens', 'm.eed']
  it('reads the order from the address, and takes nonsense for the board\u2019s own', () => {
    expect(parseSort('-tokens', columns)).toEqual({ by: 'tokens', descending: true })
    expect(parseSort('model', columns)).toEqual({ by: 'model', descending: false })
    expect(parseSort('-', columns)).toEqual({ by: 'rank', descending: false })
    expect(parseSort('nonsense', columns)).toEqual({ by: 'rank', descending: false })
    expect(parseSort(undefined, columns)).toEqual({ by: 'rank', descending: false })
  })
  it('begins figures with the largest, names and ranks with the first, and turns on the second click', () => {
    const rank = { by: 'rank', descending: false }
    expect(nextSort('m.eed', rank)).toBe('-m.eed')
    expect(nextSort('m.eed', { by: 'm.eed', descending: true })).toBe('m.eed')
    expect(nextSort('m.eed', { by: 'm.eed', descending: false })).toBe('-m.eed')
    expect(nextSort('model', rank)).toBe('model')
    expect(nextSort('model', { by: 'model', descending: false })).toBe('-model')
    expect(nextSort('rank', rank)).toBe('-rank')
  })
  it('puts rows without a value last either way, and keeps ties in the board\u2019s order', () => {
    const rows = [row('none', null), row('b', 20), row('c', 50), row('a', 20)]
    const names = (by: string, descending: boolean) => sortRows(rows, { by, descending }).map((r) => r.model)
    expect(names('m.eed', true)).toEqual(['c', 'b', 'a', 'none'])
    expect(names('m.eed', false)).toEqual(['b', 'a', 'c', 'none'])
    expect(names('model', false)).toEqual(['a', 'b', 'c', 'none'])
    expect(names('rank', false)).toEqual(['b', 'c', 'a', 'none'])
    expect(names('rank', true)).toEqual(['a', 'c', 'b', 'none'])
  })
})

describe('the chart', () => {
  const metrics = [
    { id: 'eed', title: 'EED' },
    { id: 'accuracy', title: 'Accuracy' },
  ]
  it('has a dot with whiskers a row and metric, none where there is no figure', () => {
    const data = chartData([row('a', 40), row('b', null)], metrics)
    expect(data.labels).toEqual(['a', 'b'])
    expect(data.series.map((s) => s.dots.length)).toEqual([1, 1])
    const [dot] = data.series[0]!.dots
    expect(dot).toMatchObject({ x: 40, error: [10, 5], low: 30, high: 45 })
    expect(dot!.y).not.toBe(data.series[1]!.dots[0]!.y)
  })
  it('keeps to as many rows as can be read', () => {
    const rows = Array.from({ length: 60 }, (_, i) => row(`m${String(i)}`, i))
    expect(chartData(rows, metrics).labels).toHaveLength(MAX_CHARTED)
    expect(chartHeight(60)).toBe(chartHeight(MAX_CHARTED))
    expect(chartHeight(2)).toBeGreaterThan(chartHeight(1))
  })
  it('cuts long names in the middle', () => {
    expect(fitLabel('short', 200)).toBe('short')
    const cut = fitLabel('SmolLM2-135M-Instruct', 90)
    expect(cut).toHaveLength(12)
    expect(cut).toMatch(/^SmolLM\u2026truct$/)
  })
})

describe('the sentence on what can be told apart', () => {
  const ranks = (...pairs: [number, number][]) =>
    pairs.map(([low, high]) => ({ rank_low: low, rank_high: high }))
  it.each([
    [[], 'No row has'],
    [ranks([1, 1]), 'One ranked model so far'],
    [ranks([1, 2], [1, 2]), 'do not tell the 2 ranked models apart'],
    [ranks([1, 1], [2, 2]), 'tell the two ranked models apart'],
    [ranks([1, 1], [2, 2], [3, 3]), 'all 3 pairs'],
    [ranks([1, 1], [2, 3], [2, 3]), '2 of 3 pairs'],
  ])('%j: %s', (rows, words) => {
    expect(summarySentence(rows)).toContain(words)
  })
})

describe('the table', () => {
  const draw = (rows: BoardRow[]) =>
    renderToStaticMarkup(
      createElement(BoardTable, {
        rows,
        metrics: [{ id: 'eed', title: 'EED' }],
        sort: { by: 'm.eed', descending: true },
        hrefFor: (sort: string) => `/boards/physics?sort=${sort}`,
        caption: 'board',
      }),
    )
  it('gives figures with intervals, ranks as intervals, and links', () => {
    const html = draw([row('Model A', 40)])
    expect(html).toContain('1\u20132')
    expect(html).toContain('40.0')
    expect(html).toContain('30.0\u201345.0')
    expect(html).toContain('href="/models/model%20a"')
    expect(html).toContain('aria-sort="descending"')
  })
  it('says why a row has no rank', () => {
    const html = draw([row('m', 40, { rank: null, rank_low: null, rank_high: null, coverage: 0.9 })])
    expect(html).toContain('coverage below 98%')
    expect(html).toContain('With every missing answer as 0 the mean would be 10.0')
  })
  it('says of how many runs a row is', () => {
    const two = ['0191d7a0-0000-7000-8000-000000000001', '0191d7a0-0000-7000-8000-000000000002']
    expect(draw([row('m', 40, { runs_published: 2, runs_total: 2, run_ids: two })])).toContain(
      'mean of 2 runs',
    )
    expect(draw([row('m', 40, { runs_published: 1, runs_total: 5 })])).toContain('1 of 5 published')
  })
  it('has too few items for a figure rather than a zero', () => {
    expect(draw([row('m', null)])).toContain('too few')
  })
})

describe('the line of a configuration', () => {
  it('names what differs from the usual', () => {
    expect(
      configurationLine({
        sampling: { temperature: 0.7, top_p: 0.95 },
        thinking: { mode: 'on', budget: 4096 },
      }),
    ).toBe('temperature 0.7, top-p 0.95, thinking on (4096)')
    expect(configurationLine({ sampling: { temperature: 0, top_p: 1 }, thinking: { mode: 'default' } })).toBe(
      'temperature 0',
    )
    expect(configurationLine({})).toBe('')
  })
})

describe('a row without any figure', () => {
  it('stands below those that have one, whichever way the ranks run', () => {
    const rows = [row('a', 3), row('lost', null), row('b', 0)]
    const names = (sort: string) => sortRows(rows, parseSort(sort, ['rank'])).map((r) => r.model)
    expect(names('rank')).toEqual(['a', 'b', 'lost'])
    expect(names('-rank')).toEqual(['b', 'a', 'lost'])
  })
})

describe('rows to compare', () => {
  it('are picked by name, and by their configuration where a model has several', () => {
    const warm = { model: 'a', sampling: { temperature: 0.7, top_p: 1 } }
    const rows = [
      row('a', 1, { run_ids: ['r1', 'r2'] }),
      row('b', 2, { run_ids: ['r3'] }),
      row('a', 3, { configuration: warm, run_ids: ['r4'] }),
      row('c', 4, { run_ids: [] }),
    ]
    expect(runChoices(rows)).toEqual([
      { run: 'r1', name: 'a (temperature 0)' },
      { run: 'r3', name: 'b' },
      { run: 'r4', name: 'a (temperature 0.7)' },
    ])
    const html = renderToStaticMarkup(createElement(PickOther, { run: 'r1', model: 'a', rows }))
    expect(html).toContain('<input type="hidden" name="a" value="r1"/>')
    expect(html).not.toContain('value="r1">')
    expect(renderToStaticMarkup(createElement(PickRows, { rows: rows.slice(1, 2) }))).toBe('')
  })
})
