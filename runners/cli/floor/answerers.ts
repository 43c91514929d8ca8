/** Answerers without skill, as OpenAI-compatible servers on this machine: what do they score? */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import { sha256Hex } from '#core/canonical-json.ts'
import { cloneRoot } from '#lib/home.ts'

/** What an answerer knows of a published item. */
export interface KnownItem {
  id: string
  domain: string
  /** the English statement, which every prompt of the item begins with */
  statement: string
  /** the key's answer, LaTeX */
  answer: string
}

/** The answer to a prompt, as a model would write it. */
export type Answerer = (prompt: string) => string

const itemLine = z.object({
  id: z.string(),
  domain: z.string(),
  splits: z.array(z.string()),
  body: z.object({ statement: z.object({ en: z.string() }) }),
})
const keyLine = z.object({ id: z.string(), answer: z.string() })

/** The items and answers of the physics dataset's split `public`, from its published files. */
export function publishedItems(folder = join(cloneRoot(), 'datasets', 'physics', 'v1')): KnownItem[] {
  const lines = (file: string): unknown[] =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): unknown => JSON.parse(line))
  const answers = new Map(
    lines('keys.jsonl')
      .map((line) => keyLine.parse(line))
      .map((k) => [k.id, k.answer]),
  )
  return lines('items.jsonl').flatMap((line) => {
    const { id, domain, splits, body } = itemLine.parse(line)
    const answer = answers.get(id)
    return splits.includes('public') && answer !== undefined
      ? [{ id, domain, statement: body.statement.en, answer }]
      : []
  })
}

/**
 * Answers every item with the key of another one of its domain, chosen by a hash of its id: right in its form and
 * kind of symbols, wrong in everything else. Throws an Error for a prompt of no item.
 *
 * @example shuffledKeys(items)('A girl stands at rest on a skateboard ...') // '\\boxed{\\frac{8F}{8M+3m}}'
 */
export function shuffledKeys(items: readonly KnownItem[]): Answerer {
  return (prompt) => {
    const item = items.find((i) => prompt.includes(i.statement))
    if (item === undefined) throw new Error('the prompt is of no published item')
    const others = items.filter((i) => i.domain === item.domain && i.id !== item.id)
    const pick = parseInt(sha256Hex(`touchstone-floor ${item.id}`).slice(0, 12), 16) % others.length
    const other = others[pick]
    if (other === undefined) throw new Error(`${item.id} is alone in its domain`)
    return `\\boxed{${other.answer}}`
  }
}

/** The formula that the constant answerer gives to everything. */
export const CONSTANT = '\\boxed{\\frac{1}{2}mv^2}'

export interface Served {
  /** base URL for `--endpoint` */
  url: string
  close: () => Promise<void>
}

/** Serves an answerer on a free port of 127.0.0.1, for chat completions that are not streamed. */
export async function serveAnswerer(model: string, answer: Answerer): Promise<Served> {
  const server = createServer((request, response) => {
    handle(request, response, model, answer).catch((error: unknown) => {
      send(response, 400, { error: { message: error instanceof Error ? error.message : String(error) } })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

const chat = z.object({ messages: z.array(z.object({ role: z.string(), content: z.string() })).min(1) })

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  model: string,
  answer: Answerer,
): Promise<void> {
  if (request.method === 'GET' && request.url === '/v1/models') {
    send(response, 200, { object: 'list', data: [{ id: model, object: 'model' }] })
    return
  }
  if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
    send(response, 404, { error: { message: 'there are /v1/models and /v1/chat/completions' } })
    return
  }
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const { messages } = chat.parse(JSON.parse(Buffer.concat(parts).toString('utf8')))
  const content = answer(messages.at(-1)!.content)
  const message = { role: 'assistant', content }
  send(response, 200, {
    id: 'floor',
    object: 'chat.completion',
    model,
    choices: [{ index: 0, message, finish_reason: 'stop' }],
  })
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
