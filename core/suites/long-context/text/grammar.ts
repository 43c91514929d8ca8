/** The sentences of the haystack: patterns with word classes, and their exact token counts. */
import type { Random } from '../../../stats/random.ts'
import { HAYSTACK_WORDS } from './lexicon.ts'
import type { WordClass } from './lexicon.ts'

/**
 * Patterns; a word class in braces is drawn anew each time. Every word and mark is one token of the reference
 * counter, so a pattern's count does not depend on the words drawn. No pattern holds a digit: numbers in a prompt
 * are needles. Together they make more than 10^12 different sentences.
 */
const PATTERNS: readonly string[] = [
  'The {person} {move} {adverb}.',
  'Nobody {verbed} the {objects}.',
  'The {adj} {person} {verbed} it.',
  'The {person} {verbed} the {objadj} {object}.',
  'Some {people} {move} {prep} the {place}.',
  'The {person} {adverb} {verbed} the {object}.',
  'Most {people} {verbed} the {uncount} and left.',
  'There was {uncount} in the {objadj} {object}.',
  'The {thing} was longer than the {adj} {person} remembered.',
  'Everyone in the {place} talked about the {thing}.',
  'The {adj} {person} {verbed} the {objadj} {object} {prep} the {place}.',
  'After the {thing}, the {people} {move} {adverb} toward the {place}.',
  'Before the {thing} the {person} had never seen the {place}.',
  'In the {place}, the {adj} {people} {verbed} the {objadj} {objects}.',
  'The {person} asked the {adj} {person} about the {thing}.',
  'Because of the {thing}, the {place} stayed closed for days.',
  'Every {person} in the {place} knew the {adj} {person}.',
  'The {objects} in the {place} were {objadj} and {objadj}.',
  'When the {thing} ended, the {person} {move} home {adverb}.',
  'Two {people} {verbed} the {objects} and {adverb} {verbed} the {uncount}.',
  'It was the {adj} {person} who {verbed} the {object} last week.',
  'The {person} kept the {uncount} {prep} the {objadj} {object}.',
  'Between the {place} and the {place} there was only {objadj} {uncount}.',
  'Several {people} said that the {person} {verbed} the {objects} too {adverb}.',
  'While the {people} {verbed} the {objects}, the {person} {verbed} the {uncount}.',
  'The {adj} {person} told the {people} that the {thing} had been {objadj}.',
  'Although the {thing} was {objadj}, the {adj} {people} {verbed} every {object}.',
  'One {person} {verbed} the {object}, another {adverb} {verbed} the {objadj} {objects}.',
  'On the way to the {place}, the {adj} {person} {verbed} the {objects}.',
  'By the end of the {thing}, the {people} had no more {uncount} left.',
  'The {person} and the {adj} {person} {verbed} the {object} {prep} the old {place}.',
  'Years later the {people} still talked about the {thing} and the {objadj} {object}.',
  'Without the {object}, the {person} could not reach the {place} before the {thing}.',
  'If the {person} had stayed at home, the {people} would have missed the {thing}.',
  'Long before the {thing}, the {adj} {person} {move} {adverb} {prep} the {objadj} {place}.',
  'As the {adj} {people} {move} {prep} the {place}, the {person} {verbed} the {objadj} {object}.',
  'The {adj} {person} from the {place} {verbed} the {objadj} {objects} and the {uncount} {adverb}.',
  'Neither the {person} nor the {adj} {people} wanted the {objadj} {object} near the {place}.',
]

interface Pattern {
  /** Texts and word lists in turn: text, list, text, list, ..., text. */
  texts: readonly string[]
  lists: readonly (readonly string[])[]
  tokens: number
}

function compile(pattern: string): Pattern {
  const texts: string[] = []
  const lists: (readonly string[])[] = []
  let tokens = pattern.split(' ').length
  for (const [i, part] of pattern.split(/[{}]/).entries()) {
    if (i % 2 === 0) {
      texts.push(part)
      tokens += part.match(/[.,]/g)?.length ?? 0
    } else lists.push(HAYSTACK_WORDS[part as WordClass])
  }
  return { texts, lists, tokens }
}

const COMPILED: readonly Pattern[] = PATTERNS.map(compile)
const BY_LENGTH = Map.groupBy(COMPILED, (p) => p.tokens)

/** Tokens of the shortest sentence. */
export const SHORTEST = Math.min(...BY_LENGTH.keys())
/** Tokens of the longest sentence. */
export const LONGEST = Math.max(...BY_LENGTH.keys())

/** A sentence without the space before it, and its tokens with or without one. */
export interface Sentence {
  text: string
  tokens: number
}

/**
 * One sentence of the haystack. With `exactly`, one of that many tokens, or null where no pattern has so many.
 *
 * @example haystackSentence(seededRandom('a')) // { text: 'The quiet sailor painted the broken ladder.', tokens: 8 }
 */
export function haystackSentence(random: Random): Sentence
export function haystackSentence(random: Random, exactly: number): Sentence | null
export function haystackSentence(random: Random, exactly?: number): Sentence | null {
  const among = exactly === undefined ? COMPILED : BY_LENGTH.get(exactly)
  if (among === undefined) return null
  const { texts, lists, tokens } = pick(random, among)
  let text = texts[0] ?? ''
  for (let i = 0; i < lists.length; i++) text += pick(random, lists[i] ?? []) + (texts[i + 1] ?? '')
  return { text, tokens }
}

/** One element, each as likely as any other. Throws a RangeError for an empty list. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const element = list[random.below(list.length)]
  if (element === undefined) throw new RangeError('nothing to pick from')
  return element
}

/**
 * `count` different elements in random order; the list stays as it is. Throws a RangeError where it is too short.
 *
 * @example pickSome(random, ['a', 'b', 'c'], 2) // ['c', 'a']
 */
export function pickSome<T>(random: Random, list: readonly T[], count: number): T[] {
  if (count > list.length) throw new RangeError(`${String(count)} of ${String(list.length)} cannot be picked`)
  const pool = [...list]
  for (let i = 0; i < count; i++) {
    const j = i + random.below(pool.length - i)
    const swapped = pool[i] as T
    pool[i] = pool[j] as T
    pool[j] = swapped
  }
  return pool.slice(0, count)
}

/** All elements in random order. */
export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  return pickSome(random, list, list.length)
}
