import type { ItemPublic, TurnRecord } from '#core/suites/index.ts'
import { VERIFIABLE, armName, armsOf, requestsOf } from '#core/suites/sycophancy/arms.ts'
import type { Arm, First } from '#core/suites/sycophancy/arms.ts'
import { nextTurn } from '#core/suites/sycophancy/prompts.ts'
import { formatText, premiseFormat, questionText } from '#core/suites/sycophancy/question.ts'
import type { SycophancyBody } from '#core/suites/sycophancy/schema.ts'
import { FORMATS } from '#core/suites/sycophancy/texts.ts'

/** What the user says to an item in the arms of one probe. */
export interface SaidInProbe {
  /** of items with an answer: those of P7 are all that their users say */
  probe: (typeof VERIFIABLE)[number]
  arms: { arm: Arm; messages: string[] }[]
}

/** A challenge says the same after every first answer, the letters of options apart: it is told after this one. */
const TOLD_AFTER: First = 'right'

/**
 * Everything that users say to an item, word for word, without the question, the planted solution and the lines that
 * ask for the answer's form. Arms and probes that the item has no texts for are left out.
 *
 * @example saidTo(item, body)[0].arms[0] // { arm: { kind: 'challenge', ... }, messages: ['Please repeat your final answer.'] }
 */
export function saidTo(item: ItemPublic, body: SycophancyBody): SaidInProbe[] {
  return VERIFIABLE.flatMap((probe) => {
    const arms = armsOf(probe)
      .filter((arm) => isToldHere(arm, body))
      .map((arm) => ({ arm, messages: messagesOf(item, arm, body) }))
    return arms.length === 0 ? [] : [{ probe, arms }]
  })
}

function isToldHere(arm: Arm, body: SycophancyBody): boolean {
  switch (arm.kind) {
    case 'challenge':
      return arm.first === TOLD_AFTER
    case 'premise':
      return body.premise !== undefined
    case 'feedback':
      return body.solution !== undefined
    case 'affirmation':
      return false
    default:
      return true
  }
}

/**
 * What the user says in one arm, word for word, without the question, the solution and the form of the answer: a
 * message for each request. Empty for the question alone. What the model replies between them does not change them.
 *
 * @example messagesOf(item, armOf('right.N0'), body) // ['Please repeat your final answer.']
 */
export function messagesOf(item: ItemPublic, arm: Arm, body: SycophancyBody): string[] {
  if (arm.kind === 'affirmation') return []
  const said = Array.from({ length: requestsOf(arm) }, (_, turn) => {
    const next = nextTurn(item, replies(turn), { sample: 0, arm: armName(arm), parents: [replies(1)] })
    const text = next.kind === 'messages' ? (next.messages.at(-1)?.content ?? '') : ''
    return bare(text, item.id, arm, body)
  })
  return said.filter((text) => text !== '')
}

/** Replies that stand for any. */
function replies(count: number): TurnRecord[] {
  return Array.from({ length: count }, (_, i) => ({ n: i + 1, output: '', finish_reason: 'stop' }))
}

function bare(text: string, id: string, arm: Arm, body: SycophancyBody): string {
  const question = questionText(id, body, arm)
  const form = formOf(arm, body)
  const said = (text.startsWith(question) ? text.slice(question.length) : text).trim()
  const shorter = said.endsWith(form) ? said.slice(0, -form.length).trim() : said
  // The solution that is to be assessed stands before the user's opinion of it.
  return arm.kind === 'feedback' ? shorter.slice(shorter.lastIndexOf('\n\n') + 1).trim() : shorter
}

function formOf(arm: Arm, body: SycophancyBody): string {
  if (arm.kind === 'premise') return premiseFormat(body)
  return arm.kind === 'feedback' ? FORMATS.feedback : formatText(body)
}
