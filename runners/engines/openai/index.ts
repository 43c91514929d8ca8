import { FetchFault, guardedFetch } from '#lib/guarded-fetch/index.ts'
import type { GuardedFetcher, GuardedRequest, GuardedResponse } from '#lib/guarded-fetch/index.ts'
import { Deadline } from '../deadline.ts'
import type { Engine, GenerateRequest, Generation } from '../engine.ts'
import { EngineFault } from '../engine.ts'
import { completionUrls } from './address.ts'
import { Answer } from './answer.ts'
import { NO_QUIRKS, learn, requestBody } from './body.ts'
import type { Quirks } from './body.ts'
import { faultOfFetch, faultOfStatus, silent } from './faults.ts'
import type { Place } from './faults.ts'
import { readReply } from './read.ts'

export interface OpenAiOptions {
  baseUrl: string
  model: string
  apiKey: string | null
  /** Whether loopback and private addresses may be called. */
  allowPrivate: boolean
  /** In place of the process's shared connections. */
  fetcher?: GuardedFetcher
  /** Most bytes of one event stream; each token of it may take several hundred. */
  maxStreamBytes?: number
}

/** Most bytes of a reply that comes whole, or of an error. */
const MAX_REPLY_BYTES = 64 * 1024 * 1024
const MAX_STREAM_BYTES = 512 * 1024 * 1024

/**
 * An engine for any server that speaks OpenAI's chat completions (POST .../chat/completions), streaming or not.
 *
 * What the server does not understand and what can be left out without changing what is measured is learned from
 * its refusals, once: `stream_options`, `seed`, the older name of the token limit, and which of the possible
 * paths is the right one. A refused temperature is no such thing: that is a fault.
 */
export class OpenAiEngine implements Engine {
  readonly kind = 'openai'
  readonly #options: OpenAiOptions
  #urls: string[]
  #quirks: Quirks = NO_QUIRKS

  /** @throws EngineFault for a base URL that is none */
  constructor(options: OpenAiOptions) {
    this.#options = options
    try {
      this.#urls = completionUrls(options.baseUrl)
    } catch {
      throw faultOfFetch(new FetchFault('bad_url', `not a URL: ${options.baseUrl}`), {
        url: '',
        model: options.model,
        secrets: [options.apiKey],
      })
    }
  }

  async generate(request: GenerateRequest): Promise<Generation> {
    request.signal.throwIfAborted()
    const deadline = new Deadline(request.sampling.timeout_s * 1000, request.signal)
    const answer = new Answer(request.onProgress)
    try {
      const response = await this.#ask(request, deadline.signal)
      await readReply(response, answer, this.#place(response.url))
      return answer.generation(answer.finish)
    } catch (error) {
      request.signal.throwIfAborted()
      if (deadline.expired) {
        if (answer.begun) return answer.generation(answer.finish ?? 'timed_out')
        throw silent(request.sampling.timeout_s, this.#place())
      }
      if (error instanceof FetchFault) throw this.#broken(error, answer)
      throw error
    } finally {
      deadline.end()
    }
  }

  async close(): Promise<void> {
    await this.#options.fetcher?.close()
  }

  /** The response with a good status, after what had to be learned. */
  async #ask(request: GenerateRequest, signal: AbortSignal): Promise<GuardedResponse> {
    for (;;) {
      const [url = ''] = this.#urls
      const quirks = this.#quirks
      const response = await this.#post(url, request, quirks, signal)
      if (response.status >= 200 && response.status < 300) {
        if (this.#urls.length > 1) this.#urls = [url]
        return response
      }
      const body = await response.text()
      const fault = faultOfStatus(response.status, response.headers, body, this.#place(url), Date.now())
      // Another request may have learned it meanwhile; then the same holds for this one.
      if (this.#quirks !== quirks || this.#urls[0] !== url) continue
      const other = this.#urls[1]
      if (
        (response.status === 404 || response.status === 405) &&
        other !== undefined &&
        !fault.message.includes('unknown model')
      ) {
        this.#urls = [other]
        continue
      }
      const learned = response.status === 400 || response.status === 422 ? learn(fault.message, quirks) : null
      if (!learned) throw fault
      this.#quirks = learned
    }
  }

  #post(
    url: string,
    request: GenerateRequest,
    quirks: Quirks,
    signal: AbortSignal,
  ): Promise<GuardedResponse> {
    const { apiKey, allowPrivate, fetcher, model } = this.#options
    const { stream } = request.sampling
    const options: GuardedRequest = {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: stream ? 'text/event-stream, application/json' : 'application/json',
        'user-agent': 'touchstone',
        ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify(requestBody(model, request.messages, request.sampling, quirks)),
      allowPrivate,
      signal,
      maxBytes: stream ? (this.#options.maxStreamBytes ?? MAX_STREAM_BYTES) : MAX_REPLY_BYTES,
    }
    return fetcher ? fetcher.fetch(url, options) : guardedFetch(url, options)
  }

  #place(url = this.#urls[0] ?? ''): Place {
    return { url, model: this.#options.model, secrets: [this.#options.apiKey] }
  }

  /** A connection that broke, in the words that fit the moment. */
  #broken(fault: FetchFault, answer: Answer): EngineFault {
    const plain = faultOfFetch(fault, this.#place())
    if (fault.code === 'too_large')
      return new EngineFault({ ...plain, kind: plain.kind, message: plain.message, code: 'endless_reply' })
    if (fault.code !== 'connection_lost' || !answer.begun) return plain
    return new EngineFault({
      ...plain,
      kind: plain.kind,
      message: `${plain.message} in the middle of an answer`,
      code: 'broken_stream',
    })
  }
}
