import { LEASE_LIFE_S } from '#core/protocol/index.ts'

/**
 * Decides when leases may expire: only after the sweeper has seen the database on every pass of one whole lease
 * life. While the database, or the sweeper itself, was away, live holders could not beat; they get a full life to
 * do so before anything is taken from them.
 */
export class Patience {
  readonly #lifeMs: number
  readonly #gapMs: number
  #since: number | null = null
  #last: number | null = null

  /** @param gapMs a longer silence between two passes means that something was away */
  constructor(gapMs: number, lifeMs = LEASE_LIFE_S * 1000) {
    this.#gapMs = gapMs
    this.#lifeMs = lifeMs
  }

  /** A pass reached the database at `now` (milliseconds of a monotonic clock). True: leases may expire. */
  seen(now: number): boolean {
    if (this.#since === null || (this.#last !== null && now - this.#last > this.#gapMs)) this.#since = now
    this.#last = now
    return now - this.#since >= this.#lifeMs
  }

  /** A pass failed: the database is away. */
  lost(): void {
    this.#since = null
    this.#last = null
  }
}
