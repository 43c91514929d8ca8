import type { Tx } from '#db/index.ts'
import type { Context } from '../shared/context.ts'
import type { Suite, SuiteItem } from '#core/suites/index.ts'
import { getSuite } from '#core/suites/index.ts'
import { hashJson } from '#core/canonical-json.ts'
import { uuidv7 } from '#lib/ids.ts'
import { requireSystem } from '../shared/permit.ts'
import { ServiceError } from '../shared/errors.ts'
import type { Draw, StoredHash } from './draw.ts'
import { drawItems, dropStale, keepDrawn, leaveSplit, splitHashWith } from './draw.ts'
import { parseOptions } from './options.ts'

/** A dataset as its loader read and checked it. */
export interface Dataset {
  suite: string
  version: string
  manifestHash: string
  /** split -> hash of what that split sees; see `protocolKey` */
  splitHashes: Record<string, string>
  /** `itemHash`: of what prompts are made from (not of translations or splits); `answerHash`: of what decides scores */
  items: readonly { item: SuiteItem; itemHash: string; answerHash: string }[]
}

/**
 * Puts a dataset into the database, or proves that what is there is the same: the suite, its version, the items
 * and, in their own table, the keys. All or nothing. A version may grow, and a worked solution may be corrected;
 * an item or answer that attempts refer to may not change: that is a `conflict` (bump the dataset's version).
 *
 * A suite that draws items gets, for each split that it draws, those of the split's own options, where they are few
 * and quickly made: other draws are made when somebody first evaluates on them. `noDataset` is the dataset of a suite that has none.
 */
export async function importSuite(
  ctx: Context,
  dataset: Dataset,
): Promise<{ items: number; changed: boolean }> {
  requireSystem(ctx)
  const suite = getSuite(dataset.suite)
  const draws = await drawsOf(ctx, suite)
  const facts = {
    manifestHash: dataset.manifestHash,
    splitHashes: {
      ...(await laterHashes(ctx, dataset)),
      ...dataset.splitHashes,
      ...Object.fromEntries(
        [...draws].map(([split, draw]) => [split, splitHashWith(draw.splitHash, hashesOf(dataset, split))]),
      ),
    },
    promptTemplate: { ...suite.promptTemplate },
    answerContract: { ...suite.answerContract },
    scorerVersion: suite.scorerVersion,
    outcomePolicy: { ...suite.outcomePolicy },
    limits: { ...suite.limits },
    decoding: { ...suite.decodingDefaults },
  }
  return ctx.db.$transaction(
    async (tx) => {
      // Two supervisors may seed one database at the same time.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${'touchstone-import-' + suite.id}))`
      await tx.suite.upsert({
        where: { id: suite.id },
        create: { id: suite.id, title: suite.title, description: suite.description },
        update: { title: suite.title, description: suite.description },
      })
      const where = { suiteId_version: { suiteId: suite.id, version: dataset.version } }
      const known = await tx.suiteVersion.findUnique({ where })
      const version = await tx.suiteVersion.upsert({
        where,
        create: { id: uuidv7(), suiteId: suite.id, version: dataset.version, ...facts },
        // Template, contract and scorer live in the code; what the row shows of them follows it.
        update: facts,
      })
      for (const [split, draw] of draws) {
        await dropStale(tx, version.id, draw.items)
        await keepDrawn(tx, suite, version.id, draw.items, true)
        if (isHeldOut(suite, split)) await leaveSplit(tx, version.id, split, draw.items)
      }
      const drawn = new Set([...draws.values()].flatMap((d) => d.items.map((i) => i.item.public.id)))
      const items = dataset.items.length + drawn.size
      if (known?.manifestHash === dataset.manifestHash) return { items, changed: false }
      await syncItems(tx, suite, version.id, dataset)
      return { items, changed: true }
    },
    { timeout: 120_000 },
  )
}

/** The dataset of a suite whose items are all drawn. */
export function noDataset(suite: Pick<Suite, 'id' | 'version'>): Dataset {
  const { id, version } = suite
  return {
    suite: id,
    version,
    manifestHash: hashJson({ suite: id, version, drawn: true }),
    splitHashes: {},
    items: [],
  }
}

