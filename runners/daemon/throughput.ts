import type { Clock } from '#lib/retry/index.ts'

/** Counts tokens as they come, for the rate that heartbeats report. */
export class Throughput {
  readonly #clock: Clock
  #tokens = 0
  #since: number

  constructor(clock: Clock) {
    this.#clock = clock
    this.#since = clock.now()
  }

  /** For one generation: `progress` gets its tokens so far, `end` the final count where the engine knows it. */
  begin(): { progress: (tokens: number) => void; end: (tokens: number | null) => void } {
    let counted = 0
    const count = (tokens: number): void => {
      if (tokens <= counted) return
      this.#tokens += tokens - counted
      counted = tokens
    }
    return { progress: count, end: (tokens) => count(tokens ?? 0) }
  }

  /** Tokens per second since the last call. */
  rate(): number {
    const now = this.#clock.now()
    const seconds = (now - this.#since) / 1000
    const rate = seconds > 0 ? this.#tokens / seconds : 0
    this.#tokens = 0
    this.#since = now
    return rate
  }
}
