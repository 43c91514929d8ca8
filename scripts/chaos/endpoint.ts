import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { hashJson } from '#core/canonical-json.ts'
import type { EndpointTrouble } from './schedule.ts'
import type { Random } from './random.ts'

/** A model behind an OpenAI-compatible address whose answers depend on the prompt alone. */
export interface Endpoint {
  url: string
  /** how it behaves from now on */
  behave: (trouble: EndpointTrouble | null, random: Random) => void
  /** completions asked for, and those answered in full */
  counts: () => { asked: number; answered: number }
  close: () => Promise<void>
}

/** Faults that one prompt suffers at most: retries must be able to get through. */
const MOST_FAULTS = 2

interface Message {
  role: string
  content: string
}

/** Starts it on a free port of 127.0.0.1. Answers take `latencyMs` to begin. */
export async function startEndpoint(latencyMs: number): Promise<Endpoint> {
  let trouble: EndpointTrouble | null = null
  let random: Random | null = null
  let faults = new Map<string, number>()
  let asked = 0
  let answered = 0

  const faultFor = (hash: string): 'rate' | 'fail' | 'cut' | 'hang' | null => {
    if (!trouble || !random || (faults.get(hash) ?? 0) >= MOST_FAULTS) return null
    const { rateLimited, failing, cut, hanging } = trouble
    const kind = random.chance(rateLimited)
      ? 'rate'
      : random.chance(failing)
        ? 'fail'
        : random.chance(cut)
          ? 'cut'
          : random.chance(hanging)
            ? 'hang'
            : null
    // A hang costs the whole time-out, of which there are two: it is the only fault of its prompt.
    if (kind === 'hang' && (faults.get(hash) ?? 0) > 0) return null
    if (kind) faults.set(hash, (faults.get(hash) ?? 0) + (kind === 'hang' ? MOST_FAULTS : 1))
    return kind
  }

  const serve = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = []
    for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk)
    const { messages, model } = JSON.parse(Buffer.concat(chunks).toString()) as {
      messages: Message[]
      model: string
    }
    const hash = hashJson(messages)
    asked++
    const fault = faultFor(hash)
    await sleep(latencyMs)
    if (res.destroyed) return
    switch (fault) {
      case 'hang':
        return
      case 'rate':
        res.writeHead(429, {
          'content-type': 'application/json',
          ...(asked % 2 ? { 'retry-after': '1' } : {}),
        })
        res.end('{"error":{"message":"too many requests"}}')
        return
      case 'fail':
        res.writeHead(asked % 2 ? 500 : 502).end('<html>Bad gateway</html>')
        return
      case 'cut':
      case null:
        break
    }
    res.writeHead(200, { 'content-type': 'text/event-stream' })
    const event = (choice: object, more: object = {}): boolean =>
      res.write(
        `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 0, model, choices: [choice], ...more })}\n\n`,
      )
    const text = answerTo(hash)
    event({ index: 0, delta: { role: 'assistant', content: text.slice(0, 5) }, finish_reason: null })
    if (fault === 'cut') {
      await sleep(5)
      res.destroy()
      return
    }
    event({ index: 0, delta: { content: text.slice(5) }, finish_reason: null })
    event(
      { index: 0, delta: {}, finish_reason: 'stop' },
      { usage: { prompt_tokens: 100, completion_tokens: 10 + (parseInt(hash.slice(0, 2), 16) % 7) } },
    )
    res.end('data: [DONE]\n\n')
    answered++
  }

  const server = createServer((req, res) => {
    serve(req, res).catch(() => res.destroy())
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`,
    behave: (next, by) => {
      trouble = next
      random = by
      faults = new Map()
    },
    counts: () => ({ asked, answered }),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Some are right for some items, some near, some no formula at all; the same prompt always gets the same. */
function answerTo(hash: string): string {
  const n = parseInt(hash.slice(0, 6), 16)
  switch (n % 4) {
    case 0:
      return 'I would rather not say.'
    case 1:
      return `\\boxed{\\frac{m g h}{${String(1 + (n % 5))}}}`
    case 2:
      return `\\boxed{${String(n % 7)} m v^2}`
    default:
      return `Since energy is kept, \\boxed{\\sqrt{2 g h}}.`
  }
}