/** Drawn items that each start of the site makes sure of, a split; more would delay every start. */
const MOST_AT_START = 1000

/** Hashes that large draws left with the suite's version when they were first made. */
async function laterHashes(ctx: Context, dataset: Dataset): Promise<Record<string, string>> {
  const { suite, version } = dataset
  if (getSuite(suite).draw === undefined) return {}
  const known = await ctx.db.suiteVersion.findUnique({
    where: { suiteId_version: { suiteId: suite, version } },
    select: { splitHashes: true },
  })
  return (known?.splitHashes ?? {}) as Record<string, string>
}

/** What the suite draws for its smaller and quicker splits without any options. */
async function drawsOf(ctx: Context, suite: Suite): Promise<Map<string, Draw>> {
  const draws = new Map<string, Draw>()
  for (const { id } of suite.splits) {
    if (suite.drawsLate?.(id)) continue
    const draw = await drawItems(ctx.db, suite, id, parseOptions(suite, id, {}).options, MOST_AT_START)
    if (draw) draws.set(id, draw)
  }
  return draws
}

function isHeldOut(suite: Suite, split: string): boolean {
  return suite.splits.find((s) => s.id === split)?.visibility !== 'public'
}

function hashesOf(dataset: Dataset, split: string): StoredHash[] {
  return dataset.items
    .filter(({ item }) => item.public.splits.includes(split))
    .map(({ item, itemHash, answerHash }) => ({ id: item.public.id, itemHash, answerHash }))
}

async function syncItems(tx: Tx, suite: Suite, suiteVersionId: string, dataset: Dataset): Promise<void> {
  const stored = await tx.item.findMany({
    where: { suiteVersionId, drawn: false },
    include: { key: { select: { hash: true } }, _count: { select: { attempts: true } } },
  })
  const bySlug = new Map(stored.map((s) => [s.slug, s]))
  const wanted = new Set(dataset.items.map(({ item }) => item.public.id))
  // Those of the operator alone, who may take them away and cannot make a new version of the dataset.
  const isPrivate = ({ splits }: { splits: string[] }) => splits.every((split) => isHeldOut(suite, split))
  const frozen = (s: { slug: string; splits: string[] }) =>
    new ServiceError(
      'conflict',
      `item ${s.slug} of ${dataset.suite} ${dataset.version} differs from the one that runs in this database were ` +
        `made with: ${isPrivate(s) ? 'give the changed private item a new id' : 'changed items need a new version of the dataset'}`,
    )
  for (const s of stored.filter((s) => !wanted.has(s.slug))) {
    if (s._count.attempts === 0) await tx.item.delete({ where: { id: s.id } })
    else if (isPrivate(s)) await tx.item.update({ where: { id: s.id }, data: { splits: [] } })
    else throw frozen(s)
  }
  const fresh: { id: string; entry: Dataset['items'][number] }[] = []
  for (const entry of dataset.items) {
    const { item, itemHash, answerHash } = entry
    const old = bySlug.get(item.public.id)
    if (!old) {
      fresh.push({ id: uuidv7(), entry })
      continue
    }
    const same = old.hash === itemHash && old.key?.hash === answerHash
    if (!same && old._count.attempts > 0) throw frozen(old)
    await tx.item.update({ where: { id: old.id }, data: columnsOf(entry) })
    await tx.itemKey.update({
      where: { itemId: old.id },
      data: { key: item.key as object, hash: answerHash },
    })
  }
  await tx.item.createMany({
    data: fresh.map(({ id, entry }) => ({ id, suiteVersionId, ...columnsOf(entry) })),
  })
  await tx.itemKey.createMany({
    data: fresh.map(({ id, entry }) => ({
      itemId: id,
      key: entry.item.key as object,
      hash: entry.answerHash,
    })),
  })
}

function columnsOf({ item: { public: p }, itemHash }: Dataset['items'][number]) {
  return {
    slug: p.id,
    splits: p.splits,
    domain: p.domain,
    level: p.level,
    cluster: p.cluster,
    title: p.title,
    body: p.body as object,
    hash: itemHash,
  }
}
