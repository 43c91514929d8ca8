/** Seeded pseudo-random numbers, so that a check gives the same verdict every time (mulberry32, seeded by FNV-1a). */

/**
 * A generator of numbers in [0, 1), determined by the seed's text.
 *
 * @example const next = seeded('mech-chute'); next() === seeded('mech-chute')() // true
 */
export function seeded(seed: string): () => number {
  let state = 0x811c9dc5
  for (const char of seed) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
