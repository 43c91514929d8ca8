import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setTimeout as sleep } from 'node:timers/promises'
import { MAX_OUTPUT_BYTES } from '#core/protocol/index.ts'
import type { Sampling } from '#core/protocol/index.ts'
import { GuardedFetcher } from '#lib/guarded-fetch/index.ts'
import { EngineFault } from '#runners/engines/engine.ts'
import type { ChatMessage, Generation } from '#runners/engines/engine.ts'
import { OpenAiEngine } from '#runners/engines/openai/index.ts'
import type { OpenAiOptions } from '#runners/engines/openai/index.ts'
import { CUT_MARK } from '#runners/engines/storable.ts'
import { deadUrl, startMockEndpoint } from '../support/mock-endpoint.ts'
import type { Fault, MockEndpoint, MockOptions, MockRequest, StreamStyle } from '../support/mock-endpoint.ts'
import { SAMPLING, engineCases, user } from './engine.cases.ts'

/** An endpoint that obeys max_tokens and its context, as real ones do. */
function obedient(request: MockRequest): {
  content: string
  finish_reason: string
  usage: Record<string, number>
} {
  const limit = request.body.max_tokens ?? 16
  const long = request.prompt.startsWith('LONG')
  const words = long
    ? Array.from({ length: limit }, (_, i) => `w${String(i % 10)}`)
    : ['It', 'is', request.hash.slice(0, 6)]
  const kept = words.slice(0, limit)
  return {
    content: kept.join(' '),
    finish_reason: long ? 'length' : 'stop',
    usage: { prompt_tokens: request.prompt.length, completion_tokens: kept.length },
  }
}

const tooLong = 'x'.repeat(20_000)
const asContext = (request: MockRequest): Fault | null =>
  request.prompt.length >= tooLong.length ? { kind: 'context_length' } : null

for (const stream of [true, false]) {
  let mock: MockEndpoint
  let engine: OpenAiEngine
  beforeAll(async () => {
    mock = await startMockEndpoint({
      answer: obedient,
      faults: (r) =>
        asContext(r) ?? (!stream && r.body.max_tokens === 4000 ? { kind: 'hang', after: 1 } : null),
      stream: { chunkChars: 3, pauseMs: 1 },
    })
    engine = new OpenAiEngine({
      baseUrl: mock.url,
      model: 'tiny',
      apiKey: null,
      allowPrivate: true,
      fetcher: new GuardedFetcher(),
    })
  })
  afterAll(async () => {
    await engine.close()
    await mock.close()
  })
  engineCases(
    `openai-compatible, ${stream ? 'streaming' : 'whole'}`,
    () => ({ engine, short: 'What is it?', long: 'LONG story', tooLong, patience: 1 }),
    { stream },
  )
}

interface Setting {
  mock?: MockOptions
  engine?: Partial<OpenAiOptions>
  sampling?: Partial<Sampling>
  messages?: ChatMessage[]
}

/** One question to a fresh engine at a fresh mock. */
async function once(setting: Setting): Promise<{ got: Generation | EngineFault; mock: MockEndpoint }> {
  const mock = await startMockEndpoint(setting.mock)
  const fetcher = new GuardedFetcher()
  try {
    const engine = new OpenAiEngine({
      baseUrl: mock.url,
      model: 'tiny',
      apiKey: null,
      allowPrivate: true,
      fetcher,
      ...setting.engine,
    })
    const got = await engine
      .generate({
        messages: setting.messages ?? user('What?'),
        sampling: { ...SAMPLING, ...setting.sampling },
        signal: new AbortController().signal,
      })
      .catch((error: unknown) => {
        if (error instanceof EngineFault) return error
        throw error
      })
    return { got, mock }
  } finally {
    await fetcher.close()
    await mock.close()
  }
}

async function answer(setting: Setting): Promise<Generation> {
  const { got } = await once(setting)
  if (got instanceof EngineFault) throw got
  return got
}

