import type { ItemPublic, Suite, SuiteOptions } from '#core/suites/index.ts'
import type { Db, Tx } from '#db/index.ts'
import { heldOutSecret } from '../suite/secret.ts'

/**
 * Items of a run that its suite drew and planned no attempt for, such as lengths beyond the endpoint's context: a
 * report tells of them, and attempts alone would not show them. Empty for suites that draw nothing.
 *
 * @param asked ids of the items that have attempts
 */
export async function unaskedItems(
  db: Db | Tx,
  suite: Suite,
  runId: string,
  asked: ReadonlySet<string>,
): Promise<ItemPublic[]> {
  if (suite.draw === undefined) return []
  const run = await db.run.findUnique({
    where: { id: runId },
    select: { submission: { select: { split: true, options: true } } },
  })
  if (!run) return []
  const { split, options } = run.submission
  const heldOut = suite.splits.find((s) => s.id === split)?.visibility !== 'public'
  const secret = heldOut ? await heldOutSecret(db) : ''
  return suite
    .draw(split, options as SuiteOptions, secret)
    .map((item) => item.public)
    .filter((item) => !asked.has(item.id))
}
