import { hashJson, sha256Hex } from '#core/canonical-json.ts'
import type { Suite, SuiteItem, SuiteOptions } from '#core/suites/index.ts'
import type { Db, Tx } from '#db/index.ts'
import { uuidv7 } from '#lib/ids.ts'
import { ServiceError } from '../shared/errors.ts'
import { heldOutSecret } from './secret.ts'

/** Items that a suite generated for one split and one set of options. */
export interface Draw {
  items: readonly DrawnItem[]
  /** stands for them in protocol keys */
  splitHash: string
}

export interface DrawnItem {
  item: SuiteItem
  /** of what prompts are made from: the public half without its splits */
  itemHash: string
  /** of the whole key */
  keyHash: string
}

/**
 * What a suite draws for a split; null where the split's items come from its dataset (the suite has no `draw`, or it
 * gives no item). Public splits are drawn without a secret, so that they are the same everywhere; held-out ones from
 * the deployment's.
 *
 * The hash of a public draw covers its items. That of a held-out one covers their ids, which tell what they were
 * drawn from, and the secret: deployments with different secrets have different boards.
 *
 * @param most of more items than these nothing is made: null
 */
export async function drawItems(
  db: Db | Tx,
  suite: Suite,
  split: string,
  options: SuiteOptions,
  most = Infinity,
): Promise<Draw | null> {
  if (suite.draw === undefined) return null
  // Said before it is made: a start of the site only wants to know that it is large.
  if ((suite.drawSize?.(split, options) ?? 0) > most) return null
  const heldOut = suite.splits.find((s) => s.id === split)?.visibility !== 'public'
  const secret = heldOut ? await heldOutSecret(db) : ''
  const drawn = suite.draw(split, options, secret)
  if (drawn.length === 0 || drawn.length > most) return null
  const items = drawn.map((item): DrawnItem => ({
    item,
    itemHash: hashJson({ ...item.public, splits: null }),
    keyHash: hashJson(item.key),
  }))
  const ids = items.map(({ item }) => item.public.id).sort()
  const twice = ids.find((id, i) => id === ids[i + 1])
  if (twice !== undefined) throw new Error(`${suite.id} drew the item ${twice} twice for split ${split}`)
  const scheme = { scheme: 'touchstone-draw/1', suite: suite.id, version: suite.version, split }
  const splitHash = heldOut
    ? hashJson({ ...scheme, ids, secret: sha256Hex(secret) })
    : hashJson({
        ...scheme,
        items: items
          .map(({ item, itemHash, keyHash }) => [item.public.id, itemHash, keyHash])
          .sort(([a], [b]) => (a! < b! ? -1 : 1)),
      })
  return { items, splitHash }
}

/** What the hash of a split tells of an item that is not drawn. */
export interface StoredHash {
  id: string
  /** of what prompts are made from */
  itemHash: string
  /** of what decides scores */
  answerHash: string
}

/**
 * The hash of a split whose items are a draw and those of the dataset that name the split, such as an operator's
 * private items. Without any of these it is the draw's own.
 *
 * @example splitHashWith('ab12...', []) // 'ab12...'
 */
export function splitHashWith(drawn: string, stored: readonly StoredHash[]): string {
  if (stored.length === 0) return drawn
  const items = stored
    .map(({ id, itemHash, answerHash }) => [id, itemHash, answerHash])
    .sort(([a], [b]) => (a! < b! ? -1 : 1))
  return hashJson({ scheme: 'touchstone-draw-and-stored/1', drawn, items })
}

/**
 * Keeps the hash of a split's own draw with the suite's version: its board is found by it. For splits too large to be
 * drawn at each start, that is when somebody first evaluates on them.
 */
export async function keepSplitHash(
  db: Db | Tx,
  suiteVersionId: string,
  split: string,
  hash: string,
): Promise<void> {
  await db.$executeRaw`
    UPDATE suite_versions SET split_hashes = split_hashes || jsonb_build_object(${split}::text, ${hash}::text)
    WHERE id = ${suiteVersionId}::uuid AND split_hashes->>${split}::text IS DISTINCT FROM ${hash}::text`
}

interface StoredItem {
  id: string
  slug: string
  splits: string[]
  hash: string
  key_hash: string | null
}

/** Items written with one statement. */
const AT_ONCE = 1000

/**
 * Makes sure that drawn items are in the database, and gives their rows' ids by the items' own. Rows that are there
 * are never changed: one that differs is a `conflict`, since results refer to it.
 *
 * @param usual drawn with the split's own options: the items then belong to the split on the suite's pages; those of
 *   other options belong to runs only
 */
