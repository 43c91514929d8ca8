import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { consensusAtK, passAtK, varianceSplit, wilsonInterval } from '#core/stats/index.ts'
import type { ItemAttempts, ScoredAttempt } from '#services/board/at-k.ts'
import { atKs, shownKs } from '#services/board/at-k.ts'
import type { Answer } from '#services/board/answers.ts'
import { MOST_COMPARISONS, joinAnswers } from '#services/board/answers.ts'
import { attemptVariance } from '#services/board/figures.ts'
import { pluralityShares } from '#services/board/plurality.ts'

const attempt = (score: number, answer: number | null): ScoredAttempt => ({
  score,
  correct: score === 100,
  answer,
})
const item = (attempts: ScoredAttempt[], more: Partial<ItemAttempts> = {}): ItemAttempts => ({
  cluster: JSON.stringify(attempts),
  votes: true,
  attempts,
  ...more,
})

describe('plurality shares', () => {
  it('split ties, and leave subsets in which nobody votes to nobody', () => {
    expect(pluralityShares([2, 1], 1, 3)).toEqual([0.75, 0.25])
    expect(pluralityShares([1, 1], 0, 2)).toEqual([0.5, 0.5])
    expect(pluralityShares([1], 3, 2)).toEqual([0.5])
    expect(pluralityShares([], 4, 2)).toEqual([])
    expect(pluralityShares([2, 1], 0, 4)).toBeNull()
  })
  it('are what visiting every subset gives', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 12 }),
        (answers, k) => {
          // 0 stands for no answer; the scores are the answers' numbers, so that every answer is worth its own.
          const votes = answers.map((a) => ({ answer: a === 0 ? null : a, score: a * a }))
          const visited = consensusAtK(votes, k, { equivalent: (a, b) => a === b })
          const sizes = [1, 2, 3, 4].map((a) => answers.filter((x) => x === a).length)
          const shares = pluralityShares(sizes, answers.filter((a) => a === 0).length, k)
          if (visited === null || shares === null) return visited === shares
          const value = shares.reduce((sum, share, i) => sum + share * (i + 1) ** 2, 0)
          return Math.abs(value - visited.value) < 1e-9
        },
      ),
      { numRuns: 300 },
    )
  })
  it('add up to 1 for a hundred attempts that nobody could enumerate', () => {
    const shares = pluralityShares([30, 30, 20, 10, 5, 5], 0, 32)!
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
    expect(shares[0]).toBe(shares[1])
    expect(shares[0]! > shares[2]! && shares[2]! > shares[3]! && shares[4]! < 1e-6).toBe(true)
  })
})

describe('figures of k attempts', () => {
  it('are shown for powers of two and for all', () => {
    expect([2, 3, 4, 16].map(shownKs)).toEqual([
      [1, 2],
      [1, 2, 3],
      [1, 2, 4],
      [1, 2, 4, 8, 16],
    ])
  })
  it('agree with the specification and with the definition over items', () => {
    const graded = item([attempt(0, 0), attempt(13, 1), attempt(47, 2), attempt(100, 3)])
    const silent = item([attempt(100, 0), attempt(100, 0), attempt(0, 1), attempt(0, null)])
    const [one, two, four] = atKs([graded, silent], 4)
    expect(one).toMatchObject({ k: 1, pass: { value: 37.5, n: 2 }, best: { value: 45 }, cons: { value: 45 } })
    expect(two!.best.value).toBeCloseTo((67.833333 + 500 / 6) / 2, 5)
    expect(two!.pass.value).toBeCloseTo(50 * (passAtK(4, 1, 2)! + passAtK(4, 2, 2)!), 9)
    // All four answers of the first differ and share equally; the second's majority is right.
    expect(four).toMatchObject({ pass: { value: 100 }, best: { value: 100 }, cons: { value: 70 } })
    const { low, high } = wilsonInterval(0.7 * 2, 2)!
    expect(four!.cons.low).toBeCloseTo(100 * low, 9)
    expect(four!.cons.high).toBeCloseTo(100 * high, 9)
  })
  it('leave an item with fewer than k attempts out, and say so in n', () => {
    const all = atKs([item([attempt(100, 0), attempt(0, 1)]), item([attempt(0, 0)]), item([])], 2)
    expect(all.map((a) => [a.pass.n, a.best.n, a.cons.n])).toEqual([
      [2, 2, 2],
      [1, 1, 1],
    ])
    expect(atKs([item([attempt(0, 0)])], 2)[1]).toMatchObject({
      pass: { value: null, low: null, high: null, n: 0 },
      cons: { value: null, n: 0 },
    })
  })
  it('know no pass@k without right and wrong, and no cons@k of answers that cannot be told apart', () => {
    const [one] = atKs([item([{ score: 40, correct: null, answer: null }], { votes: false })], 1)
    expect(one).toMatchObject({ pass: { value: null }, best: { value: 40 }, cons: { value: null } })
  })
  it('grow with k for pass and best, on anything', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(
            fc.integer({ min: 0, max: 4 }).map((n) => attempt(25 * n, n)),
            { minLength: 4, maxLength: 4 },
          ),
          { minLength: 1, maxLength: 5 },
        ),
        (items) => {
          const all = atKs(
            items.map((i) => item(i)),
            4,
          )
          return all.every((a, i) => {
            const before = all[i - 1]
            if (!before) return true
            return (
              a.pass.value! >= before.pass.value! - 1e-9 &&
              a.best.value! >= before.best.value! - 1e-9 &&
              a.cons.value! <= a.best.value! + 1e-9
            )
          })
        },
      ),
    )
  })
})

