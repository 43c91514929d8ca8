import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coverageBounds, heldOutGaps, itemRestCorrelation, seededRandom } from '#core/stats/index.ts'

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length

describe('itemRestCorrelation', () => {
  test("is Pearson's correlation with the mean of the other items", () => {
    const table = fc.integer({ min: 2, max: 5 }).chain((items) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: items, maxLength: items }), {
        minLength: 3,
        maxLength: 7,
      }),
    )
    fc.assert(
      fc.property(table, (rows) => {
        itemRestCorrelation(rows).forEach((actual, item) => {
          const x = rows.map((row) => row[item] ?? NaN)
          const y = rows.map((row) => mean(row.filter((_, i) => i !== item)))
          const mx = mean(x)
          const my = mean(y)
          const sxy = x.reduce((sum, value, m) => sum + (value - mx) * ((y[m] ?? NaN) - my), 0)
          const sxx = x.reduce((sum, value) => sum + (value - mx) ** 2, 0)
          const syy = y.reduce((sum, value) => sum + (value - my) ** 2, 0)
          if (sxx < 1e-12 || syy < 1e-12) expect(actual).toBeNull()
          else expect(actual).toBeCloseTo(sxy / Math.sqrt(sxx * syy), 9)
        })
      }),
    )
  })

  test('a wrong key shows as a negative value', () => {
    const random = seededRandom('key')
    const rows = Array.from({ length: 12 }, (_, m) =>
      Array.from({ length: 40 }, (_unused, i) => {
        const right = random.uniform() < (m + 1) / 13
        return (i === 17 ? !right : right) ? 100 : 0
      }),
    )
    const correlations = itemRestCorrelation(rows)
    expect(correlations[17]).toBeLessThan(-0.3)
    const others = correlations.flatMap((r, i) => (i === 17 || r === null ? [] : [r]))
    expect(mean(others)).toBeGreaterThan(0.3)
  })

  test('missing scores leave the model out for that item and the item out of its rest', () => {
    const rows = [
      [1, 5, 9],
      [2, null, 7],
      [4, 4, 4],
      [8, 1, null],
    ]
    // Item 0: rests 7, 7, 4, 1. Item 1: only three models.
    const correlation = itemRestCorrelation(rows)
    const x = [1, 2, 4, 8]
    const y = [7, 7, 4, 1]
    const sxy = x.reduce((sum, value, i) => sum + (value - 3.75) * ((y[i] ?? NaN) - 4.75), 0)
    const sxx = x.reduce((sum, value) => sum + (value - 3.75) ** 2, 0)
    const syy = y.reduce((sum, value) => sum + (value - 4.75) ** 2, 0)
    expect(correlation[0]).toBeCloseTo(sxy / Math.sqrt(sxx * syy), 12)
    expect(correlation[1]).not.toBeNull()
  })

  test('too few models, no variation, one item, bad input', () => {
    expect(itemRestCorrelation([])).toEqual([])
    expect(
      itemRestCorrelation([
        [1, 2],
        [2, 1],
      ]),
    ).toEqual([null, null])
    expect(
      itemRestCorrelation([
        [1, 2],
        [1, 3],
        [1, 4],
      ]),
    ).toEqual([null, null])
    expect(itemRestCorrelation([[1], [2], [3]])).toEqual([null])
    expect(() => itemRestCorrelation([[1, 2], [1]])).toThrow(RangeError)
    expect(() => itemRestCorrelation([[1, NaN]])).toThrow(TypeError)
  })
})

