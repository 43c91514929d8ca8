import type { Context } from '../shared/context.ts'
import type { BoardReply } from '#core/protocol/index.ts'
import type { Suite } from '#core/suites/index.ts'
import { SUITES, protocolKey } from '#core/suites/index.ts'
import { knownSplitHash, splitHashOf } from '../suite/split-hash.ts'
import { ServiceError } from '../shared/errors.ts'
import { uuidOf } from '../shared/parse.ts'
import type { BoardContent } from './content.ts'
import { detectableOf } from './detectable.ts'

/**
 * A board as its newest snapshot shows it. Without `protocol` the one of the suite's own limits; where that has
 * no rows yet, an empty board. A protocol of an older version of the suite gives that version's board, which the reply
 * names. Anyone may look.
 */
export async function getBoard(
  ctx: Pick<Context, 'db'>,
  input: { suite: string; split: string; protocol?: string | undefined },
): Promise<BoardReply> {
  const suite = suiteOf(input.suite)
  if (!suite.splits.some((s) => s.id === input.split))
    throw new ServiceError(
      'not_found',
      `suite ${suite.id} has no split "${input.split}"; it has ${suite.splits.map((s) => s.id).join(', ')}`,
    )
  const version = await ctx.db.suiteVersion.findUnique({
    where: { suiteId_version: { suiteId: suite.id, version: suite.version } },
  })
  const empty = (items: number): BoardReply => ({
    suite: suite.id,
    version: suite.version,
    split: input.split,
    protocol_key: null,
    snapshot: null,
    items,
    detectable: detectableOf([], new Array<string>(items).fill(''), suite.decodingDefaults.samples),
    rows: [],
  })
  if (!version) return empty(0)
  // Large draws are made when somebody first evaluates on them: until then there is no board.
  if (input.protocol === undefined && suite.draw && knownSplitHash(version, input.split) === null)
    return empty(0)
  const key = input.protocol ?? protocolKey(suite, splitHashOf(version, input.split), input.split)
  const snapshot = await ctx.db.snapshot.findFirst({
    where: {
      ...(input.protocol === undefined
        ? { suiteVersionId: version.id }
        : { suiteVersion: { suiteId: suite.id } }),
      split: input.split,
      protocolKey: key,
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  if (snapshot) return replyOf(snapshot, true)
  const items = await ctx.db.item.count({
    where: { suiteVersionId: version.id, splits: { has: input.split } },
  })
  return { ...empty(items), protocol_key: key }
}

/**
 * A board as it stood: the snapshot with this id, for ever the same but for `newest`. Anyone may look. Fails with
 * `not_found` for an unknown id and for a snapshot of another suite.
 */
export async function getSnapshot(
  ctx: Pick<Context, 'db'>,
  input: { suite: string; snapshot: string },
): Promise<BoardReply> {
  const suite = suiteOf(input.suite)
  const snapshot = await ctx.db.snapshot.findUnique({
    where: { id: uuidOf(input.snapshot, 'snapshot') },
    include: { suiteVersion: { select: { suiteId: true } } },
  })
  if (snapshot?.suiteVersion.suiteId !== suite.id)
    throw new ServiceError('not_found', `there is no such snapshot of suite ${suite.id}`)
  const { suiteVersionId, split, protocolKey: key, createdAt, id } = snapshot
  const newer = await ctx.db.snapshot.findFirst({
    where: {
      suiteVersionId,
      split,
      protocolKey: key,
      OR: [{ createdAt: { gt: createdAt } }, { createdAt, id: { gt: id } }],
    },
    select: { id: true },
  })
  return replyOf(snapshot, newer === null)
}

function replyOf(
  snapshot: { id: string; contentHash: string; createdAt: Date; content: unknown },
  newest: boolean,
): BoardReply {
  return {
    ...(snapshot.content as BoardContent),
    snapshot: snapshot.id,
    content_hash: snapshot.contentHash,
    created_at: snapshot.createdAt.toISOString(),
    newest,
  }
}

function suiteOf(id: string): Suite {
  const suite = SUITES.find((s) => s.id === id)
  if (!suite)
    throw new ServiceError(
      'not_found',
      `there is no suite "${id}"; available: ${SUITES.map((s) => s.id).join(', ')}`,
    )
  return suite
}

/**
 * Every protocol under which a split of a version of a suite has a board: those of other output limits stand beside
 * the suite's own.
 */
export async function listProtocols(
  ctx: Pick<Context, 'db'>,
  input: { suite: string; version: string; split: string },
): Promise<{ protocol_key: string; rows: number }[]> {
  const rows = await ctx.db.leaderboardEntry.groupBy({
    by: ['protocolKey'],
    where: {
      split: input.split,
      state: 'published',
      suiteVersion: { suiteId: input.suite, version: input.version },
    },
    _count: true,
  })
  return rows.map((r) => ({ protocol_key: r.protocolKey, rows: r._count })).sort((a, b) => b.rows - a.rows)
}
