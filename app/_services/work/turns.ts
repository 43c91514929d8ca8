import type { Context } from '../shared/context.ts'
import type { Tx } from '#db/index.ts'
import type { TurnReply, TurnsReply } from '#core/protocol/index.ts'
import { turnsRequest } from '#core/protocol/index.ts'
import { hashJson } from '#core/canonical-json.ts'
import type { z } from 'zod'
import { inTx, runQueue } from '../shared/queue.ts'
import { notify } from '../shared/notify.ts'
import { parseInput } from '../shared/parse.ts'
import { requireRunner } from '../shared/permit.ts'
import { lockRuns } from './finalise.ts'
import { nextMessages } from './messages.ts'
import { openDependents } from './dependents.ts'

type Turn = z.output<typeof turnsRequest>['turns'][number]

/** Postgres keeps neither NUL nor half a surrogate pair. */
function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed()
}

/**
 * Keeps the turns that a runner posts; each stands or falls by itself, all in one transaction. A turn is kept
 * once: the same post again gets the same reply, another content under the same number is a conflict. Work that
 * comes late is kept as long as nobody else has claimed the attempt. The reply is the next request of the
 * episode, or `done`; the attempt's job is completed in the same transaction as its last turn is kept.
 */
export async function postTurns(ctx: Context, input: unknown): Promise<TurnsReply> {
  const runner = requireRunner(ctx)
  const request = parseInput(turnsRequest, input)
  const ids = [...new Set(request.turns.map((t) => t.attempt))]
  return ctx.db.$transaction(
    async (tx) => {
      const owners = await tx.attempt.findMany({
        where: { id: { in: ids } },
        select: { id: true, runId: true },
      })
      await lockRuns(
        tx,
        owners.map((o) => o.runId),
      )
      await tx.$queryRaw`SELECT id FROM attempts WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`
      const state = await loadState(tx, ids)
      const replies: TurnReply[] = []
      const kept: Kept[] = []
      for (const turn of request.turns) replies.push(decide(state, runner.runnerId, turn, kept))
      if (kept.length > 0) await keep(ctx, tx, kept, request.provenance)
      return { turns: replies }
    },
    { timeout: 60_000 },
  )
}

interface AttemptState {
  id: string
  state: string
  runId: string
  runState: string
  suite: string
  version: string
  item: Parameters<typeof nextMessages>[2]
  turns: { n: number; output: string; finishReason: string | null; fence: number; postHash: string }[]
  holder: string | null
  leaseId: string | null
  /** the job's fence and state in the queue engine; null where the job is gone */
  job: { fence: number; state: string } | null
}

async function loadState(tx: Tx, ids: string[]): Promise<Map<string, AttemptState>> {
  const rows = await tx.attempt.findMany({
    where: { id: { in: ids } },
    include: {
      item: true,
      lease: { select: { runnerId: true } },
      turns: { select: { n: true, output: true, finishReason: true, fence: true, postHash: true } },
      run: {
        select: {
          state: true,
          submission: { select: { suiteVersion: { select: { suiteId: true, version: true } } } },
        },
      },
    },
  })
  const queues = [...new Set(rows.map((r) => runQueue(r.runId)))]
  const jobs = await tx.$queryRaw<{ id: string; state: string; retry_count: number }[]>`
    SELECT id, state::text, retry_count FROM pgboss.job
    WHERE name = ANY(${queues}::text[]) AND id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`
  const jobOf = new Map(jobs.map((j) => [j.id, { fence: j.retry_count, state: j.state }]))
  return new Map(
    rows.map((r) => [
      r.id,
      {
        id: r.id,
        state: r.state,
        runId: r.runId,
        runState: r.run.state,
        suite: r.run.submission.suiteVersion.suiteId,
        version: r.run.submission.suiteVersion.version,
        item: r.item,
        turns: r.turns,
        holder: r.lease?.runnerId ?? null,
        leaseId: r.leaseId,
        job: jobOf.get(r.id) ?? null,
      },
    ]),
  )
}

interface Kept {
  attempt: AttemptState
  turn: Turn
  postHash: string
  /** true where the attempt is complete with this turn */
  last: boolean
}

