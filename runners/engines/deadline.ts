/**
 * One signal for two ways to end: the caller's own, and the time that the request may take. `expired` tells
 * which it was.
 */
export class Deadline {
  readonly #controller = new AbortController()
  readonly #outer: AbortSignal
  readonly #timer: NodeJS.Timeout
  readonly #onAbort: () => void
  #expired = false

  constructor(ms: number, outer: AbortSignal) {
    this.#outer = outer
    this.#onAbort = () => this.#controller.abort(outer.reason)
    this.#timer = setTimeout(() => {
      this.#expired = true
      this.#controller.abort(new Error('the time is over'))
    }, ms)
    if (outer.aborted) this.#onAbort()
    else outer.addEventListener('abort', this.#onAbort, { once: true })
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** The time ran out, and nobody asked to stop before that. */
  get expired(): boolean {
    return this.#expired && !this.#outer.aborted
  }

  /** To be called when the request is over, however it went. */
  end(): void {
    clearTimeout(this.#timer)
    this.#outer.removeEventListener('abort', this.#onAbort)
  }
}
