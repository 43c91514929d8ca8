import type { Context } from '../shared/context.ts'
import type { BoardReply, RunStatus } from '#core/protocol/index.ts'
import type { Suite } from '#core/suites/index.ts'
import { SUITES } from '#core/suites/index.ts'
import { findSuite } from '../suite/view.ts'
import { ServiceError } from '../shared/errors.ts'
import { getBoard, getSnapshot, listProtocols } from './get.ts'

export interface BoardTab {
  id: string
  title: string
  /** published runs */
  entries: number
}

export interface UnderWay {
  id: string
  model: string
  state: RunStatus['state']
  done: number
  total: number
}

export interface BoardView {
  suite: Suite
  board: BoardReply
  suites: { id: string; title: string }[]
  splits: BoardTab[]
  /** keys under which this split has rows, in the board's version of the suite; more than one where runs had other output limits */
  protocols: { protocol_key: string; rows: number }[]
  /** runs of this split, in the board's version of the suite, that have not ended, newest first */
  underWay: UnderWay[]
}

/**
 * A board with what its page needs around it. Without a split, the one with most published runs (the suite's first
 * where there are none). With a snapshot, the board as it stood then. Anyone may look.
 */
export async function viewBoard(
  ctx: Pick<Context, 'db'>,
  input: {
    suite?: string | undefined
    split?: string | undefined
    protocol?: string | undefined
    snapshot?: string | undefined
  },
): Promise<BoardView> {
  const first = SUITES[0]
  if (!first) throw new ServiceError('not_found', 'this site has no suite')
  const suite = input.suite === undefined ? first : findSuite(input.suite)
  const old =
    input.snapshot === undefined
      ? null
      : await getSnapshot(ctx, { suite: suite.id, snapshot: input.snapshot })
  const counted = await ctx.db.leaderboardEntry.groupBy({
    by: ['split'],
    where: { state: 'published', suiteVersion: { suiteId: suite.id, version: suite.version } },
    _count: true,
  })
  const splits = suite.splits.map((s): BoardTab => ({
    id: s.id,
    title: s.title,
    entries: counted.find((c) => c.split === s.id)?._count ?? 0,
  }))
  const fullest = splits.reduce<BoardTab | null>((a, b) => (a && a.entries >= b.entries ? a : b), null)
  const split = old?.split ?? input.split ?? fullest?.id ?? ''
  const board = old ?? (await getBoard(ctx, { suite: suite.id, split, protocol: input.protocol }))
  const [protocols, runs] = await Promise.all([
    listProtocols(ctx, { suite: suite.id, version: board.version, split }),
    ctx.db.run.findMany({
      where: {
        state: { in: ['queued', 'running', 'held', 'settling'] },
        // A judge's work for another run comes on no board.
        judgesRunId: null,
        submission: { split, suiteVersion: { suiteId: suite.id, version: board.version } },
      },
      select: {
        id: true,
        state: true,
        final: true,
        total: true,
        submission: { select: { model: { select: { name: true } } } },
      },
      orderBy: { createdAt: 'desc' },
      take: 10,
    }),
  ])
  return {
    suite,
    board,
    suites: SUITES.map((s) => ({ id: s.id, title: s.title })),
    splits,
    protocols,
    underWay: runs.map((r) => ({
      id: r.id,
      model: r.submission.model.name,
      state: r.state,
      done: r.final,
      total: r.total,
    })),
  }
}
