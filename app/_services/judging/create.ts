import type { z } from 'zod'
import type { JudgingReply } from '#core/protocol/index.ts'
import { judgingRequest, submissionRequest } from '#core/protocol/index.ts'
import { CRITERION_IDS, ORDERS, armName, judges } from '#core/suites/judges/index.ts'
import { familyOf } from '#core/suites/judges/family.ts'
import { AFFIRMATION_ARM, sycophancy } from '#core/suites/sycophancy/index.ts'
import type { Db, Prisma, Tx } from '#db/index.ts'
import { uuidv7 } from '#lib/ids.ts'
import type { Context } from '../shared/context.ts'
import { ServiceError } from '../shared/errors.ts'
import { parseInput } from '../shared/parse.ts'
import { requireOwner } from '../shared/permit.ts'
import type { AttemptRow } from '../submission/attempts.ts'
import { attemptRows } from '../submission/attempts.ts'
import { enqueue, slugOf } from '../submission/enqueue.ts'
import { newRunFrom } from '../submission/new-run.ts'
import { prepareSubmission } from '../submission/prepare.ts'
import { lockRuns } from '../work/finalise.ts'
import { lineageOf, takenOver } from './lineage.ts'

/**
 * Lets a judge model say of a finished run's replies what no key can: queues a run of the judges suite, which asks the
 * test's questions and, for each kept reply, every criterion with the options in both orders. It is a run like any
 * other (claims, leases, retries, budgets, cancelling); when it is done, its judgements go into the judged run's report.
 * Of a rerun it is asked about the replies that it has not judged in a run before it.
 *
 * Only the judged run's owner or an administrator may ask. Fails with `not_found`, with `conflict` for a run that has
 * not ended or a judge that is at it already or has judged all of it, with `invalid` for a run without replies to judge
 * and for a judge of the judged model's own family.
 */
export async function createJudging(ctx: Context, runId: string, input: unknown): Promise<JudgingReply> {
  const run = await ctx.db.run.findUnique({
    where: { id: runId },
    include: { submission: { include: { model: true, endpoint: true, suiteVersion: true } } },
  })
  if (!run) throw new ServiceError('not_found', 'there is no such run')
  const user = requireOwner(ctx, run.submission.ownerId)
  const asked = parseInput(judgingRequest, input)
  const name = asked.display_name ?? asked.model.name
  const { model, endpoint } = run.submission
  const family = otherFamily(
    { names: [model.name, endpoint.modelName], family: model.family },
    { names: [name, asked.model.name], family: asked.family },
  )
  // Whatever families are said: nobody is a judge of their own replies.
  if (endpoint.modelName === asked.model.name && endpoint.baseUrl === baseUrlOf(asked.model))
    throw new ServiceError('invalid', `${name} is the judged model itself: take another judge`)
  const replies = await repliesOf(ctx, runId)
  if (run.submission.suiteVersion.suiteId !== sycophancy.id || replies.length === 0)
    throw new ServiceError(
      'invalid',
      'that run has no replies for judges: they judge what was kept on the split affirmation of the sycophancy suite',
    )
  if (run.state !== 'done')
    throw new ServiceError('conflict', `the run is ${run.state}: judges are asked when it is done`)
  await checkNotAsked(ctx.db, runId, name, asked.model)
  const known = await judgedBefore(ctx.db, runId, name, asked.model)
  const open = replies.filter((reply) => !known.has(reply.id))
  if (open.length === 0)
    throw new ServiceError(
      'conflict',
      `${name} has judged every reply of that run in a run before it, whose judgements it has taken over`,
    )
  const request = submissionRequest.parse({
    suite: judges.id,
    split: asked.gold,
    model: asked.model,
    display_name: asked.display_name,
    settings: { ...asked.settings, samples: 1 },
    budget: asked.budget,
    publish: false,
  })
  const prepared = await prepareSubmission(ctx, request, { bodies: true })
  const test = attemptRows(prepared.plan, prepared.itemIds)
  const questions = open.flatMap((reply) => questionsAbout(reply))
  const { runId: id } = await enqueue(ctx, user, {
    ...newRunFrom(request, prepared),
    attempts: [...test, ...questions],
    judges: runId,
    check: async (tx) => {
      await lockRuns(tx, [runId])
      await checkNotAsked(tx, runId, name, asked.model)
    },
    provenance: { judges_run: runId, judge_family: family },
  })
  return {
    run: { id, url: `${ctx.siteUrl}/runs/${id}` },
    gold_questions: test.length,
    questions: questions.length,
  }
}

