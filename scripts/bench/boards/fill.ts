import { uuidv7 } from '#lib/ids.ts'
import type { BoardKey } from '#services/board/ask.ts'
import type { Context } from '#services/shared/context.ts'
import { ensureLocalAdmin, LOCAL_ADMIN_ID } from '#services/user/local-admin.ts'

/** The split that the benchmark fills. */
const SPLIT = 'public'
const PROTOCOL_KEY = 'b'.repeat(64)

/** A physics suite version with `items` items, each a cluster of its own, and no run. */
export async function fillSuite(ctx: Context, items: number): Promise<BoardKey> {
  await ensureLocalAdmin(ctx.db)
  const suiteVersionId = uuidv7()
  await ctx.db.$executeRaw`INSERT INTO suites (id, title, description) VALUES ('physics', 'Physics', '')`
  await ctx.db.$executeRaw`
    INSERT INTO suite_versions (id, suite_id, version, manifest_hash, split_hashes, prompt_template, answer_contract,
      scorer_version, outcome_policy, limits, decoding)
    VALUES (${suiteVersionId}::uuid, 'physics', 'v1', '', '{}', '{}', '{}', '', '{}', '{}', '{}')`
  const symbol = { latex: 'm', meaning: 'mass', unit: 'kg', range: [1, 2] }
  const symbols = Object.fromEntries(['a', 'b', 'c', 'm'].map((latex) => [latex, { ...symbol, latex }]))
  const body = JSON.stringify({
    revision: 1,
    statement: { en: 'A question.' },
    symbols,
    asked: { latex: 'F', meaning: 'force', unit: 'N' },
    topics: ['benchmark'],
  })
  await ctx.db.$executeRaw`
    INSERT INTO items (id, suite_version_id, slug, splits, domain, level, cluster, title, body, hash)
    SELECT gen_random_uuid(), ${suiteVersionId}::uuid, 'item-' || i, ARRAY[${SPLIT}], 'mechanics', 'undergraduate',
      'item-' || i, 'Item ' || i, ${body}::jsonb, '' FROM generate_series(1, ${items}::int) AS i`
  return { suiteVersionId, split: SPLIT, protocolKey: PROTOCOL_KEY }
}