describe('answers', () => {
  const right: Answer = { correct: true, answered: true, form: null }
  const wrong = (form: string | null): Answer => ({ correct: false, answered: true, form })
  const none: Answer = { correct: false, answered: false, form: null }

  it('are one where they equal the key, where their forms are one, and where their formulas are equal', async () => {
    const joined = await joinAnswers(
      [right, wrong('(a+b)^2'), wrong('a^2+2ab+b^2'), none, wrong('a'), right, wrong('a')],
      {},
    )
    expect(joined.of[0]).toBe(joined.of[5])
    expect(joined.of[1]).toBe(joined.of[2])
    expect(joined.of[4]).toBe(joined.of[6])
    expect(joined.of[3]).toBeNull()
    expect(new Set(joined.of.filter((n) => n !== null)).size).toBe(3)
    expect(joined.left).toBe(0)
  })
  it('without a form are each their own', async () => {
    const joined = await joinAnswers([wrong(null), wrong(null)], {})
    expect(joined.of[0]).not.toBe(joined.of[1])
  })
  it('are grouped alike in whatever order they came', async () => {
    const forms = ['a+a', '2a', 'b', '3b-2b', 'c', 'a']
    const groups = async (list: string[]): Promise<string[]> => {
      const { of } = await joinAnswers(list.map(wrong), {})
      return [...Map.groupBy(list, (_, i) => of[i]!).values()].map((g) => g.sort().join()).sort()
    }
    const one = await groups([...forms])
    expect(one).toEqual(['2a,a+a', '3b-2b,b', 'a', 'c'])
    expect(await groups([...forms].reverse())).toEqual(one)
  })
  it('are compared up to a bound, and the rest counts as different', async () => {
    const many = Array.from({ length: 40 }, (_, i) => wrong(`${String(i + 2)} x`))
    const joined = await joinAnswers(many, {})
    expect(joined.compared).toBe(MOST_COMPARISONS)
    expect(joined.left).toBe((40 * 39) / 2 - MOST_COMPARISONS)
    expect(new Set(joined.of).size).toBe(40)
  })
})

describe('the variance between attempts', () => {
  it('from sums is that of the variance split', () => {
    const rows = [[100, 100, 0, 100], [0, 47.5, 0, 100], [100, 100], [13], [0, 0, 0]]
    const totals = rows.map((r, i) => ({
      itemId: String(i),
      cluster: String(i),
      attempts: r.length,
      present: r.length,
      correct: 0,
      milli: r.reduce((s, x) => s + 1000 * x, 0),
      milliSq: r.reduce((s, x) => s + (1000 * x) ** 2, 0),
      outcomes: {},
    }))
    expect(attemptVariance(totals)).toBeCloseTo(varianceSplit(rows)!.withinItemVariance!, 6)
    expect(attemptVariance(totals.slice(3, 4))).toBeNull()
  })
})
