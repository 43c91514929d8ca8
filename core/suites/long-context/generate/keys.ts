/** Keys and values of needles, each unique in its sample. */
import type { Random } from '../../../stats/random.ts'
import { pick } from '../text/grammar.ts'
import { KEY_ANIMALS, KEY_COLORS, KEY_TRAITS } from '../text/keys.ts'
import { EXAMPLE_CODES } from './prompt.ts'
import type { Answer } from './types.ts'

/** Draws until something new comes. The spaces drawn from are many times larger than what is taken from them. */
function fresh(taken: Set<string>, draw: () => string): string {
  for (;;) {
    const drawn = draw()
    if (taken.has(drawn)) continue
    taken.add(drawn)
    return drawn
  }
}

/** Draws names and numbers, never the same one twice. */
export class Names {
  readonly #taken = new Set<string>(EXAMPLE_CODES)
  readonly #random: Random

  constructor(random: Random) {
    this.#random = random
  }

  /** `amber falcon`. Their words are their own too: keys of one sample share none. */
  key(): string {
    return `${this.color()} ${this.animal()}`
  }

  color(): string {
    return fresh(this.#taken, () => pick(this.#random, KEY_COLORS))
  }

  animal(): string {
    return fresh(this.#taken, () => pick(this.#random, KEY_ANIMALS))
  }

  /** `amber royal falcon`: these may share words with each other. */
  longKey(): string {
    const random = this.#random
    return fresh(
      this.#taken,
      () => `${pick(random, KEY_COLORS)} ${pick(random, KEY_TRAITS)} ${pick(random, KEY_ANIMALS)}`,
    )
  }

  /** Takes a name out of what may be drawn; whether it was still free. */
  reserve(name: string): boolean {
    if (this.#taken.has(name)) return false
    this.#taken.add(name)
    return true
  }

  /** `X482`. */
  tag(): string {
    const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
    return fresh(
      this.#taken,
      () => `${letters.charAt(this.#random.below(24))}${String(100 + this.#random.below(900))}`,
    )
  }

  /** A number of so many digits that does not begin with 0. */
  number(digits: number): string {
    const first = 10 ** (digits - 1)
    return fresh(this.#taken, () => String(first + this.#random.below(9 * first)))
  }
}

/** An answer that has one spelling. */
export function plain(text: string): Answer {
  return { text, accept: [text] }
}