function decide(states: Map<string, AttemptState>, runnerId: string, turn: Turn, kept: Kept[]): TurnReply {
  const conflict = (message: string): TurnReply => ({ attempt: turn.attempt, status: 'conflict', message })
  const a = states.get(turn.attempt)
  // The same answer for an attempt that is somebody else's as for one that does not exist.
  if (!a || a.holder !== runnerId) return conflict('not your attempt')
  const postHash = hashJson({ ...turn, fence: null, attempt: null })
  const same = a.turns.find((t) => t.n === turn.n)
  if (same) {
    if (same.fence !== turn.fence || same.postHash !== postHash)
      return conflict(`turn ${String(turn.n)} is kept already, with other content or under another fence`)
    return replyAfter(a, turn)
  }
  if (a.runState === 'cancelling' || a.runState === 'cancelled')
    return { attempt: turn.attempt, status: 'cancelled' }
  if (a.state !== 'open') return conflict(`the attempt is ${a.state}`)
  if (!a.job || a.job.fence !== turn.fence || (a.job.state !== 'active' && a.job.state !== 'retry'))
    return conflict('another holder has claimed it since')
  if (turn.n !== a.turns.length) return conflict(`turn ${String(a.turns.length)} is the next one`)
  const expected = nextMessages(a.suite, a.version, a.item, a.turns)
  if (expected === null || expected.hash !== turn.prompt_hash)
    return conflict('the prompt that was answered is not the one that was given')
  a.turns.push({
    n: turn.n,
    output: storable(turn.output),
    finishReason: turn.finish_reason,
    fence: turn.fence,
    postHash,
  })
  const reply = replyAfter(a, turn)
  if (reply.status === 'done') a.state = 'answered'
  kept.push({ attempt: a, turn, postHash, last: reply.status === 'done' })
  return reply
}

/** What follows turn `turn.n`, computed from the turns up to it, so that a replay gets the reply of the first time. */
function replyAfter(a: AttemptState, turn: Turn): TurnReply {
  const upTo = a.turns.filter((t) => t.n <= turn.n)
  const next = turn.finish_reason === 'timed_out' ? null : nextMessages(a.suite, a.version, a.item, upTo)
  return next === null
    ? { attempt: turn.attempt, status: 'done' }
    : {
        attempt: turn.attempt,
        status: 'next',
        n: turn.n + 1,
        messages: next.messages,
        prompt_hash: next.hash,
      }
}

async function keep(
  ctx: Context,
  tx: Tx,
  kept: Kept[],
  provenance: Record<string, unknown> | undefined,
): Promise<void> {
  await tx.turn.createMany({
    data: kept.map(({ attempt, turn, postHash }) => ({
      attemptId: attempt.id,
      n: turn.n,
      promptHash: turn.prompt_hash,
      postHash,
      output: storable(turn.output),
      reasoning: turn.reasoning === null ? null : storable(turn.reasoning),
      finishReason: turn.finish_reason === null ? null : storable(turn.finish_reason),
      usage: { ...turn.usage },
      timing: { ...turn.timing },
      fence: turn.fence,
      leaseId: attempt.leaseId!,
    })),
  })
  const last = kept.filter((k) => k.last)
  const lastIds = last.map((k) => k.attempt.id)
  if (last.length > 0) {
    await tx.attempt.updateMany({
      where: { id: { in: lastIds } },
      data: { state: 'answered', answeredAt: new Date() },
    })
    await tx.heldAttempt.deleteMany({ where: { attemptId: { in: lastIds } } })
  }
  for (const runId of [...new Set(kept.map((k) => k.attempt.runId))].sort()) {
    const mine = kept.filter((k) => k.attempt.runId === runId)
    const done = mine.filter((k) => k.last)
    if (done.length > 0)
      // The jobs' rows are locked and their fences compared: late work, whose job waits again, is completed too.
      await ctx.queue.boss.complete(
        runQueue(runId),
        done.map((k) => k.attempt.id),
        null,
        { ...inTx(tx), includeQueued: true },
      )
    const sum = (f: (t: Turn) => number | null) => mine.reduce((s, k) => s + (f(k.turn) ?? 0), 0)
    await tx.$executeRaw`
      UPDATE runs SET answered = answered + ${done.length}, seq = seq + 1, error_streak = 0,
        prompt_tokens = prompt_tokens + ${sum((t) => t.usage.prompt_tokens)},
        completion_tokens = completion_tokens + ${sum((t) => t.usage.completion_tokens)},
        provenance = COALESCE(provenance, '{}'::jsonb) || ${JSON.stringify(provenance ?? {})}::jsonb
      WHERE id = ${runId}::uuid`
    await openDependents(
      ctx,
      tx,
      runId,
      done.map((k) => k.attempt.id),
    )
    await notify(tx, `run:${runId}`)
  }
  if (last.length > 0) await notify(tx, 'score')
}
