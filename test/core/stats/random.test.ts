import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom, xoshiro128 } from '#core/stats/random.ts'

describe('random', () => {
  test('matches the reference implementation of xoshiro128** from state 1, 2, 3, 4', () => {
    const random = xoshiro128(1, 2, 3, 4)
    expect(Array.from({ length: 10 }, () => random.uint32())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ])
  })

  test('the same seed gives the same stream, another seed another', () => {
    const take = (seed: string): number[] => {
      const random = seededRandom(seed)
      return Array.from({ length: 20 }, () => random.uint32())
    }
    expect(take('a')).toEqual(take('a'))
    expect(take('a')).not.toEqual(take('b'))
    expect(take('')).toHaveLength(20)
    // A changed stream would silently change every resampled figure: it is part of the contract.
    expect(take('touchstone').slice(0, 3)).toEqual([594065332, 1703906687, 2469482421])
  })

  test('below(n) is uniform: chi-square over 7 and 1,000 buckets', () => {
    for (const n of [7, 1000]) {
      const random = seededRandom(`chi ${n}`)
      const counts = new Float64Array(n)
      const draws = 200 * n
      for (let i = 0; i < draws; i++) {
        const bucket = random.below(n)
        counts[bucket] = (counts[bucket] ?? 0) + 1
      }
      const chi = counts.reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0)
      // Five standard deviations of a chi-square with n - 1 degrees of freedom.
      expect(Math.abs(chi - (n - 1))).toBeLessThan(5 * Math.sqrt(2 * (n - 1)))
    }
  })

  test('below(n) stays in range, up to 2^32', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4294967296 }), fc.string(), (n, seed) => {
        const draw = seededRandom(seed).below(n)
        expect(Number.isInteger(draw) && draw >= 0 && draw < n).toBe(true)
      }),
    )
    expect(seededRandom('x').below(1)).toBe(0)
  })

  test('uniform() has mean 1/2, variance 1/12 and stays in [0, 1)', () => {
    const random = seededRandom('uniform')
    let sum = 0
    let squares = 0
    for (let i = 0; i < 100_000; i++) {
      const u = random.uniform()
      if (!(u >= 0 && u < 1)) expect.fail(`out of range: ${u}`)
      sum += u
      squares += u * u
    }
    const mean = sum / 100_000
    expect(mean).toBeCloseTo(0.5, 2)
    expect(squares / 100_000 - mean * mean).toBeCloseTo(1 / 12, 2)
  })

  test('bad input', () => {
    expect(() => seededRandom(5 as unknown as string)).toThrow(TypeError)
    expect(() => seededRandom('a').below(0)).toThrow(RangeError)
    expect(() => seededRandom('a').below(1.5)).toThrow(RangeError)
    expect(() => seededRandom('a').below(2 ** 33)).toThrow(RangeError)
    expect(() => xoshiro128(0, 0, 0, 0)).toThrow(RangeError)
  })
})
