/** Version of the wire protocol between site, runners and command line; sent with every request. */
export const PROTOCOL_VERSION = 1
/** Oldest version that this site still answers; anything older gets 426. */
export const OLDEST_PROTOCOL_VERSION = 1
/** Request header that carries the version. */
export const PROTOCOL_HEADER = 'x-touchstone-protocol'

/** Seconds that a lease lives without a heartbeat. */
export const LEASE_LIFE_S = 60
/** Seconds between heartbeats. */
export const BEAT_S = 15
/** Most turns that one post may hold. */
export const MAX_TURNS_PER_POST = 64
/** Leases that may expire on an attempt before it is given up as runner_error. */
export const MAX_LOSSES = 3
/** Times scoring is tried before an attempt is given up as scorer_error. */
export const MAX_SCORE_TRIES = 3
/** Seconds after which a scoring that did not report is taken back. */
export const SCORING_STALE_S = 60
/** Permanent endpoint errors in a row that hold a run. */
export const ERRORS_THAT_HOLD = 5
/** Most bytes of one answer that are kept (UTF-8); a longer one is cut and marked. */
export const MAX_OUTPUT_BYTES = 1_000_000

/**
 * Seconds that an attempt may be held without a turn of it being kept, heartbeats or not: its turn with all retries
 * takes up to three times its time limit (`timeoutS`) and a minute, and may have waited before that.
 *
 * @example holdDeadlineS(180) // 1020
 */
export function holdDeadlineS(timeoutS: number): number {
  return 4 * timeoutS + 300
}

/**
 * Whether a site of this code can serve a client that speaks `version`.
 *
 * @example speaks(1) // true
 * @example speaks(0) // false
 */
export function speaks(version: number): boolean {
  return Number.isInteger(version) && version >= OLDEST_PROTOCOL_VERSION && version <= PROTOCOL_VERSION
}
