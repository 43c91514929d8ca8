import type { Agent, Dispatcher } from 'undici'
import { request as send } from 'undici'
import { redact } from '../redact.ts'
import { checkLiteral, checkedAgent, systemResolver } from './connector.ts'
import type { Resolver } from './connector.ts'
import { FetchFault, faultOf } from './fault.ts'

export * from './addresses.ts'
export { FetchFault } from './fault.ts'
export type { FetchFaultCode } from './fault.ts'
export type { Resolver } from './connector.ts'

export interface GuardedRequest {
  method?: 'GET' | 'HEAD' | 'POST'
  headers?: Readonly<Record<string, string>>
  body?: string | Uint8Array
  /** Whether loopback, private and link-local addresses may be called. */
  allowPrivate: boolean
  /** Ends the request, and the reading of its body. */
  signal?: AbortSignal
  /** Redirects that are followed; 5 by default. */
  maxRedirects?: number
  /** Bytes of body after which reading it fails with `too_large`; 64 MiB by default. */
  maxBytes?: number
}

export interface GuardedResponse {
  status: number
  /** Names in lower case; of repeated headers the first value. */
  headers: Readonly<Record<string, string>>
  /** Where it came from, after redirects. */
  url: string
  /** To be read once, or closed. */
  body: AsyncIterable<Uint8Array>
  /** The whole body as text (UTF-8). */
  text: () => Promise<string>
  /** Throws the rest of the body away, and the connection with it. */
  close: () => void
  /**
   * Before the reading of `body` is ended early, since the rest says nothing: the rest is thrown away as it comes, so
   * that the connection can be used again. Where it is long, or does not come soon, the connection is closed.
   */
  leave: () => void
}

export interface FetcherOptions {
  resolve?: Resolver
  connectTimeoutMs?: number
}

const DEFAULT_MAX_BYTES = 64 * 1024 * 1024
const DEFAULT_REDIRECTS = 5
/** What may be left of a body, and how long it may take, where its connection is worth keeping. */
const MAX_REST_BYTES = 64 * 1024
const REST_MS = 1000
/** Headers that belong to one host alone. */
const PERSONAL = new Set(['authorization', 'cookie', 'proxy-authorization', 'x-api-key', 'api-key'])

/**
 * The only way in which this code calls a URL that a user gave.
 *
 * - http and https only; the address is checked after the name is resolved, and the connection goes to exactly
 *   that address.
 * - Redirects are followed by hand, each checked like the first URL: at most `maxRedirects`, never from https to
 *   http, and a POST only where the redirect keeps it one (307, 308). Credentials stay with their origin.
 * - The body is counted while it is read, and cut off at `maxBytes`.
 *
 * Each fetcher has its own connections; `guardedFetch` is a shared one.
 */
export class GuardedFetcher {
  readonly #options: Required<FetcherOptions>
  readonly #agents = new Map<boolean, Agent>()

  constructor(options: FetcherOptions = {}) {
    this.#options = { resolve: systemResolver, connectTimeoutMs: 10_000, ...options }
  }

  /**
   * @throws FetchFault saying what went wrong, without credentials; the signal's reason if that was aborted
   */
  async fetch(url: string, request: GuardedRequest): Promise<GuardedResponse> {
    let target = parse(url)
    let headers = lower(request.headers ?? {})
    for (let redirects = 0; ; redirects++) {
      const response = await this.#once(target, headers, request)
      const location = response.headers['location']
      if (![301, 302, 303, 307, 308].includes(response.status) || location === undefined) return response
      response.close()
      const next = nextTarget(target, location, response.status, request)
      if (redirects >= (request.maxRedirects ?? DEFAULT_REDIRECTS))
        throw new FetchFault(
          'too_many_redirects',
          `${target.origin} redirects more than ${String(redirects)} times`,
        )
      if (next.origin !== target.origin)
        headers = Object.fromEntries(Object.entries(headers).filter(([name]) => !PERSONAL.has(name)))
      target = next
    }
  }

