import type { Clock } from './clock.ts'

/** Permission to have one request in flight. */
export interface Permit {
  /** the limiter's time when it was given */
  readonly since: number
}

/**
 * How many requests an endpoint is sent at once: halved when it says that it is too many (429, time-outs), raised
 * by one for each round of answers as large as the limit. Starts at the ceiling, since that is what its owner
 * allowed.
 *
 * One wave of refusals halves it once: refusals of requests that were sent before the last halving say nothing
 * about the new limit.
 */
export class AdaptiveLimit {
  readonly #clock: Clock
  readonly #holders = new Set<Permit>()
  #ceiling: number
  #limit: number
  #halvedAt = -Infinity
  #pausedUntil = -Infinity
  #good = 0

  constructor(ceiling: number, clock: Clock) {
    this.#clock = clock
    this.#ceiling = Math.max(1, ceiling)
    this.#limit = this.#ceiling
  }

  /** Requests that may be in flight now. */
  get limit(): number {
    return Math.max(1, Math.floor(this.#limit))
  }

  /** Requests that are. */
  get inFlight(): number {
    return this.#holders.size
  }

  /** Milliseconds until the endpoint's own pause is over; 0 where it asked for none. */
  get pauseMs(): number {
    return Math.max(0, this.#pausedUntil - this.#clock.now())
  }

  /** Changes what the owner allows. A limit that was lowered for good reason is not raised by this. */
  setCeiling(ceiling: number): void {
    const next = Math.max(1, ceiling)
    // At the ceiling, so far: it goes up with it.
    if (this.#limit >= this.#ceiling) this.#limit = next
    this.#ceiling = next
    this.#limit = Math.min(this.#limit, next)
  }

  /** A permit, or null while the limit is reached or the endpoint asked for a pause. */
  tryAcquire(): Permit | null {
    if (this.#holders.size >= this.limit || this.pauseMs > 0) return null
    const permit = { since: this.#clock.now() }
    this.#holders.add(permit)
    return permit
  }

  /** Gives a permit back. A second time does nothing. */
  release(permit: Permit): void {
    this.#holders.delete(permit)
  }

  /** An answer came: after `limit` of them the limit rises by one. */
  success(): void {
    this.#good++
    if (this.#good < this.limit) return
    this.#good = 0
    this.#limit = Math.min(this.#ceiling, this.limit + 1)
  }

  /**
   * The endpoint said that it is too much.
   *
   * @param sentAt when the refused request was sent
   * @param pauseMs how long it asked everybody to stay away, if it did
   */
  overload(sentAt: number, pauseMs = 0): void {
    const now = this.#clock.now()
    this.#good = 0
    if (pauseMs > 0) this.#pausedUntil = Math.max(this.#pausedUntil, now + pauseMs)
    if (sentAt <= this.#halvedAt) return
    this.#halvedAt = now
    this.#limit = Math.max(1, this.limit / 2)
  }
}
