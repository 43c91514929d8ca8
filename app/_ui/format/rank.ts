import type { BoardRow } from '#core/protocol/index.ts'
import { NONE } from './numbers.ts'

/** Coverage below which a row gets no rank. */
export const RANKED_COVERAGE = 0.98

type Ranked = Pick<BoardRow, 'rank_low' | 'rank_high' | 'coverage'>

/**
 * The places that the data leave open to a row: one number where they decide, an interval where they don't, a dash
 * where the row is not ranked.
 *
 * @example rankText({ rank_low: 1, rank_high: 3, coverage: 1 }) // '1–3'
 * @example rankText({ rank_low: 2, rank_high: 2, coverage: 1 }) // '2'
 */
export function rankText(row: Ranked): string {
  if (row.rank_low === null || row.rank_high === null) return NONE
  return row.rank_low === row.rank_high
    ? String(row.rank_low)
    : `${String(row.rank_low)}\u2013${String(row.rank_high)}`
}

/** Why a row has no rank: too many missing answers, too few items, or nothing (it has one). */
export function whyNoRank(row: Ranked): 'coverage' | 'too_few' | null {
  if (row.rank_low !== null && row.rank_high !== null) return null
  return row.coverage < RANKED_COVERAGE ? 'coverage' : 'too_few'
}

/** What a board's intervals of ranks say about its pairs. */
export interface ToldApart {
  /** rows with a rank */
  ranked: number
  /** pairs of ranked rows: ranked * (ranked - 1) / 2 */
  pairs: number
  /** pairs of which one is significantly better */
  decided: number
}

/**
 * How many pairs a board can tell apart. A rank interval is [1 + number significantly better,
 * M - number significantly worse], so the lower ends alone count every decided pair once. Each row corrects for its
 * own tests, so the two sides of a pair may disagree: the smaller count is claimed.
 *
 * @example toldApart([{ rank_low: 1, rank_high: 1 }, { rank_low: 2, rank_high: 3 }, { rank_low: 2, rank_high: 3 }])
 *   // { ranked: 3, pairs: 3, decided: 2 }
 */
export function toldApart(rows: readonly Pick<BoardRow, 'rank_low' | 'rank_high'>[]): ToldApart {
  const ranked = rows.filter((r) => r.rank_low !== null && r.rank_high !== null)
  const m = ranked.length
  const better = ranked.reduce((sum, r) => sum + (r.rank_low! - 1), 0)
  const worse = ranked.reduce((sum, r) => sum + (m - r.rank_high!), 0)
  return { ranked: m, pairs: m < 2 ? 0 : (m * (m - 1)) / 2, decided: Math.max(0, Math.min(better, worse)) }
}
