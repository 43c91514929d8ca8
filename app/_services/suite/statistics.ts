import type { Detectable, Efficiency, ItemStatistic } from '#core/protocol/index.ts'
import type { Suite } from '#core/suites/index.ts'
import { protocolKey } from '#core/suites/index.ts'
import type { Context } from '../shared/context.ts'
import { detectableOf } from '../board/detectable.ts'
import { splitHashOf } from './split-hash.ts'

/** What the rows of a split's board say about the suite itself. */
export interface SplitStatistics {
  split: string
  /** the snapshot that this stands in; null where there is none */
  snapshot: string | null
  rows: number
  detectable: Detectable
  /** null for held-out splits, and where there is no row */
  items: ItemStatistic[] | null
  efficiency: Efficiency | null
}

/**
 * The statistics of a split from the newest snapshot of its board under the suite's own limits; without one, the
 * planning figure that the number of items alone gives.
 */
export async function splitStatistics(
  ctx: Pick<Context, 'db'>,
  suite: Suite,
  version: { id: string; splitHashes: unknown } | null,
  split: { id: string; items: number },
): Promise<SplitStatistics> {
  const none = detectableOf([], new Array<string>(split.items).fill(''), suite.decodingDefaults.samples)
  const nothing = {
    split: split.id,
    snapshot: null,
    rows: 0,
    detectable: none,
    items: null,
    efficiency: null,
  }
  if (version === null || split.items === 0) return nothing
  const key = protocolKey(suite, splitHashOf(version, split.id), split.id)
  // Only these parts: the rows of a large board are most of its megabyte.
  const found = await ctx.db.$queryRaw<
    {
      id: string
      rows: number
      detectable: Detectable | null
      items: ItemStatistic[] | null
      efficiency: Efficiency | null
    }[]
  >`
    SELECT id, jsonb_array_length(content->'rows') AS rows, NULLIF(content->'detectable', 'null') AS detectable,
      NULLIF(content->'item_statistics', 'null') AS items, NULLIF(content->'efficiency', 'null') AS efficiency
    FROM snapshots
    WHERE suite_version_id = ${version.id}::uuid AND split = ${split.id} AND protocol_key = ${key}
    ORDER BY created_at DESC, id DESC LIMIT 1`
  const [snapshot] = found
  if (snapshot === undefined) return nothing
  return {
    split: split.id,
    snapshot: snapshot.id,
    rows: snapshot.rows,
    detectable: snapshot.detectable ?? none,
    items: snapshot.rows === 0 ? null : snapshot.items,
    efficiency: snapshot.efficiency,
  }
}
