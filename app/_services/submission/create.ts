import type { Context } from '../shared/context.ts'
import { submissionRequest } from '#core/protocol/index.ts'
import { parseInput } from '../shared/parse.ts'
import { requireUser } from '../shared/permit.ts'
import { keepDrawn, keepSplitHash } from '../suite/draw.ts'
import { attemptRows } from './attempts.ts'
import { enqueue } from './enqueue.ts'
import { newRunFrom } from './new-run.ts'
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
  const { suite, plan, suiteVersionId } = prepared
  const drawnIds = prepared.drawn
    ? await keepDrawn(ctx.db, suite, suiteVersionId, prepared.drawn, prepared.splitsOwn)
    : []
  const itemIds = new Map([...prepared.itemIds, ...drawnIds])
  if (prepared.drawn && prepared.usual)
    await keepSplitHash(ctx.db, suiteVersionId, request.split, prepared.splitHash)
  const { submissionId, runId } = await enqueue(ctx, user, {
    ...newRunFrom(request, prepared),
    attempts: attemptRows(plan, itemIds),
  })
  return { submission: { id: submissionId }, run: { id: runId, url: `${ctx.siteUrl}/runs/${runId}` } }
}
