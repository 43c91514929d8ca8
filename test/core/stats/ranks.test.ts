import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MaybeScores } from '#core/stats/index.ts'
import { holm, pairedDifference, rankIntervals, seededRandom } from '#core/stats/index.ts'

/** By definition: all M - 1 paired tests of a row, Holm's adjustment, counts. */
function byDefinition(
  rows: readonly MaybeScores[],
  clusters: readonly number[] | undefined,
  alpha: number,
): { best: number; worst: number }[] {
  return rows.map((row, a) => {
    const tests = rows.flatMap((other, b) =>
      a === b
        ? []
        : [pairedDifference(row, other, { max: 100, ...(clusters === undefined ? {} : { clusters }) })],
    )
    const adjusted = holm(tests.map((result) => result?.p ?? 1))
    let better = 0
    let worse = 0
    tests.forEach((result, i) => {
      if (result === null || (adjusted[i] ?? 1) > alpha) return
      if (result.difference < 0) better++
      if (result.difference > 0) worse++
    })
    return { best: 1 + better, worst: rows.length - worse }
  })
}

function simulate(
  kind: 'graded' | 'binary' | 'mixed',
  models: number,
  items: number,
  seed: string,
): number[][] {
  const random = seededRandom(seed)
  const difficulty = Array.from({ length: items }, () => random.uniform())
  return Array.from({ length: models }, (_, m) => {
    const binary = kind === 'binary' || (kind === 'mixed' && m % 2 === 0)
    return difficulty.map((d) => {
      const p = 1 / (1 + Math.exp(-6 * ((m + 1) / (models + 1) - d)))
      if (random.uniform() < p) return 100
      return binary || random.uniform() < 0.5 ? 0 : Math.round(80 * random.uniform())
    })
  })
}

describe('rankIntervals', () => {
  test.each(['graded', 'binary', 'mixed'] as const)('%s scores: equals its definition', (kind) => {
    for (const [models, items] of [
      [2, 12],
      [7, 40],
      [12, 150],
    ] as const) {
      const rows = simulate(kind, models, items, `${kind} ${models}`)
      for (const alpha of [0.05, 0.3]) {
        const actual = rankIntervals(rows, { alpha })
        expect(actual.map(({ best, worst }) => ({ best, worst }))).toEqual(
          byDefinition(rows, undefined, alpha),
        )
        expect(actual.map(({ better }) => better + 1)).toEqual(actual.map(({ best }) => best))
      }
    }
  })

  test('missing scores: pairs are compared on their common items', () => {
    const random = seededRandom('missing')
    const rows = simulate('mixed', 9, 80, 'missing rows').map((row) =>
      row.map((score) => (random.uniform() < 0.1 ? null : score)),
    )
    expect(rankIntervals(rows).map(({ best, worst }) => ({ best, worst }))).toEqual(
      byDefinition(rows, undefined, 0.05),
    )
  })

  test('clusters: equals its definition, with missing scores too', () => {
    const random = seededRandom('clustered')
    const clusters = Array.from({ length: 90 }, (_, i) => Math.floor(i / 6))
    const rows = simulate('graded', 8, 90, 'clustered rows')
    expect(rankIntervals(rows, { clusters }).map(({ best, worst }) => ({ best, worst }))).toEqual(
      byDefinition(rows, clusters, 0.05),
    )
    const holes = rows.map((row) => row.map((score) => (random.uniform() < 0.3 ? null : score)))
    expect(rankIntervals(holes, { clusters }).map(({ best, worst }) => ({ best, worst }))).toEqual(
      byDefinition(holes, clusters, 0.05),
    )
  })

  test('small random boards, ties and equal rows included: equals its definition', () => {
    const board = fc.integer({ min: 1, max: 12 }).chain((items) =>
      fc.array(
        fc.array(fc.constantFrom<(number | null)[]>(0, 0, 33.3, 50, 100, 100, null), {
          minLength: items,
          maxLength: items,
        }),
        { minLength: 1, maxLength: 5 },
      ),
    )
    fc.assert(
      fc.property(board, (rows) => {
        expect(rankIntervals(rows, { alpha: 0.4 }).map(({ best, worst }) => ({ best, worst }))).toEqual(
          byDefinition(rows, undefined, 0.4),
        )
      }),
    )
  })

  test('equal models share all ranks; one model is first; no models, no ranks', () => {
    const row = [100, 0, 50, 20]
    expect(rankIntervals([row, row, row])).toEqual(
      [0, 1, 2].map(() => ({ best: 1, worst: 3, better: 0, worse: 0 })),
    )
    expect(rankIntervals([row])).toEqual([{ best: 1, worst: 1, better: 0, worse: 0 }])
    expect(rankIntervals([])).toEqual([])
  })

  test('too few common items leave all ranks open', () => {
    expect(rankIntervals([[100], [0]]).map(({ best, worst }) => [best, worst])).toEqual([
      [1, 2],
      [1, 2],
    ])
  })

  test('the true rank of well separated models is found; a row never contradicts itself', () => {
    const rows = simulate('graded', 5, 1500, 'separated')
    expect(rankIntervals(rows).map(({ best, worst }) => [best, worst])).toEqual([
      [5, 5],
      [4, 4],
      [3, 3],
      [2, 2],
      [1, 1],
    ])
    for (const { best, worst } of rankIntervals(simulate('binary', 30, 60, 'crowded'))) {
      expect(best).toBeLessThanOrEqual(worst)
    }
  })

  test('1,000 models x 500 items within seconds', () => {
    const rows = simulate('graded', 1000, 500, 'large')
    const started = performance.now()
    const ranks = rankIntervals(rows)
    // About 0.5 s on an idle core; the limit only has to tell seconds from minutes.
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(ranks).toHaveLength(1000)
    expect(ranks.at(-1)?.best).toBe(1)
  })

  test('bad input', () => {
    expect(() => rankIntervals([[1, 2], [1]])).toThrow('rows[1] has 1 items, but rows[0] has 2')
    expect(() => rankIntervals([[1, 200]])).toThrow(RangeError)
    expect(() => rankIntervals([[1, NaN]])).toThrow(TypeError)
    expect(() => rankIntervals([[1, 2]], { alpha: 0 })).toThrow(RangeError)
    expect(() => rankIntervals([[1, 2]], { clusters: [1] })).toThrow(RangeError)
  })
})
