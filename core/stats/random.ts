import { sha256 } from '@noble/hashes/sha2.js'
import { requireCount } from './check.ts'

/** A stream of pseudo-random numbers. It has state: each call moves it on. Not for secrets. */
export interface Random {
  /** An integer uniform on 0 .. 2^32 - 1. */
  uint32(): number
  /** A number uniform on [0, 1), with 53 random bits. */
  uniform(): number
  /** An integer uniform on 0 .. n - 1, without the bias of a remainder. Throws a RangeError unless 1 <= n <= 2^32. */
  below(n: number): number
}

/**
 * A generator seeded by a text: the same text gives the same stream on every machine.
 *
 * Meaning: the seed is what a snapshot records beside a resampled figure, so that the figure can be recomputed.
 * The state is the first 16 bytes of SHA-256(seed), so near-equal seeds ("run 1", "run 2") give unrelated streams.
 * @source xoshiro128**, D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators" (2021);
 *   period 2^128 - 1.
 * @throws TypeError when the seed is no string.
 * @example
 * seededRandom('touchstone').uint32() // => 594065332
 */
export function seededRandom(seed: string): Random {
  if (typeof seed !== 'string') {
    throw new TypeError(`seed must be a string, not ${typeof seed}`)
  }
  const digest = sha256(new TextEncoder().encode(seed))
  const view = new DataView(digest.buffer, digest.byteOffset, 16)
  return xoshiro128(view.getUint32(0), view.getUint32(4), view.getUint32(8), view.getUint32(12))
}

/** The bare generator from its four state words (not all zero), as published. `seededRandom` is the front door. */
export function xoshiro128(s0: number, s1: number, s2: number, s3: number): Random {
  if ((s0 | s1 | s2 | s3) === 0) {
    throw new RangeError('the state of xoshiro128** must not be all zero')
  }
  let a = s0 | 0
  let b = s1 | 0
  let c = s2 | 0
  let d = s3 | 0

  function uint32(): number {
    const times5 = Math.imul(b, 5)
    const result = Math.imul((times5 << 7) | (times5 >>> 25), 9) >>> 0
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = (d << 11) | (d >>> 21)
    return result
  }

  function uniform(): number {
    const high = uint32() >>> 5
    const low = uint32() >>> 6
    return (high * 67108864 + low) / 9007199254740992
  }

  function below(n: number): number {
    if (!Number.isInteger(n) || n < 1 || n > 4294967296) {
      requireCount(n, 1, 'n')
      throw new RangeError(`n must be at most 2^32, not ${n}`)
    }
    // Draws past the last whole multiple of n would favour small results: draw again.
    const limit = 4294967296 - (4294967296 % n)
    let draw = uint32()
    while (draw >= limit) draw = uint32()
    // Buckets of equal width: a division is faster than the remainder of a double.
    return Math.floor(draw / (limit / n))
  }

  return { uint32, uniform, below }
}