/** Published runs from number `from` to `to`, each of a model of its own; item scores by an item response model. */
export async function fillRuns(
  ctx: Context,
  board: BoardKey,
  from: number,
  to: number,
  samples = 1,
): Promise<void> {
  const { suiteVersionId, split, protocolKey } = board
  const settings = JSON.stringify({ samples })
  await ctx.db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT setseed(0.42)::text`
      await tx.$executeRaw`
        CREATE TEMP TABLE fresh ON COMMIT DROP AS SELECT n, gen_random_uuid() AS model, gen_random_uuid() AS endpoint,
          gen_random_uuid() AS submission, gen_random_uuid() AS run, md5('ability ' || n) AS hash,
          lpad(n::text, 64, '0') AS configuration_key, 2.5 * (n % 997) / 997.0 - 1.2 AS ability
        FROM generate_series(${from}::int, ${to}::int) AS n`
      await tx.$executeRaw`
        INSERT INTO models (id, slug, name, owner_id)
        SELECT model, 'model-' || n, 'Model ' || n, ${LOCAL_ADMIN_ID}::uuid FROM fresh`
      await tx.$executeRaw`
        INSERT INTO endpoints (id, owner_id, model_id, kind, base_url, model_name)
        SELECT endpoint, ${LOCAL_ADMIN_ID}::uuid, model, 'openai', 'http://127.0.0.1:9/v1', 'model' FROM fresh`
      await tx.$executeRaw`
        INSERT INTO submissions (id, owner_id, suite_version_id, split, model_id, endpoint_id, settings, requirements,
          protocol_key, configuration_key, configuration)
        SELECT submission, ${LOCAL_ADMIN_ID}::uuid, ${suiteVersionId}::uuid, ${split}, model, endpoint,
          ${settings}::jsonb, '{}', ${protocolKey}, configuration_key,
          jsonb_build_object('model', 'Model ' || n, 'samples', ${samples}::int, 'sampling',
            jsonb_build_object('temperature', 0, 'top_p', 1))
        FROM fresh`
      await tx.$executeRaw`
        INSERT INTO runs (id, submission_id, state, queue, total, answered, final, completion_tokens, seq)
        SELECT run, submission, 'done', '', t.n * ${samples}::int, t.n * ${samples}::int, t.n * ${samples}::int,
          400000, 1 FROM fresh, (SELECT count(*)::int AS n FROM items) t`
      await tx.$executeRaw`
        INSERT INTO item_sums (run_id, item_id, attempts, present, correct, milli, milli_sq, outcomes)
        SELECT run_id, item_id, ${samples}::int, ${samples}::int, correct, milli, milli * milli / ${samples}::int,
          '{"scored": 1}'
        FROM (
          SELECT f.run AS run_id, i.id AS item_id, w.correct,
            CASE WHEN w.correct > 0 THEN 100000 * w.correct WHEN w.part < 0.3 THEN (w.part * 150000)::bigint ELSE 0 END AS milli
          FROM fresh f CROSS JOIN items i CROSS JOIN LATERAL (
            SELECT CASE WHEN random() < 1 / (1 + exp(3.0 * (hashtext(i.slug) % 1000) / 1000.0 - f.ability))
              THEN ${samples}::int ELSE 0 END AS correct, random() AS part
          ) w
        ) x`
      await tx.$executeRaw`
        INSERT INTO leaderboard_entries (id, run_id, suite_version_id, split, model_id, protocol_key,
          configuration_key, trust, metrics)
        SELECT gen_random_uuid(), run, ${suiteVersionId}::uuid, ${split}, model, ${protocolKey}, configuration_key,
          'self_reported', '{}' FROM fresh`
    },
    { timeout: 600_000 },
  )
  await ctx.db.$executeRaw`ANALYZE`
}

/**
 * The attempts behind the runs of several samples: a third are right; the rest spread over `answers` different
 * formulas, the scorer's detail being as large as a real one's.
 */
export async function fillAttempts(
  ctx: Context,
  board: BoardKey,
  samples: number,
  answers: number,
): Promise<string[]> {
  const { protocolKey } = board
  const padding = 'x'.repeat(6000)
  await ctx.db.$executeRaw`
    INSERT INTO attempts (id, run_id, item_id, sample, state, outcome, score, correct)
    SELECT gen_random_uuid(), r.id, i.id, k, 'scored', 'scored', CASE WHEN k % 3 = 0 THEN 100 ELSE 20 END, k % 3 = 0
    FROM runs r JOIN submissions s ON s.id = r.submission_id CROSS JOIN items i
      CROSS JOIN generate_series(0, ${samples}::int - 1) AS k
    WHERE (s.settings->>'samples')::int = ${samples}::int`
  await ctx.db.$executeRaw`
    INSERT INTO scores (attempt_id, protocol_key, scorer_version, outcome, score, correct, detail, ms)
    SELECT a.id, ${protocolKey}, '1', 'scored', a.score, a.correct, jsonb_build_object('eed', jsonb_build_object(
      'gen_latex', CASE WHEN a.correct THEN NULL ELSE
        E'\\\\frac{' || (1 + n % 7) || E' a^{2} \\\\left(b + ' || (1 + n) || E' c\\\\right)}{m + ' || (1 + n % 3) || ' a}' END,
      'gen_tree', ${padding} || md5(a.id::text))), 1
    FROM attempts a, LATERAL (SELECT abs(hashtext(a.id::text)) % ${answers}::int AS n) w`
  await ctx.db.$executeRaw`ANALYZE`
  const runs = await ctx.db.$queryRaw<{ id: string }[]>`SELECT DISTINCT run_id AS id FROM attempts`
  return runs.map((r) => r.id)
}
