import type { ItemPublic } from '#core/suites/index.ts'

/** The columns of an item that make its public half. */
export interface ItemRow {
  slug: string
  splits: string[]
  domain: string
  level: string
  cluster: string
  title: string
  body: unknown
}

/** The public half of an item as suites take it, from its row. */
export function itemPublic(row: ItemRow, suite: string, version: string): ItemPublic {
  return {
    id: row.slug,
    suite,
    version,
    splits: row.splits,
    domain: row.domain,
    level: row.level,
    cluster: row.cluster,
    title: row.title,
    body: row.body,
  }
}
