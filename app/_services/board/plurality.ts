/**
 * What share of the k-subsets of an item's attempts each answer wins, when the attempts of a subset vote and ties
 * share equally. Attempts without an answer are drawn too, but do not vote.
 *
 * Meaning: `sizes[g]` attempts gave answer g, `silent` gave none; the shares, with the subsets in which nobody votes,
 * add up to 1. The expectation over subsets is taken exactly, whatever their number: for answer g with t votes, count
 * the ways in which r others have t as well and all the rest fewer; it then wins 1 / (r + 1) of each.
 * @source the definition (core/stats consensusAtK visits or samples the subsets themselves; the tests compare both).
 * @returns one share an answer; null with fewer than k attempts.
 * @example pluralityShares([2, 1], 1, 3) // => [0.75, 0.25]: of x, x, y and one without an answer, x wins xxy and
 *   xx-, and shares both xy-
 */
export function pluralityShares(sizes: readonly number[], silent: number, k: number): number[] | null {
  const n = sizes.reduce((a, b) => a + b, silent)
  if (!Number.isInteger(k) || k < 1) throw new RangeError(`k must be a whole number from 1, not ${String(k)}`)
  if (n < k) return null
  const subsets = choose(n, k)
  // Answers of equal size have equal shares.
  const known = new Map<number, number>()
  return sizes.map((size, g) => {
    let share = known.get(size)
    if (share === undefined) {
      const others = sizes.filter((_, h) => h !== g)
      share = wins(size, others, silent, k) / subsets
      known.set(size, share)
    }
    return share
  })
}

/** Number of k-subsets that an answer of `size` wins, a tie of j answers counting 1 / j. */
function wins(size: number, others: readonly number[], silent: number, k: number): number {
  let total = 0
  for (let t = 1; t <= Math.min(size, k); t++) {
    const left = k - t
    const mostTied = Math.floor(left / t)
    // ways[drawn][tied]: the others' and the silent attempts' part of the subset
    let ways: Float64Array[] = [...Array(left + 1).keys()].map((drawn) => {
      const row = new Float64Array(mostTied + 1)
      row[0] = choose(silent, drawn)
      return row
    })
    for (const other of others) ways = withAnswer(ways, other, t, left, mostTied)
    ways[left]!.forEach((count, tied) => {
      total += (choose(size, t) * count) / (tied + 1)
    })
  }
  return total
}

/** The same ways with one more answer, which may get fewer than t votes, or t and be tied. */
function withAnswer(
  ways: readonly Float64Array[],
  size: number,
  t: number,
  left: number,
  mostTied: number,
): Float64Array[] {
  const next = ways.map(() => new Float64Array(mostTied + 1))
  for (let votes = 0; votes <= Math.min(t, size, left); votes++) {
    const draws = choose(size, votes)
    const tie = votes === t ? 1 : 0
    for (let drawn = 0; drawn + votes <= left; drawn++) {
      const from = ways[drawn]!
      const to = next[drawn + votes]!
      for (let tied = 0; tied + tie <= mostTied; tied++)
        to[tied + tie] = to[tied + tie]! + draws * from[tied]!
    }
  }
  return next
}

/** C(n, k) as a double: exact as long as it fits, 15 digits beyond. */
function choose(n: number, k: number): number {
  if (k < 0 || k > n) return 0
  let c = 1
  for (let i = 1; i <= Math.min(k, n - k); i++) c = (c * (n - i + 1)) / i
  return c
}
