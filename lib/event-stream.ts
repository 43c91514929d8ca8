/** One event of a `text/event-stream`. */
export interface ServerSentEvent {
  /** The event's type; `message` where the stream names none. */
  event: string
  /** Its data lines, joined by line feeds. */
  data: string
  /** The last id that the stream has given, here or earlier; empty where it gave none. */
  id: string
}

/** Longest event, in characters: a stream that never ends a line must not fill the memory. */
const MAX_EVENT_CHARS = 32 * 1024 * 1024

/**
 * Parses a `text/event-stream` (WHATWG HTML, section 9.2.6) as its bytes arrive, however they are cut: in the
 * middle of a UTF-8 character, between CR and LF, anywhere. Lines may end in LF, CRLF or CR; comments are
 * skipped, several data lines are joined.
 *
 * One thing is more lenient than the standard: an event that the stream ends without a blank line after it is
 * still given out by `end()`, since some model servers close the connection that way.
 *
 * @example
 *   const parser = new EventStreamParser()
 *   parser.push(Buffer.from('data: {"a"')) // []
 *   parser.push(Buffer.from(':1}\r\n\r\n')) // [{ event: 'message', data: '{"a":1}', id: '' }]
 */
export class EventStreamParser {
  readonly #decoder = new TextDecoder('utf-8')
  readonly #maxChars: number
  #line = ''
  #afterCr = false
  #data: string | null = null
  #event = ''
  #id = ''

  constructor(maxEventChars = MAX_EVENT_CHARS) {
    this.#maxChars = maxEventChars
  }

  /**
   * Takes the next bytes, returns the events that they complete.
   *
   * @throws RangeError for an event longer than the limit
   */
  push(chunk: Uint8Array): ServerSentEvent[] {
    return this.#text(this.#decoder.decode(chunk, { stream: true }))
  }

  /** To be called once when the stream has ended: returns an event that was not closed by a blank line. */
  end(): ServerSentEvent[] {
    const events = this.#text(this.#decoder.decode())
    if (this.#line !== '') this.#field(this.#line)
    this.#line = ''
    const last = this.#dispatch()
    if (last) events.push(last)
    return events
  }

  #text(text: string): ServerSentEvent[] {
    const events: ServerSentEvent[] = []
    let from = 0
    // The LF of a CRLF whose CR ended the text before.
    if (this.#afterCr && text !== '') {
      if (text[0] === '\n') from = 1
      this.#afterCr = false
    }
    for (;;) {
      const end = lineEnd(text, from)
      if (end === -1) break
      const line = this.#line + text.slice(from, end)
      this.#line = ''
      if (line === '') {
        const event = this.#dispatch()
        if (event) events.push(event)
      } else this.#field(line)
      from = end + 1
      if (text[end] === '\r') {
        if (from === text.length) this.#afterCr = true
        else if (text[from] === '\n') from++
      }
    }
    this.#line += text.slice(from)
    if (this.#line.length + (this.#data?.length ?? 0) > this.#maxChars)
      throw new RangeError(`an event of more than ${String(this.#maxChars)} characters`)
    return events
  }

  #field(line: string): void {
    const colon = line.indexOf(':')
    if (colon === 0) return // a comment
    const name = colon === -1 ? line : line.slice(0, colon)
    let value = colon === -1 ? '' : line.slice(colon + 1)
    if (value.startsWith(' ')) value = value.slice(1)
    if (name === 'data') this.#data = this.#data === null ? value : `${this.#data}\n${value}`
    else if (name === 'event') this.#event = value
    else if (name === 'id' && !value.includes('\0')) this.#id = value
  }

  #dispatch(): ServerSentEvent | null {
    const data = this.#data
    const event = this.#event === '' ? 'message' : this.#event
    this.#data = null
    this.#event = ''
    return data === null ? null : { event, data, id: this.#id }
  }
}

function lineEnd(text: string, from: number): number {
  const lf = text.indexOf('\n', from)
  const cr = text.indexOf('\r', from)
  if (lf === -1) return cr
  return cr === -1 ? lf : Math.min(lf, cr)
}

/**
 * The events of a body, one by one.
 *
 * @throws whatever the body throws, and RangeError for an event beyond the limit
 */
export async function* eventsOf(
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<ServerSentEvent, void, void> {
  const parser = new EventStreamParser()
  for await (const chunk of body) yield* parser.push(chunk)
  yield* parser.end()
}
