import type { z } from 'zod'
import type { Prisma, Tx } from '#db/index.ts'
import type { submissionRequest } from '#core/protocol/index.ts'
import { uuidv7 } from '#lib/ids.ts'
import { seal } from '#lib/seal.ts'
import type { Context } from '../shared/context.ts'
import type { UserActor } from '../shared/permit.ts'
import { createRunQueue, runQueue } from '../shared/queue.ts'
import type { AttemptRow } from './attempts.ts'
import { insertAttempts } from './attempts.ts'

type Request = z.output<typeof submissionRequest>

/** What a new run is made of. */
export interface NewRun {
  model: Request['model']
  /** the model's name on the site */
  name: string
  budget: Request['budget']
  submission: Omit<Prisma.SubmissionUncheckedCreateInput, 'id' | 'ownerId' | 'modelId' | 'endpointId'>
  attempts: readonly AttemptRow[]
  /** the run whose replies it judges */
  judges?: string
  /** throws where it must not come into being; the first thing in the transaction */
  check?: (tx: Tx) => Promise<void>
  /** what is known of where it comes from before any runner takes it */
  provenance?: Record<string, string>
}

/**
 * Queues a run: model, endpoint (its key encrypted), submission, run, attempts and their jobs come into being in one
 * transaction, or not at all.
 */
export async function enqueue(
  ctx: Context,
  user: UserActor,
  { model, name, budget, submission, attempts, judges, check, provenance }: NewRun,
): Promise<{ submissionId: string; runId: string }> {
  const runId = uuidv7()
  await createRunQueue(ctx.queue, runId)
  const submissionId = uuidv7()
  await ctx.db.$transaction(
    async (tx) => {
      await check?.(tx)
      const slug = slugOf(name)
      // Two first submissions of a model may come at the same time: then one makes it, and the other finds it.
      await tx.$executeRaw`
        INSERT INTO models (id, slug, name, owner_id)
        VALUES (${uuidv7()}::uuid, ${slug}, ${name}, ${user.userId}::uuid) ON CONFLICT (slug) DO NOTHING`
      const { id: modelId } = await tx.model.findUniqueOrThrow({ where: { slug } })
      const endpointId = await endpointFor(ctx, tx, user.userId, modelId, model)
      await tx.submission.create({
        data: { ...submission, id: submissionId, ownerId: user.userId, modelId, endpointId },
      })
      await tx.run.create({
        data: {
          id: runId,
          submissionId,
          state: 'queued',
          queue: runQueue(runId),
          total: attempts.length,
          ...(budget === undefined ? {} : { budget }),
          ...(judges === undefined ? {} : { judgesRunId: judges }),
          ...(provenance === undefined ? {} : { provenance }),
          hasExclusive: attempts.some((a) => a.exclusive),
        },
      })
      // The place in the queue is by the database's clock: those of several sites may differ.
      await tx.$executeRaw`UPDATE runs SET queued_at = now() WHERE id = ${runId}::uuid`
      await insertAttempts(ctx, tx, runId, attempts)
    },
    { timeout: 120_000 },
  )
  await refreshStatistics(ctx, attempts.length)
  return { submissionId, runId }
}

/** Rows inserted at once that make the planner's idea of the queue too wrong to wait for autovacuum. */
const BURST = 1000

/** Without fresh statistics a claim after a burst of inserts takes the queue's index for a small one: 240 ms each. */
async function refreshStatistics(ctx: Context, inserted: number): Promise<void> {
  if (inserted < BURST) return
  try {
    await ctx.db.$executeRaw`ANALYZE pgboss.job_common`
    await ctx.db.$executeRaw`ANALYZE attempts`
  } catch {
    // A role that does not own the tables may not; autovacuum comes within a minute.
  }
}

/**
 * An endpoint without a key is one row however often it is named; one with a key is a row of its own, so that a
 * later submission can neither use nor replace the key of an earlier one.
 */
async function endpointFor(
  ctx: Context,
  tx: Tx,
  ownerId: string,
  modelId: string,
  model: Request['model'],
): Promise<string> {
  const openai = model.engine === 'openai'
  const identity = {
    ownerId,
    modelId,
    kind: openai ? ('openai' as const) : ('llama_cpp' as const),
    baseUrl: openai ? model.base_url : '',
    modelName: model.name,
  }
  const id = uuidv7()
  if (openai && model.api_key !== null) {
    await tx.endpoint.create({ data: { id, ...identity, keyCipher: seal(model.api_key, ctx.secretKey, id) } })
    return id
  }
  const known = await tx.endpoint.findFirst({ where: { ...identity, keyCipher: null }, select: { id: true } })
  if (known) return known.id
  await tx.endpoint.create({ data: { id, ...identity } })
  return id
}

/**
 * A model's name as a path segment.
 *
 * @example slugOf('Qwen/Qwen2.5-1.5B-Instruct') // 'qwen--qwen2.5-1.5b-instruct'
 */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('/', '--')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return slug === '' || slug === '.' || slug === '..' ? 'model' : slug
}
