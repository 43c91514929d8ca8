import type { BoardRow } from '#core/protocol/index.ts'
import { isFloor } from '#core/protocol/index.ts'
import { MINIMUM_RANKED_COVERAGE, rankIntervals } from '#core/stats/index.ts'
import type { RowPart, Vector } from './row.ts'
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
 * Rows of equal score have equal ranks. Floor rows stand where their score puts them, without a rank.
 * Returns those that were ranked, best first.
 *
 * @param experimental the split's figures carry no rank: rows are ordered, and none is ranked
 */
export function rank(drafts: Draft[], clusters: readonly string[], experimental = false): Draft[] {
  const value = (d: Draft): number => Math.round((d.part.rankedMean ?? -1e6) / SAME_POINTS)
  drafts.sort((a, b) => value(b) - value(a) || (a.row.configuration_key < b.row.configuration_key ? -1 : 1))
  if (experimental) return []
  const ranked = drafts.filter(
    (d) => d.row.coverage >= MINIMUM_RANKED_COVERAGE && d.part.rankedMean !== null && !isFloor(d.row.model),
  )
  if (ranked.length === 0) return ranked
  const clustered = new Set(clusters).size < clusters.length
  const { rows, max } = onScale(ranked.map((d) => d.part.ranked))
  const intervals = rankIntervals(rows.map(scoresOf), { max, ...(clustered ? { clusters } : {}) })
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

/**
 * The vectors with the scale that they lie on, from 0 to `max`. Scores are points of 100 and stay as they are; values
 * that an item's influence on a ratio gives may lie outside, and are moved by the same amount in all rows: tests of
 * their differences do not see it.
 */
function onScale(rows: readonly Vector[]): { rows: readonly Vector[]; max: number } {
  let low = 0
  let high = 100
  for (const row of rows)
    for (const v of row) {
      if (v < low) low = v
      if (v > high) high = v
    }
  if (low === 0 && high === 100) return { rows, max: 100 }
  return { rows: rows.map((row) => row.map((v) => v - low)), max: high - low }
}
