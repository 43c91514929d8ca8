import type { BoardRow } from '#core/protocol/index.ts'
import { MINIMUM_RANKED_COVERAGE, rankIntervals } from '#core/stats/index.ts'
import type { RowPart } from './row.ts'
import { scoresOf } from './row.ts'

/** A row with what it was computed from. */
export interface Draft {
  row: BoardRow
  part: RowPart
}

/** Means closer than this many points differ by rounding: the order in which items were added up. */
const SAME_POINTS = 1e-9

/**
 * Orders rows by the scores that count for ranking (of endpoints that their owner runs, missing answers count as 0
 * there, though the row's figures leave them out) and gives ranks with intervals to those whose coverage allows one.
 * Rows of equal score have equal ranks. Returns those that were ranked, best first.
 */
export function rank(drafts: Draft[], clusters: readonly string[]): Draft[] {
  const value = (d: Draft): number => Math.round((d.part.rankedMean ?? -1) / SAME_POINTS)
  drafts.sort((a, b) => value(b) - value(a) || (a.row.configuration_key < b.row.configuration_key ? -1 : 1))
  const ranked = drafts.filter((d) => d.row.coverage >= MINIMUM_RANKED_COVERAGE && d.part.rankedMean !== null)
  if (ranked.length === 0) return ranked
  const clustered = new Set(clusters).size < clusters.length
  const intervals = rankIntervals(
    ranked.map((d) => scoresOf(d.part.ranked)),
    clustered ? { clusters } : {},
  )
  let place = 1
  ranked.forEach((d, i) => {
    if (i > 0 && value(ranked[i - 1]!) !== value(d)) place = i + 1
    d.row.rank = place
    // Tests are on common items, means on all: with answers missing the two can differ by a place.
    d.row.rank_low = Math.min(place, intervals[i]!.best)
    d.row.rank_high = Math.max(place, intervals[i]!.worst)
  })
  return ranked
}
