import type { ItemPublic } from '../../types.ts'
import type { LongContextBody } from '../schema.ts'
import { groupBy } from './cells.ts'
import type { Sample } from './sample.ts'

/**
 * One value an item of the heatmap: the mean of its delivered samples, whose mean over items is the headline; null
 * where none was delivered. Probes (speed, preflight, gates) and permutation sets have no value.
 */
export function itemUnits(
  items: readonly ItemPublic[],
  bodies: readonly LongContextBody[],
  samples: readonly Sample[],
): { item: string; value: number | null }[] {
  const own = groupBy(samples, (s) => s.item)
  return items.flatMap((item, i) => {
    if (bodies[i]?.role !== 'sample') return []
    const scores = (own.get(item.id) ?? []).flatMap((s) => (s.score === null ? [] : [s.score]))
    const value = scores.length === 0 ? null : scores.reduce((a, b) => a + b, 0) / scores.length
    return [{ item: item.id, value }]
  })
}
