import { BEAT_S, LEASE_LIFE_S, SCORING_STALE_S } from '#core/protocol/index.ts'

/** How fast this deployment notices that somebody is gone. */
export interface Pace {
  /** seconds that a lease lives without a heartbeat */
  lifeS: number
  /** seconds between two heartbeats, as runners are told with each claim */
  beatS: number
  /** seconds after which a scoring that did not report is taken back */
  scoringStaleS: number
  /** milliseconds between two passes of the sweeper */
  sweepMs: number
}

/**
 * The pace of this process: that of the protocol, or one that is quicker by the same factor throughout where
 * TOUCHSTONE_LEASE_LIFE_S says so. That variable is for tests, which cannot wait a minute for each dead runner;
 * site and jobs must be given the same value.
 *
 * @example paceOf(undefined) // { lifeS: 60, beatS: 15, scoringStaleS: 60, sweepMs: 5000 }
 * @example paceOf('6').beatS // 1.5
 */
export function paceOf(leaseLifeS: string | undefined): Pace {
  const asked = Number(leaseLifeS)
  const lifeS = Number.isFinite(asked) && asked >= 1 && asked <= LEASE_LIFE_S ? asked : LEASE_LIFE_S
  const factor = lifeS / LEASE_LIFE_S
  return {
    lifeS,
    beatS: BEAT_S * factor,
    scoringStaleS: SCORING_STALE_S * factor,
    sweepMs: 5000 * factor,
  }
}

export const PACE: Readonly<Pace> = paceOf(process.env['TOUCHSTONE_LEASE_LIFE_S'])
