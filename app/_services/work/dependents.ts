import type { Context } from '../shared/context.ts'
import type { Tx } from '#db/index.ts'
import { inTx, jobPriority, runQueue } from '../shared/queue.ts'

/**
 * blocked -> ready: attempts that waited for those now answered, and wait for nothing else, get their jobs.
 * Runs in the transaction that answered the parents, under the run's lock. Returns how many that are.
 */
export async function openDependents(
  ctx: Context,
  tx: Tx,
  runId: string,
  answered: readonly string[],
): Promise<number> {
  if (answered.length === 0) return 0
  const opened = await tx.$queryRaw<{ id: string; phase: number; exclusive: boolean }[]>`
    UPDATE attempts a SET state = 'open'
    WHERE a.run_id = ${runId}::uuid AND a.state = 'blocked' AND a.depends_on && ${[...answered]}::uuid[]
      AND NOT EXISTS (
        SELECT 1 FROM attempts p
        WHERE p.id = ANY(a.depends_on) AND p.state NOT IN ('answered', 'scoring', 'scored')
      )
    RETURNING a.id, a.phase, a.exclusive`
  if (opened.length === 0) return 0
  await ctx.queue.boss.insert(
    runQueue(runId),
    opened.map(({ id, phase, exclusive }) => ({ id, priority: jobPriority(phase, exclusive) })),
    inTx(tx),
  )
  return opened.length
}

/**
 * blocked -> skipped: attempts that were to build on an answer which will never come, and those that were to build
 * on theirs. Skipped attempts are final without an outcome: they only lower the coverage. Runs in the transaction
 * that made the parents fail, under the run's lock. Returns how many that are.
 */
export async function skipDependents(tx: Tx, runId: string, failed: readonly string[]): Promise<number> {
  let total = 0
  for (let parents = [...failed]; parents.length > 0;) {
    const skipped = await tx.$queryRaw<{ id: string }[]>`
      UPDATE attempts SET state = 'skipped', final_at = now(),
        reason = 'an attempt that it builds on got no answer'
      WHERE run_id = ${runId}::uuid AND state = 'blocked' AND depends_on && ${parents}::uuid[]
      RETURNING id`
    parents = skipped.map((s) => s.id)
    total += parents.length
  }
  if (total > 0)
    await tx.$executeRaw`
      UPDATE runs SET final = final + ${total}::int, answered = answered + ${total}::int WHERE id = ${runId}::uuid`
  return total
}
