import { BEAT_S, heartbeatReply } from '#core/protocol/index.ts'
import type { HeartbeatReply } from '#core/protocol/index.ts'
import type { Desk } from './desk.ts'
import { SiteAway } from './site-client.ts'
import type { SiteClient } from './site-client.ts'
import type { Throughput } from './throughput.ts'

export interface PulseOptions {
  client: SiteClient
  bootId: string
  desk: () => Desk
  throughput: Throughput
  signal: AbortSignal
  /** Fixed seconds between heartbeats; null: what the site says. */
  beatS: number | null
  onReply: (reply: HeartbeatReply) => void
  onRefusal: (error: unknown) => void
}

/** While the site is away it is asked at this pace: a lease outlives three heartbeats that fail. */
const AGAIN_MS = 5000
const TIMEOUT_MS = 10_000

/**
 * The heartbeat: tells the site every 15 s what this runner holds, and hears what it should stop. It has its own
 * timer and waits for nothing else: neither a long answer nor a slow post may cost a lease.
 */
export class Pulse {
  readonly #options: PulseOptions
  #everyMs: number
  #timer: NodeJS.Timeout | null = null

  constructor(options: PulseOptions) {
    this.#options = options
    this.#everyMs = (options.beatS ?? BEAT_S) * 1000
  }

  start(): void {
    this.#beat()
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  /** The pace that a lease asks for. */
  setPace(seconds: number): void {
    if (this.#options.beatS !== null || seconds * 1000 === this.#everyMs) return
    const quicker = seconds * 1000 < this.#everyMs
    this.#everyMs = seconds * 1000
    // The lease that has just begun must not wait for a beat that was set by the slower pace.
    if (quicker && this.#timer) {
      clearTimeout(this.#timer)
      this.#in(this.#everyMs)
    }
  }

  #beat(): void {
    const { onReply, onRefusal, signal } = this.#options
    this.#ask().then(
      (reply) => {
        if (signal.aborted) return
        onReply(reply)
        this.#in(this.#everyMs)
      },
      (error: unknown) => {
        if (signal.aborted) return
        if (!(error instanceof SiteAway)) onRefusal(error)
        this.#in(Math.min(this.#everyMs, AGAIN_MS))
      },
    )
  }

  #in(ms: number): void {
    this.#timer = setTimeout(() => this.#beat(), ms)
  }

  async #ask(): Promise<HeartbeatReply> {
    const { client, bootId, desk, throughput, signal } = this.#options
    desk().giveBackStale()
    const body = {
      boot_id: bootId,
      held: desk().held().slice(0, 4096),
      progress: { tokens_per_s: throughput.rate(), in_flight: desk().inFlight },
    }
    const limit = AbortSignal.timeout(TIMEOUT_MS)
    try {
      return await client.call(
        'POST',
        '/api/v1/heartbeats',
        heartbeatReply,
        body,
        AbortSignal.any([signal, limit]),
      )
    } catch (error) {
      if (limit.aborted && !signal.aborted) throw new SiteAway('no answer to a heartbeat within 10 s')
      throw error
    }
  }
}
