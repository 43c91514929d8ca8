import { z } from 'zod'
import type { Context } from '../shared/context.ts'
import { parseInput } from '../shared/parse.ts'
import { requireOwner } from '../shared/permit.ts'
import { ServiceError } from '../shared/errors.ts'
import { logRun } from '../shared/run-log.ts'
import { transact } from '../shared/transact.ts'

const holdRequest = z.object({ reason: z.string().trim().min(1).max(500).optional() }).strict()

/**
 * queued, running -> held: nothing more of the run is given out until its owner resumes it. Attempts in work go on,
 * and what they answer is kept. A run in any other state is a `conflict`.
 */
export async function holdRun(ctx: Context, runId: string, input: unknown): Promise<void> {
  const { reason } = parseInput(holdRequest, input)
  const run = await ctx.db.run.findUnique({
    where: { id: runId },
    select: { state: true, submission: { select: { ownerId: true } } },
  })
  if (!run) throw new ServiceError('not_found', 'there is no such run')
  requireOwner(ctx, run.submission.ownerId)
  const why = reason === undefined ? 'held by its owner' : `held by its owner: ${reason}`
  await transact(ctx, async (tx) => {
    const changed = await tx.run.updateMany({
      where: { id: runId, state: { in: ['queued', 'running'] } },
      data: { state: 'held', reason: why },
    })
    if (changed.count === 0)
      throw new ServiceError('conflict', `the run is ${run.state}: only a queued or running one can be held`)
    await logRun(tx, runId, 'info', 'held', why)
  })
}
