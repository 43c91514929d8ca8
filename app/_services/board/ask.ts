import type { Context } from '../shared/context.ts'
import type { Tx } from '#db/index.ts'
import { SNAPSHOT_QUEUE, inTx } from '../shared/queue.ts'
import { EDITION } from './edition.ts'

export interface BoardKey {
  suiteVersionId: string
  split: string
  protocolKey: string
}

/** Seconds in which several changes of one board are gathered into one rebuild. */
const DEBOUNCE_S = 1

/** Asks the jobs process to rebuild a board, in the transaction that changed it. Asking twice is asking once. */
export async function askForSnapshot(ctx: Context, tx: Tx, board: BoardKey): Promise<void> {
  const { suiteVersionId, split, protocolKey } = board
  await ctx.queue.boss.send(
    SNAPSHOT_QUEUE,
    { suiteVersionId, split, protocolKey },
    {
      singletonKey: `${suiteVersionId}/${split}/${protocolKey}`,
      startAfter: DEBOUNCE_S,
      retryLimit: 20,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 60,
      ...inTx(tx),
    },
  )
}

/**
 * Asks for the boards that show the configuration of a run, where that run has just ended without being published:
 * their rows say how many of its runs are.
 */
export async function askForRow(ctx: Context, tx: Tx, runId: string): Promise<void> {
  const boards = await tx.$queryRaw<BoardKey[]>`
    SELECT DISTINCT e.suite_version_id AS "suiteVersionId", e.split, e.protocol_key AS "protocolKey"
    FROM runs r JOIN submissions s ON s.id = r.submission_id
      JOIN leaderboard_entries e ON e.configuration_key = s.configuration_key AND e.protocol_key = s.protocol_key
        AND e.suite_version_id = s.suite_version_id AND e.split = s.split AND e.state = 'published'
    WHERE r.id = ${runId}::uuid`
  for (const board of boards) await askForSnapshot(ctx, tx, board)
}

/**
 * Asks for every board whose newest snapshot was computed in another way than this code computes, and for boards
 * with published runs but no snapshot. For the start of the jobs process. Returns how many.
 */
export async function askForOutdated(ctx: Context): Promise<number> {
  return ctx.db.$transaction(async (tx) => {
    const boards = await tx.$queryRaw<BoardKey[]>`
      WITH newest AS (
        SELECT DISTINCT ON (suite_version_id, split, protocol_key) suite_version_id, split, protocol_key,
          content->>'edition' AS edition
        FROM snapshots ORDER BY suite_version_id, split, protocol_key, created_at DESC, id DESC
      ), boards AS (
        SELECT suite_version_id, split, protocol_key FROM newest
        UNION SELECT suite_version_id, split, protocol_key FROM leaderboard_entries WHERE state = 'published'
      )
      SELECT b.suite_version_id AS "suiteVersionId", b.split, b.protocol_key AS "protocolKey"
      FROM boards b LEFT JOIN newest n USING (suite_version_id, split, protocol_key)
      WHERE n.edition IS DISTINCT FROM ${String(EDITION)}`
    for (const board of boards) await askForSnapshot(ctx, tx, board)
    return boards.length
  })
}
