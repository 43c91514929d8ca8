/** The words around the text: the same for every model. */
import { hashJson } from '../../../canonical-json.ts'
import type { AnswerContract, PromptTemplate } from '../../types.ts'
import type { Draft } from './types.ts'

const HEAD = 'Document {{nonce}}.\n\n{{task}}\n\nText:\n\n'
const TAIL = '\n\nEnd of the text.\n\n{{question}}'
const NOT_FOUND = ' If the text does not say it, the answer is NOT_FOUND.'
const FORM = '\n\nEnd your reply with one line of this form:\nFINAL: {"answers": [{{form}}]}'

/** Version 1. A change of any text here is a new version with a new hash, and so a new protocol key. */
export const PROMPT_TEMPLATE: PromptTemplate = {
  id: 'long-context-final',
  version: '1',
  text: `[user]\n${HEAD}{{text}}${TAIL}${NOT_FOUND}${FORM}`,
  hash: hashJson({
    id: 'long-context-final',
    version: '1',
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

/**
 * What stands before and after the text. The nonce, from the seed, opens the prompt, so that no two samples share a
 * prefix that a server could have cached.
 */
export function promptParts(draft: Draft, seed: string): { head: string; tail: string } {
  const nonce = [0, 8, 16, 24].map((i) => String(100 + (parseInt(seed.slice(i, i + 8), 16) % 900))).join('-')
  const head = HEAD.replace('{{nonce}}', nonce).replace('{{task}}', draft.task)
  let tail = TAIL.replace('{{question}}', draft.question)
  if (draft.offersNotFound) tail += NOT_FOUND
  if (draft.form !== '') tail += FORM.replace('{{form}}', draft.form)
  return { head, tail }
}
