import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  benjaminiHochberg,
  clusteredStandardError,
  holm,
  mcnemar,
  meanStandardError,
  minimumDetectableEffect,
  pairedDifference,
  tQuantile,
  tTwoSidedP,
  unpairedDifference,
} from '#core/stats/index.ts'
import { holmThreshold } from '#core/stats/holm.ts'

const score = fc.double({ min: 0, max: 100, noNaN: true })
const pair = fc.tuple(score, score)
const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 9 })

describe('pairedDifference', () => {
  test('is the mean and standard error of the item-by-item differences', () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 40 }), (pairs) => {
        const a = pairs.map(([x]) => x)
        const b = pairs.map(([, y]) => y)
        const d = pairs.map(([x, y]) => x - y)
        const result = pairedDifference(a, b)
        const error = meanStandardError(d) ?? NaN
        expect(result?.difference).toBeCloseTo(d.reduce((s, x) => s + x, 0) / d.length, 8)
        expect(result?.standardError).toBeCloseTo(error, 8)
        if (result?.test === 't') {
          expect(result.p).toBeCloseTo(tTwoSidedP(result.difference / error, d.length - 1), 8)
          expect((result.high ?? NaN) - result.difference).toBeCloseTo(
            tQuantile(0.975, d.length - 1) * error,
            6,
          )
        }
      }),
    )
  })

  test('swapping the models mirrors everything but p', () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 20 }), (pairs) => {
        const a = pairs.map(([x]) => x)
        const b = pairs.map(([, y]) => y)
        const one = pairedDifference(a, b, { max: 100 })
        const two = pairedDifference(b, a, { max: 100 })
        expect(two?.difference).toBeCloseTo(-(one?.difference ?? NaN), 9)
        expect(two?.low).toBeCloseTo(-(one?.high ?? NaN), 9)
        expect(two?.p).toBeCloseTo(one?.p ?? NaN, 9)
      }),
    )
  })

  test('items that either model lacks are left out', () => {
    const a = [100, null, 0, 50, 20]
    const b = [0, 10, null, 30, 40]
    expect(pairedDifference(a, b)).toEqual(pairedDifference([100, 50, 20], [0, 30, 40]))
    expect(pairedDifference([100, null], [null, 100])).toBeNull()
    expect(pairedDifference([1, null], [2, 5])).toBeNull()
  })

  test('clusters: CR1 with clusters - 1 degrees of freedom', () => {
    const a = [9, 4, 7, 1, 8, 8, 2]
    const b = [1, 2, 9, 0, 3, 4, 4]
    const clusters = ['x', 'x', 'y', 'y', 'z', 'z', 'z']
    const result = pairedDifference(a, b, { clusters })
    const d = a.map((x, i) => x - (b[i] ?? NaN))
    expect(result?.standardError).toBeCloseTo(clusteredStandardError(d, clusters) ?? NaN, 12)
    expect(result?.degreesOfFreedom).toBe(2)
    expect(pairedDifference(a, b, { clusters: a.map(() => 'one') })).toBeNull()
  })

  test("right/wrong items: McNemar's p, whether or not some are missing", () => {
    const a = [100, 100, 100, 100, 0, 0, null]
    const b = [0, 0, 0, 0, 100, 0, 100]
    expect(pairedDifference(a, b, { max: 100 })).toMatchObject({ test: 'mcnemar', p: mcnemar(4, 1) })
    // Without a known maximum, or with clusters, they are scores like others.
    expect(pairedDifference(a, b)?.test).toBe('t')
    expect(pairedDifference(a, b, { max: 100, clusters: [1, 2, 3, 4, 5, 6, 7] })?.test).toBe('t')
  })

  test('equal results prove little when there are few of them', () => {
    const same = pairedDifference([50, 20], [50, 20], { max: 100 })
    expect(same).toMatchObject({ difference: 0, standardError: 0, p: 1, test: 'sign' })
    expect(same?.low).toBeLessThan(-60)
    expect(same?.high).toBeGreaterThan(60)
    const many = pairedDifference(new Array<number>(400).fill(30), new Array<number>(400).fill(30), {
      max: 100,
    })
    expect(many?.high).toBeLessThan(1)
    expect(many?.high).toBeGreaterThan(0)
    expect(pairedDifference([5, 5], [5, 5])).toMatchObject({ low: null, high: null, p: 1 })
  })

  test('the same lead on every item: sign test, also where subtraction leaves dust', () => {
    const b = [10.1, 20.2, 30.3, 40.4]
    const a = b.map((x) => x + 0.7)
    expect(pairedDifference(a, b)).toMatchObject({ standardError: 0, test: 'sign', p: 2 / 2 ** 4 })
    const bounded = pairedDifference(a, b, { max: 100 })
    expect(bounded?.low).toBeLessThan(-20)
    expect(bounded?.high).toBeGreaterThan(20)
  })

  test('the interval never leaves what scores in [0, max] allow', () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 6 }), (pairs) => {
        const result = pairedDifference(
          pairs.map(([x]) => x),
          pairs.map(([, y]) => y),
          { max: 100 },
        )
        expect(result?.low).toBeGreaterThanOrEqual(-100)
        expect(result?.high).toBeLessThanOrEqual(100)
        expect((result?.high ?? NaN) - (result?.low ?? NaN)).toBeGreaterThan(0)
      }),
    )
  })

  test('bad input', () => {
    expect(() => pairedDifference([1], [1, 2])).toThrow('a and b must have the same length, not 1 and 2')
    expect(() => pairedDifference([1, NaN], [1, 2])).toThrow(TypeError)
    expect(() => pairedDifference([1, 2], [1, undefined as unknown as number])).toThrow(TypeError)
    expect(() => pairedDifference([101, 1], [1, 2], { max: 100 })).toThrow(RangeError)
    expect(() => pairedDifference([0, 1], [1, 2], { max: -1 })).toThrow(RangeError)
    expect(() => pairedDifference([1, 2], [1, 2], { confidence: 1.5 })).toThrow(RangeError)
  })
})

