import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Vote } from '#core/stats/index.ts'
import { bestAtK, consensusAtK, passAtK, seededRandom } from '#core/stats/index.ts'

/** All k-subsets, by the recursive definition. */
function subsets<T>(items: readonly T[], k: number): T[][] {
  const [first, ...rest] = items
  if (k === 0) return [[]]
  if (first === undefined || items.length < k) return []
  return [...subsets(rest, k - 1).map((subset) => [first, ...subset]), ...subsets(rest, k)]
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length
const equal = (a: string, b: string): boolean => a === b

describe('passAtK', () => {
  test('is the share of k-subsets with a right attempt', () => {
    for (let n = 1; n <= 8; n++) {
      for (let c = 0; c <= n; c++) {
        const attempts = Array.from({ length: n }, (_, i) => ({ right: i < c }))
        for (let k = 1; k <= n; k++) {
          const share = mean(subsets(attempts, k).map((subset) => (subset.some((a) => a.right) ? 1 : 0)))
          expect(passAtK(n, c, k)).toBeCloseTo(share, 12)
        }
      }
    }
  })

  test('large counts neither overflow nor leave [0, 1]', () => {
    expect(passAtK(100_000, 1, 50_000)).toBeCloseTo(0.5, 9)
    expect(passAtK(10_000, 9_999, 1)).toBeCloseTo(0.9999, 12)
  })

  test('not estimable is null, impossible throws', () => {
    expect(passAtK(3, 1, 4)).toBeNull()
    expect(passAtK(0, 0, 1)).toBeNull()
    expect(() => passAtK(3, 4, 1)).toThrow('c must be at most n = 3, not 4')
    expect(() => passAtK(3, 1, 0)).toThrow(RangeError)
    expect(() => passAtK(3, 1.5, 1)).toThrow(RangeError)
  })
})

describe('bestAtK', () => {
  test('is the mean of the maximum over k-subsets', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 8 }),
        (scores, k) => {
          const actual = bestAtK(scores, k)
          if (k > scores.length) expect(actual).toBeNull()
          else
            expect(actual).toBeCloseTo(
              mean(
                subsets(
                  scores.map((s) => ({ s })),
                  k,
                ).map((subset) => Math.max(...subset.map((x) => x.s))),
              ),
              9,
            )
        },
      ),
    )
  })

  test('for right/wrong scores it is pass@k; it does not change its input', () => {
    const scores = [1, 0, 0, 1, 0]
    for (const k of [1, 2, 3, 4, 5]) expect(bestAtK(scores, k)).toBeCloseTo(passAtK(5, 2, k) ?? NaN, 12)
    expect(scores).toEqual([1, 0, 0, 1, 0])
    expect(bestAtK(new Array<number>(5000).fill(7), 2500)).toBeCloseTo(7, 8)
    expect(() => bestAtK([1, NaN], 1)).toThrow(TypeError)
    expect(() => bestAtK([1], 0)).toThrow(RangeError)
  })
})

