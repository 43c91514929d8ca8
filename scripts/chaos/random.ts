/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** 0 to 1, 1 excluded */
  next: () => number
  /** a whole number from `low` to `high`, both included */
  whole: (low: number, high: number) => number
  pick: <T>(from: readonly T[]) => T
  /** true with this probability */
  chance: (p: number) => boolean
}

/**
 * A generator for `seed` (mulberry32). The same seed gives the same schedule; what the processes make of it
 * depends on the machine.
 *
 * @example seeded(1).next() === seeded(1).next() // true
 */
export function seeded(seed: number): Random {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (from) => {
      const one = from[Math.floor(next() * from.length)]
      if (one === undefined) throw new RangeError('nothing to pick from')
      return one
    },
    chance: (p) => next() < p,
  }
}
