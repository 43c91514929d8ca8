import { createHash } from 'node:crypto'
import type { Work } from '#core/protocol/index.ts'
import { AdaptiveLimit } from '#lib/retry/index.ts'
import type { Clock } from '#lib/retry/index.ts'
import type { Engine } from '../engines/engine.ts'

type Run = Work['run']

/** One endpoint (or the model in this process): its engine, and what is known of how it bears up. */
export interface Channel {
  engine: Engine
  limit: AdaptiveLimit
  /** attempts in a row that failed although all their tries were used */
  exhausted: number
}

export interface ChannelsOptions {
  clock: Clock
  /** Makes the engine that a run needs. */
  engineFor: (run: Run) => Engine
}

/** Channels kept although nothing uses them now, since their next run may come soon. */
const KEPT = 32

/** The endpoints that this runner talks to; runs on the same endpoint share one channel. */
export class Channels {
  readonly #options: ChannelsOptions
  readonly #open = new Map<string, Channel & { runs: Map<string, number> }>()

  constructor(options: ChannelsOptions) {
    this.#options = options
  }

  /** The channel of a run, which may have the run's `concurrency` requests in flight on it from now on. */
  join(run: Run): Channel {
    const key = keyOf(run)
    let channel = this.#open.get(key)
    if (!channel) {
      this.#dropUnused()
      channel = {
        engine: this.#options.engineFor(run),
        limit: new AdaptiveLimit(1, this.#options.clock),
        exhausted: 0,
        runs: new Map(),
      }
      this.#open.set(key, channel)
    }
    channel.runs.set(run.id, run.concurrency)
    adjust(channel)
    return channel
  }

  /** The run has nothing here any more. */
  leave(run: Run): void {
    const channel = this.#open.get(keyOf(run))
    if (!channel) return
    channel.runs.delete(run.id)
    if (channel.runs.size > 0) adjust(channel)
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open.values()].map((c) => c.engine.close()))
    this.#open.clear()
  }

  #dropUnused(): void {
    for (const [key, channel] of this.#open) {
      if (this.#open.size < KEPT) return
      // The model in this process is no endpoint: it stays.
      if (channel.runs.size > 0 || channel.engine.kind === 'llama-cpp') continue
      this.#open.delete(key)
      void channel.engine.close()
    }
  }
}

/** The owners of the runs together allow as many requests as their runs do. */
function adjust(channel: Channel & { runs: Map<string, number> }): void {
  const sum = [...channel.runs.values()].reduce((a, b) => a + b, 0)
  // In process there is one answer at a time, whatever was asked for.
  channel.limit.setCeiling(channel.engine.kind === 'llama-cpp' ? 1 : sum)
}

function keyOf({ endpoint }: Run): string {
  const secret = createHash('sha256')
    .update(endpoint.api_key ?? '')
    .digest('hex')
  return JSON.stringify([endpoint.kind, endpoint.base_url, endpoint.model, endpoint.allow_private, secret])
}
