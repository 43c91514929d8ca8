import type { ItemStatistic } from '#core/protocol/index.ts'
import { itemRestCorrelation } from '#core/stats/index.ts'
import type { BoardItem } from './entries.ts'
import type { Vector } from './row.ts'
import { scoresOf } from './row.ts'

/** With fewer rows a negative correlation comes up too often by chance to send somebody to the key. */
export const FEWEST_ROWS_TO_REVIEW = 10

/** How each item did over the rows of a board: its mean, and whether the rows that are good elsewhere are good here. */
export function itemStatistics(items: readonly BoardItem[], rows: readonly Vector[]): ItemStatistic[] {
  const correlations = itemRestCorrelation(rows.map(scoresOf))
  return items.map((item, i) => {
    let n = 0
    let sum = 0
    for (const row of rows) {
      const score = row[i]!
      if (Number.isNaN(score)) continue
      n++
      sum += score
    }
    const correlation = correlations[i] ?? null
    return {
      item: item.slug,
      n,
      mean: n === 0 ? null : sum / n,
      item_rest: correlation,
      review: correlation !== null && correlation < 0 && n >= FEWEST_ROWS_TO_REVIEW,
    }
  })
}
