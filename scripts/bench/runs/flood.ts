import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** Attempts that one inserted run has. */
const PER_RUN = 50_000

/**
 * Puts `n` finished attempts into the database, with their turns, scores and sums, by SQL: what a site has after a
 * year. They hang on copies of the newest run's submission.
 */
export async function insertFinished(url: string, n: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ submission: string; version: string }>(
      `SELECT s.id AS submission, s.suite_version_id AS version FROM runs r JOIN submissions s ON s.id = r.submission_id
       ORDER BY r.created_at DESC LIMIT 1`,
    )
    const { submission, version } = rows[0]!
    for (let done = 0; done < n; done += PER_RUN) {
      const size = Math.min(PER_RUN, n - done)
      await client.query('BEGIN')
      await insertRun(client, { submission, version, size })
      await client.query('COMMIT')
    }
    await client.query('ANALYZE')
    await client.query('CHECKPOINT').catch(() => undefined)
  } finally {
    await client.end()
  }
}

async function insertRun(
  client: pg.Client,
  { submission, version, size }: { submission: string; version: string; size: number },
): Promise<void> {
  const run = randomUUID()
  await client.query(
    `INSERT INTO runs (id, submission_id, state, queue, total, answered, final, queued_at, started_at, finished_at)
     VALUES ($1::uuid, $2::uuid, 'done', 'run-' || $1::uuid, $3::int, $3::int, $3::int, now(), now(), now())`,
    [run, submission, size],
  )
  await client.query(
    `WITH it AS (SELECT array_agg(id ORDER BY id) AS ids FROM items WHERE suite_version_id = $2::uuid)
     INSERT INTO attempts (id, run_id, item_id, sample, depends_on, state, outcome, score, correct, score_tries, answered_at, final_at)
     SELECT gen_random_uuid(), $1::uuid, it.ids[1 + g % cardinality(it.ids)], g / cardinality(it.ids), '{}', 'scored', 'scored',
       100 * (g % 2), g % 2 = 1, 1, now(), now()
     FROM generate_series(0, $3::int - 1) g, it`,
    [run, version, size],
  )
  await client.query(
    `INSERT INTO turns (attempt_id, n, prompt_hash, post_hash, output, finish_reason, usage, timing, fence, lease_id)
     SELECT id, 0, md5(id::text), md5(id::text), 'By conservation of energy, \\boxed{\\sqrt{2 g h}}', 'stop',
       '{"prompt_tokens": 200, "completion_tokens": 20}', '{"total_ms": 1000}', 0, gen_random_uuid()
     FROM attempts WHERE run_id = $1`,
    [run],
  )
  await client.query(
    `INSERT INTO scores (attempt_id, protocol_key, scorer_version, outcome, score, correct, detail, ms)
     SELECT id, 'bench', '1', 'scored', score, correct, '{}', 1 FROM attempts WHERE run_id = $1`,
    [run],
  )
  await client.query(
    `INSERT INTO item_sums (run_id, item_id, attempts, present, correct, milli, milli_sq, outcomes)
     SELECT run_id, item_id, count(*), count(*), count(*) FILTER (WHERE correct), sum(1000 * score)::bigint,
       sum(1000000 * score * score)::bigint, jsonb_build_object('scored', count(*))
     FROM attempts WHERE run_id = $1 GROUP BY run_id, item_id`,
    [run],
  )
}
