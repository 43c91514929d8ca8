/**
 * A scripted OpenAI-compatible server for tests and benchmarks.
 *
 *   await using mock = await startMockEndpoint({ answer: { [promptHash(messages)]: '\\boxed{42}' } })
 *   // mock.url is the base URL to evaluate: http://127.0.0.1:PORT/v1
 *
 * - Answers: by the hash of the messages, by a function of the request, or (default) made from the hash, so that
 *   the same prompt always gets the same answer, whatever faults came before it.
 * - Faults, on schedule: `faults: [{ kind: 'status', status: 500 }, null]` fails the first request and answers the
 *   second; a function decides by itself. All kinds are in mock-endpoint-types.ts (`Fault`).
 * - Streaming or not, as the request asks; the look of the stream is `stream: { newline: '\r\n', ... }`.
 * - `latencyMs`, `usage`, `apiKey`, `models`, `rejects`: see `MockOptions`.
 * - `mock.requests` is the log; `mock.peak()` the most requests that were in flight at once; `mock.set(...)`
 *   changes the options while it runs.
 *
 * `deadUrl()` is an address where nobody listens.
 */
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { hashJson } from '#core/canonical-json.ts'
import { forever, replyStream, replyWhole } from './mock-endpoint-replies.ts'
import type { Midway } from './mock-endpoint-replies.ts'
import type {
  Fault,
  LoggedRequest,
  MockAnswer,
  MockBody,
  MockEndpoint,
  MockOptions,
  MockRequest,
} from './mock-endpoint-types.ts'

export type * from './mock-endpoint-types.ts'

/**
 * The hash by which answers are looked up: of roles and contents, in order.
 *
 * @example promptHash([{ role: 'user', content: 'hi' }]).length // 64
 */
export function promptHash(messages: readonly { role: string; content: string }[]): string {
  return hashJson(messages.map(({ role, content }) => ({ role, content })))
}

/** The answer to a prompt that none was scripted for: a sentence and a boxed number made from the hash. */
export function defaultAnswer(hash: string): string {
  return `Thinking about ${hash.slice(0, 8)} I find \\boxed{${String(parseInt(hash.slice(0, 6), 16) % 1000)}}`
}

/** Starts a server on a free port of 127.0.0.1 (or as `options` says). */
export async function startMockEndpoint(options: MockOptions = {}): Promise<MockEndpoint> {
  const state = new Mock(options)
  const server = createServer((req, res) => {
    // A client that hangs up in the middle of its request.
    state.handle(req, res).catch(() => res.destroy())
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const host = options.host ?? '127.0.0.1'
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${String(port)}`
  const close = async (): Promise<void> => {
    state.closing.abort()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return {
    url: origin + (options.base ?? '/v1'),
    origin,
    requests: state.requests,
    inFlight: () => state.inFlight,
    peak: () => state.peak,
    set: (changed) => Object.assign(state.options, changed),
    arrived: (n) => state.arrived(n),
    close,
    [Symbol.asyncDispose]: close,
  }
}

/** A base URL where nobody listens: the port was free a moment ago. */
export async function deadUrl(): Promise<string> {
  const server = createTcpServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${String(port)}/v1`
}

class Mock {
  readonly options: MockOptions
  readonly requests: LoggedRequest[] = []
  readonly closing = new AbortController()
  readonly #started = performance.now()
  #waiting: { n: number; resolve: () => void }[] = []
  inFlight = 0
  peak = 0

  constructor(options: MockOptions) {
    this.options = { ...options }
  }

  arrived(n: number): Promise<void> {
    if (this.requests.length >= n) return Promise.resolve()
    return new Promise((resolve) => this.#waiting.push({ n, resolve }))
  }

  async handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const path = (req.url ?? '').split('?')[0] ?? ''
    const body = await readBody(req)
    if (path === `${this.options.base ?? '/v1'}/models`)
      return json(res, 200, { data: (this.options.models ?? ['mock']).map((id) => ({ id })) })
    if (path !== `${this.options.base ?? '/v1'}/chat/completions` || req.method !== 'POST')
      return error(res, 404, `no such path: ${path}`)
    if (!body) return error(res, 400, 'the request is no JSON')
    const entry = this.#log(path, req, body)
    this.inFlight++
    this.peak = Math.max(this.peak, this.inFlight)
    const gone = new AbortController()
    res.once('close', () => gone.abort())
    this.closing.signal.addEventListener('abort', () => gone.abort(), { once: true })
    try {
      entry.fault = this.#faultFor(entry)
      await this.#reply(entry, res, gone.signal)
      entry.outcome = entry.fault ? 'fault' : gone.signal.aborted && !res.writableEnded ? 'gone' : 'answered'
    } finally {
      this.inFlight--
      entry.ended = performance.now() - this.#started
    }
  }

  async #reply(entry: LoggedRequest, res: ServerResponse, gone: AbortSignal): Promise<void> {
    const refusal = this.#refusal(entry)
    if (refusal) return error(res, refusal.status, refusal.message)
    const { latencyMs } = this.options
    const latency = typeof latencyMs === 'function' ? latencyMs(entry) : (latencyMs ?? 0)
    if (latency > 0) await sleep(latency, undefined, { signal: gone }).catch(() => undefined)
    if (gone.aborted) return
    const midway = await atOnce(entry.fault, res, gone)
    if (midway === 'over') return
    const context = {
      res,
      body: entry.body,
      answer: await this.#answerTo(entry),
      style: this.options.stream ?? {},
      usage: this.options.usage ?? 'asked',
      gone,
    }
    await (entry.body.stream === true && this.options.streams !== false
      ? replyStream(context, midway)
      : replyWhole(context, midway))
  }

  async #answerTo(request: MockRequest): Promise<MockAnswer> {
    const { answer } = this.options
    const given =
      typeof answer === 'function'
        ? await answer(request)
        : (answer?.[request.hash] ?? defaultAnswer(request.hash))
    return typeof given === 'string' ? { content: given } : given
  }

  #faultFor(request: MockRequest): Fault | null {
    const { faults } = this.options
    return typeof faults === 'function' ? faults(request) : (faults?.[request.n] ?? null)
  }

  #refusal({ body, headers }: MockRequest): { status: number; message: string } | null {
    const { apiKey, models, rejects = [] } = this.options
    const key = headers.authorization?.replace(/^Bearer /, '') ?? ''
    if (apiKey !== undefined && key !== apiKey)
      return {
        status: 401,
        message: key === '' ? 'You did not provide an API key.' : `Incorrect API key provided: ${key}.`,
      }
    if (models && !models.includes(body.model))
      return { status: 404, message: `The model '${body.model}' does not exist.` }
    const field = rejects.find((name) => body[name] !== undefined)
    if (field === 'max_tokens')
      return {
        status: 400,
        message:
          "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      }
    return field ? { status: 400, message: `Unrecognized request argument supplied: ${field}` } : null
  }

  #log(path: string, req: IncomingMessage, body: MockBody): LoggedRequest {
    const entry: LoggedRequest = {
      n: this.requests.length,
      path,
      headers: req.headers,
      body,
      prompt: body.messages.at(-1)?.content ?? '',
      hash: promptHash(body.messages),
      at: performance.now() - this.#started,
      outcome: null,
      fault: null,
      ended: null,
    }
    this.requests.push(entry)
    this.#waiting = this.#waiting.filter(({ n, resolve }) => {
      if (n > this.requests.length) return true
      resolve()
      return false
    })
    return entry
  }
}

