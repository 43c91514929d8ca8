import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LengthCell } from '#core/stats/index.ts'
import { isotonicCrossing, isotonicFit } from '#core/stats/index.ts'

const points = fc.array(
  fc.tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.integer({ min: 1, max: 50 })),
  { minLength: 1, maxLength: 12 },
)
const average = (slice: readonly (readonly [number, number])[]): number =>
  slice.reduce((sum, [value, weight]) => sum + value * weight, 0) /
  slice.reduce((sum, [, weight]) => sum + weight, 0)

describe('isotonicFit', () => {
  test('equals the min-max formula of isotonic regression', () => {
    fc.assert(
      fc.property(points, (list) => {
        const fitted = isotonicFit(
          list.map(([value]) => value),
          list.map(([, weight]) => weight),
        )
        list.forEach((_, i) => {
          let least = Infinity
          for (let from = 0; from <= i; from++) {
            let most = -Infinity
            for (let to = i; to < list.length; to++) most = Math.max(most, average(list.slice(from, to + 1)))
            least = Math.min(least, most)
          }
          expect(fitted[i]).toBeCloseTo(least, 8)
        })
      }),
    )
  })

  test('never rises, keeps the weighted mean, leaves a falling list alone', () => {
    fc.assert(
      fc.property(points, (list) => {
        const values = list.map(([value]) => value)
        const weights = list.map(([, weight]) => weight)
        const fitted = isotonicFit(values, weights)
        fitted.forEach((value, i) => {
          expect(value).toBeLessThanOrEqual(fitted[i - 1] ?? Infinity)
        })
        expect(average(fitted.map((value, i) => [value, weights[i] ?? NaN] as const))).toBeCloseTo(
          average(list),
          8,
        )
        expect(isotonicFit(fitted, weights)).toEqual(fitted)
      }),
    )
    expect(isotonicFit([], [])).toEqual([])
    expect(() => isotonicFit([1, 2], [1])).toThrow(RangeError)
    expect(() => isotonicFit([1], [0])).toThrow('weights[0] must be positive, not 0')
    expect(() => isotonicFit([NaN], [1])).toThrow(TypeError)
  })
})

describe('isotonicCrossing', () => {
  const options = { seed: 'crossing', replicates: 500 }
  /** n samples of which a share is right. */
  const cell = (length: number, share: number, n = 100): LengthCell => ({
    length,
    scores: Array.from({ length: n }, (_, i) => (i < Math.round(share * n) ? 100 : 0)),
  })
  const absolute = (score: number) => ({ kind: 'absolute', score }) as const

  test('reads the crossing off the logarithm of the length', () => {
    const estimate = isotonicCrossing([cell(1000, 1), cell(8000, 0.7)], absolute(85), options)
    // Half way down, so half way in log-length: sqrt(1000 * 8000).
    expect(estimate?.crossing.kind).toBe('at')
    expect(estimate?.crossing.length).toBeCloseTo(Math.sqrt(8e6), 6)
    expect(estimate?.low.length).toBeLessThan(estimate?.crossing.length ?? NaN)
    expect(estimate?.high.length).toBeGreaterThan(estimate?.crossing.length ?? NaN)
    expect(estimate).toMatchObject({ threshold: 85, seed: 'crossing', replicates: 500 })
  })

  test('the order of the cells does not matter; a rise is pooled by sample size', () => {
    const cells = [cell(4000, 0.8, 300), cell(1000, 0.9), cell(16000, 0.9, 100), cell(64000, 0.4)]
    const estimate = isotonicCrossing(cells, absolute(50), options)
    expect(estimate?.fit.map(({ length }) => length)).toEqual([1000, 4000, 16000, 64000])
    expect(estimate?.fit.map(({ fitted }) => Math.round(10 * fitted) / 10)).toEqual([90, 82.5, 82.5, 40])
    expect(estimate?.fit.map(({ n }) => n)).toEqual([100, 300, 100, 100])
  })

  test('censored at both ends, never extrapolated', () => {
    const high = isotonicCrossing([cell(1000, 1), cell(128000, 0.99)], absolute(85), options)
    expect(high).toMatchObject({
      crossing: { kind: 'at_least', length: 128000 },
      low: { kind: 'at_least', length: 128000 },
      high: { kind: 'at_least', length: 128000 },
    })
    const low = isotonicCrossing([cell(1000, 0.3), cell(128000, 0.1)], absolute(85), options)
    expect(low).toMatchObject({
      crossing: { kind: 'below', length: 1000 },
      high: { kind: 'below', length: 1000 },
    })
    // A crossing whose band reaches past the longest length.
    const open = isotonicCrossing([cell(1000, 1), cell(128000, 0.82)], absolute(85), options)
    expect(open?.crossing.kind).toBe('at')
    expect(open?.high).toEqual({ kind: 'at_least', length: 128000 })
  })

  test('exactly at the threshold counts as holding it', () => {
    expect(isotonicCrossing([cell(1000, 0.9), cell(2000, 0.85)], absolute(85), options)?.crossing).toEqual({
      kind: 'at_least',
      length: 2000,
    })
  })

  test('relative threshold: a share of the mean at the shortest length, null where that is too low', () => {
    const relative = { kind: 'relative', share: 0.85, minimumBase: 50 } as const
    const cells = [cell(1000, 0.8), cell(2000, 0.8), cell(4000, 0.56)]
    const estimate = isotonicCrossing(cells, relative, options)
    expect(estimate?.threshold).toBeCloseTo(68, 10)
    expect(estimate?.crossing.length).toBeCloseTo(2000 * Math.SQRT2, 6)
    expect(isotonicCrossing([cell(1000, 0.49), cell(2000, 0.4)], relative, options)).toBeNull()
    expect(isotonicCrossing([cell(1000, 0.5), cell(2000, 0.4)], relative, options)).not.toBeNull()
  })

  test('the crossing lies within its band; the seed decides', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 6 }),
        (shares) => {
          const cells = shares.map((share, i) => cell(1000 * 2 ** i, share, 30))
          const run = { seed: 'band', replicates: 100 }
          const estimate = isotonicCrossing(cells, absolute(60), run)
          const position = (x: { kind: string; length: number } | undefined): number =>
            x === undefined ? NaN : x.kind === 'below' ? 0 : x.kind === 'at_least' ? Infinity : x.length
          expect(position(estimate?.low)).toBeLessThanOrEqual(position(estimate?.high))
          expect(isotonicCrossing(cells, absolute(60), run)).toEqual(estimate)
        },
      ),
      { numRuns: 30 },
    )
  })

  test('too few and bad input', () => {
    expect(isotonicCrossing([], absolute(85), options)).toBeNull()
    expect(isotonicCrossing([cell(1000, 1)], absolute(85), options)).toBeNull()
    expect(isotonicCrossing([cell(1000, 1), cell(2000, 1, 1)], absolute(85), options)).toBeNull()
    const two = [cell(1000, 1), cell(2000, 0)]
    expect(() => isotonicCrossing([...two, cell(1000, 1)], absolute(85), options)).toThrow(
      'the length 1000 occurs in two cells',
    )
    expect(() => isotonicCrossing([cell(-1, 1)], absolute(85), options)).toThrow(RangeError)
    expect(() => isotonicCrossing(two, absolute(NaN), options)).toThrow(TypeError)
    expect(() => isotonicCrossing(two, { kind: 'relative', share: 2, minimumBase: 50 }, options)).toThrow(
      RangeError,
    )
    expect(() => isotonicCrossing(two, absolute(85), { seed: 's', replicates: 10 })).toThrow(RangeError)
  })
})
