import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  boundedMeanInterval,
  clusteredStandardError,
  meanStandardError,
  normalQuantile,
  tQuantile,
  varianceSplit,
  wilsonInterval,
} from '#core/stats/index.ts'

const score = fc.double({ min: 0, max: 100, noNaN: true })

describe('wilsonInterval', () => {
  test('its ends are where the score test just rejects', () => {
    // By definition: |share - p| = z sqrt(p (1 - p) / n) at both ends.
    for (const [x, n] of [
      [8, 10],
      [1, 30],
      [150, 200],
    ] as const) {
      const interval = wilsonInterval(x, n, 0.9)
      for (const p of [interval?.low ?? NaN, interval?.high ?? NaN]) {
        expect(Math.abs(x / n - p)).toBeCloseTo(normalQuantile(0.95) * Math.sqrt((p * (1 - p)) / n), 12)
      }
    }
  })

  test('inside [0, 1], contains the share, mirrors failures, never of zero width', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const x = Math.min(n, Math.round(share * n))
          const interval = wilsonInterval(x, n)
          const mirror = wilsonInterval(n - x, n)
          if (interval === null || mirror === null) return expect.fail('no interval')
          expect(interval.low).toBeGreaterThanOrEqual(0)
          expect(interval.high).toBeLessThanOrEqual(1)
          expect(interval.low).toBeLessThanOrEqual(x / n)
          expect(interval.high).toBeGreaterThanOrEqual(x / n)
          expect(interval.high - interval.low).toBeGreaterThan(0)
          expect(mirror.low).toBeCloseTo(1 - interval.high, 12)
        },
      ),
    )
  })

  test('nothing observed is no interval', () => {
    expect(wilsonInterval(0, 0)).toBeNull()
  })

  test.each([
    [-1, 10, 0.95],
    [11, 10, 0.95],
    [1, 2.5, 0.95],
    [1, 10, 1],
    [1, 10, 0],
  ])('refuses %d of %d at %d', (x, n, confidence) => {
    expect(() => wilsonInterval(x, n, confidence)).toThrow(RangeError)
  })

  test('refuses NaN by name', () => {
    expect(() => wilsonInterval(NaN, 10)).toThrow('successes must be a finite number, not NaN')
  })
})

describe('standard errors', () => {
  test('one item, one cluster: too few', () => {
    expect(meanStandardError([])).toBeNull()
    expect(meanStandardError([5])).toBeNull()
    expect(clusteredStandardError([], [])).toBeNull()
    expect(clusteredStandardError([1, 2, 3], ['a', 'a', 'a'])).toBeNull()
  })

  test('equal values have no spread, whatever rounding says', () => {
    expect(meanStandardError(new Array<number>(10).fill(33.3))).toBe(0)
    expect(meanStandardError(new Array<number>(3).fill(0.1))).toBe(0)
    expect(clusteredStandardError(new Array<number>(10).fill(33.3), [1, 1, 1, 2, 2, 2, 3, 3, 3, 4])).toBe(0)
  })

  test('CR1 by its pairwise definition: the sum of products over all pairs in a cluster', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(score, fc.integer({ min: 0, max: 5 })), { minLength: 2, maxLength: 30 }),
        (items) => {
          const values = items.map(([value]) => value)
          const ids = items.map(([, id]) => id)
          const n = values.length
          const c = new Set(ids).size
          const mean = values.reduce((a, b) => a + b) / n
          let products = 0
          values.forEach((x, i) => {
            values.forEach((y, j) => {
              if (ids[i] === ids[j]) products += (x - mean) * (y - mean)
            })
          })
          const actual = clusteredStandardError(values, ids)
          if (c < 2) expect(actual).toBeNull()
          else expect(actual).toBeCloseTo(Math.sqrt(((c / (c - 1)) * Math.max(0, products)) / (n * n)), 5)
        },
      ),
    )
  })

  test('one item a cluster: CR1 is the plain standard error', () => {
    fc.assert(
      fc.property(fc.array(score, { minLength: 2, maxLength: 40 }), (values) => {
        const own = values.map((_, i) => `item ${i}`)
        expect(clusteredStandardError(values, own)).toBeCloseTo(meanStandardError(values) ?? NaN, 9)
      }),
    )
  })

  test('the names of clusters do not matter, the string "1" and the number 1 are two names', () => {
    const values = [1, 5, 2, 8]
    expect(clusteredStandardError(values, ['x', 'y', 'x', 'y'])).toBe(
      clusteredStandardError(values, [7, 3, 7, 3]),
    )
    expect(clusteredStandardError(values, ['1', 1, '1', 1])).toBe(
      clusteredStandardError(values, [0, 1, 0, 1]),
    )
  })

  test('bad input', () => {
    expect(() => meanStandardError([1, NaN])).toThrow('values[1] must be a finite number, not NaN')
    expect(() => clusteredStandardError([1, 2], ['a'])).toThrow(RangeError)
    expect(() => clusteredStandardError([1, 2], ['a', undefined as unknown as string])).toThrow(TypeError)
  })
})

