/*
 * Brings a migrated database up to this code: the queue's schema, the local administrator, the datasets.
 * Run by the supervisor as a process of its own, with DATABASE_URL; may run any number of times, also at once.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cloneRoot, home } from '#lib/home.ts'
import { messageOf } from '#lib/setup-error.ts'
import { openConnections } from '#services/shared/open.ts'
import { prepareQueues } from '#services/shared/queue.ts'
import type { Dataset } from '#services/suite/import.ts'
import { importSuite, noDataset } from '#services/suite/import.ts'
import { ensureLocalAdmin } from '#services/user/local-admin.ts'
import { SUITES } from '#core/suites/index.ts'
import { readDataset } from '#scripts/datasets/read.ts'

/** The checks of private items are loaded only where there are some: they would delay every start. */
async function withOperatorsItems(dataset: Dataset): Promise<Dataset> {
  if (!existsSync(join(home(), 'private-items', 'physics'))) return dataset
  const { privateFolder, readPrivateItems, withPrivate } = await import('#scripts/datasets/private-items.ts')
  const taken = new Set(dataset.items.map(({ item }) => item.public.id))
  return withPrivate(dataset, await readPrivateItems(privateFolder(), taken))
}

const url = process.env['DATABASE_URL']
if (!url) throw new Error('DATABASE_URL is not set')
const { db, queue, close } = await openConnections({
  url,
  keeper: true,
  max: 2,
  onError: (error) => {
    console.error(error.message)
  },
})
try {
  await prepareQueues(queue)
  await ensureLocalAdmin(db)
  const ctx = { actor: { kind: 'system' as const }, db, queue, siteUrl: '', secretKey: new Uint8Array(32) }
  for (const suite of SUITES) {
    const folder = join(cloneRoot(), 'datasets', suite.id, suite.version)
    const dataset = existsSync(folder) ? await readDataset(folder) : noDataset(suite)
    const { items, changed } = await importSuite(
      ctx,
      suite.id === 'physics' ? await withOperatorsItems(dataset) : dataset,
    )
    console.log(`${suite.id} ${suite.version}: ${String(items)} items${changed ? ', imported' : ''}`)
  }
} catch (error) {
  console.error(messageOf(error))
  process.exitCode = 1
} finally {
  await close()
}
