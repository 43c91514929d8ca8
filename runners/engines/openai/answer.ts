import { MAX_OUTPUT_BYTES } from '#core/protocol/index.ts'
import type { Usage } from '#core/protocol/index.ts'
import type { Generation, Progress, Provenance } from '../engine.ts'
import { cutToBytes, keepable, storable } from '../storable.ts'
import { NO_USAGE } from './parts.ts'

/** An answer as it comes in. What is here when the time runs out is the partial answer. */
export class Answer {
  readonly #start = performance.now()
  readonly #onProgress: ((progress: Progress) => void) | undefined
  #output: string[] = []
  #outputBytes = 0
  #reasoning: string[] = []
  #reasoningBytes = 0
  #chunks = 0
  #ttft: number | null = null
  #ttftContent: number | null = null
  #last: number | null = null
  #arrivals = 0
  #arrived = false
  /** The model has begun: what happens to the time from now on is its own doing. */
  begun = false
  finish: string | null = null
  usage: Usage = NO_USAGE
  provenance: Provenance = { engine: 'openai-compatible' }

  constructor(onProgress?: (progress: Progress) => void) {
    this.#onProgress = onProgress
  }

  /** True when there is more output than is kept: reading on is no use. */
  get full(): boolean {
    return this.#outputBytes > MAX_OUTPUT_BYTES
  }

  get empty(): boolean {
    return this.#outputBytes === 0 && this.#reasoningBytes === 0
  }

  /** Bytes came from the connection: the pieces until the next call came together. */
  arrive(): void {
    this.#arrived = true
  }

  /** A piece of a stream. */
  piece(content: string, reasoning: string): void {
    this.begun = true
    if (content === '' && reasoning === '') return
    const now = performance.now() - this.#start
    this.#ttft ??= now
    if (content !== '') this.#ttftContent ??= now
    this.#last = now
    if (this.#arrived) this.#arrivals++
    this.#arrived = false
    this.#add(content, reasoning)
    this.#chunks++
    this.#onProgress?.({ tokens: this.#chunks })
  }

  /** The whole answer at once: nothing is known of its first token. */
  whole(content: string, reasoning: string): void {
    this.begun = true
    this.#add(content, reasoning)
  }

  #add(content: string, reasoning: string): void {
    // One piece more than fits is kept: it makes the answer long enough to be cut and marked.
    if (!this.full) this.#output.push(content)
    this.#outputBytes += Buffer.byteLength(content)
    if (this.#reasoningBytes <= MAX_OUTPUT_BYTES) this.#reasoning.push(reasoning)
    this.#reasoningBytes += Buffer.byteLength(reasoning)
  }

  /** What is kept of it. A cut answer ends with a note, and counts as one that reached a limit. */
  generation(finish: string | null): Generation {
    const { text, cut } = keepable(this.#output.join(''))
    const reasoning = cutToBytes(storable(this.#reasoning.join('')), MAX_OUTPUT_BYTES)
    return {
      output: text,
      reasoning: reasoning === '' ? null : reasoning,
      finish_reason: cut && finish !== 'timed_out' ? 'length' : finish,
      usage: this.usage,
      timing: {
        ttft_ms: this.#ttft,
        ttft_content_ms: this.#ttftContent,
        total_ms: performance.now() - this.#start,
        retries: 0,
        ...(this.#last === null ? {} : { last_ms: this.#last, arrivals: this.#arrivals }),
      },
      provenance: this.provenance,
    }
  }
}