describe('boundedMeanInterval', () => {
  const right = (n: number, of: number): number[] => Array.from({ length: of }, (_, i) => (i < n ? 100 : 0))
  const graded = (n: number): number[] => Array.from({ length: n }, (_, i) => (i * 37) % 101)

  test('right/wrong items: Wilson at any number of items', () => {
    const interval = boundedMeanInterval(right(8, 10))
    expect(interval).toMatchObject({ value: 80, n: 10, method: 'wilson' })
    expect(interval?.low).toBeCloseTo(49.0162, 4)
    expect(interval?.high).toBeCloseTo(94.3318, 4)
    expect(boundedMeanInterval(right(300, 500))?.method).toBe('wilson')
  })

  test('graded: Wilson on mean/100 below 200 items, t from there on', () => {
    const few = graded(199)
    const mean = few.reduce((a, b) => a + b) / 199
    const wilson = wilsonInterval((mean / 100) * 199, 199)
    expect(boundedMeanInterval(few)).toMatchObject({ method: 'wilson' })
    expect(boundedMeanInterval(few)?.low).toBeCloseTo(100 * (wilson?.low ?? NaN), 10)

    const many = graded(200)
    const interval = boundedMeanInterval(many)
    expect(interval?.method).toBe('t')
    const half = tQuantile(0.975, 199) * (meanStandardError(many) ?? NaN)
    expect(interval?.high).toBeCloseTo((interval?.value ?? NaN) + half, 10)
  })

  test('clusters: t with CR1 from 200 clusters on', () => {
    const scores = graded(600)
    const clusters = scores.map((_, i) => i % 200)
    const interval = boundedMeanInterval(scores, { clusters })
    expect(interval?.method).toBe('clustered-t')
    const half = tQuantile(0.975, 199) * (clusteredStandardError(scores, clusters) ?? NaN)
    expect(interval?.low).toBeCloseTo((interval?.value ?? NaN) - half, 10)
  })

  test('clusters of copies count once each, clusters that resemble nothing count in full', () => {
    const base = graded(40)
    const copied = boundedMeanInterval([...base, ...base, ...base], {
      clusters: [...base, ...base, ...base].map((_, i) => i % 40),
    })
    const single = boundedMeanInterval(base, { clusters: base.map((_, i) => i) })
    expect(copied?.method).toBe('clustered-wilson')
    // CR1 of the copies is the plain error of the originals, but their plain error has n - 1 = 119, not 39.
    expect(copied?.low).toBeCloseTo(single?.low ?? NaN, 0)
    expect(copied?.high).toBeCloseTo(single?.high ?? NaN, 0)
  })

  test('no variation in clusters: as many units as clusters', () => {
    const interval = boundedMeanInterval([0, 0, 0, 0, 0, 0], { clusters: [1, 1, 2, 2, 3, 3] })
    expect(interval).toMatchObject({ value: 0, low: 0, method: 'clustered-wilson' })
    expect(interval?.high).toBeCloseTo(100 * (wilsonInterval(0, 3)?.high ?? NaN), 10)
    // One cluster is one unit, however many items it holds.
    const one = boundedMeanInterval([100, 0, 50], { clusters: ['a', 'a', 'a'] })
    expect(one?.high).toBeCloseTo(100 * (wilsonInterval(0.5, 1)?.high ?? NaN), 10)
  })

  test('never of zero width, inside [0, max], contains the mean; scales with max', () => {
    const option = fc.constantFrom<'plain' | 'clusters'>('plain', 'clusters')
    fc.assert(
      fc.property(
        fc.array(fc.oneof(score, fc.constantFrom(0, 100)), { minLength: 1, maxLength: 260 }),
        option,
        fc.integer({ min: 1, max: 50 }),
        (scores, kind, size) => {
          const clusters = scores.map((_, i) => Math.floor(i / size))
          const options = kind === 'plain' ? {} : { clusters }
          const interval = boundedMeanInterval(scores, options)
          if (interval === null) return expect.fail('no interval')
          expect(interval.low).toBeGreaterThanOrEqual(0)
          expect(interval.high).toBeLessThanOrEqual(100)
          expect(interval.high - interval.low).toBeGreaterThan(0)
          expect(interval.low).toBeLessThanOrEqual(interval.value + 1e-9)
          expect(interval.high).toBeGreaterThanOrEqual(interval.value - 1e-9)
          const unit = boundedMeanInterval(
            scores.map((x) => x / 128),
            { ...options, max: 100 / 128 },
          )
          expect((unit?.low ?? NaN) * 128).toBeCloseTo(interval.low, 8)
          expect((unit?.high ?? NaN) * 128).toBeCloseTo(interval.high, 8)
        },
      ),
    )
  })

  test('a score of almost nothing is nothing: its square must not be lost in one scale and kept in another', () => {
    const tiny = boundedMeanInterval([0, 3e-162], { clusters: [0, 0] })
    expect(tiny).toEqual({ ...boundedMeanInterval([0, 0], { clusters: [0, 0] }), value: 1.5e-162 })
    const apart = boundedMeanInterval([0, 3e-162, 1e-300], { clusters: [0, 1, 1] })
    expect(apart?.high).toBeCloseTo(boundedMeanInterval([0, 0, 0], { clusters: [0, 1, 1] })?.high ?? NaN, 10)
  })

  test('one item has an interval, none has not', () => {
    expect(boundedMeanInterval([])).toBeNull()
    expect(boundedMeanInterval([100])).toMatchObject({ value: 100, high: 100, n: 1 })
  })

  test('bad input', () => {
    expect(() => boundedMeanInterval([101])).toThrow('scores[0] must lie in [0, 100], not 101')
    expect(() => boundedMeanInterval([-1])).toThrow(RangeError)
    expect(() => boundedMeanInterval([NaN])).toThrow(TypeError)
    expect(() => boundedMeanInterval([1], { max: 0 })).toThrow(RangeError)
    expect(() => boundedMeanInterval([1], { confidence: 95 })).toThrow(RangeError)
    expect(() => boundedMeanInterval([1, 2], { clusters: ['a'] })).toThrow(RangeError)
  })
})

