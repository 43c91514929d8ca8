import { backoffMs } from './backoff.ts'
import type { Backoff } from './backoff.ts'
import type { Clock } from './clock.ts'

/** What to do about a failed try. */
export type Verdict =
  | { retry: false }
  | {
      retry: true
      /** tries that failures of this kind may have in all; absent: the general limit */
      tries?: number
      /** the other side asked for at least this pause, milliseconds */
      after_ms?: number | undefined
    }

export interface RetryOptions {
  judge: (error: unknown) => Verdict
  /** tries in all, the first one included */
  tries: number
  /** no try starts later than this after the first one, milliseconds */
  within_ms: number
  backoff: Backoff
  clock: Clock
  signal: AbortSignal
  /** told before each pause */
  onRetry?: (error: unknown, failures: number, pause_ms: number) => void
}

/**
 * Tries until it works, or the error is judged final, or a limit is reached; then the last error is thrown.
 * A pause that the other side asked for is kept in full, with jitter on top, and where it would end after the
 * time limit the error is thrown at once instead of waited out.
 *
 * @param deliver one try; gets the number of failures before it
 * @throws the last error of `deliver`, or the signal's reason
 */
export async function retrying<T>(
  deliver: (failures: number) => Promise<T>,
  options: RetryOptions,
): Promise<T> {
  const { clock, signal } = options
  const start = clock.now()
  for (let failures = 0; ;) {
    signal.throwIfAborted()
    try {
      return await deliver(failures)
    } catch (error) {
      signal.throwIfAborted()
      failures++
      const verdict = options.judge(error)
      if (!verdict.retry || failures >= Math.min(options.tries, verdict.tries ?? Infinity)) throw error
      const own = backoffMs(failures, options.backoff, clock.random())
      // Everybody was told the same moment: the jitter keeps them from coming back in it together.
      const pause = verdict.after_ms === undefined ? own : Math.max(verdict.after_ms + own * 0.2, own)
      if (clock.now() - start + pause > options.within_ms) throw error
      options.onRetry?.(error, failures, pause)
      await clock.sleep(pause, signal)
    }
  }
}
