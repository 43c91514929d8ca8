import type { AtK } from '#core/protocol/index.ts'
import type { Context } from '../shared/context.ts'
import { reportingSuite } from '../report/compute.ts'
import { atKOfRuns } from './attempts.ts'
import { EDITION } from './edition.ts'

/** Runs whose figures are remembered: a page or a report that is asked for twice computes once. */
const MOST_REMEMBERED = 200
const remembered = new Map<string, Promise<AtK[]>>()

/**
 * pass@k, best@k and cons@k of one finished run; null for a run that goes on or has one attempt an item,
 * and for suites with figures of their own. Taken from
 * the newest snapshot of its board where a row is this run alone, else computed from its attempts. Anyone may ask.
 */
export async function runAtK(ctx: Pick<Context, 'db'>, runId: string): Promise<AtK[] | null> {
  const run = await ctx.db.run.findUnique({
    where: { id: runId },
    select: {
      state: true,
      seq: true,
      submission: {
        select: {
          settings: true,
          protocolKey: true,
          split: true,
          suiteVersionId: true,
          suiteVersion: { select: { suiteId: true } },
        },
      },
    },
  })
  if (run?.state !== 'done') return null
  const { submission: s } = run
  if (reportingSuite(s.suiteVersion.suiteId) !== null) return null
  const { samples } = s.settings as { samples: number }
  if (samples < 2) return null
  const name = `${runId} ${String(run.seq)}`
  let found = remembered.get(name)
  if (!found) {
    found = onBoard(ctx, runId, s).then(
      (atK) =>
        atK ??
        atKOfRuns(ctx, {
          suite: s.suiteVersion.suiteId,
          protocolKey: s.protocolKey,
          runIds: [runId],
          samples,
        }),
    )
    remembered.set(name, found)
    found.catch(() => remembered.delete(name))
    for (const old of remembered.keys()) {
      if (remembered.size <= MOST_REMEMBERED) break
      remembered.delete(old)
    }
  }
  return found
}

/** The figures of the row that is made of this run alone. */
async function onBoard(
  ctx: Pick<Context, 'db'>,
  runId: string,
  board: { suiteVersionId: string; split: string; protocolKey: string },
): Promise<AtK[] | null> {
  const rows = await ctx.db.$queryRaw<{ at_k: AtK[] | null }[]>`
    WITH newest AS (
      SELECT content FROM snapshots WHERE suite_version_id = ${board.suiteVersionId}::uuid
        AND split = ${board.split} AND protocol_key = ${board.protocolKey}
      ORDER BY created_at DESC, id DESC LIMIT 1
    )
    SELECT r->'at_k' AS at_k FROM newest, jsonb_array_elements(newest.content->'rows') AS r
    WHERE newest.content->>'edition' = ${String(EDITION)} AND r->'run_ids' = ${JSON.stringify([runId])}::jsonb`
  return rows[0]?.at_k ?? null
}
