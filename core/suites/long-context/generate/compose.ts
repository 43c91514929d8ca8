/** Fills a text with sentences of the haystack up to its budget and puts the needles among them. */
import type { Random } from '../../../stats/random.ts'
import { LONGEST, SHORTEST, haystackSentence } from '../text/grammar.ts'
import type { Sentence } from '../text/grammar.ts'
import { referenceTokens } from '../text/tokens.ts'
import type { Body, Needle, Placement } from './types.ts'

/** Sentences of a paragraph: at least, and how many more at most. */
const PARAGRAPH = [4, 5] as const

/**
 * A text of exactly `budget` tokens (or at most `SHORTEST - 1` fewer) in which every needle stands at the sentence
 * boundary nearest to its place. Needles of equal place keep their order. Linear in time and memory.
 *
 * Throws a RangeError where the needles alone do not fit.
 */
export function composeHaystack(random: Random, budget: number, needles: readonly Needle[]): Body {
  // A name may be another number of tokens without the space before it: at the very beginning.
  const placed = needles.map((n, i) => {
    const [inside, first] = [referenceTokens(` ${n.text}`), referenceTokens(n.text)]
    return { ...n, i, inside, first, tokens: Math.max(inside, first) }
  })
  const own = placed.reduce((sum, n) => sum + n.tokens, 0)
  const fill = budget - own
  if (fill < SHORTEST) throw new RangeError('the needles do not fit')
  placed.sort((a, b) => a.at - b.at || a.i - b.i)

  const out: string[] = []
  const before = new Array<number>(needles.length)
  let filled = 0
  let written = 0
  let next = 0
  let left = 0
  const put = (sentence: string, tokens: number): void => {
    if (left === 0) {
      if (out.length > 0) out.push('\n\n')
      left = PARAGRAPH[0] + random.below(PARAGRAPH[1] + 1)
    } else if (out.length > 0) out.push(' ')
    left--
    out.push(sentence)
    written += tokens
  }
  const putNeedlesUpTo = (place: number): void => {
    for (let n = placed[next]; n !== undefined && n.at * fill <= place; n = placed[++next]) {
      // A needle opens no paragraph, or paragraphs would give needles away.
      if (left === 0 && out.length > 0) left = 1
      before[n.i] = written
      put(n.text, out.length === 0 ? n.first : n.inside)
    }
  }
  for (;;) {
    const sentence = nextSentence(random, fill - filled)
    if (sentence === null) break
    // The boundary before this sentence is nearer than the one after it to places up to its middle.
    putNeedlesUpTo(filled + (filled === 0 ? 0 : sentence.tokens / 2))
    put(sentence.text, sentence.tokens)
    filled += sentence.tokens
  }
  putNeedlesUpTo(Infinity)
  const placements: Placement[] = []
  for (const n of placed) placements[n.i] = placement(n, before[n.i] ?? 0, n.inside, written)
  return { text: out.join(''), tokens: written, placements }
}

/** What is recorded of a needle that stands after `before` of a text's `total` tokens. */
export function placement(needle: Needle, before: number, own: number, total: number): Placement {
  const token_depth = total > own ? (100 * before) / (total - own) : 0
  return { text: needle.text, token_depth, asked: needle.asked === true }
}

/** A sentence that leaves either nothing or room for another one; null where none fits. */
function nextSentence(random: Random, room: number): Sentence | null {
  if (room > LONGEST + SHORTEST) return haystackSentence(random)
  if (room > LONGEST) return haystackSentence(random, Math.floor(room / 2))
  return haystackSentence(random, room)
}

/**
 * `count` places spread over a text: one in each of `count` equal stretches, in rising order.
 *
 * @example spread(random, 4) // [0.11, 0.38, 0.61, 0.92]
 */
export function spread(random: Random, count: number): number[] {
  return Array.from({ length: count }, (_, i) => (i + random.uniform()) / count)
}
