import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bootstrapInterval, bootstrapMeans, meanStandardError, seededRandom } from '#core/stats/index.ts'
import { percentileOfSorted } from '#core/stats/percentile.ts'
import { drawResamples, sumResamples } from '#core/stats/resample.ts'

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length

describe('percentileOfSorted', () => {
  test('is linear between order statistics', () => {
    const list = Float64Array.of(0, 10, 20, 40)
    expect(percentileOfSorted(list, 0)).toBe(0)
    expect(percentileOfSorted(list, 1)).toBe(40)
    expect(percentileOfSorted(list, 0.5)).toBe(15)
    expect(percentileOfSorted(Float64Array.of(7), 0.975)).toBe(7)
  })
})

describe('bootstrapInterval', () => {
  test('agrees with all 3^3 resamples of three items, enumerated', () => {
    const items = [0, 30, 100]
    const all: number[] = []
    for (const a of items) for (const b of items) for (const c of items) all.push((a + b + c) / 3)
    all.sort((a, b) => a - b)
    const result = bootstrapInterval(items, mean, { seed: 'enumerated', confidence: 0.8 })
    // 10 % of 27 outcomes is 2.7 of them: the third smallest; likewise from above.
    expect(result?.low).toBeCloseTo(all[2] ?? NaN, 9)
    expect(result?.high).toBeCloseTo(all[24] ?? NaN, 9)
    expect(result?.value).toBeCloseTo(130 / 3, 9)
  })

  test('for the mean of many items it is near mean +- 1.96 standard errors', () => {
    const random = seededRandom('items')
    const items = Array.from({ length: 300 }, () => 100 * random.uniform())
    const result = bootstrapInterval(items, mean, { seed: 'many', replicates: 4000 })
    const half = 1.96 * (meanStandardError(items) ?? NaN)
    expect(result?.low).toBeCloseTo(mean(items) - half, 0)
    expect(result?.high).toBeCloseTo(mean(items) + half, 0)
  })

  test('clusters are drawn whole', () => {
    const items = ['a', 'b', 'b', 'c', 'c', 'c']
    let draws = 0
    bootstrapInterval(
      items,
      (sample) => {
        draws++
        const of = (name: string): number => sample.filter((x) => x === name).length
        expect(of('b') % 2).toBe(0)
        expect(of('c') % 3).toBe(0)
        expect(of('a') + of('b') / 2 + of('c') / 3).toBe(3)
        return sample.length
      },
      { seed: 'whole', replicates: 200, clusters: items },
    )
    expect(draws).toBe(201)
  })

  test('the seed decides, and is recorded', () => {
    const run = (seed: string): unknown => bootstrapInterval([1, 5, 9, 2], mean, { seed, replicates: 150 })
    expect(run('a')).toEqual(run('a'))
    expect(run('a')).toMatchObject({ seed: 'a', replicates: 150, undefinedReplicates: 0 })
  })

  test('undefined resamples: counted where few, no interval where they could be a bound', () => {
    // The ratio is undefined where all draws miss the items with a denominator.
    const ratio = (sample: readonly number[]): number | null => {
      const sum = sample.reduce((a, b) => a + b, 0)
      return sum === 0 ? null : sample.length / sum
    }
    const rare = bootstrapInterval([0, 1, 1, 1, 1], ratio, { seed: 'rare' })
    // (1/5)^5 = 0.00032 of 10,000
    expect(rare?.undefinedReplicates).toBeGreaterThan(0)
    expect(rare?.undefinedReplicates).toBeLessThan(15)
    expect(bootstrapInterval([0, 0, 0, 1], ratio, { seed: 'common' })).toBeNull()
    expect(bootstrapInterval([0, 0], ratio, { seed: 'never' })).toBeNull()
  })

  test('too few and bad input', () => {
    const options = { seed: 's', replicates: 100 }
    expect(bootstrapInterval([], mean, options)).toBeNull()
    expect(bootstrapInterval([5], mean, options)).toBeNull()
    expect(bootstrapInterval([5, 6], mean, { ...options, clusters: ['x', 'x'] })).toBeNull()
    expect(() => bootstrapInterval([1, 2], () => NaN, options)).toThrow(
      'must be a finite number or null, not NaN',
    )
    expect(() => bootstrapInterval([1, 2], mean, { seed: 's', replicates: 99 })).toThrow(RangeError)
    expect(() => bootstrapInterval([1, 2], mean, { seed: 's', confidence: 0 })).toThrow(RangeError)
    expect(() => bootstrapInterval([1, 2], mean, {} as { seed: string })).toThrow(TypeError)
    expect(() => bootstrapInterval([1, 2], mean, { ...options, clusters: ['x'] })).toThrow(RangeError)
  })
})

