import { setTimeout as delay } from 'node:timers/promises'

/** Time and chance, as parameters: tests put a scripted one in their place. */
export interface Clock {
  /** Milliseconds from an arbitrary start; never goes back. */
  now: () => number
  /** Uniform in [0, 1). */
  random: () => number
  /** Resolves after `ms`; rejects with the signal's reason when that is aborted first. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>
}

/** The real one. */
export const systemClock: Clock = {
  now: () => performance.now(),
  random: () => Math.random(),
  sleep: async (ms, signal) => {
    signal?.throwIfAborted()
    try {
      await delay(ms, undefined, signal ? { signal } : {})
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    }
  },
}