/** Faults that come in place of an answer; those that come in the middle of one are handed back. */
async function atOnce(
  fault: Fault | null,
  res: ServerResponse,
  gone: AbortSignal,
): Promise<Midway | null | 'over'> {
  if (!fault) return null
  switch (fault.kind) {
    case 'cut':
    case 'error_event':
    case 'endless':
      return fault
    case 'hang':
      if (fault.after !== 'nothing') return fault
      await forever(gone)
      break
    case 'status':
      if (fault.body !== undefined) res.writeHead(fault.status, { ...fault.headers }).end(fault.body)
      else
        error(
          res,
          fault.status,
          fault.message ?? `mock fault ${String(fault.status)}`,
          fault.code,
          fault.headers,
        )
      break
    case 'rate_limit':
      error(
        res,
        429,
        'Rate limit reached',
        'rate_limit_exceeded',
        fault.retry_after === undefined ? {} : { 'retry-after': fault.retry_after },
      )
      break
    case 'html':
      res
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><title>Welcome</title><h1>It works</h1>')
      break
    case 'broken_json':
      res
        .writeHead(200, { 'content-type': 'application/json' })
        .end('{"choices": [{"message": {"content": "half')
      break
    case 'empty_body':
      res.writeHead(200, { 'content-type': 'application/json' }).end()
      break
    case 'no_choices':
      json(res, 200, { id: 'mock-1', object: 'chat.completion', choices: [] })
      break
    case 'error_reply':
      json(res, 200, { error: { message: fault.message, code: fault.code } })
      break
    case 'close':
      res.destroy()
      break
    case 'context_length':
      error(
        res,
        400,
        "This model's maximum context length is 4096 tokens. However, your messages resulted in 9001 tokens.",
        'context_length_exceeded',
      )
      break
    case 'not_http':
      res.socket?.end('SSH-2.0-OpenSSH_9.9\r\n')
      break
    case 'redirect':
      res.writeHead(fault.status, { location: fault.location }).end()
  }
  return 'over'
}

function error(
  res: ServerResponse,
  status: number,
  message: string,
  code?: string,
  headers: Record<string, string> = {},
): void {
  json(res, status, { error: { message, type: 'mock_error', code: code ?? null } }, headers)
}

function json(
  res: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
}

async function readBody(req: IncomingMessage): Promise<MockBody | null> {
  const chunks: Buffer[] = []
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk)
  try {
    const value = JSON.parse(Buffer.concat(chunks).toString()) as MockBody
    return Array.isArray(value.messages) ? value : null
  } catch {
    return null
  }
}
