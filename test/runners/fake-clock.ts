import type { Clock } from '#lib/retry/index.ts'

/** A clock that only sleeping moves, and chance that always says the same. */
export class FakeClock implements Clock {
  time = 0
  chance = 0
  /** every pause, in order */
  readonly pauses: number[] = []

  now = (): number => this.time
  random = (): number => this.chance
  sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
    signal?.throwIfAborted()
    this.pauses.push(ms)
    this.time += ms
    await Promise.resolve()
    signal?.throwIfAborted()
  }
}