async function fault(setting: Setting): Promise<EngineFault> {
  const { got } = await once(setting)
  expect(got).toBeInstanceOf(EngineFault)
  return got as EngineFault
}

describe('answers', () => {
  it('keeps reasoning apart, under either name, and <think> in place', async () => {
    for (const field of ['reasoning_content', 'reasoning'] as const)
      for (const stream of [true, false]) {
        const got = await answer({
          mock: {
            answer: () => ({ content: '<think>hm</think> 42', reasoning: 'because', reasoning_field: field }),
          },
          sampling: { stream },
        })
        expect(got).toMatchObject({ output: '<think>hm</think> 42', reasoning: 'because' })
        expect(got.usage.reasoning_tokens).toBe(2)
      }
  })

  const text = 'Größe: 😀 «42»\r\nzweite Zeile, data: x\n\n: kein Kommentar'
  const styles: [string, StreamStyle][] = [
    ['LF', {}],
    ['CRLF', { newline: '\r\n' }],
    ['CR', { newline: '\r' }],
    ['comments', { comments: true }],
    ['one byte at a time', { bytesPerWrite: 1, chunkChars: 30 }],
    ['five bytes at a time', { bytesPerWrite: 5, newline: '\r\n' }],
    ['several data lines', { multiLine: true }],
    ['no [DONE]', { done: false }],
    ['no finish reason', { finish: false }],
    ['neither', { done: false, finish: false }],
  ]
  it.each(styles)('reads a stream with %s', async (_, style) => {
    const got = await answer({ mock: { answer: () => text, stream: style } })
    expect(got.output).toBe(text)
    expect(got.finish_reason).toBe(style.finish === false ? null : 'stop')
    expect(got.usage).toMatchObject({ source: 'endpoint' })
    expect(got.timing.ttft_ms).not.toBeNull()
  })

  it('does not wait for a stream that stays open after its end', async () => {
    const done = await answer({ mock: { answer: () => 'x', stream: { keepOpen: true } } })
    expect(done.finish_reason).toBe('stop')
    const open = await answer({ mock: { answer: () => 'x', stream: { keepOpen: true, done: false } } })
    expect(open).toMatchObject({ output: 'x', finish_reason: 'stop' })
    expect(open.timing.total_ms).toBeLessThan(6000)
  })

  it('takes what it is given, streamed or not', async () => {
    const got = await answer({ mock: { answer: () => 'whole', streams: false } })
    expect(got).toMatchObject({ output: 'whole', finish_reason: 'stop', timing: { ttft_ms: null } })
  })

  it('an empty answer is an answer', async () => {
    for (const stream of [true, false])
      expect(await answer({ mock: { answer: () => '' }, sampling: { stream } })).toMatchObject({
        output: '',
        finish_reason: 'stop',
      })
  })

  it('makes NUL and lone surrogates storable', async () => {
    for (const stream of [true, false]) {
      const got = await answer({
        mock: { answer: () => ({ content: 'a\0b\ud800c', finish_reason: 'st\0op' }) },
        sampling: { stream },
      })
      expect(got.output).toBe('a\ufffdb\ufffdc')
      expect(got.finish_reason).toBe('st\ufffdop')
    }
  })

  it('joins a surrogate pair that comes in two events', async () => {
    expect((await answer({ mock: { answer: () => 'a😀b', stream: { chunkChars: 2 } } })).output).toBe('a😀b')
  })

  it('cuts an answer of 10 MB, and marks it', async () => {
    for (const stream of [true, false]) {
      const got = await answer({
        mock: { answer: () => 'ten bytes.'.repeat(1_000_000), stream: { chunkChars: 100_000 } },
        sampling: { stream },
      })
      expect(Buffer.byteLength(got.output)).toBe(MAX_OUTPUT_BYTES)
      expect(got.output.endsWith(CUT_MARK)).toBe(true)
      expect(got.finish_reason).toBe('length')
    }
  })

  it('lives without usage', async () => {
    for (const stream of [true, false])
      expect((await answer({ mock: { usage: 'never' }, sampling: { stream } })).usage).toEqual({
        prompt_tokens: null,
        completion_tokens: null,
        reasoning_tokens: null,
        cached_tokens: null,
        source: 'none',
      })
  })

  it('takes no nonsense for counts', async () => {
    const usage = { prompt_tokens: -1, completion_tokens: 3.5, completion_tokens_details: 'x' }
    expect((await answer({ mock: { answer: () => ({ content: 'x', usage }) } })).usage.source).toBe('none')
    const half = { prompt_tokens: 7, completion_tokens: '9', prompt_tokens_details: { cached_tokens: 2 } }
    expect((await answer({ mock: { answer: () => ({ content: 'x', usage: half }) } })).usage).toMatchObject({
      prompt_tokens: 7,
      completion_tokens: null,
      cached_tokens: 2,
    })
  })

  it('says who answered', async () => {
    const got = await answer({})
    expect(got.provenance).toEqual({
      engine: 'openai-compatible',
      endpoint_model: 'tiny',
      endpoint_system_fingerprint: 'fp_mock',
      endpoint_server: 'mock',
    })
  })
})

