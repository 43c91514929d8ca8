import pg from 'pg'
import { openConnections } from '#services/shared/open.ts'
import { recount } from '#services/board/recount.ts'

/** What a run came to, in a form that is equal for runs that came to the same. */
export interface Totals {
  /** a line for each item: counts, integer sums, outcomes */
  items: string[]
  counters: string
}

/** Reads a run's totals. */
export async function totalsOf(url: string, runId: string): Promise<Totals> {
  return withClient(url, async (client) => {
    const items = await client.query<{ line: string }>(
      `SELECT concat_ws(' ', i.slug, s.attempts, s.present, s.correct, s.milli, s.milli_sq, s.outcomes::text) AS line
       FROM item_sums s JOIN items i ON i.id = s.item_id WHERE s.run_id = $1 ORDER BY i.slug`,
      [runId],
    )
    const counters = await client.query<{ line: string }>(
      `SELECT concat_ws(' ', state, 'total', total, 'answered', answered, 'final', final,
         'prompt', prompt_tokens, 'completion', completion_tokens) AS line FROM runs WHERE id = $1`,
      [runId],
    )
    return { items: items.rows.map((r) => r.line), counters: counters.rows[0]?.line ?? 'no such run' }
  })
}

/** How a run's totals differ from those of an undisturbed one: a sentence each. */
export function compare(name: string, got: Totals, wanted: Totals): string[] {
  const wrong: string[] = []
  if (got.counters !== wanted.counters) wrong.push(`${name}: ${got.counters}, undisturbed ${wanted.counters}`)
  for (let i = 0; i < Math.max(got.items.length, wanted.items.length); i++)
    if (got.items[i] !== wanted.items[i])
      wrong.push(`${name}: ${got.items[i] ?? 'nothing'}, undisturbed ${wanted.items[i] ?? 'nothing'}`)
  return wrong
}

/** What must hold of every run that has ended, whatever happened to it: a sentence for each thing that does not. */
export async function brokenRules(url: string, runIds: readonly string[]): Promise<string[]> {
  const rules: [string, string][] = [
    ['attempts that are not final', 'SELECT 1 FROM attempts WHERE run_id = ANY($1) AND final_at IS NULL'],
    [
      'attempts without exactly one turn',
      `SELECT 1 FROM attempts a WHERE run_id = ANY($1) AND state = 'scored'
         AND (SELECT count(*) FROM turns t WHERE t.attempt_id = a.id) <> 1`,
    ],
    [
      'attempts without exactly one score',
      `SELECT 1 FROM attempts a WHERE run_id = ANY($1) AND state = 'scored'
         AND (SELECT count(*) FROM scores s WHERE s.attempt_id = a.id) <> 1`,
    ],
    [
      'scores that differ from their attempts',
      `SELECT 1 FROM attempts a JOIN scores s ON s.attempt_id = a.id WHERE run_id = ANY($1)
         AND (s.outcome <> a.outcome OR s.score IS DISTINCT FROM a.score)`,
    ],
    [
      'holds of ended runs',
      'SELECT 1 FROM held_attempts h JOIN leases l ON l.id = h.lease_id WHERE l.run_id = ANY($1)',
    ],
    [
      'published runs without one entry',
      `SELECT 1 FROM runs r WHERE id = ANY($1) AND state = 'done'
         AND (SELECT count(*) FROM leaderboard_entries e JOIN entry_events v ON v.entry_id = e.id WHERE e.run_id = r.id) <> 1`,
    ],
  ]
  const broken = await withClient(url, async (client) => {
    const found: string[] = []
    for (const [what, sql] of rules) {
      const { rowCount } = await client.query(sql, [runIds])
      if (rowCount) found.push(`${String(rowCount)} ${what}`)
    }
    return found
  })
  return [...broken, ...(await recountAll(url))]
}

async function recountAll(url: string): Promise<string[]> {
  const { db, queue, close } = await openConnections({ url, keeper: false, max: 2, onError: () => undefined })
  try {
    const ctx = { actor: { kind: 'system' as const }, db, queue, siteUrl: '', secretKey: new Uint8Array(32) }
    return (await recount(ctx)).differences.map((d) => `recount: ${d}`)
  } finally {
    await close()
  }
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
