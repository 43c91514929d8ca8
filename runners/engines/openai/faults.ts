import { saysContextLength } from '#core/context-words.ts'
import { parseRetryAfter } from '#lib/retry/index.ts'
import type { FetchFault } from '#lib/guarded-fetch/index.ts'
import { redact } from '#lib/redact.ts'
import { EngineFault } from '../engine.ts'

/** What is known of the endpoint when one of its failures is put into words. */
export interface Place {
  url: string
  model: string
  secrets: readonly (string | null)[]
}

const FILTERED = /content[_ ]?(filter|management|policy)/i
const NO_MONEY =
  /insufficient_quota|exceeded your current quota|billing|insufficient (balance|credit|funds)|payment required/i

/**
 * The fault that an error status means.
 *
 * @param body the response's text
 * @param nowMs the time of day, for Retry-After dates
 */
export function faultOfStatus(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
  place: Place,
  nowMs: number,
): EngineFault {
  const said = wordsOf(body, place)
  const from = `HTTP ${String(status)} from ${redact(place.url, place.secrets)}`
  const make = (code: string, traits: Traits, hint = ''): EngineFault =>
    new EngineFault({
      kind: 'endpoint_error',
      code,
      message: clip(`${from}${hint === '' ? '' : ` (${hint})`}${said === '' ? '' : `: ${said}`}`),
      ...traits,
      retry_after_ms: retryAfter(headers, nowMs),
    })
  if ([400, 413, 422, 500].includes(status) && saysContextLength(said))
    return make('context_length', FINAL, 'the prompt is too long for the model')
  if (status === 400 && FILTERED.test(said)) return make('content_filter', FINAL)
  if (status === 402 || ((status === 429 || status === 403) && NO_MONEY.test(said)))
    return make(`http_${String(status)}`, HOPELESS, 'the account has no credit left')
  if (status === 429) return make('http_429', { ...AGAIN, overload: true }, 'too many requests')
  if (status === 401) return make('http_401', HOPELESS, 'the API key is missing or wrong')
  if (status === 403) return make('http_403', HOPELESS, 'access is denied')
  if (status === 404)
    return make(
      'http_404',
      HOPELESS,
      namesModel(said, place.model) ? `unknown model ${place.model}` : 'unknown path or model',
    )
  if (status === 413) return make('http_413', FINAL, 'the request is too large')
  if (status === 408 || status === 504 || status === 524)
    return make(`http_${String(status)}`, { ...AGAIN, overload: true })
  if (status === 409 || status === 425 || (status >= 500 && status !== 501 && status !== 505))
    return make(`http_${String(status)}`, { ...AGAIN, overload: status === 503 || status === 529 })
  return make(`http_${String(status)}`, HOPELESS)
}

interface Traits {
  permanent: boolean
  retryable: boolean
  overload?: boolean
}

/** the same request may work in a moment */
const AGAIN: Traits = { permanent: false, retryable: true }
/** this request will not work, another one may */
const FINAL: Traits = { permanent: false, retryable: false }
/** no request will work until somebody changes something */
const HOPELESS: Traits = { permanent: true, retryable: false }

/** The fault that a failed connection, or a broken one, means. */
export function faultOfFetch(fault: FetchFault, place: Place): EngineFault {
  const traits = ((): Traits => {
    switch (fault.code) {
      case 'connection_refused':
      case 'dns':
      case 'unreachable':
      case 'not_http':
        // A server that is being restarted looks just like this, for a moment.
        return { permanent: true, retryable: true }
      case 'connect_timeout':
        return { permanent: true, retryable: true, overload: true }
      case 'connection_lost':
      case 'stalled':
        return AGAIN
      case 'too_large':
        return FINAL
      case 'tls':
      case 'bad_url':
      case 'forbidden_address':
      case 'too_many_redirects':
      case 'redirect_refused':
        return HOPELESS
    }
  })()
  return new EngineFault({
    kind: 'endpoint_error',
    code: fault.code,
    message: clip(redact(fault.message, place.secrets)),
    ...traits,
    cause: fault,
  })
}

/** An answer with a good status that is no chat completion. */
export function malformed(code: string, message: string, body: string, place: Place): EngineFault {
  const start = redact(body.replace(/\s+/g, ' ').trim(), place.secrets).slice(0, 200)
  return new EngineFault({
    kind: 'endpoint_error',
    code,
    message: clip(`${redact(place.url, place.secrets)} ${message}${start === '' ? '' : `: ${start}`}`),
    // A web page where the API should be stays one; a proxy's error page goes away.
    permanent: code === 'html',
    retryable: true,
  })
}

/** No byte of an answer within the time. */
export function silent(seconds: number, place: Place): EngineFault {
  return new EngineFault({
    kind: 'endpoint_error',
    code: 'no_first_byte',
    message: clip(`no answer began within ${String(seconds)} s from ${redact(place.url, place.secrets)}`),
    permanent: false,
    retryable: true,
    overload: true,
  })
}

/**
 * The endpoint's own words in an error body, in one line: the usual places of JSON bodies, the title of an HTML
 * page, else the start of the text.
 */
export function wordsOf(body: string, place: Pick<Place, 'secrets'>): string {
  const text = fromJson(body) ?? fromHtml(body) ?? body
  return redact(text.replace(/\s+/g, ' ').trim(), place.secrets).slice(0, 500)
}

function fromJson(body: string): string | null {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return null
  }
  return errorText(value)
}

/** The text of an error object as providers write it; null where there is none. */
export function errorText(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (Array.isArray(value))
    return (
      value
        .map((v) => errorText(v))
        .filter(Boolean)
        .join('; ') || null
    )
  if (typeof value !== 'object' || value === null) return null
  for (const name of ['error', 'message', 'msg', 'detail', 'errors', 'title']) {
    if (!(name in value)) continue
    const inner = errorText((value as Record<string, unknown>)[name])
    if (inner !== null) {
      // The provider's code often says more than its sentence.
      const { code } = value as Record<string, unknown>
      return typeof code === 'string' && !inner.includes(code) ? `${inner} [${code}]` : inner
    }
  }
  return null
}

function fromHtml(body: string): string | null {
  if (!/^\s*</.test(body)) return null
  const title = /<title[^>]*>([^<]*)/i.exec(body)?.[1]?.trim()
  return `a web page${title ? ` titled "${title}"` : ''}`
}

function namesModel(said: string, model: string): boolean {
  return /\bmodel\b/i.test(said) || said.includes(model)
}

function retryAfter(headers: Readonly<Record<string, string>>, nowMs: number): number | undefined {
  const exact = headers['retry-after-ms']
  if (exact !== undefined && /^\d+(\.\d+)?$/.test(exact.trim())) return Number(exact)
  return parseRetryAfter(headers['retry-after'], nowMs) ?? undefined
}

function clip(message: string): string {
  return message.toWellFormed().replaceAll('\0', '\ufffd').slice(0, 1000)
}
