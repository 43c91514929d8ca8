import type { IncomingHttpHeaders } from 'node:http'

/** The body of a chat completion request, as far as the mock looks at it. */
export interface MockBody {
  model: string
  messages: { role: string; content: string }[]
  stream?: boolean
  stream_options?: { include_usage?: boolean }
  max_tokens?: number
  max_completion_tokens?: number
  temperature?: number
  top_p?: number
  seed?: number
  [other: string]: unknown
}

/** One request as the mock saw it. */
export interface MockRequest {
  /** 0 for the first request that asked for a completion */
  n: number
  path: string
  headers: IncomingHttpHeaders
  body: MockBody
  /** content of the last message */
  prompt: string
  /** `promptHash(body.messages)` */
  hash: string
  /** milliseconds since the mock started */
  at: number
}

/** What is logged of a request; `outcome` is set when the reply is over. */
export interface LoggedRequest extends MockRequest {
  outcome: 'answered' | 'fault' | 'gone' | null
  fault: Fault | null
  /** milliseconds since the mock started */
  ended: number | null
}

/** An answer in full; a plain string is the content alone. */
export interface MockAnswer {
  content?: string
  reasoning?: string
  /** under which name the reasoning is sent; `reasoning_content` by default */
  reasoning_field?: 'reasoning_content' | 'reasoning'
  finish_reason?: string | null
  /** in place of counts made from the lengths; null leaves the usage block out */
  usage?: Record<string, unknown> | null
}

/** How event streams look. */
export interface StreamStyle {
  /** line ends; LF by default */
  newline?: '\n' | '\r\n' | '\r'
  /** a comment before each event */
  comments?: boolean
  /** characters of an answer in one event; 8 by default */
  chunkChars?: number
  /** cut the bytes anywhere: so many in one write, UTF-8 characters and lines split */
  bytesPerWrite?: number
  /** milliseconds between events */
  pauseMs?: number
  /** milliseconds from one event to the next on a clock that does not drift: event k comes k of these after the first */
  paceMs?: number
  /** false: no `data: [DONE]` */
  done?: boolean
  /** false: no finish_reason in any event */
  finish?: boolean
  /** true: the connection stays open after everything was sent */
  keepOpen?: boolean
  /** JSON over several data lines of one event */
  multiLine?: boolean
}

/** Everything that can go wrong, on purpose. */
export type Fault =
  /** an HTTP status with an OpenAI-like error body, or `body` as it is */
  | {
      kind: 'status'
      status: number
      message?: string
      code?: string
      body?: string
      headers?: Record<string, string>
    }
  /** 429; `retry_after` as the header is to be sent: seconds or an HTTP date */
  | { kind: 'rate_limit'; retry_after?: string }
  /** 200 and a web page */
  | { kind: 'html' }
  /** 200 and JSON that breaks off */
  | { kind: 'broken_json' }
  /** 200 and nothing */
  | { kind: 'empty_body' }
  /** 200 and JSON without choices */
  | { kind: 'no_choices' }
  /** 200 and {"error": ...} */
  | { kind: 'error_reply'; message: string; code?: number | string }
  /** the connection is closed before a status line */
  | { kind: 'close' }
  /** nothing more comes: before the status line, after the headers, or after so many events (or half of the JSON) */
  | { kind: 'hang'; after: 'nothing' | 'headers' | number }
  /** the connection breaks after so many events, or in the middle of the JSON */
  | { kind: 'cut'; after: number }
  /** an error event after so many events */
  | { kind: 'error_event'; after: number; message: string }
  /** never ends: content without end, comments without content, or one line without end */
  | { kind: 'endless'; what: 'content' | 'comments' | 'line' }
  /** 400 with OpenAI's words for a prompt that is too long */
  | { kind: 'context_length' }
  /** bytes that are not HTTP */
  | { kind: 'not_http' }
  /** a redirect to `location` */
  | { kind: 'redirect'; status: 301 | 302 | 303 | 307 | 308; location: string }

export interface MockOptions {
  /**
   * Answers by prompt hash, or by a function. Without one (or where the map lacks the hash) the answer is made
   * from the hash, so that equal prompts get equal answers: see `defaultAnswer`.
   */
  answer?:
    | Readonly<Record<string, string | MockAnswer>>
    | ((request: MockRequest) => string | MockAnswer | Promise<string | MockAnswer>)
  /** By request number (`null`: none), or by a function. */
  faults?: readonly (Fault | null)[] | ((request: MockRequest) => Fault | null)
  /** milliseconds before the first byte of an answer */
  latencyMs?: number | ((request: MockRequest) => number)
  /** `asked`: in streams only where stream_options asks for it, as OpenAI does (default); `always`; `never` */
  usage?: 'asked' | 'always' | 'never'
  stream?: StreamStyle
  /** required as a bearer token; others get 401 with the wrong key echoed in the message */
  apiKey?: string
  /** other models get 404 */
  models?: readonly string[]
  /** request fields that are refused with 400, as servers that do not know them do */
  rejects?: readonly ('stream_options' | 'max_tokens' | 'seed' | 'temperature')[]
  /** where the API lives; `/v1` by default. Other paths get 404. */
  base?: string
  /** false: whole replies even where a stream is asked for */
  streams?: boolean
  host?: string
  port?: number
}

export interface MockEndpoint {
  /** with the base path: `http://127.0.0.1:1234/v1` */
  url: string
  /** without it */
  origin: string
  /** all completion requests, in order */
  requests: LoggedRequest[]
  /** requests being answered now, and the most there ever were */
  inFlight: () => number
  peak: () => number
  /** changes the options from the next request on */
  set: (options: Partial<MockOptions>) => void
  /** resolves when `n` requests have arrived */
  arrived: (n: number) => Promise<void>
  close: () => Promise<void>
  [Symbol.asyncDispose]: () => Promise<void>
}
