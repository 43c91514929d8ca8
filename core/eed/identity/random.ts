/** Repeatable random numbers: the same seed gives the same points, so that a score never changes by itself. */

/** Uniform in [0, 1). */
export type Random = () => number

/**
 * A generator for a text, by the sfc32 algorithm (Doty-Humphrey) seeded with four FNV-1a hashes of the text.
 *
 * @example randomFor('a')() === randomFor('a')() // true
 */
export function randomFor(text: string): Random {
  let a = hash(text, 0x811c9dc5)
  let b = hash(text, 0x9e3779b9)
  let c = hash(text, 0x85ebca6b)
  let d = 1
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) next()
  return next
}

function hash(text: string, seed: number): number {
  let h = seed
  const step = text.length > 2000 ? Math.floor(text.length / 1000) : 1
  for (let i = 0; i < text.length; i += step) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return (h ^ text.length) | 0
}
