import type { Context } from '../shared/context.ts'
import type { BoardReply } from '#core/protocol/index.ts'
import { SUITES, protocolKey } from '#core/suites/index.ts'
import { splitHashOf } from '../suite/split-hash.ts'
import { ServiceError } from '../shared/errors.ts'

/**
 * A board as its newest snapshot shows it. Without `protocol` the one of the suite's own limits; where that has
 * no rows yet, an empty board. Anyone may look.
 */
export async function getBoard(
  ctx: Pick<Context, 'db'>,
  input: { suite: string; split: string; protocol?: string | undefined },
): Promise<BoardReply> {
  const suite = SUITES.find((s) => s.id === input.suite)
  if (!suite)
    throw new ServiceError(
      'not_found',
      `there is no suite "${input.suite}"; available: ${SUITES.map((s) => s.id).join(', ')}`,
    )
  if (!suite.splits.some((s) => s.id === input.split))
    throw new ServiceError(
      'not_found',
      `suite ${suite.id} has no split "${input.split}"; it has ${suite.splits.map((s) => s.id).join(', ')}`,
    )
  const version = await ctx.db.suiteVersion.findUnique({
    where: { suiteId_version: { suiteId: suite.id, version: suite.version } },
  })
  const empty: BoardReply = {
    suite: suite.id,
    version: suite.version,
    split: input.split,
    protocol_key: null,
    snapshot: null,
    items: 0,
    rows: [],
  }
  if (!version) return empty
  const key = input.protocol ?? protocolKey(suite, splitHashOf(version, input.split), input.split)
  const snapshot = await ctx.db.snapshot.findFirst({
    where: { suiteVersionId: version.id, split: input.split, protocolKey: key },
    orderBy: { createdAt: 'desc' },
  })
  if (!snapshot) {
    const items = await ctx.db.item.count({
      where: { suiteVersionId: version.id, splits: { has: input.split } },
    })
    return { ...empty, protocol_key: key, items }
  }
  return { ...(snapshot.content as unknown as Omit<BoardReply, 'snapshot'>), snapshot: snapshot.id }
}

/** Every protocol under which a split has a board: those of other output limits stand beside the suite's own. */
export async function listProtocols(
  ctx: Pick<Context, 'db'>,
  input: { suite: string; split: string },
): Promise<{ protocol_key: string; rows: number }[]> {
  const rows = await ctx.db.leaderboardEntry.groupBy({
    by: ['protocolKey'],
    where: { split: input.split, state: 'published', suiteVersion: { suiteId: input.suite } },
    _count: true,
  })
  return rows.map((r) => ({ protocol_key: r.protocolKey, rows: r._count })).sort((a, b) => b.rows - a.rows)
}
