/** Aggregation: the most frequent words of a long list. */
import { shuffled } from '../text/grammar.ts'
import { KEY_ANIMALS } from '../text/keys.ts'
import { referenceTokens } from '../text/tokens.ts'
import { Names } from './keys.ts'
import type { Body, Draft, FamilyRequest } from './types.ts'

/** How many words are asked for, how many there are, and how many stand in a line. */
const ASKED = 3
const DIFFERENT = 24
const LINE = 10

const ONE_TOKEN = new Set(KEY_ANIMALS.filter((w) => referenceTokens(` ${w}`) === 1))

export function aggregation(r: FamilyRequest): Draft {
  const names = new Names(r.random)
  const animals: string[] = []
  while (animals.length < DIFFERENT) {
    const animal = names.animal()
    if (ONE_TOKEN.has(animal)) animals.push(animal)
  }
  const right = animals.slice(0, ASKED)
  return {
    task: `The text below is a ranger's record of the animals that were seen. Count how often each animal is named, then answer the question after the text.`,
    question: `Which ${String(ASKED)} animals are named most often? Give exactly ${String(ASKED)}.`,
    form: '"...", "...", "..."',
    needles: [],
    body: (budget) => records(r, animals, budget),
    rule: 'top',
    answers: right.map((a) => ({ text: a, accept: [a, `the ${a}`] })),
    others: animals.slice(ASKED),
    offersNotFound: false,
  }
}

/** Lines `Seen: a b c.`, each of two tokens, its words, and the full stop. */
function records(r: FamilyRequest, animals: readonly string[], budget: number): Body {
  const lines = Math.floor(budget / (LINE + 3))
  const counts = frequencies(lines * LINE, animals.length)
  if (counts === null) throw new RangeError('too few words fit to tell frequencies apart')
  const all = shuffled(
    r.filler,
    animals.flatMap((a, i) => new Array<string>(counts[i] ?? 0).fill(a)),
  )
  const out: string[] = []
  for (let i = 0; i < all.length; i += LINE) out.push(`Seen: ${all.slice(i, i + LINE).join(' ')}.`)
  return { text: out.join('\n'), tokens: lines * (LINE + 3), placements: [] }
}

/**
 * How often each word comes: in proportion to 1 / rank, with at least a quarter between the last asked word and the
 * first other one. Null where there are too few words for that.
 *
 * @example frequencies(500, 24)?.slice(0, 4) // [134, 66, 44, 33]
 */
export function frequencies(total: number, different: number): number[] | null {
  const weight = Array.from({ length: different }, (_, i) => 1 / (i + 1))
  const sum = weight.reduce((a, b) => a + b, 0)
  const counts = weight.map((w) => Math.floor((w / sum) * total))
  const spare = total - counts.reduce((a, b) => a + b, 0)
  counts[0] = (counts[0] ?? 0) + spare
  const last = counts[ASKED - 1] ?? 0
  const first = counts[ASKED] ?? 0
  return last - first >= Math.max(2, last / 5) ? counts : null
}