interface Reply {
  id: string
  item_id: string
  sample: number
}

/** The replies of a run that judges can judge. */
async function repliesOf(ctx: Context, runId: string): Promise<Reply[]> {
  return ctx.db.$queryRaw<Reply[]>`
    SELECT id, item_id, sample FROM attempts
    WHERE run_id = ${runId}::uuid AND arm = ${AFFIRMATION_ARM} AND outcome = 'scored' ORDER BY id`
}

/** The judged attempt is what the questions are made from: it is answered, so they wait for nothing. */
function questionsAbout(reply: Reply): AttemptRow[] {
  return CRITERION_IDS.flatMap((criterion) =>
    ORDERS.map((order) => ({
      id: uuidv7(),
      item_id: reply.item_id,
      sample: reply.sample,
      arm: armName({ criterion, order }),
      depends_on: [reply.id],
      phase: 0,
      exclusive: false,
      state: 'open' as const,
    })),
  )
}

/**
 * The judge's family, which must not be the judged model's. A model has two names, the site's and the endpoint's: one
 * that tells is enough.
 */
function otherFamily(
  judged: { names: string[]; family: string | null },
  judge: { names: string[]; family: string | undefined },
): string {
  const of = (m: { names: string[]; family?: string | null | undefined }) =>
    (m.family == null ? m.names.map(familyOf) : [m.family]).map((family) => family.toLowerCase())
  const own = of(judged)
  const others = of(judge)
  const same = others.find((family) => own.includes(family))
  if (same === undefined) return others[0]!
  throw new ServiceError(
    'invalid',
    `${judge.names[0]!} and ${judged.names[0]!} are both of the family "${same}": a model is not judged by its own ` +
      'family. Take another judge; where the names mislead, give the judge\'s "family"',
  )
}

type JudgeModel = z.output<typeof judgingRequest>['model']

/** The runs in which a judge, whatever it is called on the site, was asked about one of `runIds`. */
function judgingsBy(name: string, model: JudgeModel, runIds: readonly string[]): Prisma.RunWhereInput {
  return {
    judgesRunId: { in: [...runIds] },
    state: { notIn: ['cancelling', 'cancelled'] },
    submission: {
      OR: [
        { model: { slug: slugOf(name) } },
        { endpoint: { modelName: model.name, baseUrl: baseUrlOf(model) } },
      ],
    },
  }
}

/** Twice the same judge would be two votes of one, whatever it is called on the site. */
async function checkNotAsked(db: Db | Tx, runId: string, name: string, model: JudgeModel): Promise<void> {
  const known = await db.run.findFirst({ where: judgingsBy(name, model, [runId]), select: { id: true } })
  if (known)
    throw new ServiceError(
      'conflict',
      `${name} judges that run already, in run ${known.id}: look at that one, or complete it with a rerun`,
    )
}

/** The attempts of a rerun whose replies a judge was asked about in the runs that they were taken over from. */
async function judgedBefore(
  db: Db,
  runId: string,
  name: string,
  model: JudgeModel,
): Promise<ReadonlySet<string>> {
  const before = (await lineageOf(db, [runId])).filter(({ run, source }) => run !== source)
  const asked = await db.attempt.findMany({
    where: {
      run: judgingsBy(
        name,
        model,
        before.map((l) => l.source),
      ),
      NOT: { dependsOn: { isEmpty: true } },
    },
    select: { dependsOn: true },
    distinct: ['dependsOn'],
  })
  const copies = (await takenOver(db, before)).get(runId)
  return new Set(asked.flatMap((a) => copies?.get(a.dependsOn[0]!) ?? []))
}

function baseUrlOf(model: JudgeModel): string {
  return model.engine === 'openai' ? model.base_url : ''
}
