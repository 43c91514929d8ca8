/** Numeric problems: a template draws its numbers, and writes question, answer, and derivations right and wrong. */
import { seededRandom } from '../../../stats/index.ts'

/** Drawn numbers. The same seed gives the same numbers. */
export interface Draw {
  /** A whole number from `low` to `high`, both included, in steps. */
  whole(low: number, high: number, step?: number): number
  pick<T>(of: readonly T[]): T
}

export interface Problem {
  question: string
  /** Of the answer, in plain text; '' for a pure number. */
  unit: string
  gold: number
  /** Plausible wrong values; the flawed derivation leads to the first. */
  wrong: readonly [number, number, ...number[]]
  /** The mistake that leads to the first wrong value, in words. */
  mistake: string
  /** The right derivation, one step a line. */
  right: readonly string[]
  /** The same derivation with the mistake, as many lines. */
  flawed: readonly string[]
  /** 1-based numbers of the lines of `flawed` where an error arises; later lines carry it on. */
  errors: readonly number[]
}

interface Facts {
  /** For the items' ids. */
  id: string
  title: string
  topics: readonly string[]
}

export interface NumericTemplate extends Facts {
  /** A problem with numbers and words from the ranges of the published items, which never change. */
  make(draw: Draw): Problem
  /** One from wider ranges, and in words that no published item has: for what every deployment draws for itself. */
  redraw(draw: Draw): Problem
}

/**
 * A template whose text is the same for both ranges of what is drawn.
 *
 * @param of `published` and `redrawn` draw, `problem` writes what they have drawn
 * @example numericTemplate({ ..., problem: ({ n }) => ... }).make(drawFrom('1')).gold // 36
 */
export function numericTemplate<Drawn>(
  of: Facts & {
    published: (draw: Draw) => Drawn
    redrawn: (draw: Draw) => Drawn
    problem: (drawn: Drawn) => Problem
  },
): NumericTemplate {
  const { published, redrawn, problem, ...facts } = of
  return {
    ...facts,
    make: (draw) => problem(published(draw)),
    redraw: (draw) => problem(redrawn(draw)),
  }
}

/**
 * Numbers for one item.
 *
 * @example drawFrom('round-trip 1').whole(1, 6) // 1 to 6
 */
export function drawFrom(seed: string): Draw {
  const random = seededRandom(seed)
  return {
    whole: (low, high, step = 1) => low + step * random.below(Math.floor((high - low) / step) + 1),
    pick: (of) => of[random.below(of.length)]!,
  }
}

/**
 * A number as it is written in a text: at most six significant digits, no exponent, no trailing zeros.
 *
 * @example write(0.1 + 0.2) // '0.3'
 */
export function write(x: number): string {
  return String(Number(x.toPrecision(6)))
}

/** Rounded to so many decimals. */
export function rounded(x: number, decimals: number): number {
  return Number(x.toFixed(decimals))
}
