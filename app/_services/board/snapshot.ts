import type { Context } from '../shared/context.ts'
import type { Tx } from '#db/index.ts'
import { hashJson } from '#core/canonical-json.ts'
import { uuidv7 } from '#lib/ids.ts'
import { requireSystem } from '../shared/permit.ts'
import { transact } from '../shared/transact.ts'
import type { BoardKey } from './ask.ts'
import type { BoardContent, Known } from './content.ts'
import { boardContent } from './content.ts'
import { BoardMemory } from './memory.ts'

export interface Built {
  /** the board's newest snapshot; null for a board that never had a row */
  id: string | null
  /** whether it is a new one */
  changed: boolean
}

/** What this process remembers of boards between two builds. */
const memory = new BoardMemory()

/** Times that a build begins again since another process was quicker. */
const TRIES = 5

/**
 * Builds a board from the integer sums of its published runs and keeps it as an immutable snapshot, unless nothing
 * changed. One row a configuration, the mean of its published runs. Rows below 98 % coverage get no rank; the
 * others' ranks are intervals from paired tests (see docs/statistics.md).
 *
 * All computing is outside the transaction that keeps the result. Where another process has kept a snapshot since
 * this build began, what it saw may be newer: the build begins again, so that the newest snapshot is never made from
 * older entries than the one before it.
 */
export async function buildSnapshot(
  ctx: Context,
  board: BoardKey,
  remembered: BoardMemory = memory,
): Promise<Built> {
  requireSystem(ctx)
  for (let tries = 1; ; tries++) {
    const last = await newestSnapshot(ctx.db, board)
    const known: Known = {
      stored: true,
      remembered: remembered.of(board),
      last: last === null ? null : await contentOf(ctx, last.id),
    }
    const { content, remember } = await boardContent(ctx, board, known)
    remembered.keep(board, remember, content.items)
    const contentHash = hashJson(content)
    if (last?.contentHash === contentHash) return { id: last.id, changed: false }
    if (last === null && content.rows.length === 0) return { id: null, changed: false }
    const id = await keepSnapshot(ctx, board, { last: last?.id ?? null, contentHash, content })
    if (id !== null) return { id, changed: true }
    if (tries >= TRIES) throw new Error('other processes keep changing this board; it is built again later')
  }
}

/** Keeps a snapshot if the newest one is still the one that the build began with; null if it is not. */
async function keepSnapshot(
  ctx: Context,
  board: BoardKey,
  built: { last: string | null; contentHash: string; content: BoardContent },
): Promise<string | null> {
  const { suiteVersionId, split, protocolKey } = board
  const json = JSON.stringify(built.content)
  return transact(ctx, async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`board ${suiteVersionId}/${split}/${protocolKey}`}, 0))::text`
    const newest = await newestSnapshot(tx, board)
    if ((newest?.id ?? null) !== built.last) return null
    const id = uuidv7()
    // The order of snapshots is that of their times: it must hold also where clocks are set back.
    await tx.$executeRaw`
      INSERT INTO snapshots (id, suite_version_id, split, protocol_key, content_hash, content, created_at)
      VALUES (${id}::uuid, ${suiteVersionId}::uuid, ${split}, ${protocolKey}, ${built.contentHash}, ${json}::jsonb,
        GREATEST(clock_timestamp(), ${newest?.createdAt ?? new Date(0)}::timestamptz + interval '1 millisecond'))`
    return id
  })
}

interface Newest {
  id: string
  contentHash: string
  createdAt: Date
}

async function newestSnapshot(db: Pick<Tx, 'snapshot'>, board: BoardKey): Promise<Newest | null> {
  const { suiteVersionId, split, protocolKey } = board
  return db.snapshot.findFirst({
    where: { suiteVersionId, split, protocolKey },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, contentHash: true, createdAt: true },
  })
}

/**
 * What is reused of a snapshot: its rows' figures over several attempts. Rows of one attempt an item, most of a large
 * board, need not be read again.
 */
async function contentOf(ctx: Context, id: string): Promise<BoardContent | null> {
  const rows = await ctx.db.$queryRaw<{ content: BoardContent }[]>`
    SELECT jsonb_build_object('edition', content->'edition', 'rows', coalesce(
      jsonb_path_query_array(content, '$.rows[*] ? (@.samples > 1)'), '[]'::jsonb)) AS content
    FROM snapshots WHERE id = ${id}::uuid`
  return rows[0]?.content ?? null
}
