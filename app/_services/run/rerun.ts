import type { OutcomeName } from '#core/protocol/index.ts'
import { causeOf, submissionRequest } from '#core/protocol/index.ts'
import type { RunModel, Tx } from '#db/index.ts'
import { uuidv7 } from '#lib/ids.ts'
import type { Context } from '../shared/context.ts'
import { ServiceError } from '../shared/errors.ts'
import { notify } from '../shared/notify.ts'
import { requireOwner } from '../shared/permit.ts'
import { createRunQueue, inTx, jobPriority, runQueue } from '../shared/queue.ts'
import { logRun } from '../shared/run-log.ts'
import { transact } from '../shared/transact.ts'
import { prepareSubmission } from '../submission/prepare.ts'
import type { Final } from '../work/finalise.ts'
import { addFinals } from '../work/finalise.ts'
import type { KeptBudget } from './budget.ts'
import { keptBudget } from './budget.ts'

export interface Rerun {
  run: { id: string; url: string }
  /** attempts whose answers are taken over */
  reused: number
  /** attempts that are made anew */
  again: number
}

interface OldAttempt {
  id: string
  item_id: string
  sample: number
  arm: string
  depends_on: string[] | null
  phase: number
  exclusive: boolean
  state: string
  outcome: OutcomeName | null
  score: number | null
  correct: boolean | null
  reason: string | null
  has_turns: boolean
}

/** What becomes of an attempt: its score is taken over, its answer is scored anew, or it is made anew. */
type Fate = 'kept' | 'scored_anew' | 'anew'

/**
 * Makes a new run of the same submission that takes over every attempt with an outcome of the model's, scores anew
 * those whose answer only the scorer lost, and makes anew those that the plumbing lost, were skipped or cancelled. A
 * budget counts what the new run itself uses. When the new run is published, it stands in the place of the old one.
 *
 * Fails with `conflict` for a run that goes on, that has lost nothing, that another rerun completes already, or whose
 * suite has changed since.
 */
export async function rerunRun(ctx: Context, runId: string): Promise<Rerun> {
  const old = await ctx.db.run.findUnique({
    where: { id: runId },
    include: { submission: { include: { suiteVersion: true, endpoint: true } } },
  })
  if (!old) throw new ServiceError('not_found', 'there is no such run')
  requireOwner(ctx, old.submission.ownerId)
  await checkSameProtocol(ctx, old.submission)
  const id = uuidv7()
  await createRunQueue(ctx.queue, id)
  const counts = await transact(ctx, (tx) => copyRun(ctx, tx, old, id), { timeout: 120_000 })
  return { run: { id, url: `${ctx.siteUrl}/runs/${id}` }, ...counts }
}

/** Answers under two protocols must not come together in one run. */
async function checkSameProtocol(
  ctx: Context,
  s: {
    split: string
    options: unknown
    settings: unknown
    protocolKey: string
    endpoint: { kind: 'openai' | 'llama_cpp' }
    suiteVersion: { suiteId: string; version: string }
  },
): Promise<void> {
  const { samples, max_tokens, timeout_s } = s.settings as Record<string, number>
  // The endpoint's name and address do not matter to the protocol.
  const request = submissionRequest.parse({
    suite: s.suiteVersion.suiteId,
    split: s.split,
    model: { engine: 'llama-cpp', name: 'any' },
    settings: { samples, max_tokens, timeout_s },
    options: s.options,
  })
  const now = await prepareSubmission(ctx, request, { bodies: false })
  if (now.suite.version !== s.suiteVersion.version || now.protocolKey !== s.protocolKey)
    throw new ServiceError(
      'conflict',
      'the suite has changed since that run (items, prompts, scorer or limits): submit a new run instead',
    )
}

function fateOf(a: OldAttempt): Fate {
  if (a.outcome === null || !a.has_turns) return 'anew'
  if (causeOf(a.outcome) === 'model') return 'kept'
  return a.state === 'scored' ? 'scored_anew' : 'anew'
}

