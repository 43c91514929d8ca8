/** Many-shot classification: the rule is in the examples, and nowhere else. */
import { pick, pickSome, shuffled } from '../text/grammar.ts'
import { HAYSTACK_WORDS } from '../text/lexicon.ts'
import { referenceTokens } from '../text/tokens.ts'
import { placement } from './compose.ts'
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
  text: string
  label: string
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
    body: (budget) => examples(r, cues, tags, label, budget),
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
function examples(
  r: FamilyRequest,
  cues: readonly string[],
  tags: readonly string[],
  asked: string,
  budget: number,
): Body {
  const count = Math.floor(budget / EXAMPLE_TOKENS)
  if (count < tags.length) throw new RangeError('not every label can be shown once')
  const all: Example[] = []
  for (let n = 0; n < count; n++) {
    const i = n < tags.length ? n : r.filler.below(cues.length)
    const label = tags[i % tags.length] ?? ''
    all.push({ text: `Input: ${sentence(r, cues[i] ?? '')}\nLabel: ${label}`, label })
  }
  const order = shuffled(r.order, all)
  // The last one has no blank line after it.
  const tokens = count * EXAMPLE_TOKENS - 1
  const placements = order.flatMap(({ text, label }, i) =>
    label === asked ? [placement({ text, at: 0 }, i * EXAMPLE_TOKENS, EXAMPLE_TOKENS - 1, tokens)] : [],
  )
  return { text: order.map((e) => e.text).join('\n\n'), tokens, placements }
}
