/** How pauses grow from failure to failure. */
export interface Backoff {
  /** pause after the first failure, milliseconds */
  base_ms: number
  /** by how much each further failure multiplies it */
  factor: number
  /** longest pause, milliseconds */
  cap_ms: number
  /** part of the pause that is left to chance, 0 to 1: clients that failed together must not come back together */
  jitter: number
}

/** Half a second, doubled up to half a minute, half of it by chance. */
export const DEFAULT_BACKOFF: Backoff = { base_ms: 500, factor: 2, cap_ms: 30_000, jitter: 0.5 }

/**
 * The pause after the `failures`-th failure in a row, in milliseconds:
 * d = min(cap, base * factor^(failures-1)), of which the part `jitter` is multiplied by `random` in [0, 1).
 *
 * @example backoffMs(3, { base_ms: 100, factor: 2, cap_ms: 1000, jitter: 0 }, 0.7) // 400
 */
export function backoffMs(failures: number, shape: Backoff, random: number): number {
  const full = Math.min(shape.cap_ms, shape.base_ms * shape.factor ** Math.max(0, failures - 1))
  return full * (1 - shape.jitter) + full * shape.jitter * random
}
