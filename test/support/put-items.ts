import { hashJson } from '#core/canonical-json.ts'
import type { SuiteId, SuiteItem } from '#core/suites/index.ts'
import { getSuite } from '#core/suites/index.ts'
import { importSuite } from '#services/suite/import.ts'
import type { World } from './world.ts'

/** Imports these items as the whole dataset of a suite in this version, each in the splits that it names itself. */
export async function putItems(world: World, suite: SuiteId, items: readonly SuiteItem[]): Promise<void> {
  const hash = hashJson(items.map((item) => item.public))
  const splits = new Set(items.flatMap((item) => item.public.splits))
  await importSuite(world.system, {
    suite,
    version: getSuite(suite).version,
    manifestHash: hash,
    splitHashes: Object.fromEntries([...splits].map((split) => [split, hash])),
    items: items.map((item) => ({ item, itemHash: hashJson(item.public), answerHash: hashJson(item.key) })),
  })
}
