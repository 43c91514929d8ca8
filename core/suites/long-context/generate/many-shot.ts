/** Many-shot classification: the rule is in the examples, and nowhere else. */
import { pick, pickSome, shuffled } from '../text/grammar.ts'
import { HAYSTACK_WORDS } from '../text/lexicon.ts'
import { referenceTokens } from '../text/tokens.ts'
import { Names, plain } from './keys.ts'
import type { Body, Draft, FamilyRequest } from './types.ts'

/** Things that inputs are about: two belong to each label. */
const CUES: readonly string[] = [
  ...new Set([
    ...HAYSTACK_WORDS.object,
    ...HAYSTACK_WORDS.objects,
    ...HAYSTACK_WORDS.uncount,
    ...HAYSTACK_WORDS.place,
  ]),
]

/** All examples have as many tokens, since every word of them is one: with the blank line after it. */
const EXAMPLE_TOKENS = referenceTokens('Input: The calm baker moved the table slowly.\nLabel: X482\n\n')

interface Example {
  cue: string
  text: string
  tokens: number
}

/** N labels; which one an input has depends on the thing that it is about. The asked thing was shown before. */
export function manyShot(r: FamilyRequest): Draft {
  const labels = Number(r.variant)
  const names = new Names(r.random)
  const cues = pickSome(r.random, CUES, 2 * labels)
  const tags = Array.from({ length: labels }, () => names.tag())
  const asked = r.random.below(labels)
  const label = tags[asked] ?? ''
  const cue = cues[asked] ?? ''
  return {
    task: 'Below are inputs, each with its label. The label follows from the thing that the input is about. Find the label of the last input.',
    question: `Input: ${sentence(r, cue)}\nWhich label does this input have?`,
    form: '"..."',
    needles: [],
    body: (budget) => examples(r, cues, tags, budget),
    rule: 'exact',
    answers: [plain(label)],
    others: tags.filter((t) => t !== label),
    offersNotFound: false,
  }
}

function sentence(r: FamilyRequest, cue: string): string {
  const w = HAYSTACK_WORDS
  return `The ${pick(r.filler, w.adj)} ${pick(r.filler, w.person)} ${pick(r.filler, w.verbed)} the ${cue} ${pick(r.filler, w.adverb)}.`
}

/** Every label is shown once with its first thing, then things in random order until the budget is used up. */
function examples(r: FamilyRequest, cues: readonly string[], tags: readonly string[], budget: number): Body {
  const all: Example[] = []
  let room = budget
  for (;;) {
    const i = all.length < tags.length ? all.length : r.filler.below(cues.length)
    const cue = cues[i] ?? ''
    const text = `Input: ${sentence(r, cue)}\nLabel: ${tags[i % tags.length] ?? ''}`

    const tokens = EXAMPLE_TOKENS
    if (tokens > room) break
    room -= tokens
    all.push({ cue, text, tokens })
  }
  if (all.length < tags.length) throw new RangeError('not every label can be shown once')
  const order = shuffled(r.order, all)
  return {
    text: order.map((e) => e.text).join('\n\n'),
    // No blank line after the last one.
    tokens: order.reduce((sum, e) => sum + e.tokens, -1),
    placements: [],
  }
}