describe('coverageBounds', () => {
  test('complete runs have equal bounds; K attempts average to the item first', () => {
    expect(coverageBounds([[100, 0], [100]])).toEqual({
      coverage: 1,
      value: 75,
      low: 75,
      high: 75,
      ranked: true,
    })
  })

  test('98 % is just enough for a rank', () => {
    const run = (missing: number): (number | null)[][] =>
      Array.from({ length: 200 }, (_, i) => [i < missing ? null : 50])
    expect(coverageBounds(run(4))).toMatchObject({
      coverage: 0.98,
      ranked: true,
      low: 49,
      high: 51,
      value: 50,
    })
    expect(coverageBounds(run(5))?.ranked).toBe(false)
  })

  test('the bounds are the means after filling in 0 or full marks, and hold the mean', () => {
    const rows = fc.array(
      fc.array(fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { freq: 3 }), {
        minLength: 1,
        maxLength: 4,
      }),
      { minLength: 1, maxLength: 10 },
    )
    fc.assert(
      fc.property(rows, (run) => {
        const bounds = coverageBounds(run)
        const filled = (by: number): number => mean(run.map((attempts) => mean(attempts.map((x) => x ?? by))))
        expect(bounds?.low).toBeCloseTo(filled(0), 9)
        expect(bounds?.high).toBeCloseTo(filled(100), 9)
        const single = run.every((attempts) => attempts.length === 1)
        if (single && bounds?.value != null) {
          expect(bounds.value).toBeGreaterThanOrEqual(bounds.low - 1e-9)
          expect(bounds.value).toBeLessThanOrEqual(bounds.high + 1e-9)
        }
      }),
    )
  })

  test('nothing delivered, nothing planned, bad input', () => {
    expect(coverageBounds([[null], [null, null]])).toEqual({
      coverage: 0,
      value: null,
      low: 0,
      high: 100,
      ranked: false,
    })
    expect(coverageBounds([])).toBeNull()
    expect(() => coverageBounds([[]])).toThrow('rows[0] has no planned attempt')
    expect(() => coverageBounds([[2]], 1)).toThrow(RangeError)
    expect(() => coverageBounds([[NaN]])).toThrow(TypeError)
  })
})

describe('heldOutGaps', () => {
  /** Models of equal strength on public items that are 20 points easier; model 0 has memorised some of them. */
  function simulate(memorised: number, seed: string): { open: number[][]; held: number[][] } {
    const random = seededRandom(seed)
    const easy = Array.from({ length: 150 }, () => 0.3 + 0.6 * random.uniform())
    const hard = Array.from({ length: 150 }, () => 0.1 + 0.6 * random.uniform())
    const answer = (p: number): number => (random.uniform() < p ? 100 : 0)
    const open = Array.from({ length: 8 }, (_, m) =>
      easy.map((p) => (m === 0 && random.uniform() < memorised ? 100 : answer(p))),
    )
    return { open, held: Array.from({ length: 8 }, () => hard.map(answer)) }
  }

  test('an easier public set is not a signal, memorised items are', () => {
    const honest = simulate(0, 'honest')
    for (const gap of heldOutGaps(honest.open, honest.held)) {
      expect(gap?.gap).toBeGreaterThan(5)
      expect(gap?.p).toBeGreaterThan(0.001)
    }
    const [first, ...rest] = heldOutGaps(simulate(0.6, 'memorised').open, simulate(0.6, 'memorised').held)
    expect(first?.excess).toBeGreaterThan(15)
    expect(first?.p).toBeLessThan(0.001)
    expect(first?.excessLow).toBeGreaterThan(0)
    for (const gap of rest) expect(gap?.excess).toBeLessThan(10)
  })

  test('excess = own gap - the mean gap of the others', () => {
    const { open, held } = simulate(0.3, 'sum')
    const gapOf = (m: number): number => mean(open[m] ?? []) - mean(held[m] ?? [])
    heldOutGaps(open, held).forEach((gap, m) => {
      const others = mean(open.flatMap((_, b) => (b === m ? [] : [gapOf(b)])))
      expect(gap?.gap).toBeCloseTo(gapOf(m), 9)
      expect(gap?.othersGap).toBeCloseTo(others, 9)
      expect(gap?.excess).toBeCloseTo(gapOf(m) - others, 9)
    })
  })

  test('too few and bad input', () => {
    expect(heldOutGaps([], [])).toEqual([])
    expect(heldOutGaps([[1, 2]], [[1, 2]])).toEqual([null])
    expect(
      heldOutGaps(
        [
          [1, null],
          [1, 2],
        ],
        [
          [1, 2],
          [1, 2],
        ],
      )[0],
    ).toBeNull()
    expect(() => heldOutGaps([[1, 2]], [])).toThrow(RangeError)
    expect(() => heldOutGaps([[1, 2], [1]], [[1], [1]])).toThrow(RangeError)
    expect(() => heldOutGaps([[NaN]], [[1]])).toThrow(TypeError)
  })
})