describe('sumResamples', () => {
  test('adds up the drawn units of four columns', () => {
    const resamples = drawResamples(5, 100, 'sums')
    const columns = Float64Array.from({ length: 20 }, (_, i) => i * i)
    const out = new Float64Array(400)
    sumResamples(resamples, columns, out)
    for (const r of [0, 57, 99]) {
      for (let lane = 0; lane < 4; lane++) {
        let sum = 0
        for (let i = 0; i < 5; i++) sum += (4 * (resamples.indices[5 * r + i] ?? NaN) + lane) ** 2
        expect(out[4 * r + lane]).toBe(sum)
      }
    }
  })

  test('more than 65,536 units keep distinct numbers', () => {
    const { indices } = drawResamples(70_000, 1, 'wide')
    expect(indices.some((index) => index > 65_535)).toBe(true)
    expect(indices.every((index) => index < 70_000)).toBe(true)
  })
})

describe('bootstrapMeans', () => {
  const score = fc.constantFrom<(number | null)[]>(0, 12.5, 50, 100, null)
  const table = fc
    .integer({ min: 2, max: 8 })
    .chain((items) =>
      fc.array(fc.array(score, { minLength: items, maxLength: items }), { minLength: 1, maxLength: 6 }),
    )

  const meanOfKnown = (sample: readonly (number | null)[]): number | null => {
    const known = sample.filter((x) => x !== null)
    return known.length === 0 ? null : mean(known)
  }

  test('is bootstrapInterval of the mean of each row, with the same seed', () => {
    fc.assert(
      fc.property(table, fc.boolean(), (rows, clustered) => {
        const clusters = (rows[0] ?? []).map((_, i) => Math.floor(i / 2))
        const options = { seed: 'same', replicates: 200, ...(clustered ? { clusters } : {}) }
        const together = bootstrapMeans(rows, options)
        rows.forEach((row, m) => {
          const alone = bootstrapInterval(row, meanOfKnown, options)
          const own = together[m] ?? null
          if (alone === null || own === null) expect(own).toBe(alone)
          else {
            expect(own.value).toBeCloseTo(alone.value, 9)
            expect(own.low).toBeCloseTo(alone.low, 9)
            expect(own.high).toBeCloseTo(alone.high, 9)
          }
        })
      }),
      { numRuns: 60 },
    )
  })

  test('a row without scores, a single item, no rows', () => {
    expect(
      bootstrapMeans(
        [
          [null, null],
          [1, 2],
        ],
        { seed: 's' },
      )[0],
    ).toBeNull()
    expect(bootstrapMeans([[5]], { seed: 's' })).toEqual([null])
    expect(bootstrapMeans([], { seed: 's' })).toEqual([])
    expect(() => bootstrapMeans([[1, NaN]], { seed: 's' })).toThrow(TypeError)
    expect(() => bootstrapMeans([[1, 2], [1]], { seed: 's' })).toThrow(RangeError)
    expect(() => bootstrapMeans([[1, 2]], { seed: 's', clusters: [1] })).toThrow(RangeError)
  })

  test('200 models x 500 items x 10,000 resamples within seconds', () => {
    const random = seededRandom('board')
    const rows = Array.from({ length: 200 }, () => Array.from({ length: 500 }, () => 100 * random.uniform()))
    const started = performance.now()
    const result = bootstrapMeans(rows, { seed: 'board' })
    // About 0.6 s on an idle core (a fifth of the 1,000-model board).
    expect(performance.now() - started).toBeLessThan(10_000)
    const half = 1.96 * (meanStandardError(rows[7] ?? []) ?? NaN)
    expect(result[7]?.high).toBeCloseTo((result[7]?.value ?? NaN) + half, 0)
  })
})
