import type { EedOptions } from '#core/eed/index.ts'
import { equivalent } from '#core/eed/index.ts'
import { eedOptions } from '#core/suites/physics/score.ts'
import { physicsBodySchema } from '#core/suites/physics/schema.ts'
import { pause } from './pause.ts'

/** An attempt's answer, as far as its score says. */
export interface Answer {
  correct: boolean | null
  /** whether it gave an answer that could be read */
  answered: boolean
  /** the scorer's canonical form of it, LaTeX */
  form: string | null
}

/** Comparisons of an item's answers that are made at most; 16 answers of which no two look alike need 120. */
export const MOST_COMPARISONS = 200

export interface Joined {
  /** number of each attempt's answer, equal answers having one number; null where it gave none */
  of: (number | null)[]
  /** comparisons made, and left out for the bound: answers that were not compared count as different */
  compared: number
  left: number
}

/**
 * Numbers the answers of one item, equal ones alike. Answers equal to the key are one answer. The others were
 * found different from it, and are told apart by their canonical forms first; forms that differ are compared as
 * formulas, those of most attempts first, up to a bound in comparisons (not in time: the same answers always give
 * the same numbers). What cannot be shown equal counts as different.
 *
 * @param options the item's declared symbols
 */
export async function joinAnswers(answers: readonly Answer[], options: EedOptions): Promise<Joined> {
  const numbers = new Map<string, number>()
  const sizes: number[] = []
  const forms: (string | null)[] = []
  const add = (form: string | null): number => {
    forms.push(form)
    sizes.push(0)
    return sizes.length - 1
  }
  const first = answers.map((a): number | null => {
    if (!a.answered) return null
    // Without a form an answer is one of its own: it cannot be shown equal to another.
    const name = a.correct ? 'key' : a.form === null ? null : `form ${a.form}`
    let number = name === null ? undefined : numbers.get(name)
    if (number === undefined) {
      number = add(a.correct ? null : a.form)
      if (name !== null) numbers.set(name, number)
    }
    sizes[number] = sizes[number]! + 1
    return number
  })
  // Sorted by form where sizes are equal, so that the order in which attempts arrived changes nothing.
  const open = [...sizes.keys()]
    .filter((i) => forms[i] !== null)
    .sort((a, b) => sizes[b]! - sizes[a]! || (forms[a]! < forms[b]! ? -1 : 1))
  const joined = sizes.map((_, i) => i)
  let compared = 0
  let left = 0
  for (const [position, b] of open.entries()) {
    for (const a of open.slice(0, position)) {
      // Only with the first of each group: groups are of equal formulas.
      if (joined[a] !== a || joined[b] !== b) continue
      if (compared >= MOST_COMPARISONS) {
        left++
        continue
      }
      compared++
      if (equivalent(forms[a]!, forms[b]!, options) === 'equal') joined[b] = a
      if (compared % 16 === 0) await pause()
    }
  }
  return { of: first.map((n) => (n === null ? null : joined[n]!)), compared, left }
}

/** The declared symbols of an item, with which its answers were read; null for a suite whose answers are no formulas. */
export function formulaOptions(suite: string, body: unknown): EedOptions | null {
  if (suite !== 'physics') return null
  const parsed = physicsBodySchema.safeParse(body)
  return parsed.success ? eedOptions(parsed.data) : null
}
