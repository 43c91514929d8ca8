/** Derivations of an expression item: the worked solution, and the same with planted edits. */
import { equivalent } from '../../../eed/index.ts'
import type { EedOptions } from '../../../eed/index.ts'
import type { Mutation } from '../mutate.ts'
import type { Edit } from '../schema.ts'

/** What a wrong step is argued with, by the kind of its mistake. */
const REASONS: Readonly<Record<Edit['kind'], string>> = {
  sign: 'Here the directions have to be taken into account.',
  factor: 'Here all contributions have to be counted.',
  exponent: 'Here it has to be counted how often this enters.',
  symbol: 'Here the quantity that matters has to be put in.',
  term: 'Here what is negligible has to be left out.',
}

/**
 * The sentences of a text with LaTeX between dollar signs; a point inside a formula ends no sentence.
 *
 * @example sentences('So $a=0.5$. Hence $b$.') // ['So $a=0.5$.', 'Hence $b$.']
 */
export function sentences(text: string): string[] {
  const found: string[] = []
  let start = 0
  let inMath = false
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '$') inMath = !inMath
    const ends = !inMath && /[.?!]/.test(text[i]!) && /^\s+[A-Z$("]/.test(text.slice(i + 1))
    if (ends) {
      found.push(text.slice(start, i + 1).trim())
      start = i + 1
    }
  }
  const rest = text.slice(start).trim()
  return rest === '' ? found : [...found, rest]
}

/**
 * Whether a text states the formula: one side of an equation in it, or a formula by itself, has its value.
 *
 * @example states('Hence $V = 2mv/(M+m)$.', '\\frac{2mv}{M+m}', options) // true
 */
export function states(text: string, gold: string, options: EedOptions): boolean {
  return [...text.matchAll(/\$([^$]+)\$/g)].some(([, formula]) =>
    formula!
      .split(/(?<!\\)=|\\approx|\\Rightarrow|\\quad/)
      .map((side) => side.trim())
      .some((side) => side !== '' && equivalent(gold, side, options) === 'equal'),
  )
}

export interface Derivation {
  valid: string
  flawed: string
  /** A solution with some of the edits, one step a line. */
  lines: string[]
  /** 1-based numbers of the lines that make an error. */
  errors: number[]
}

/** Lines of the worked solution that a planted solution keeps at most. */
const MAX_STEPS = 8

/**
 * Derivations for one item. The valid one is the worked solution with what the result holds at the place of each edit;
 * the flawed one is the same text with all three edits, without the sentences that state the right result. The lines
 * have the edits of `planted` (1 to 6: at least one of three, not all).
 */
export function derive(
  solution: string,
  mutation: Mutation,
  asked: string,
  options: EedOptions,
  planted: number,
): Derivation {
  const gold = mutation.lattice[0]!
  const all = sentences(solution)
  const without = all.filter((sentence) => !states(sentence, gold, options))
  const statement = (edit: number, formula: number): string => mutation.statements[edit]![formula]!
  const valid = [0, 1, 2].map((edit) => statement(edit, 0))
  const flawed = [0, 1, 2].flatMap((edit) => [REASONS[mutation.edits[edit]!.kind], statement(edit, 7)])

  const steps = without.slice(0, MAX_STEPS - 1)
  if (without.length >= MAX_STEPS) steps.push(without.slice(MAX_STEPS - 1).join(' '))
  const lines = [...steps]
  const errors: number[] = []
  for (const edit of [0, 1, 2]) {
    // Each line has the edits of the lines up to it; a line that would only repeat the one before it is left out.
    const line = statement(edit, planted & ((2 << edit) - 1))
    if (line !== lines.at(-1)) lines.push(line)
    if ((planted & (1 << edit)) !== 0) errors.push(lines.length)
  }
  return {
    valid: [...all, ...unique(valid)].join(' '),
    flawed: [...without, ...unique(flawed)].join(' '),
    lines: [...lines, `Altogether $${asked} = ${mutation.lattice[planted]!}$.`],
    errors,
  }
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
