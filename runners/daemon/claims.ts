import { claimReply } from '#core/protocol/index.ts'
import type { ClaimRequest, Work } from '#core/protocol/index.ts'
import type { Logger } from '#lib/log.ts'
import { backoffMs } from '#lib/retry/index.ts'
import type { Backoff, Clock } from '#lib/retry/index.ts'
import { SiteAway, SiteRefusal, isAboutKey } from './site-client.ts'
import type { SiteClient } from './site-client.ts'
import { Wake } from './wake.ts'

export interface ClaimsOptions {
  client: SiteClient
  bootId: string
  clock: Clock
  log: Logger
  signal: AbortSignal
  backoff: Backoff
  /** What the runner says of itself. */
  about: () => Promise<Omit<ClaimRequest, 'boot_id' | 'max'>>
  /** Attempts that could be taken now. */
  room: () => number
  onWork: (work: Work) => void
  /** The site refused the key, or the protocol: to be put right before the next claim. */
  onRefusal: (error: unknown) => Promise<void>
}

/** Most attempts of one claim. */
const MAX_CLAIM = 256
/** A site that has nothing is not asked more often than this, milliseconds. */
const SHORTEST_PAUSE_MS = 20

/** Asks for work whenever there is room for it: at once when something has become free, else at the site's pace. */
export class Claims {
  readonly #options: ClaimsOptions
  readonly #wake = new Wake()
  #stopping = false
  #drained = false
  #coolUntil = -Infinity
  #pending: Promise<unknown> = Promise.resolve()

  constructor(options: ClaimsOptions) {
    this.#options = options
  }

  /** Something has changed: do not wait any longer. */
  poke(): void {
    this.#wake.poke()
  }

  /** What the site's heartbeat replies ask for: no claims until further notice, or for a while. */
  heed(drain: boolean, coolDownMs: number): void {
    if (drain !== this.#drained)
      this.#options.log.info(drain ? 'the site asks for no new claims' : 'the site allows claims again')
    this.#drained = drain
    this.#coolUntil = this.#options.clock.now() + coolDownMs
    if (!drain) this.poke()
  }

  /** No new claims; resolves when the one that may be under way has been answered. */
  async stop(): Promise<void> {
    this.#stopping = true
    this.poke()
    await this.#pending
  }

  /** Runs until `stop`. */
  async loop(): Promise<void> {
    const { clock, room } = this.#options
    for (let failures = 0; !this.#stopping;) {
      const cool = this.#coolUntil - clock.now()
      if (room() === 0 || this.#drained || cool > 0) {
        await this.#wake.wait(Math.max(cool, 1000))
        continue
      }
      const claim = this.#claim()
      this.#pending = claim.catch(() => undefined)
      try {
        const pause = await claim
        failures = 0
        if (pause > 0) await this.#wake.wait(pause * (0.8 + 0.4 * clock.random()))
      } catch (error) {
        failures++
        if (!this.#stopping) await this.#wake.wait(await this.#pauseAfter(error, failures))
      }
    }
  }

  /** Claims once. Returns how long the site wants to be left alone, milliseconds. */
  async #claim(): Promise<number> {
    const { client, bootId, about, room, signal, onWork } = this.#options
    const body = { boot_id: bootId, max: Math.min(MAX_CLAIM, room()), ...(await about()) }
    const reply = await client.call('POST', '/api/v1/claims', claimReply, body, signal)
    if (!reply.work) return Math.max(reply.retry_after_ms, SHORTEST_PAUSE_MS)
    onWork(reply.work)
    return 0
  }

  async #pauseAfter(error: unknown, failures: number): Promise<number> {
    const { backoff, clock, log, onRefusal } = this.#options
    const own = backoffMs(failures, backoff, clock.random())
    if (error instanceof SiteAway) return Math.max(own, error.retry_after_ms ?? 0)
    if (error instanceof SiteRefusal && !isAboutKey(error)) {
      if (failures === 1) log.error({ status: error.status }, `the site refuses a claim: ${error.message}`)
      return Math.max(own, 5000)
    }
    await onRefusal(error)
    return own
  }
}