describe('requests', () => {
  it('sends what has a meaning, and nothing else', async () => {
    const { mock } = await once({
      engine: { apiKey: 'abc' },
      sampling: { temperature: 0.7, top_p: 0.9, seed: 5, max_tokens: 77 },
    })
    expect(mock.requests[0]?.body).toEqual({
      model: 'tiny',
      messages: user('What?'),
      temperature: 0.7,
      top_p: 0.9,
      max_tokens: 77,
      seed: 5,
      stream: true,
      stream_options: { include_usage: true },
    })
    expect(mock.requests[0]?.headers.authorization).toBe('Bearer abc')
    const { mock: plain } = await once({ sampling: { stream: false } })
    expect(plain.requests[0]?.body).toEqual({
      model: 'tiny',
      messages: user('What?'),
      temperature: 0,
      max_tokens: 24,
      stream: false,
    })
    expect(plain.requests[0]?.headers.authorization).toBeUndefined()
  })

  it('passes the thinking mode on, and its budget on top of the limit', async () => {
    const { mock } = await once({ sampling: { thinking: { mode: 'on', budget: 1000 } } })
    expect(mock.requests[0]?.body).toMatchObject({
      max_tokens: 1024,
      chat_template_kwargs: { enable_thinking: true },
    })
    const { mock: off } = await once({ sampling: { thinking: { mode: 'off', budget: 1000 } } })
    expect(off.requests[0]?.body).toMatchObject({
      max_tokens: 24,
      chat_template_kwargs: { enable_thinking: false },
    })
  })

  it('learns once what the endpoint does not take', async () => {
    await using mock = await startMockEndpoint({
      rejects: ['stream_options', 'max_tokens', 'seed'],
      usage: 'always',
    })
    const engine = new OpenAiEngine({ baseUrl: mock.url, model: 'tiny', apiKey: null, allowPrivate: true })
    const ask = (): Promise<Generation> =>
      engine.generate({
        messages: user('x'),
        sampling: { ...SAMPLING, seed: 1 },
        signal: new AbortController().signal,
      })
    expect((await ask()).usage.source).toBe('endpoint')
    expect(mock.requests).toHaveLength(4)
    await Promise.all([ask(), ask()])
    expect(mock.requests).toHaveLength(6)
    expect(mock.requests.at(-1)?.body).toEqual({
      model: 'tiny',
      messages: user('x'),
      temperature: 0,
      max_completion_tokens: 24,
      stream: true,
    })
  })

  it('does not answer under another temperature than asked for', async () => {
    expect(await fault({ mock: { rejects: ['temperature'] } })).toMatchObject({
      code: 'http_400',
      permanent: true,
    })
  })

  it.each([
    ['', '/v1'],
    ['/', '/v1'],
    ['/v1', '/v1'],
    ['/v1/', '/v1'],
    ['/v1/chat/completions', '/v1'],
    ['', ''],
    ['/proxy', '/proxy'],
    ['/proxy', '/proxy/v1'],
    ['/api/v4', '/api/v4'],
    ['/v1beta/openai', '/v1beta/openai'],
  ])('finds the API from base %j where it lives at %j', async (given, base) => {
    await using mock = await startMockEndpoint({ base })
    const engine = new OpenAiEngine({
      baseUrl: mock.origin + given,
      model: 'tiny',
      apiKey: null,
      allowPrivate: true,
    })
    const ask = { messages: user('x'), sampling: SAMPLING, signal: new AbortController().signal }
    expect((await engine.generate(ask)).output).not.toBe('')
    expect((await engine.generate(ask)).output).not.toBe('')
    expect(mock.requests).toHaveLength(2)
  })
})

