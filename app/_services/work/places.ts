import type { Db, Tx } from '#db/index.ts'
import type { AttemptPlace } from '#core/suites/index.ts'
import type { StoredTurn } from './messages.ts'
import { turnRecords } from './messages.ts'

/** The columns of an attempt that say where it stands in its run. */
export interface PlaceRow {
  sample: number
  arm: string
  /** null in rows of attempts that depend on nothing */
  depends_on: string[] | null
}

/**
 * Where attempts stand in their runs, with the turns of those that they depend on: one query, and none where nothing
 * depends on anything. Turns of an answered attempt never change.
 */
export async function placesOf<R extends PlaceRow>(
  db: Db | Tx,
  rows: readonly R[],
): Promise<Map<R, AttemptPlace>> {
  const parents = [...new Set(rows.flatMap((r) => r.depends_on ?? []))]
  const turns = await turnsOf(db, parents)
  return new Map(
    rows.map((r) => [
      r,
      {
        sample: r.sample,
        arm: r.arm,
        parents: (r.depends_on ?? []).map((id) => turnRecords(turns.get(id) ?? [])),
      },
    ]),
  )
}

/** The kept turns of attempts, by attempt, in order. */
export async function turnsOf(db: Db | Tx, attempts: readonly string[]): Promise<Map<string, StoredTurn[]>> {
  if (attempts.length === 0) return new Map()
  const rows = await db.$queryRaw<(StoredTurn & { attempt: string })[]>`
    SELECT attempt_id AS attempt, n, output, finish_reason AS "finishReason" FROM turns
    WHERE attempt_id = ANY(${[...attempts]}::uuid[]) ORDER BY n`
  return Map.groupBy(rows, (r) => r.attempt)
}
