/** A small seeded generator (mulberry32): the corpus must come out the same on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** An integer in [0, n). */
  int(n: number): number
  /** One of the items; throws when there is none. */
  pick<T>(items: readonly T[]): T
  /** True with the given probability. */
  chance(p: number): boolean
  /** The items in random order. */
  shuffle<T>(items: readonly T[]): T[]
}

/** FNV-1a of a text: gives each key its own stream, so that adding one key leaves the others' pairs alone. */
export function hashText(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0
  return h
}

export function random(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const int = (n: number): number => Math.floor(next() * n)
  return {
    next,
    int,
    pick: (items) => {
      if (items.length === 0) throw new Error('pick: nothing to pick from')
      return items[int(items.length)]!
    },
    chance: (p) => next() < p,
    shuffle: (items) => {
      const out = [...items]
      for (let i = out.length - 1; i > 0; i--) {
        const j = int(i + 1)
        ;[out[i], out[j]] = [out[j]!, out[i]!]
      }
      return out
    },
  }
}