describe('varianceSplit', () => {
  test('without repeated attempts the within-item part is unknown, not 0', () => {
    expect(varianceSplit([[1], [0], [1]])).toMatchObject({ withinItemVariance: null, trueItemVariance: null })
    expect(varianceSplit([[1, 0]])).toBeNull()
    expect(() => varianceSplit([[1, 0], []])).toThrow(RangeError)
  })

  test('pure luck leaves no true variance: floored at 0', () => {
    const split = varianceSplit([
      [1, 0],
      [0, 1],
      [1, 0],
    ])
    expect(split).toMatchObject({ itemScoreVariance: 0, trueItemVariance: 0, withinItemVariance: 0.5 })
  })

  test('unequal numbers of attempts by definition', () => {
    const rows = [[10, 20], [0, 30, 60], [50]]
    const within = (50 + 900) / 2
    const means = [15, 30, 50]
    const between = means.reduce((sum, x) => sum + (x - 95 / 3) ** 2, 0) / 2
    const expected = between - (within * (1 / 2 + 1 / 3 + 1)) / 3
    expect(varianceSplit(rows)?.withinItemVariance).toBeCloseTo(within, 10)
    expect(varianceSplit(rows)?.trueItemVariance).toBeCloseTo(Math.max(0, expected), 10)
  })
})