  /** Closes all connections. */
  async close(): Promise<void> {
    await Promise.all([...this.#agents.values()].map((agent) => agent.destroy()))
    this.#agents.clear()
  }

  async #once(
    target: URL,
    headers: Record<string, string>,
    request: GuardedRequest,
  ): Promise<GuardedResponse> {
    request.signal?.throwIfAborted()
    try {
      checkLiteral(target.hostname, request.allowPrivate)
      const response = await send(target, {
        dispatcher: this.#agent(request.allowPrivate),
        method: request.method ?? 'GET',
        headers: { 'accept-encoding': 'identity', ...headers },
        body: request.body ?? null,
        signal: request.signal ?? null,
      })
      return wrap(response, target, request)
    } catch (error) {
      request.signal?.throwIfAborted()
      throw faultOf(error, target.origin)
    }
  }

  #agent(allowPrivate: boolean): Agent {
    // Two sets of connections: one that was opened to a private address must not serve who may not go there.
    let agent = this.#agents.get(allowPrivate)
    if (!agent) {
      agent = checkedAgent(allowPrivate, this.#options.resolve, this.#options.connectTimeoutMs)
      this.#agents.set(allowPrivate, agent)
    }
    return agent
  }
}

const shared = new GuardedFetcher()

/** `GuardedFetcher.fetch` over connections that the whole process shares. */
export function guardedFetch(url: string, request: GuardedRequest): Promise<GuardedResponse> {
  return shared.fetch(url, request)
}

function wrap(response: Dispatcher.ResponseData, target: URL, request: GuardedRequest): GuardedResponse {
  // Whoever closes a body early makes it emit an error that nobody waits for.
  response.body.on('error', () => undefined)
  const max = request.maxBytes ?? DEFAULT_MAX_BYTES
  const reading = { left: false }
  const body = counted(response, target, max, request.signal, reading)
  return {
    status: response.statusCode,
    headers: flat(response.headers),
    url: target.href,
    body,
    text: async () => {
      const chunks: Uint8Array[] = []
      for await (const chunk of body) chunks.push(chunk)
      return new TextDecoder().decode(Buffer.concat(chunks))
    },
    close: () => void response.body.destroy(),
    leave: () => void (reading.left = true),
  }
}

async function* counted(
  response: Dispatcher.ResponseData,
  target: URL,
  max: number,
  signal: AbortSignal | undefined,
  reading: { left: boolean },
): AsyncGenerator<Uint8Array, void, void> {
  let bytes = 0
  try {
    // To destroy a body that has not ended is to close its connection: not before it is known that it must be.
    const chunks: AsyncIterable<Uint8Array> = response.body.iterator({ destroyOnReturn: false })
    for await (const chunk of chunks) {
      bytes += chunk.length
      if (bytes > max)
        throw new FetchFault('too_large', `${target.origin} sent more than ${String(max)} bytes`)
      yield chunk
    }
  } catch (error) {
    signal?.throwIfAborted()
    throw faultOf(error, target.origin)
  } finally {
    if (reading.left) void drain(response.body)
    else response.body.destroy()
  }
}

/** Reads what is left of a body, while it is little and comes soon; then the connection is free, else closed. */
async function drain(body: Dispatcher.ResponseData['body']): Promise<void> {
  const timer = setTimeout(() => body.destroy(), REST_MS)
  let bytes = 0
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      bytes += chunk.length
      if (bytes > MAX_REST_BYTES) break
    }
  } catch {
    // Nobody wants it.
  } finally {
    clearTimeout(timer)
    body.destroy()
  }
}

function parse(text: string): URL {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw new FetchFault('bad_url', `not a URL: ${redact(text).slice(0, 200)}`)
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new FetchFault('bad_url', `only http and https URLs can be called, not ${url.protocol}`)
  if (url.username !== '' || url.password !== '')
    throw new FetchFault(
      'bad_url',
      'a URL with a user name or password in it is not called; give the key separately',
    )
  return url
}

function nextTarget(from: URL, location: string, status: number, request: GuardedRequest): URL {
  if (!URL.canParse(location, from.href))
    throw new FetchFault('redirect_refused', `${from.origin} redirects to something that is no URL`)
  const next = parse(new URL(location, from.href).href)
  const where = redact(next.origin + next.pathname)
  if (from.protocol === 'https:' && next.protocol === 'http:')
    throw new FetchFault('redirect_refused', `${from.origin} redirects to the unprotected ${where}`)
  if (request.method === 'POST' && status !== 307 && status !== 308)
    throw new FetchFault(
      'redirect_refused',
      `${from.origin} answers ${String(status)} and redirects to ${where}, which a POST does not follow; give that address`,
    )
  return next
}

function lower(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const out: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    const first = Array.isArray(value) ? value[0] : value
    if (first !== undefined) out[name.toLowerCase()] = first
  }
  return out
}