export async function keepDrawn(
  db: Db | Tx,
  suite: Suite,
  suiteVersionId: string,
  items: readonly DrawnItem[],
  usual: boolean,
): Promise<Map<string, string>> {
  const wanted = new Map(items.map((i) => [i.item.public.id, i]))
  let stored = await storedItems(db, suiteVersionId, [...wanted.keys()])
  if (stored.length < wanted.size) {
    const known = new Set(stored.map((s) => s.slug))
    const missing = items.filter((i) => !known.has(i.item.public.id))
    for (let from = 0; from < missing.length; from += AT_ONCE)
      await insertItems(db, suiteVersionId, missing.slice(from, from + AT_ONCE), usual)
    // Again: another process may have put in some of them meanwhile.
    stored = await storedItems(db, suiteVersionId, [...wanted.keys()])
  }
  for (const s of stored) {
    const now = wanted.get(s.slug)!
    if (s.hash !== now.itemHash || s.key_hash !== now.keyHash)
      throw new ServiceError(
        'conflict',
        `item ${s.slug} of ${suite.id} ${suite.version} is in this database with another content than the suite ` +
          'now draws: a changed generator needs a new version of the suite',
      )
  }
  if (usual) await addSplits(db, stored, wanted)
  return new Map(stored.map((s) => [s.slug, s.id]))
}

/** Removes drawn items that the suite now draws otherwise, as long as no attempt refers to them. */
export async function dropStale(
  db: Db | Tx,
  suiteVersionId: string,
  items: readonly DrawnItem[],
): Promise<void> {
  const wanted = new Map(items.map((i) => [i.item.public.id, i]))
  const stale = (await storedItems(db, suiteVersionId, [...wanted.keys()])).filter((s) => {
    const now = wanted.get(s.slug)!
    return s.hash !== now.itemHash || s.key_hash !== now.keyHash
  })
  if (stale.length === 0) return
  await db.$executeRaw`
    DELETE FROM items i WHERE i.id = ANY(${stale.map((s) => s.id)}::uuid[]) AND i.drawn
      AND NOT EXISTS (SELECT 1 FROM attempts a WHERE a.item_id = i.id)`
}

/**
 * Takes items that a held-out split is no longer drawn with out of it: a corrected or dropped form keeps its row and
 * results, but is not asked any more.
 */
export async function leaveSplit(
  db: Db | Tx,
  suiteVersionId: string,
  split: string,
  items: readonly DrawnItem[],
): Promise<void> {
  const wanted = items.map((i) => i.item.public.id)
  await db.$executeRaw`
    UPDATE items SET splits = array_remove(splits, ${split}::text)
    WHERE suite_version_id = ${suiteVersionId}::uuid AND drawn AND ${split}::text = ANY(splits)
      AND slug <> ALL(${wanted}::text[])`
}

async function storedItems(db: Db | Tx, suiteVersionId: string, slugs: string[]): Promise<StoredItem[]> {
  return db.$queryRaw<StoredItem[]>`
    SELECT i.id, i.slug, i.splits, i.hash, k.hash AS key_hash FROM items i LEFT JOIN item_keys k ON k.item_id = i.id
    WHERE i.suite_version_id = ${suiteVersionId}::uuid AND i.slug = ANY(${slugs}::text[])`
}

async function insertItems(
  db: Db | Tx,
  suiteVersionId: string,
  items: readonly DrawnItem[],
  usual: boolean,
): Promise<void> {
  const rows = items.map(({ item: { public: p, key }, itemHash, keyHash }) => ({
    id: uuidv7(),
    slug: p.id,
    splits: usual ? p.splits : [],
    domain: p.domain,
    level: p.level,
    cluster: p.cluster,
    title: p.title,
    body: p.body,
    hash: itemHash,
    key,
    key_hash: keyHash,
  }))
  await db.$executeRaw`
    WITH input AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(id uuid, slug text, splits text[],
        domain text, level text, cluster text, title text, body jsonb, hash text, key jsonb, key_hash text)
    ), fresh AS (
      INSERT INTO items (id, suite_version_id, slug, splits, domain, level, cluster, title, body, hash, drawn)
      SELECT id, ${suiteVersionId}::uuid, slug, splits, domain, level, cluster, title, body, hash, true FROM input
      ORDER BY slug ON CONFLICT (suite_version_id, slug) DO NOTHING RETURNING id
    )
    INSERT INTO item_keys (item_id, key, hash)
    SELECT i.id, i.key, i.key_hash FROM input i JOIN fresh f ON f.id = i.id`
}

/** Items that were drawn before for other options, or for another split, belong to this one, too. */
async function addSplits(
  db: Db | Tx,
  stored: readonly StoredItem[],
  wanted: ReadonlyMap<string, DrawnItem>,
): Promise<void> {
  const lacking = stored.flatMap((s) => {
    const splits = wanted.get(s.slug)!.item.public.splits
    return splits.every((split) => s.splits.includes(split))
      ? []
      : [{ id: s.id, splits: [...new Set([...s.splits, ...splits])] }]
  })
  if (lacking.length === 0) return
  await db.$executeRaw`
    UPDATE items i SET splits = x.splits
    FROM jsonb_to_recordset(${JSON.stringify(lacking)}::jsonb) AS x(id uuid, splits text[]) WHERE i.id = x.id`
}
