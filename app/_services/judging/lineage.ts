/** A rerun's replies are in part those of the run that it completes: what judges said of these holds for it, too. */
import type { Db, Tx } from '#db/index.ts'

/** A run, and one whose answers it has taken over: itself, what it reruns, what that one reran, ... */
export interface Lineage {
  run: string
  source: string
}

/** Where the answers of runs may come from: themselves first, then the runs before them. One query. */
export async function lineageOf(db: Db | Tx, runIds: readonly string[]): Promise<Lineage[]> {
  return db.$queryRaw<Lineage[]>`
    WITH RECURSIVE line AS (
      SELECT id AS run, id AS source, rerun_of_id, 0 AS back FROM runs WHERE id = ANY(${[...runIds]}::uuid[])
      UNION ALL
      SELECT line.run, r.id, r.rerun_of_id, line.back + 1 FROM line JOIN runs r ON r.id = line.rerun_of_id
    )
    SELECT run, source FROM line ORDER BY run, back`
}

/** The runs that may have taken over answers of a run, the earliest first. One query. */
export async function rerunsOf(db: Db | Tx, runId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE line AS (
      SELECT id FROM runs WHERE rerun_of_id = ${runId}::uuid
      UNION ALL
      SELECT r.id FROM line JOIN runs r ON r.rerun_of_id = line.id
    )
    SELECT id FROM line ORDER BY id`
  return rows.map((r) => r.id)
}

/**
 * The attempts of a run whose answer is that of an attempt of a run before it, word for word: by the earlier
 * attempt's id, per run. An attempt that was made anew is not among them.
 */
export async function takenOver(
  db: Db | Tx,
  lines: readonly Lineage[],
): Promise<Map<string, Map<string, string>>> {
  const pairs = lines.filter(({ run, source }) => run !== source)
  if (pairs.length === 0) return new Map()
  // A turn that was taken over is a copy, to the hash of what was posted: prompt, answer, usage and timing.
  const rows = await db.$queryRaw<{ run: string; was: string; id: string }[]>`
    SELECT x.run, was.id AS was, now.id AS id
    FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS x(run uuid, source uuid)
      JOIN attempts was ON was.run_id = x.source
      JOIN attempts now ON now.run_id = x.run AND now.item_id = was.item_id AND now.sample = was.sample
        AND now.arm = was.arm
      JOIN turns t ON t.attempt_id = was.id AND t.n = 0
      JOIN turns u ON u.attempt_id = now.id AND u.n = 0 AND u.post_hash = t.post_hash`
  const byRun = Map.groupBy(rows, (row) => row.run)
  return new Map([...byRun].map(([run, list]) => [run, new Map(list.map((row) => [row.was, row.id]))]))
}
