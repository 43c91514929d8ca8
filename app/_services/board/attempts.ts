import type { AtK, OutcomeName } from '#core/protocol/index.ts'
import type { Context } from '../shared/context.ts'
import type { Answer } from './answers.ts'
import { formulaOptions, joinAnswers } from './answers.ts'
import type { ItemAttempts } from './at-k.ts'
import { atKs } from './at-k.ts'
import { pause } from './pause.ts'

interface AttemptRow {
  item_id: string
  outcome: OutcomeName
  score: number
  correct: boolean | null
  form: string | null
}

interface ItemBody {
  id: string
  cluster: string
  body: unknown
}

/** Items whose attempts are read at once: the scorers' details that hold the forms are large. */
const CHUNK = 50

/**
 * pass@k, best@k and cons@k of the runs of one row, from their attempts and the forms that the scorer kept.
 * Takes about half a second a thousand attempts of which no two look alike; nothing of it is in a transaction.
 */
export async function atKOfRuns(
  ctx: Pick<Context, 'db'>,
  input: { suite: string; protocolKey: string; runIds: readonly string[]; samples: number },
): Promise<AtK[]> {
  const { suite, protocolKey, runIds, samples } = input
  const items = await ctx.db.$queryRaw<ItemBody[]>`
    SELECT id, cluster, body FROM items
    WHERE id IN (SELECT item_id FROM item_sums WHERE run_id = ANY(${[...runIds]}::uuid[])) ORDER BY id`
  const all: ItemAttempts[] = []
  for (let from = 0; from < items.length; from += CHUNK) {
    const chunk = items.slice(from, from + CHUNK)
    const byItem = await attemptsOf(
      ctx,
      protocolKey,
      runIds,
      chunk.map((i) => i.id),
    )
    for (const item of chunk) all.push(await itemAttempts(suite, item, byItem.get(item.id) ?? []))
    await pause()
  }
  return atKs(all, samples)
}

async function attemptsOf(
  ctx: Pick<Context, 'db'>,
  protocolKey: string,
  runIds: readonly string[],
  itemIds: readonly string[],
): Promise<Map<string, AttemptRow[]>> {
  const rows = await ctx.db.$queryRaw<AttemptRow[]>`
    SELECT a.item_id, a.outcome::text AS outcome, a.score, a.correct, s.detail #>> '{eed,gen_latex}' AS form
    FROM attempts a LEFT JOIN scores s ON s.attempt_id = a.id AND s.protocol_key = ${protocolKey}
    WHERE a.run_id = ANY(${[...runIds]}::uuid[]) AND a.item_id = ANY(${[...itemIds]}::uuid[])
      AND a.score IS NOT NULL
    ORDER BY a.item_id, a.run_id, a.sample, a.arm`
  return Map.groupBy(rows, (r) => r.item_id)
}

async function itemAttempts(
  suite: string,
  item: ItemBody,
  rows: readonly AttemptRow[],
): Promise<ItemAttempts> {
  const options = formulaOptions(suite, item.body)
  const answers = rows.map((r): Answer => ({
    correct: r.correct,
    answered: r.outcome === 'scored',
    form: r.form,
  }))
  const of = options === null ? null : (await joinAnswers(answers, options)).of
  return {
    cluster: item.cluster,
    votes: of !== null,
    attempts: rows.map((r, i) => ({ score: r.score, correct: r.correct, answer: of?.[i] ?? null })),
  }
}
