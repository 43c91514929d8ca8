import { EventStreamParser } from '#lib/event-stream.ts'
import { FetchFault } from '#lib/guarded-fetch/index.ts'
import type { GuardedResponse } from '#lib/guarded-fetch/index.ts'
import { EngineFault } from '../engine.ts'
import type { Answer } from './answer.ts'
import { errorText, faultOfStatus, malformed } from './faults.ts'
import type { Place } from './faults.ts'
import { asObject, choiceOf, contentOf, finishOf, provenanceOf, reasoningOf, usageOf } from './parts.ts'
import type { Json } from './parts.ts'

/** How long the usage may take to follow the finish reason, milliseconds. */
const AFTERMATH_MS = 3000

/**
 * Reads a reply with a good status into `answer`, as an event stream or as JSON: by what it is, not by what was
 * asked for, since some servers do not stream and some always do.
 *
 * @throws EngineFault where it is neither; FetchFault where the connection breaks
 */
export async function readReply(response: GuardedResponse, answer: Answer, place: Place): Promise<void> {
  const type = (response.headers['content-type'] ?? '').toLowerCase()
  if (type.includes('text/event-stream')) return readStream(response, answer, place)
  const parser = new Sniffer()
  const chunks: Uint8Array[] = []
  for await (const chunk of response.body) {
    chunks.push(chunk)
    const kind = parser.look(chunk)
    // Blanks before the JSON keep the connection open while the model is still waiting: they are no answer.
    if (kind !== 'blank' && !type.includes('html')) answer.begun = true
    if (kind === 'stream' && !type.includes('json')) return readStream(response, answer, place, chunks)
  }
  readWhole(new TextDecoder().decode(Buffer.concat(chunks)), response, answer, place, type)
}

/** Tells an event stream without its content type from JSON, by its first bytes. */
class Sniffer {
  #start = ''
  look(chunk: Uint8Array): 'blank' | 'stream' | 'other' {
    if (this.#start.length < 16)
      this.#start = (this.#start + Buffer.from(chunk).toString('latin1', 0, 64)).trimStart()
    if (this.#start === '') return 'blank'
    return /^(data|event|id|retry)?:/.test(this.#start) ? 'stream' : 'other'
  }
}

function readWhole(
  text: string,
  response: GuardedResponse,
  answer: Answer,
  place: Place,
  type: string,
): void {
  if (text.trim() === '') throw malformed('empty_reply', 'answered without a body', '', place)
  if (type.includes('html') || /^\s*<(!doctype|html)/i.test(text))
    throw malformed('html', 'answered with a web page instead of JSON', text, place)
  const reply = parseObject(text)
  if (!reply) throw malformed('not_json', 'answered with something that is not JSON', text, place)
  throwIfError(reply, response, place)
  const choice = choiceOf(reply)
  const message = choice && (asObject(choice['message']) ?? asObject(choice['delta']))
  if (!message)
    throw malformed('not_a_completion', 'answered with JSON that holds no choices[0].message', text, place)
  answer.provenance = provenanceOf(reply, response.headers)
  answer.usage = usageOf(reply) ?? answer.usage
  answer.finish = finishOf(choice)
  const refusal = message['refusal']
  const content = contentOf(message)
  answer.whole(content === '' && typeof refusal === 'string' ? refusal : content, reasoningOf(message))
}

async function readStream(
  response: GuardedResponse,
  answer: Answer,
  place: Place,
  before: readonly Uint8Array[] = [],
): Promise<void> {
  const parser = new EventStreamParser()
  let named = false
  let done = false
  let lingering: NodeJS.Timeout | undefined
  const take = (data: string): void => {
    if (done || data.trim() === '') return
    if (data.trim() === '[DONE]') {
      done = true
      return
    }
    const chunk = parseObject(data)
    if (!chunk) throw malformed('broken_stream', 'sent an event that is not JSON', data, place)
    throwIfError(chunk, response, place)
    if (!named) answer.provenance = provenanceOf(chunk, response.headers)
    named ||= typeof chunk['model'] === 'string'
    answer.usage = usageOf(chunk) ?? answer.usage
    const choice = choiceOf(chunk)
    if (!choice) return // the last chunk, with the usage alone; or a filter's report before the first
    const delta = asObject(choice['delta']) ?? asObject(choice['message']) ?? {}
    const refusal = delta['refusal']
    answer.piece(contentOf(delta) + (typeof refusal === 'string' ? refusal : ''), reasoningOf(delta))
    answer.finish = finishOf(choice) ?? answer.finish
    // Only the usage can follow, and not all servers close the stream by themselves.
    if (answer.finish !== null) lingering ??= setTimeout(() => response.close(), AFTERMATH_MS)
  }
  try {
    for (const chunk of before) {
      answer.arrive()
      for (const event of parser.push(chunk)) take(event.data)
    }
    // The usage may follow the finish reason: only [DONE], the end, or a full store ends the reading.
    for await (const chunk of response.body) {
      answer.arrive()
      for (const event of parser.push(chunk)) take(event.data)
      // After [DONE] the stream ends, as a rule at once: what is left of it only frees the connection.
      if (done) response.leave()
      if (done || answer.full) break
    }
    if (!done && !answer.full) for (const event of parser.end()) take(event.data)
  } catch (error) {
    if (error instanceof RangeError) throw malformed('broken_stream', `sent ${error.message}`, '', place)
    // Whatever breaks after the finish reason, the answer is complete.
    if (!(error instanceof FetchFault) || answer.finish === null) throw error
  } finally {
    clearTimeout(lingering)
    if (!done) response.close()
  }
  if (!answer.begun && !done) throw malformed('broken_stream', 'ended its stream before an answer', '', place)
}

function parseObject(text: string): Json | null {
  try {
    return asObject(JSON.parse(text))
  } catch {
    return null
  }
}

/** Some servers answer 200, or begin a stream, and then say that it went wrong. */
function throwIfError(reply: Json, response: GuardedResponse, place: Place): void {
  if (reply['error'] === undefined || reply['error'] === null || choiceOf(reply)) return
  const error = asObject(reply['error'])
  const status = Number(error?.['code'] ?? error?.['status'])
  const body = JSON.stringify(reply)
  if (Number.isInteger(status) && status >= 400 && status <= 599)
    throw faultOfStatus(status, response.headers, body, place, Date.now())
  const byWords = faultOfStatus(500, response.headers, body, place, Date.now())
  if (byWords.code === 'context_length') throw byWords
  const said = errorText(reply)
  throw new EngineFault({
    kind: 'endpoint_error',
    code: 'error_reply',
    message: malformed('error_reply', 'answered with an error', said ?? body, place).message,
    permanent: false,
    retryable: true,
  })
}
