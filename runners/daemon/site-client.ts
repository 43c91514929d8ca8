import { setImmediate as yieldToEvents } from 'node:timers/promises'
import type { z } from 'zod'
import { PROTOCOL_HEADER, PROTOCOL_VERSION, errorBody } from '#core/protocol/index.ts'
import { FetchFault, guardedFetch } from '#lib/guarded-fetch/index.ts'
import { redact } from '#lib/redact.ts'
import { parseRetryAfter } from '#lib/retry/index.ts'

/** The site cannot be reached, or is in trouble (429, 5xx): the same request may work later. */
export class SiteAway extends Error {
  readonly retry_after_ms: number | null
  constructor(message: string, retryAfterMs: number | null = null, options?: ErrorOptions) {
    super(message, options)
    this.name = 'SiteAway'
    this.retry_after_ms = retryAfterMs
  }
}

/** The site answered no: `status` is HTTP's, `code` and the message are its own. */
export class SiteRefusal extends Error {
  readonly status: number
  readonly code: string
  readonly #token: string | null
  constructor(status: number, code: string, message: string, token: string | null = null) {
    super(message)
    this.name = 'SiteRefusal'
    this.status = status
    this.code = code
    this.#token = token
  }

  /** Whether the refused request was sent with this token (which no log of this error can show). */
  wasSentWith(token: string | null): boolean {
    return this.#token === token
  }
}

/** Whether the site refused who asked, rather than what was asked. */
export function isAboutKey(error: SiteRefusal): boolean {
  return error.status === 401 || error.status === 403
}

/** The site speaks a newer protocol (426). */
export class UpgradeRequired extends Error {
  constructor(site: string, message: string) {
    super(`${site} speaks a newer protocol than this runner: update this copy of Touchstone. (${message})`)
    this.name = 'UpgradeRequired'
  }
}

export interface SiteClientOptions {
  /** The site's address, without a path. */
  site: string
  /** The bearer token of the moment: a runner's key, or an administrator's token. */
  token: () => string | null
  /** Told when the site goes away (with the reason) and when it is back: each once. */
  onAway?: (reason: string) => void
  onBack?: () => void
}

const TIMEOUT_MS = 30_000
const MAX_REPLY_BYTES = 256 * 1024 * 1024

/** The site's HTTP interface. Every reply is checked against its schema. */
export class SiteClient {
  readonly site: string
  readonly #options: SiteClientOptions
  #away = false

  constructor(options: SiteClientOptions) {
    this.#options = options
    this.site = options.site.replace(/\/+$/, '')
  }

  /** Whether the last thing heard of the site is that it cannot be reached. */
  get away(): boolean {
    return this.#away
  }

  /**
   * @throws SiteAway, SiteRefusal, UpgradeRequired; the signal's reason
   */
  async call<T>(
    method: 'GET' | 'POST',
    path: string,
    reply: z.ZodType<T>,
    body?: unknown,
    signal?: AbortSignal,
  ): Promise<T> {
    const token = this.#options.token()
    const { status, text, headers } = await this.#send(method, path, body, token, signal)
    if (status === 426) throw new UpgradeRequired(this.site, refusalOf(status, text).message)
    if (status === 429 || status >= 500) {
      const away = new SiteAway(
        `it answered HTTP ${String(status)}: ${refusalOf(status, text).message}`,
        parseRetryAfter(headers['retry-after'], Date.now()),
      )
      this.#gone(away)
      throw away
    }
    this.#here()
    if (status < 200 || status > 299) throw refusalOf(status, text, token)
    const parsed = reply.safeParse(jsonOf(text))
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    const where = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''
    throw new SiteRefusal(
      status,
      'unexpected_reply',
      `${this.site}${path} gave a reply that is not understood (${where}${issue?.message ?? 'odd'}); is it a Touchstone site of this version?`,
    )
  }

  async #send(
    method: 'GET' | 'POST',
    path: string,
    body: unknown,
    token: string | null,
    signal: AbortSignal | undefined,
  ): Promise<{ status: number; text: string; headers: Readonly<Record<string, string>> }> {
    const limit = AbortSignal.timeout(TIMEOUT_MS)
    try {
      const response = await guardedFetch(this.site + path, {
        method,
        headers: {
          [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        // The operator chose this address.
        allowPrivate: true,
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
        maxBytes: MAX_REPLY_BYTES,
      })
      return { status: response.status, text: await response.text(), headers: response.headers }
    } catch (error) {
      signal?.throwIfAborted()
      const known = error instanceof FetchFault
      const away = new SiteAway(
        known
          ? error.message
          : limit.aborted
            ? `no answer within ${String(TIMEOUT_MS / 1000)} s`
            : String(error),
        null,
        { cause: error },
      )
      this.#gone(away)
      // A loop of refusals must leave room for timers.
      await yieldToEvents()
      throw away
    }
  }

  #gone(error: SiteAway): void {
    if (this.#away) return
    this.#away = true
    this.#options.onAway?.(redact(error.message, [this.#options.token()]))
  }

  #here(): void {
    if (!this.#away) return
    this.#away = false
    this.#options.onBack?.()
  }
}

function refusalOf(status: number, text: string, token: string | null = null): SiteRefusal {
  const parsed = errorBody.safeParse(jsonOf(text))
  if (parsed.success) return new SiteRefusal(status, parsed.data.error.code, parsed.data.error.message, token)
  return new SiteRefusal(status, 'http', `HTTP ${String(status)}`, token)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