describe('unpairedDifference', () => {
  test("Welch's example: equal sizes and spreads give 2 (n - 1) degrees of freedom", () => {
    const result = unpairedDifference([1, 2, 3, 4], [11, 12, 13, 14])
    expect(result).toMatchObject({ difference: -10 })
    expect(result?.degreesOfFreedom).toBeCloseTo(6, 12)
    expect(result?.standardError).toBeCloseTo(Math.sqrt(2 * (5 / 3 / 4)), 12)
    expect(result?.p).toBeCloseTo(tTwoSidedP(10 / Math.sqrt(5 / 6), 6), 12)
  })

  test('too few is null; no variation has no interval', () => {
    expect(unpairedDifference([1], [1, 2])).toBeNull()
    expect(unpairedDifference([3, 3], [1, 1])).toEqual({
      difference: 2,
      standardError: 0,
      degreesOfFreedom: null,
      p: null,
      low: null,
      high: null,
    })
    expect(() => unpairedDifference([1, 2], [1, Infinity])).toThrow(TypeError)
  })
})

describe('mcnemar', () => {
  test('by the sum of binomial probabilities of splits at least as uneven', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (b, c) => {
        const n = b + c
        let ways = 1
        let sum = 0
        for (let k = 0; k <= n; k++) {
          if (Math.abs(2 * k - n) >= Math.abs(b - c)) sum += ways
          ways = (ways * (n - k)) / (k + 1)
        }
        expect(mcnemar(b, c)).toBeCloseTo(sum / 2 ** n, 11)
        expect(mcnemar(b, c)).toBe(mcnemar(c, b))
      }),
    )
  })

  test('no disagreement is no evidence', () => {
    expect(mcnemar(0, 0)).toBe(1)
    expect(() => mcnemar(1.5, 0)).toThrow(RangeError)
    expect(() => mcnemar(-1, 0)).toThrow(RangeError)
  })
})

