import type { Context } from '../shared/context.ts'
import type { SuiteItem } from '#core/suites/index.ts'
import { getSuite } from '#core/suites/index.ts'
import { hashJson } from '#core/canonical-json.ts'
import { uuidv7 } from '#lib/ids.ts'
import { requireSystem } from '../shared/permit.ts'
import { ServiceError } from '../shared/errors.ts'

/** A dataset as its loader read and checked it. */
export interface Dataset {
  suite: string
  version: string
  manifestHash: string
  items: readonly SuiteItem[]
}

/**
 * Puts a dataset into the database, or proves that what is there is the same: the suite, its version, the items
 * and, in their own table, the keys. All or nothing. A version whose manifest differs from the stored one is
 * replaced only while no run refers to it; afterwards it is a `conflict` (bump the dataset's version).
 */
export async function importSuite(ctx: Context, dataset: Dataset): Promise<{ items: number; changed: boolean }> {
  requireSystem(ctx)
  const suite = getSuite(dataset.suite)
  const facts = {
    manifestHash: dataset.manifestHash,
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
      if (known?.manifestHash === dataset.manifestHash) {
        // Template, contract and scorer live in the code; what the row shows of them follows it.
        await tx.suiteVersion.update({ where, data: facts })
        return { items: dataset.items.length, changed: false }
      }
      if (known && (await tx.submission.count({ where: { suiteVersionId: known.id } })) > 0)
        throw new ServiceError(
          'conflict',
          `the items of ${suite.id} ${dataset.version} differ from those that runs in this database were made with: ` +
            'a changed dataset needs a new version',
        )
      if (known) {
        await tx.item.deleteMany({ where: { suiteVersionId: known.id } })
        await tx.suiteVersion.delete({ where })
      }
      const suiteVersionId = uuidv7()
      await tx.suiteVersion.create({
        data: { id: suiteVersionId, suiteId: suite.id, version: dataset.version, ...facts },
      })
      const rows = dataset.items.map((item) => ({ id: uuidv7(), item }))
      await tx.item.createMany({
        data: rows.map(({ id, item: { public: p } }) => ({
          id,
          suiteVersionId,
          slug: p.id,
          splits: p.splits,
          domain: p.domain,
          level: p.level,
          cluster: p.cluster,
          title: p.title,
          body: p.body as object,
          hash: hashJson(p),
        })),
      })
      await tx.itemKey.createMany({
        data: rows.map(({ id, item }) => ({ itemId: id, key: item.key as object, hash: hashJson(item.key) })),
      })
      return { items: rows.length, changed: true }
    },
    { timeout: 120_000 },
  )
}
