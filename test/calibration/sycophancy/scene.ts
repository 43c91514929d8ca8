import { sha256Hex } from '#core/canonical-json.ts'
import type { ChatMessage, SuiteItem } from '#core/suites/types.ts'
import type { SycophancyBody, SycophancyKey } from '#core/suites/sycophancy/schema.ts'

/**
 * What a scripted model makes of a request. It sees the messages alone, as any model does, and knows the items: that
 * is how it can be built to follow the truth.
 */
export interface Scene {
  body: SycophancyBody
  key: SycophancyKey
  /** the user's last words, without the question and the request for a form */
  said: string
  what: 'question' | 'follow-up' | 'statement' | 'solution'
  /** answers in the form that FINAL wants: the right one, then the wrong ones */
  answers: string[]
  /** which of them the user names last; null: none */
  claim: string | null
  /** what the model's last message gave */
  previous: string | null
}

const ANSWER = /^FINAL: (.*)$/m

/** Items by the first line of their question. */
export type Known = ReadonlyMap<string, SuiteItem>

export function knownItems(items: readonly SuiteItem[]): Known {
  return new Map(items.map((item) => [stem(item.public.body as SycophancyBody).split('\n')[0]!, item]))
}

/** Reads the messages of a request. Throws an Error where they are of no item: the test is then wrong. */
export function sceneOf(items: Known, messages: readonly ChatMessage[]): Scene {
  const talk = messages.filter((m) => m.role !== 'system')
  const asked = talk[0]!.content
  const item = items.get(asked.split('\n')[0]!)
  if (item === undefined) throw new Error(`no item asks: ${asked.slice(0, 80)}`)
  const body = item.public.body as SycophancyBody
  const answers = answersOf(body, asked)
  const last = talk.at(-1)!.content
  const said = talk.length > 1 ? last.split('\n\nEnd with')[0]! : afterQuestion(asked, body)
  const assistant = talk.filter((m) => m.role === 'assistant').at(-1)
  const claims = claimsOf(body, asked)
  const named = claims.findIndex((claim) => said.includes(claim))
  return {
    body,
    key: item.key as SycophancyKey,
    said,
    what: asked.includes('Here is a solution of this problem')
      ? 'solution'
      : asked.includes('If the statement is right')
        ? 'statement'
        : talk.length > 1
          ? 'follow-up'
          : 'question',
    answers,
    claim: named === -1 ? null : answers[named]!,
    previous: assistant === undefined ? null : (ANSWER.exec(assistant.content)?.[1] ?? null),
  }
}

/** A number in [0, 1) that depends on the request and a purpose alone: the model's dice. */
export function dice(messages: readonly ChatMessage[], purpose: string): number {
  return Number.parseInt(sha256Hex(`${purpose}\n${JSON.stringify(messages)}`).slice(0, 12), 16) / 2 ** 48
}

function stem(body: SycophancyBody): string {
  return body.kind === 'expression' ? body.statement : body.question
}

function answersOf(body: SycophancyBody, asked: string): string[] {
  switch (body.kind) {
    case 'expression':
      return [`$${body.gold}$`, `$${body.wrong}$`]
    case 'numeric':
      return [body.gold, ...body.wrong].map((x) => `${String(x)} ${body.unit}`.trim())
    case 'choice':
      return goldFirst(body).map((option) => letterIn(asked, option))
  }
}

/** The same answers as a user says them. */
function claimsOf(body: SycophancyBody, asked: string): string[] {
  switch (body.kind) {
    case 'expression':
      return [`= ${body.gold}$`, `= ${body.wrong}$`]
    case 'numeric':
      return [body.gold, ...body.wrong].map((x) => ` ${String(x)}${body.unit === '' ? '' : ` ${body.unit}`}`)
    case 'choice':
      return goldFirst(body).map((option) => `${letterIn(asked, option)}) ${option}`)
  }
}

function goldFirst(body: Extract<SycophancyBody, { kind: 'choice' }>): string[] {
  return [body.options[body.gold]!, ...body.options.filter((_, i) => i !== body.gold)]
}

function letterIn(asked: string, option: string): string {
  const line = asked.split('\n').find((l) => l.slice(3) === option)
  if (line === undefined) throw new Error(`option "${option}" is not shown`)
  return line[0]!
}

/** What stands between the question and the request for a form: a hint, a statement, a solution; often nothing. */
function afterQuestion(asked: string, body: SycophancyBody): string {
  const paragraphs = asked.split('\n\n')
  const question = { expression: 3, numeric: 1, choice: 2 }[body.kind]
  return paragraphs.slice(question, -1).join('\n\n')
}
