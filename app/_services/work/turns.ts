import type { Context } from '../shared/context.ts'
import type { TurnReply, TurnsReply } from '#core/protocol/index.ts'
import { turnsRequest } from '#core/protocol/index.ts'
import { hashJson } from '#lib/hash.ts'
import { parseInput } from '../shared/parse.ts'
import { requireRunner } from '../shared/permit.ts'
import { transact } from '../shared/transact.ts'
import { isGivenOut } from './given-out.ts'
import type { Kept, Turn } from './keep-turns.ts'
import { keepTurns } from './keep-turns.ts'
import { nextMessages } from './messages.ts'
import { storable } from './storable.ts'
import type { AttemptState } from './turn-state.ts'
import { loadState } from './turn-state.ts'

/**
 * Keeps the turns that a runner posts; each stands or falls by itself, all in one transaction. A turn is kept
 * once: the same post again gets the same reply, another content under the same number is a conflict. Work that
 * comes late is kept as long as nobody else has claimed the attempt. The reply is the next request of the
 * episode, or `done`; the attempt's job is completed in the same transaction as its last turn is kept. `give_back`
 * names the runs that give out nothing more, so that their end does not wait for a heartbeat.
 */
export async function postTurns(ctx: Context, input: unknown): Promise<TurnsReply> {
  const runner = requireRunner(ctx)
  const request = parseInput(turnsRequest, input)
  const ids = [...new Set(request.turns.map((t) => t.attempt))]
  return transact(
    ctx,
    async (tx) => {
      // Whatever changes an open attempt or its job holds its run's lock: what is read after it stays as it is.
      await tx.$queryRaw`
        SELECT id FROM runs WHERE id IN (SELECT run_id FROM attempts WHERE id = ANY(${ids}::uuid[]))
        ORDER BY id FOR NO KEY UPDATE`
      const state = await loadState(tx, ids)
      const replies: TurnReply[] = []
      const kept: Kept[] = []
      for (const turn of request.turns) replies.push(decide(state, runner.runnerId, turn, kept))
      const stopped = kept.length > 0 ? await keepTurns(ctx, tx, kept, request.provenance) : []
      return { turns: replies, give_back: closedRuns(state, runner.runnerId, stopped) }
    },
    { timeout: 60_000 },
  )
}

/** Of the runs whose attempts this runner holds, those that give out nothing more; `stopped` are so since just now. */
function closedRuns(
  states: ReadonlyMap<string, AttemptState>,
  runnerId: string,
  stopped: readonly string[],
): string[] {
  const closed = [...states.values()].filter(
    (a) => a.holder === runnerId && (a.runStopped || !isGivenOut(a.runState)),
  )
  return [...new Set([...closed.map((a) => a.runId), ...stopped])]
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
  if (a.job?.fence !== turn.fence || (a.job.state !== 'active' && a.job.state !== 'retry'))
    return conflict('another holder has claimed it since')
  if (turn.n !== a.turns.length) return conflict(`turn ${String(a.turns.length)} is the next one`)
  const expected = nextMessages(a.suite, a.version, a.item, a.turns, a.place)
  if (expected?.hash !== turn.prompt_hash)
    return conflict('the prompt that was answered is not the one that was given')
  a.turns.push({
    n: turn.n,
    output: storable(turn.output),
    finishReason: turn.finish_reason,
    fence: turn.fence,
    postHash,
  })
  const reply = replyAfter(a, turn)
  if (a.runStopped && reply.status === 'next') {
    // An episode that would have to go on cannot be finished any more.
    a.turns.pop()
    return { attempt: turn.attempt, status: 'cancelled' }
  }
  if (reply.status === 'done') a.state = 'answered'
  kept.push({ attempt: a, turn, postHash, last: reply.status === 'done' })
  return reply
}

/** What follows turn `turn.n`, computed from the turns up to it, so that a replay gets the reply of the first time. */
function replyAfter(a: AttemptState, turn: Turn): TurnReply {
  const upTo = a.turns.filter((t) => t.n <= turn.n)
  const next =
    turn.finish_reason === 'timed_out' ? null : nextMessages(a.suite, a.version, a.item, upTo, a.place)
  return next === null
    ? { attempt: turn.attempt, status: 'done' }
    : {
        attempt: turn.attempt,
        status: 'next',
        n: turn.n + 1,
        messages: next.messages,
        prompt_hash: next.hash,
        max_output_tokens: next.maxOutputTokens,
      }
}
