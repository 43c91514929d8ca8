import type { z } from 'zod'
import type { Tx } from '#db/index.ts'
import type { Context } from '../shared/context.ts'
import type { Requirements, Settings } from '#core/protocol/index.ts'
import { submissionRequest } from '#core/protocol/index.ts'
import { configurationKey } from '#core/suites/index.ts'
import { uuidv7 } from '#lib/ids.ts'
import { seal } from '#lib/seal.ts'
import { createRunQueue, runQueue } from '../shared/queue.ts'
import { parseInput } from '../shared/parse.ts'
import { requireUser } from '../shared/permit.ts'
import { keepDrawn, keepSplitHash } from '../suite/draw.ts'
import { attemptRows, insertAttempts } from './attempts.ts'
import { prepareSubmission } from './prepare.ts'

export interface CreatedSubmission {
  submission: { id: string }
  run: { id: string; url: string }
}

/**
 * Takes a request to evaluate one model configuration, and queues its run: model, endpoint (its key encrypted),
 * submission, run, attempts and their jobs come into being in one transaction, or not at all.
 *
 * Fails with `invalid` for an unknown suite, split or option (the message lists what exists) and for malformed
 * settings, with `conflict` where drawn items differ from those that are here already.
 */
export async function createSubmission(ctx: Context, input: unknown): Promise<CreatedSubmission> {
  const user = requireUser(ctx)
  const request = parseInput(submissionRequest, input)
  const prepared = await prepareSubmission(ctx, request, { bodies: false })
  const { suite, settings, plan, suiteVersionId } = prepared
  const drawnIds = prepared.drawn
    ? await keepDrawn(ctx.db, suite, suiteVersionId, prepared.drawn, prepared.splitsOwn)
    : []
  const itemIds = new Map([...prepared.itemIds, ...drawnIds])
  if (prepared.drawn && prepared.usual)
    await keepSplitHash(ctx.db, suiteVersionId, request.split, prepared.splitHash)
  const name = request.display_name ?? request.model.name
  const configuration = configurationOf(name, settings)
  const requirements: Requirements = {
    engine: request.model.engine,
    ...(request.model.engine === 'llama-cpp' ? { model: request.model.name } : {}),
  }

  const attempts = attemptRows(plan, itemIds)
  const runId = uuidv7()
  await createRunQueue(ctx.queue, runId)
  const submissionId = uuidv7()
  await ctx.db.$transaction(
    async (tx) => {
      const slug = slugOf(name)
      // Two first submissions of a model may come at the same time: then one makes it, and the other finds it.
      await tx.$executeRaw`
        INSERT INTO models (id, slug, name, owner_id)
        VALUES (${uuidv7()}::uuid, ${slug}, ${name}, ${user.userId}::uuid) ON CONFLICT (slug) DO NOTHING`
      const model = await tx.model.findUniqueOrThrow({ where: { slug } })
      const endpoint = await endpointFor(ctx, tx, user.userId, model.id, request.model)
      await tx.submission.create({
        data: {
          id: submissionId,
          ownerId: user.userId,
          suiteVersionId,
          split: request.split,
          modelId: model.id,
          endpointId: endpoint,
          settings: { ...settings },
          requirements: { ...requirements },
          options: prepared.options as object,
          protocolKey: prepared.protocolKey,
          configurationKey: configurationKey(configuration),
          configuration: { ...configuration },
          publish: request.publish,
        },
      })
      await tx.run.create({
        data: {
          id: runId,
          submissionId,
          state: 'queued',
          queue: runQueue(runId),
          total: attempts.length,
          ...(request.budget === undefined ? {} : { budget: request.budget }),
          hasExclusive: plan.some((a) => a.exclusive),
          queuedAt: new Date(),
        },
      })
      await insertAttempts(ctx, tx, runId, attempts)
    },
    { timeout: 120_000 },
  )
  await refreshStatistics(ctx, attempts.length)
  return { submission: { id: submissionId }, run: { id: runId, url: `${ctx.siteUrl}/runs/${runId}` } }
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
  model: z.output<typeof submissionRequest>['model'],
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

function configurationOf(model: string, s: Settings): Parameters<typeof configurationKey>[0] {
  return {
    model,
    sampling: { temperature: s.temperature, top_p: s.top_p, ...(s.seed === null ? {} : { seed: s.seed }) },
    thinking: s.thinking,
    samples: s.samples,
  }
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
