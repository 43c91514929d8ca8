import { z } from 'zod'
import type { Context } from '../shared/context.ts'
import { parseInput } from '../shared/parse.ts'
import { requireOwner } from '../shared/permit.ts'
import { ServiceError } from '../shared/errors.ts'

const changeRequest = z
  .object({
    /** true: it gets no new work and is told so at its next heartbeat; false: it works again */
    draining: z.boolean().optional(),
    /** its key stops working, for good; what it holds is ready for others when its leases have expired */
    revoked: z.literal(true).optional(),
  })
  .strict()
  .refine((c) => c.draining !== undefined || c.revoked !== undefined, {
    error: 'say what to change: {"draining": true}, {"draining": false} or {"revoked": true}',
  })

/** What a runner may do from now on; for its owner and administrators. */
export async function changeRunner(
  ctx: Context,
  runnerId: string,
  input: unknown,
): Promise<{ runner: { id: string; name: string; draining: boolean; revoked: boolean } }> {
  const runner = await ctx.db.runner.findUnique({ where: { id: runnerId } })
  if (!runner) {
    // Whoever may not change any runner does not learn which ones there are.
    requireOwner(ctx, '')
    throw new ServiceError('not_found', 'there is no such runner')
  }
  requireOwner(ctx, runner.ownerId)
  const { draining, revoked } = parseInput(changeRequest, input)
  const now = await ctx.db.runner.update({
    where: { id: runnerId },
    data: {
      ...(draining === undefined ? {} : { draining }),
      ...(revoked && runner.revokedAt === null ? { revokedAt: new Date() } : {}),
    },
  })
  return {
    runner: { id: now.id, name: now.name, draining: now.draining, revoked: now.revokedAt !== null },
  }
}
