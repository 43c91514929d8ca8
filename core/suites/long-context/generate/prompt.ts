/** The words around the text: the same for every model. */
import { hashJson } from '../../../canonical-json.ts'
import type { AnswerContract, ChatMessage, PromptTemplate } from '../../types.ts'
import type { Draft } from './types.ts'

/**
 * Three small exchanges before the real one. They show the form of a reply: models of a few hundred million parameters
 * do not follow it from a description, and would be scored for their obedience instead of their memory. With fewer
 * than three such a model repeats the example's code.
 */
const EXAMPLES: readonly { asked: string; reply: string }[] = [
  {
    asked:
      'Text: The access code of the first door is 2750413.\n\nWhat is the access code of the first door?',
    reply: 'FINAL: {"answers": ["2750413"]}',
  },
  {
    asked:
      'Text: The red bus has number 318. The green bus has number 906.\n\nWhich numbers do the green bus and the red bus have? Give them in this order.',
    reply: 'FINAL: {"answers": ["906", "318"]}',
  },
  {
    asked:
      'Text: The access code of the third door is 5318694.\n\nWhat is the access code of the third door?',
    reply: 'FINAL: {"answers": ["5318694"]}',
  },
]

/** Codes that the examples use: no sample has them. */
export const EXAMPLE_CODES = ['2750413', '5318694'] as const

const NONCE = 'Document {{nonce}}.\n\n'
const HEAD = '{{task}}\n\nText:\n\n'
const TAIL = '\n\nEnd of the text.\n\n{{question}}'
const NOT_FOUND = ' If the text does not say it, the answer is NOT_FOUND.'
const FORM = '\n\nEnd your reply with one line of this form:\nFINAL: {"answers": [{{form}}]}'

const SHOWN = EXAMPLES.map(
  (e, i) => `[user]\n${i === 0 ? NONCE : ''}${e.asked}\n\n[assistant]\n${e.reply}\n\n`,
)

/** Version 1. A change of any text here is a new version with a new hash, and so a new protocol key. */
export const PROMPT_TEMPLATE: PromptTemplate = {
  id: 'long-context-final',
  version: '1',
  text: `${SHOWN.join('')}[user]\n${HEAD}{{text}}${TAIL}${NOT_FOUND}${FORM}`,
  hash: hashJson({
    id: 'long-context-final',
    version: '1',
    examples: EXAMPLES,
    nonce: NONCE,
    head: HEAD,
    tail: TAIL,
    missing: NOT_FOUND,
    form: FORM,
  }),
}

const CONTRACT =
  'The last line is FINAL: {"answers": [...]}, read after any thinking is removed; the last such line counts, and ' +
  'nothing else of the output does. Answers are compared without regard to case, surrounding blanks and a final full ' +
  'stop; in numbers, blanks, commas and underscores between digits do not count. Extra answers cost points. An ' +
  'output that ends at its limit without the line is truncated; any other one without it is unreadable.'

export const ANSWER_CONTRACT: AnswerContract = {
  id: 'final-answers',
  version: '1',
  text: CONTRACT,
  hash: hashJson({ id: 'final-answers', version: '1', text: CONTRACT }),
}

export interface PromptParts {
  /** The messages before the one with the text. */
  examples: ChatMessage[]
  /** What stands before and after the text in the last message. */
  head: string
  tail: string
}

/**
 * Everything around a sample's text. The nonce, from the seed, opens the first message, so that no two samples share a
 * prefix that a server could have cached. A timed request has no form, and so no examples of it.
 */
export function promptParts(draft: Draft, seed: string): PromptParts {
  const groups = [0, 8, 16, 24].map((i) => String(100 + (parseInt(seed.slice(i, i + 8), 16) % 900)))
  const nonce = NONCE.replace('{{nonce}}', groups.join('-'))
  const head = HEAD.replace('{{task}}', draft.task)
  const tail = TAIL.replace('{{question}}', draft.question) + (draft.offersNotFound ? NOT_FOUND : '')
  if (draft.form === '') return { examples: [], head: nonce + head, tail }
  const examples = EXAMPLES.flatMap((e, i): ChatMessage[] => [
    { role: 'user', content: (i === 0 ? nonce : '') + e.asked },
    { role: 'assistant', content: e.reply },
  ])
  return { examples, head, tail: tail + FORM.replace('{{form}}', draft.form) }
}