describe('consensusAtK', () => {
  const vote = fc.record({
    answer: fc.constantFrom('a', 'b', 'c', null),
    score: fc.constantFrom(0, 25, 100),
  })

  /** By definition, with a table of counts a subset. */
  function byDefinition(votes: readonly Vote<string>[], k: number): number {
    const scoreOf = (answer: string): number =>
      mean(votes.filter((v) => v.answer === answer).map((v) => v.score))
    return mean(
      subsets(votes, k).map((subset) => {
        const counts = new Map<string, number>()
        for (const { answer } of subset) {
          if (answer !== null) counts.set(answer, (counts.get(answer) ?? 0) + 1)
        }
        const most = Math.max(0, ...counts.values())
        const winners = [...counts].filter(([, count]) => count === most).map(([answer]) => scoreOf(answer))
        return winners.length === 0 ? 0 : mean(winners)
      }),
    )
  }

  test('is the mean of the majority answer over k-subsets, ties split, non-answers silent', () => {
    fc.assert(
      fc.property(
        fc.array(vote, { minLength: 1, maxLength: 7 }),
        fc.integer({ min: 1, max: 7 }),
        (votes, k) => {
          const result = consensusAtK(votes, k, { equivalent: equal })
          if (k > votes.length) expect(result).toBeNull()
          else {
            expect(result?.value).toBeCloseTo(byDefinition(votes, k), 9)
            expect(result?.sampled).toBe(false)
          }
        },
      ),
    )
  })

  test('k = 1 is the mean score of the answers, non-answers counting 0', () => {
    const votes = [
      { answer: 'a', score: 100 },
      { answer: 'b', score: 40 },
      { answer: null, score: 0 },
      { answer: 'a', score: 100 },
    ]
    expect(consensusAtK(votes, 1, { equivalent: equal })?.value).toBe(60)
  })

  test('answers are joined by the equivalence, transitively and in any order', () => {
    // 0.5 = 1/2 and 1/2 = 2/4 are recognised, 0.5 = 2/4 is not.
    const known = new Set(['0.5|1/2', '1/2|0.5', '1/2|2/4', '2/4|1/2'])
    const equivalent = (a: string, b: string): boolean => a === b || known.has(`${a}|${b}`)
    const votes = [
      { answer: '0.5', score: 100 },
      { answer: '2/4', score: 100 },
      { answer: '7', score: 0 },
      { answer: '7', score: 0 },
      { answer: '1/2', score: 100 },
    ]
    expect(consensusAtK(votes, 5, { equivalent })?.value).toBe(100)
    expect(consensusAtK(votes.toReversed(), 5, { equivalent })?.value).toBe(100)
    expect(consensusAtK(votes, 5, { equivalent: equal })?.value).toBe(0)
  })

  test('asks each pair at most once, and never about a missing answer', () => {
    const asked = new Set<string>()
    const votes = ['a', 'b', null, 'c', 'd'].map((answer) => ({ answer, score: 0 }))
    consensusAtK(votes, 2, {
      equivalent: (a, b) => {
        const key = [a, b].sort().join()
        expect(asked.has(key)).toBe(false)
        asked.add(key)
        return false
      },
    })
    expect(asked.size).toBe(6)
  })

  test('above 100,000 subsets it samples them, close to the exact value', () => {
    // 13 right and 11 wrong votes, 12 drawn: hypergeometric, ties (6 : 6) worth a half.
    const votes = Array.from({ length: 24 }, (_, i) => ({
      answer: i < 13 ? 'x' : 'y',
      score: i < 13 ? 100 : 0,
    }))
    const choose = (n: number, k: number): number => {
      let c = 1
      for (let i = 1; i <= k; i++) c = (c * (n - i + 1)) / i
      return c
    }
    let exact = 0
    for (let right = 1; right <= 12; right++) {
      const probability = (choose(13, right) * choose(11, 12 - right)) / choose(24, 12)
      exact += probability * (right > 6 ? 100 : right === 6 ? 50 : 0)
    }
    const result = consensusAtK(votes, 12, { equivalent: equal, random: seededRandom('consensus') })
    expect(result).toMatchObject({ sampled: true, subsets: 100_000 })
    expect(Math.abs((result?.value ?? NaN) - exact)).toBeLessThan(0.5)
    const again = consensusAtK(votes, 12, { equivalent: equal, random: seededRandom('consensus') })
    expect(again).toEqual(result)
    expect(() => consensusAtK(votes, 12, { equivalent: equal })).toThrow('pass a seeded generator')
  })

  test('bad input', () => {
    expect(() => consensusAtK([{ answer: 'a', score: NaN }], 1, { equivalent: equal })).toThrow(TypeError)
    expect(() => consensusAtK([{ answer: 'a', score: 1 }], 0, { equivalent: equal })).toThrow(RangeError)
    expect(consensusAtK<string>([], 1, { equivalent: equal })).toBeNull()
  })
})
