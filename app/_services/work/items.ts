import type { Db, Tx } from '#db/index.ts'
import type { ItemRow } from '../shared/items.ts'

/** Items kept in this process; some 5 KB each. */
const KEPT = 5000

/**
 * The public halves of items by id. An item that attempts refer to never changes (suite/import.ts refuses it), so
 * those once read are kept: several site processes cannot disagree about them.
 */
const kept = new Map<string, ItemRow>()

export async function itemsById(db: Db | Tx, ids: readonly string[]): Promise<Map<string, ItemRow>> {
  const found = new Map<string, ItemRow>()
  const unknown = new Set<string>()
  for (const id of ids) {
    const row = kept.get(id)
    if (row) found.set(id, row)
    else unknown.add(id)
  }
  if (unknown.size === 0) return found
  const rows = await db.$queryRaw<(ItemRow & { id: string })[]>`
    SELECT id, slug, splits, domain, level, cluster, title, body FROM items
    WHERE id = ANY(${[...unknown]}::uuid[])`
  if (kept.size + rows.length > KEPT) kept.clear()
  for (const { id, ...row } of rows) {
    kept.set(id, row)
    found.set(id, row)
  }
  return found
}