async function copyRun(
  ctx: Context,
  tx: Tx,
  old: RunModel,
  id: string,
): Promise<{ reused: number; again: number }> {
  const [now] = await tx.$queryRaw<{ state: string }[]>`
    SELECT state::text FROM runs WHERE id = ${old.id}::uuid FOR NO KEY UPDATE`
  if (now?.state !== 'done' && now?.state !== 'cancelled')
    throw new ServiceError(
      'conflict',
      `the run is ${String(now?.state)}: only one that has ended can be rerun`,
    )
  const other = await tx.run.findFirst({
    where: { rerunOfId: old.id, state: { not: 'cancelled' } },
    select: { id: true },
  })
  if (other)
    throw new ServiceError('conflict', `run ${other.id} completes it already: look at that one, or rerun it`)
  const attempts = await tx.$queryRaw<OldAttempt[]>`
    SELECT a.id, a.item_id, a.sample, a.arm, a.depends_on, a.phase, a.exclusive, a.state::text, a.outcome::text,
      a.score, a.correct, a.reason, EXISTS (SELECT 1 FROM turns t WHERE t.attempt_id = a.id) AS has_turns
    FROM attempts a WHERE a.run_id = ${old.id}::uuid ORDER BY a.id`
  const fates = new Map(attempts.map((a) => [a.id, fateOf(a)]))
  const kept = attempts.filter((a) => fates.get(a.id) === 'kept')
  const unscored = attempts.filter((a) => fates.get(a.id) === 'scored_anew')
  const anew = attempts.filter((a) => fates.get(a.id) === 'anew')
  if (anew.length + unscored.length === 0)
    throw new ServiceError('conflict', 'that run lost nothing: there is nothing to make anew')
  const ids = new Map(attempts.map((a) => [a.id, uuidv7()]))
  await insertRun(tx, old, id, attempts.length, unscored.length)
  await insertCopies(tx, id, attempts, fates, ids)
  const answered = [...kept, ...unscored].map((a) => ({ was: a.id, id: ids.get(a.id)! }))
  await copyAnswers(tx, answered, new Set(kept.map((a) => a.id)))
  await addFinals(tx, id, finalsOf(kept, ids), kept.length)
  await countTokens(tx, id, keptBudget(old.budget))
  const open = anew.filter((a) => !waits(a, fates))
  await ctx.queue.boss.insert(
    runQueue(id),
    open.map((a) => ({ id: ids.get(a.id)!, priority: jobPriority(a.phase, a.exclusive) })),
    inTx(tx),
  )
  const reused = kept.length + unscored.length
  await logRun(tx, id, 'info', 'rerun', `takes over ${String(reused)} attempts of run ${old.id}`)
  await notify(tx, unscored.length > 0 ? 'score' : 'settle')
  return { reused, again: anew.length }
}

/** Whether an attempt that is made anew has to wait for another one that is. */
function waits(a: OldAttempt, fates: ReadonlyMap<string, Fate>): boolean {
  return (a.depends_on ?? []).some((p) => fates.get(p) === 'anew')
}

async function insertRun(tx: Tx, old: RunModel, id: string, total: number, answered: number): Promise<void> {
  await tx.run.create({
    data: {
      id,
      submissionId: old.submissionId,
      rerunOfId: old.id,
      judgesRunId: old.judgesRunId,
      state: 'queued',
      queue: runQueue(id),
      // The answers that are taken over came from there: others must not come from elsewhere.
      fingerprint: old.fingerprint,
      provenance: old.provenance ?? {},
      total,
      answered,
      hasExclusive: old.hasExclusive,
      ...(old.budget === null ? {} : { budget: old.budget }),
    },
  })
  await tx.$executeRaw`UPDATE runs SET queued_at = now() WHERE id = ${id}::uuid`
}

/** Rows written with one statement. */
const AT_ONCE = 5000

