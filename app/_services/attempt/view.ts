import type { Context } from '../shared/context.ts'
import type { AttemptState } from '#db/index.ts'
import type { OutcomeName } from '#core/protocol/index.ts'
import type { AttemptPlace, ChatMessage, Judgement, ItemPublic, TurnRecord } from '#core/suites/index.ts'
import { hashJson } from '#core/canonical-json.ts'
import { SUITES } from '#core/suites/index.ts'
import { loadJudgements } from '../judging/load.ts'
import { itemPublic } from '../shared/items.ts'
import { uuidOf } from '../shared/parse.ts'
import { placesOf } from '../work/places.ts'
import { isPublicSplit } from '../suite/view.ts'
import { ServiceError } from '../shared/errors.ts'

export interface TurnView {
  n: number
  /** what was sent for this turn, regenerated */
  messages: ChatMessage[]
  output: string
  reasoning: string | null
  finishReason: string | null
  usage: Record<string, unknown>
  timing: Record<string, unknown>
}

export interface AttemptView {
  id: string
  run: string
  suite: string
  split: string
  model: string
  modelSlug: string
  item: ItemPublic
  sample: number
  samples: number
  /** '' where the suite has no arms */
  arm: string
  state: AttemptState
  outcome: OutcomeName | null
  score: number | null
  correct: boolean | null
  reason: string | null
  turns: TurnView[]
  /** the item's key: public splits only, which is all that gets this far */
  key: unknown
  /** the scorer's own result, in the suite's shape; null where it was never scored */
  detail: unknown
  scorer: { version: string; ms: number } | null
  /** what judges said of it */
  judgements: readonly Judgement[]
  /** the attempt that it judges */
  judged: string | null
  /** neighbours in the run's order */
  previous: string | null
  next: string | null
}

/**
 * One attempt, with statement, output, key and the scorer's reasons. Of held-out splits nothing is told, to nobody:
 * `forbidden`. Anyone may look at the rest.
 */
export async function viewAttempt(ctx: Pick<Context, 'db'>, attemptId: string): Promise<AttemptView> {
  const id = uuidOf(attemptId, 'attempt')
  // The key is left out of this query on purpose: it is fetched once the split is known to be public.
  const attempt = await ctx.db.attempt.findUnique({
    where: { id },
    include: {
      item: true,
      turns: { orderBy: { n: 'asc' } },
      scores: { orderBy: { createdAt: 'desc' } },
      run: { include: { submission: { include: { model: true, suiteVersion: true } } } },
    },
  })
  if (!attempt) throw new ServiceError('not_found', 'there is no such attempt')
  const { submission } = attempt.run
  const suiteId = submission.suiteVersion.suiteId
  if (!isPublicSplit(suiteId, submission.split))
    throw new ServiceError(
      'forbidden',
      'this attempt belongs to a held-out split, of which only aggregates are shown',
    )
  const [key, [previous, next], { byAttempt }] = await Promise.all([
    ctx.db.itemKey.findUnique({ where: { itemId: attempt.itemId } }),
    neighbours(ctx, attempt),
    loadJudgements(ctx.db, [attempt.runId]),
  ])
  const item = itemPublic(attempt.item, suiteId, submission.suiteVersion.version)
  const score = attempt.scores.find((s) => s.protocolKey === submission.protocolKey) ?? attempt.scores[0]
  const settings = submission.settings as { samples?: number }
  const own = { sample: attempt.sample, arm: attempt.arm, depends_on: attempt.dependsOn }
  const place = (await placesOf(ctx.db, [own])).get(own)!
  return {
    id,
    run: attempt.runId,
    suite: suiteId,
    split: submission.split,
    model: submission.model.name,
    modelSlug: submission.model.slug,
    item,
    sample: attempt.sample,
    samples: settings.samples ?? 1,
    arm: attempt.arm,
    state: attempt.state,
    outcome: attempt.outcome,
    score: attempt.score,
    correct: attempt.correct,
    reason: attempt.reason,
    turns: attempt.turns.map((turn, i) => ({
      n: turn.n,
      messages: messagesBefore(suiteId, item, attempt.turns, i, place),
      output: turn.output,
      reasoning: turn.reasoning,
      finishReason: turn.finishReason,
      usage: turn.usage as Record<string, unknown>,
      timing: turn.timing as Record<string, unknown>,
    })),
    key: key?.key ?? null,
    detail: score?.detail ?? null,
    scorer: score ? { version: score.scorerVersion, ms: score.ms } : null,
    judgements: byAttempt.get(id) ?? [],
    judged: attempt.run.judgesRunId === null ? null : (attempt.dependsOn[0] ?? null),
    previous,
    next,
  }
}

interface RunPlace {
  id: string
  runId: string
  itemId: string
  sample: number
  arm: string
}

/** The attempts before and after this one in the order of the run's table. */
async function neighbours(ctx: Pick<Context, 'db'>, a: RunPlace): Promise<[string | null, string | null]> {
  const [before, after] = await Promise.all([
    ctx.db.$queryRaw<{ id: string }[]>`
      SELECT id FROM attempts
      WHERE run_id = ${a.runId}::uuid AND (item_id, sample, arm) < (${a.itemId}::uuid, ${a.sample}::int, ${a.arm}::text)
      ORDER BY item_id DESC, sample DESC, arm DESC LIMIT 1`,
    ctx.db.$queryRaw<{ id: string }[]>`
      SELECT id FROM attempts
      WHERE run_id = ${a.runId}::uuid AND (item_id, sample, arm) > (${a.itemId}::uuid, ${a.sample}::int, ${a.arm}::text)
      ORDER BY item_id, sample, arm LIMIT 1`,
  ])
  return [before[0]?.id ?? null, after[0]?.id ?? null]
}

/**
 * The request that was sent for the `i`th turn, made anew from the turns before it. Empty where this site's code makes
 * another one by now: the turn keeps the hash of what was sent.
 */
function messagesBefore(
  suiteId: string,
  item: ItemPublic,
  turns: readonly { output: string; finishReason: string | null; promptHash: string }[],
  i: number,
  place: AttemptPlace,
): ChatMessage[] {
  const suite = SUITES.find((s) => s.id === suiteId)
  if (!suite) return []
  const records = turns.slice(0, i).map((t, n): TurnRecord => ({
    n: n + 1,
    output: t.output,
    finish_reason: t.finishReason,
  }))
  try {
    const next = suite.nextTurn(item, records, place)
    return next.kind === 'messages' && hashJson(next.messages) === turns[i]!.promptHash ? next.messages : []
  } catch {
    // An item of another time, whose body this code no longer reads: the page shows the rest.
    return []
  }
}