describe('faults', () => {
  const cases: [string, Fault, Partial<EngineFault>][] = [
    ['401', { kind: 'status', status: 401 }, { code: 'http_401', permanent: true, retryable: false }],
    ['403', { kind: 'status', status: 403 }, { code: 'http_403', permanent: true, retryable: false }],
    ['404', { kind: 'status', status: 404 }, { code: 'http_404', permanent: true, retryable: false }],
    ['400', { kind: 'status', status: 400 }, { code: 'http_400', permanent: true, retryable: false }],
    ['402', { kind: 'status', status: 402 }, { code: 'http_402', permanent: true, retryable: false }],
    ['413', { kind: 'status', status: 413 }, { code: 'http_413', permanent: false, retryable: false }],
    [
      '408',
      { kind: 'status', status: 408 },
      { code: 'http_408', permanent: false, retryable: true, overload: true },
    ],
    [
      '429',
      { kind: 'rate_limit' },
      { code: 'http_429', permanent: false, retryable: true, overload: true, retry_after_ms: undefined },
    ],
    ['429 in 2 s', { kind: 'rate_limit', retry_after: '2' }, { code: 'http_429', retry_after_ms: 2000 }],
    [
      '429, no credit',
      { kind: 'status', status: 429, message: 'You exceeded your current quota', code: 'insufficient_quota' },
      { code: 'http_429', permanent: true, retryable: false },
    ],
    ['500', { kind: 'status', status: 500 }, { code: 'http_500', permanent: false, retryable: true }],
    [
      '502, a web page',
      { kind: 'status', status: 502, body: '<html><title>502 Bad Gateway</title>' },
      { code: 'http_502', permanent: false, retryable: true },
    ],
    [
      '503',
      { kind: 'status', status: 503, headers: { 'retry-after': '1' } },
      { code: 'http_503', retryable: true, overload: true, retry_after_ms: 1000 },
    ],
    ['501', { kind: 'status', status: 501 }, { code: 'http_501', permanent: true, retryable: false }],
    ['a web page', { kind: 'html' }, { code: 'html', permanent: true, retryable: true }],
    ['broken JSON', { kind: 'broken_json' }, { code: 'not_json', permanent: false, retryable: true }],
    ['an empty body', { kind: 'empty_body' }, { code: 'empty_reply', permanent: false, retryable: true }],
    ['no choices', { kind: 'no_choices' }, { code: 'not_a_completion', permanent: false, retryable: true }],
    [
      'an error with status 200',
      { kind: 'error_reply', message: 'Provider returned error' },
      { code: 'error_reply', retryable: true },
    ],
    [
      'a status inside 200',
      { kind: 'error_reply', message: 'Rate limited', code: 429 },
      { code: 'http_429', retryable: true, overload: true },
    ],
    [
      'a closed connection',
      { kind: 'close' },
      { code: 'connection_lost', permanent: false, retryable: true },
    ],
    [
      'a stream cut in the middle',
      { kind: 'cut', after: 2 },
      { code: 'broken_stream', permanent: false, retryable: true },
    ],
    [
      'an error event',
      { kind: 'error_event', after: 2, message: 'worker died' },
      { code: 'error_reply', retryable: true },
    ],
    [
      'a context too long',
      { kind: 'context_length' },
      { code: 'context_length', permanent: false, retryable: false },
    ],
    [
      'a filter',
      { kind: 'status', status: 400, message: 'blocked', code: 'content_filter' },
      { code: 'content_filter', permanent: false, retryable: false },
    ],
    ['not HTTP', { kind: 'not_http' }, { code: 'not_http', permanent: true, retryable: true }],
    [
      'a redirect of a POST',
      { kind: 'redirect', status: 301, location: '/elsewhere' },
      { code: 'redirect_refused', permanent: true, retryable: false },
    ],
    [
      'silence',
      { kind: 'hang', after: 'nothing' },
      { code: 'no_first_byte', permanent: false, retryable: true, overload: true },
    ],
    [
      'silence after the headers',
      { kind: 'hang', after: 'headers' },
      { code: 'no_first_byte', permanent: false, retryable: true },
    ],
    [
      'comments without end',
      { kind: 'endless', what: 'comments' },
      { code: 'no_first_byte', retryable: true },
    ],
  ]
  it.each(cases)('%s', async (_, scheduled, expected) => {
    const got = await fault({ mock: { faults: () => scheduled }, sampling: { timeout_s: 1 } })
    expect(got).toMatchObject({ kind: 'endpoint_error', ...expected })
    expect(got.message).toMatch(/127\.0\.0\.1|localhost/)
    expect(got.message).not.toContain('\n')
  })

  it('says what the endpoint said', async () => {
    const got = await fault({ mock: { models: ['other'] } })
    expect(got.message).toMatch(
      /^HTTP 404 from http:\/\/127\.0\.0\.1:\d+\/v1\/chat\/completions \(unknown model tiny\): The model 'tiny' does not exist\.$/,
    )
    expect((await fault({ mock: { faults: [{ kind: 'html' }] } })).message).toContain(
      'web page instead of JSON',
    )
    expect(
      (
        await fault({
          mock: { faults: [{ kind: 'status', status: 502, body: '<html><title>Bad Gateway</title>' }] },
        })
      ).message,
    ).toContain('titled "Bad Gateway"')
  })

  it('reads a Retry-After date', async () => {
    const at = new Date(Date.now() + 60_000).toUTCString()
    const got = await fault({ mock: { faults: [{ kind: 'rate_limit', retry_after: at }] } })
    expect(got.retry_after_ms).toBeGreaterThan(50_000)
    expect(got.retry_after_ms).toBeLessThanOrEqual(60_000)
  })

  it('nobody listens, no such host, no TLS, a URL that is none', async () => {
    expect(await fault({ engine: { baseUrl: await deadUrl() } })).toMatchObject({
      code: 'connection_refused',
      permanent: true,
      retryable: true,
    })
    expect(await fault({ engine: { baseUrl: 'http://no-such-host.invalid/v1' } })).toMatchObject({
      code: 'dns',
      permanent: true,
    })
    await using plain = await startMockEndpoint()
    expect(await fault({ engine: { baseUrl: plain.url.replace('http:', 'https:') } })).toMatchObject({
      code: 'tls',
      permanent: true,
      retryable: false,
    })
    expect(
      () => new OpenAiEngine({ baseUrl: 'nonsense', model: 'x', apiKey: null, allowPrivate: true }),
    ).toThrow(EngineFault)
  })

  it('does not go to private addresses for strangers', async () => {
    const { got, mock } = await once({ engine: { allowPrivate: false } })
    expect(got).toMatchObject({ code: 'forbidden_address', permanent: true, retryable: false })
    expect(mock.requests).toHaveLength(0)
  })

  it('a hang after the first byte is a partial answer', async () => {
    const got = await answer({
      mock: { answer: () => 'one two three four', faults: [{ kind: 'hang', after: 2 }] },
      sampling: { timeout_s: 1 },
    })
    expect(got).toMatchObject({ output: 'one two ', finish_reason: 'timed_out' })
    const whole = await answer({
      mock: { faults: [{ kind: 'hang', after: 1 }] },
      sampling: { timeout_s: 1, stream: false },
    })
    expect(whole).toMatchObject({ output: '', finish_reason: 'timed_out' })
  })

  it('an answer without end is cut by size or by time', async () => {
    const fast = await answer({
      mock: { faults: [{ kind: 'endless', what: 'content' }] },
      sampling: { timeout_s: 30 },
    })
    expect(fast.finish_reason).toBe('length')
    expect(fast.output.endsWith(CUT_MARK)).toBe(true)
    const slow = await answer({
      mock: { faults: [{ kind: 'endless', what: 'content' }], stream: { pauseMs: 10 } },
      sampling: { timeout_s: 1 },
    })
    expect(slow.finish_reason).toBe('timed_out')
  })

  it('bytes without end and without an answer are a fault', async () => {
    expect(await fault({ mock: { faults: [{ kind: 'endless', what: 'line' }] } })).toMatchObject({
      code: 'broken_stream',
    })
    expect(
      await fault({
        mock: { faults: [{ kind: 'endless', what: 'line' }] },
        engine: { maxStreamBytes: 1_000_000 },
      }),
    ).toMatchObject({ code: 'endless_reply', retryable: false })
  })

  it('a connection that breaks after the finish reason breaks nothing', async () => {
    await using server = await (
      await import('./local-server.ts')
    ).localServer(async (_, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream' })
      res.write('data: {"choices":[{"delta":{"content":"done"},"finish_reason":"stop"}]}\n\n')
      await sleep(20)
      res.destroy()
    })
    expect(await answer({ engine: { baseUrl: server.origin } })).toMatchObject({
      output: 'done',
      finish_reason: 'stop',
    })
  })

  it('asks again over the same connection, also where the stream ends a moment after [DONE]', async () => {
    const sockets = new Set<unknown>()
    await using server = await (
      await import('./local-server.ts')
    ).localServer((req, res) => {
      sockets.add(req.socket)
      res.writeHead(200, { 'content-type': 'text/event-stream' })
      res.write('data: {"choices":[{"delta":{"content":"done"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n')
      setTimeout(() => res.end(), 5)
    })
    const fetcher = new GuardedFetcher()
    await expect
      .poll(
        async () => {
          expect((await answer({ engine: { baseUrl: server.origin, fetcher } })).output).toBe('done')
          return sockets.size < server.requests.length
        },
        { timeout: 5000 },
      )
      .toBe(true)
    await fetcher.close()
  })

  it('never shows the key', async () => {
    const apiKey = 'my-very-own-key-123456'
    const wrong = await fault({ mock: { apiKey: 'another' }, engine: { apiKey } })
    expect(wrong.code).toBe('http_401')
    expect(wrong.message).not.toContain(apiKey)
    expect(wrong.message).toContain('[redacted]')
    const echoing: Fault[] = [
      { kind: 'status', status: 500, body: `Authorization: Bearer ${apiKey}` },
      { kind: 'status', status: 400, message: `bad key ${apiKey.slice(0, 10)}...` },
      { kind: 'error_reply', message: `key ${apiKey} is blocked` },
      { kind: 'error_event', after: 1, message: `key ${apiKey} is blocked` },
    ]
    for (const scheduled of echoing) {
      const got = await fault({ mock: { faults: [scheduled] }, engine: { apiKey } })
      expect(JSON.stringify([got.message, got.stack])).not.toContain(apiKey.slice(0, 10))
    }
  })
})