async function insertCopies(
  tx: Tx,
  runId: string,
  attempts: readonly OldAttempt[],
  fates: ReadonlyMap<string, Fate>,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = attempts.map((a) => {
    const fate = fates.get(a.id)!
    return {
      was: a.id,
      id: ids.get(a.id)!,
      kept: fate === 'kept',
      // What a judge judges is of another run, and stays there.
      depends_on: (a.depends_on ?? []).map((p) => ids.get(p) ?? p),
      state:
        fate === 'kept'
          ? 'scored'
          : fate === 'scored_anew'
            ? 'answered'
            : waits(a, fates)
              ? 'blocked'
              : 'open',
    }
  })
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tx.$executeRaw`
      INSERT INTO attempts (id, run_id, item_id, sample, arm, depends_on, phase, exclusive, state, outcome, score,
        correct, reason, answered_at, final_at)
      SELECT x.id, ${runId}::uuid, a.item_id, a.sample, a.arm, x.depends_on, a.phase, a.exclusive,
        x.state::"AttemptState", CASE WHEN x.kept THEN a.outcome END, CASE WHEN x.kept THEN a.score END,
        CASE WHEN x.kept THEN a.correct END, CASE WHEN x.kept THEN a.reason END,
        CASE WHEN x.state IN ('scored', 'answered') THEN now() END, CASE WHEN x.kept THEN now() END
      FROM jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + AT_ONCE))}::jsonb)
        AS x(was uuid, id uuid, kept boolean, depends_on uuid[], state text) JOIN attempts a ON a.id = x.was`
}

/** The turns of attempts that are taken over, and the verdicts on those that are not scored anew. */
async function copyAnswers(
  tx: Tx,
  answered: readonly { was: string; id: string }[],
  kept: ReadonlySet<string>,
): Promise<void> {
  const pairs = JSON.stringify(answered)
  await tx.$executeRaw`
    INSERT INTO turns (attempt_id, n, prompt_hash, post_hash, output, reasoning, finish_reason, usage, timing, fence,
      lease_id, created_at)
    SELECT x.id, t.n, t.prompt_hash, t.post_hash, t.output, t.reasoning, t.finish_reason, t.usage, t.timing, t.fence,
      t.lease_id, t.created_at
    FROM jsonb_to_recordset(${pairs}::jsonb) AS x(was uuid, id uuid) JOIN turns t ON t.attempt_id = x.was`
  await tx.$executeRaw`
    INSERT INTO scores (attempt_id, protocol_key, scorer_version, outcome, score, correct, detail, ms, created_at)
    SELECT x.id, s.protocol_key, s.scorer_version, s.outcome, s.score, s.correct, s.detail, s.ms, s.created_at
    FROM jsonb_to_recordset(${JSON.stringify(answered.filter((a) => kept.has(a.was)))}::jsonb)
      AS x(was uuid, id uuid) JOIN scores s ON s.attempt_id = x.was`
}

function finalsOf(kept: readonly OldAttempt[], ids: ReadonlyMap<string, string>): Final[] {
  return kept.map((a) => ({
    attemptId: ids.get(a.id)!,
    itemId: a.item_id,
    outcome: a.outcome!,
    score: a.score,
    correct: a.correct,
    reason: a.reason,
  }))
}

/** A row of a board shows what its answers took; the budget is for what this run itself asks. */
async function countTokens(tx: Tx, runId: string, budget: KeptBudget | null): Promise<void> {
  const [used] = await tx.$queryRaw<{ prompt: number; completion: number }[]>`
    UPDATE runs SET prompt_tokens = u.prompt, completion_tokens = u.completion
    FROM (
      SELECT COALESCE(sum((t.usage->>'prompt_tokens')::bigint), 0)::bigint AS prompt,
        COALESCE(sum((t.usage->>'completion_tokens')::bigint), 0)::bigint AS completion
      FROM turns t JOIN attempts a ON a.id = t.attempt_id WHERE a.run_id = ${runId}::uuid
    ) u WHERE id = ${runId}::uuid
    RETURNING u.prompt::float8 AS prompt, u.completion::float8 AS completion`
  if (budget === null || !used) return
  const reused = { promptTokens: used.prompt, completionTokens: used.completion }
  await tx.run.update({ where: { id: runId }, data: { budget: { ...budget, reused } } })
}
