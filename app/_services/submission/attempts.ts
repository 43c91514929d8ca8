import type { PlannedAttempt } from '#core/suites/index.ts'
import type { Tx } from '#db/index.ts'
import { uuidv7 } from '#lib/ids.ts'
import type { Context } from '../shared/context.ts'
import { inTx, jobPriority, runQueue } from '../shared/queue.ts'
import { nameOf } from './plan.ts'

/** A planned attempt as the database has it; its ids rise in the order of the plan. */
export interface AttemptRow {
  id: string
  item_id: string
  sample: number
  arm: string
  depends_on: string[]
  phase: number
  exclusive: boolean
  state: 'open' | 'blocked'
}

/** Rows written with one statement. */
const AT_ONCE = 5000

/** @param itemIds rows' ids by items' own */
export function attemptRows(
  plan: readonly PlannedAttempt[],
  itemIds: ReadonlyMap<string, string>,
): AttemptRow[] {
  const dependent = plan.some((a) => a.depends_on.length > 0)
  const ids = plan.map(() => uuidv7())
  const byName = new Map(dependent ? plan.map((a, i) => [nameOf(a), ids[i]!]) : [])
  return plan.map((a, i) => ({
    id: ids[i]!,
    item_id: itemIds.get(a.item)!,
    sample: a.sample,
    arm: a.arm,
    depends_on: a.depends_on.map((p) => byName.get(nameOf(p))!),
    phase: a.phase,
    exclusive: a.exclusive,
    state: a.depends_on.length > 0 ? 'blocked' : 'open',
  }))
}

/** Writes a run's attempts, and the jobs of those that wait for no other. */
export async function insertAttempts(
  ctx: Context,
  tx: Tx,
  runId: string,
  rows: readonly AttemptRow[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tx.$executeRaw`
      INSERT INTO attempts (id, run_id, item_id, sample, arm, depends_on, phase, exclusive, state)
      SELECT x.id, ${runId}::uuid, x.item_id, x.sample, x.arm, x.depends_on, x.phase, x.exclusive,
        x.state::"AttemptState"
      FROM jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + AT_ONCE))}::jsonb) AS x(id uuid, item_id uuid,
        sample int, arm text, depends_on uuid[], phase int, exclusive boolean, state text)`
  const ready = rows.filter((r) => r.state === 'open')
  if (ready.length === 0) return
  await ctx.queue.boss.insert(
    runQueue(runId),
    ready.map((r) => ({ id: r.id, priority: jobPriority(r.phase, r.exclusive) })),
    inTx(tx),
  )
}
