import type { Context } from '../shared/context.ts'
import type { Tx } from '#db/index.ts'
import { inTx, runQueue } from '../shared/queue.ts'
import { notify } from '../shared/notify.ts'

/**
 * blocked -> ready: attempts that waited for those now answered, and wait for nothing else, get their jobs.
 * Runs in the transaction that answered the parents, under the run's lock.
 */
export async function openDependents(
  ctx: Context,
  tx: Tx,
  runId: string,
  answered: readonly string[],
): Promise<number> {
  if (answered.length === 0) return 0
  const opened = await tx.$queryRaw<{ id: string }[]>`
    UPDATE attempts a SET state = 'open'
    WHERE a.run_id = ${runId}::uuid AND a.state = 'blocked' AND a.depends_on && ${[...answered]}::uuid[]
      AND NOT EXISTS (
        SELECT 1 FROM attempts p WHERE p.id = ANY(a.depends_on) AND p.state IN ('blocked', 'open')
      )
    RETURNING a.id`
  if (opened.length === 0) return 0
  await ctx.queue.boss.insert(
    runQueue(runId),
    opened.map(({ id }) => ({ id })),
    inTx(tx),
  )
  await notify(tx, 'work')
  return opened.length
}
