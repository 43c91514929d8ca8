import { describe, expect, test } from 'vitest'
import { equivalence, pairedDifference } from '#core/stats/index.ts'

describe('equivalence', () => {
  const shifted = (n: number, shift: number, spread: number): ReturnType<typeof pairedDifference> =>
    pairedDifference(
      Array.from({ length: n }, (_, i) => 50 + shift + (i % 2 === 0 ? spread : -spread)),
      new Array<number>(n).fill(50),
      { max: 100 },
    )

  test('claims sameness only where the interval is inside the margin', () => {
    expect(equivalence(shifted(400, 0.5, 5), 2)).toEqual({ verdict: 'same', moreItems: 0 })
    expect(equivalence(shifted(400, 5, 5), 2)).toEqual({ verdict: 'above', moreItems: 0 })
    expect(equivalence(shifted(400, -5, 5), 2)).toEqual({ verdict: 'below', moreItems: 0 })
    expect(equivalence(shifted(10, 0.5, 5), 2).verdict).toBe('undecided')
    // Too little data is not significant, and not the same either.
    expect(equivalence(pairedDifference([50, 50], [50, 50], { max: 100 }), 2).verdict).toBe('undecided')
    expect(equivalence(pairedDifference([5, 5], [5, 5]), 2)).toEqual({
      verdict: 'undecided',
      moreItems: null,
    })
    expect(equivalence(null, 2)).toEqual({ verdict: 'undecided', moreItems: null })
    expect(() => equivalence(null, 0)).toThrow(RangeError)
  })

  test('the number of items that it asks for decides it, and hardly fewer do', () => {
    for (const [n, shift, spread] of [
      [20, 0.4, 8],
      [30, 3.1, 6],
    ] as const) {
      const more = equivalence(shifted(n, shift, spread), 2).moreItems ?? NaN
      expect(equivalence(shifted(2 * Math.ceil((n + more) / 2), shift, spread), 2).verdict).not.toBe(
        'undecided',
      )
      expect(equivalence(shifted(2 * Math.floor((0.85 * (n + more)) / 2), shift, spread), 2).verdict).toBe(
        'undecided',
      )
    }
    const same = (n: number): ReturnType<typeof pairedDifference> => shifted(n, 0, 0)
    const more = equivalence(same(50), 2).moreItems ?? NaN
    expect(equivalence(same(50 + more), 2).verdict).toBe('same')
    expect(equivalence(same(Math.floor(0.9 * (50 + more))), 2).verdict).toBe('undecided')
  })
})