describe('holm', () => {
  test('is the closure of Bonferroni: the worst |S| min p over all sets S of tests with the test', () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const closed = p.map((_, i) => {
          let worst = 0
          for (let set = 0; set < 1 << p.length; set++) {
            if ((set & (1 << i)) === 0) continue
            const members = p.filter((_unused, j) => set & (1 << j))
            worst = Math.max(worst, Math.min(1, members.length * Math.min(...members)))
          }
          return worst
        })
        holm(p).forEach((adjusted, i) => {
          expect(adjusted).toBeCloseTo(closed[i] ?? NaN, 12)
        })
      }),
      { numRuns: 60 },
    )
  })

  test('the threshold form rejects the same tests', () => {
    fc.assert(
      fc.property(pValues, fc.double({ min: 0.01, max: 0.5, noNaN: true }), (p, alpha) => {
        const threshold = holmThreshold(Float64Array.from(p), alpha)
        expect(p.map((x) => x <= threshold)).toEqual(holm(p).map((x) => x <= alpha))
      }),
    )
  })

  test('no tests, ties, bad input', () => {
    expect(holm([])).toEqual([])
    expect(holm([0.02, 0.02])).toEqual([0.04, 0.04])
    expect(() => holm([0.5, 1.1])).toThrow('pValues[1] must lie in [0, 1], not 1.1')
    expect(() => holm([NaN])).toThrow(TypeError)
  })
})

describe('benjaminiHochberg', () => {
  test('is the least level at which the step-up rule rejects the test', () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const m = p.length
        const expected = p.map((own) =>
          // Over every cut at or above the test's own p: m times the cut over the number of tests within it.
          Math.min(
            1,
            ...p.filter((cut) => cut >= own).map((cut) => (m * cut) / p.filter((x) => x <= cut).length),
          ),
        )
        benjaminiHochberg(p).forEach((adjusted, i) => {
          expect(adjusted).toBeCloseTo(expected[i] ?? NaN, 12)
        })
      }),
    )
  })

  test('promises less than Holm, so adjusts less', () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const strict = holm(p)
        benjaminiHochberg(p).forEach((adjusted, i) => {
          expect(adjusted).toBeLessThanOrEqual((strict[i] ?? NaN) + 1e-12)
          expect(adjusted).toBeGreaterThanOrEqual(p[i] ?? NaN)
        })
      }),
    )
    expect(benjaminiHochberg([])).toEqual([])
    expect(() => benjaminiHochberg([-0.1])).toThrow(RangeError)
  })
})

describe('minimumDetectableEffect', () => {
  const plan = {
    items: 100,
    differenceVariance: 400,
    attemptVarianceA: 900,
    attemptVarianceB: 300,
    attemptsA: 3,
    attemptsB: 1,
  }

  test('four times the items halve it; more attempts shrink only their own part', () => {
    const effect = minimumDetectableEffect(plan) ?? NaN
    expect(minimumDetectableEffect({ ...plan, items: 400 })).toBeCloseTo(effect / 2, 12)
    const endless = minimumDetectableEffect({ ...plan, attemptsA: 1e9, attemptsB: 1e9 }) ?? NaN
    expect(endless).toBeCloseTo((1.959963984540054 + 0.8416212335729143) * Math.sqrt(400 / 100), 4)
  })

  test('no items: null; bad plans throw', () => {
    expect(minimumDetectableEffect({ ...plan, items: 0 })).toBeNull()
    expect(() => minimumDetectableEffect({ ...plan, attemptsA: 0 })).toThrow(RangeError)
    expect(() => minimumDetectableEffect({ ...plan, differenceVariance: -1 })).toThrow(RangeError)
    expect(() => minimumDetectableEffect({ ...plan, power: 1 })).toThrow(RangeError)
    expect(() => minimumDetectableEffect({ ...plan, attemptVarianceB: NaN })).toThrow(TypeError)
  })
})
