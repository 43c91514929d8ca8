import type { ItemLine } from '#services/suite/view.ts'

/** Items that stand together on a suite's page: all of one kind, or of one domain where the suite knows no kinds. */
export interface ItemGroup {
  by: 'kind' | 'domain'
  /** the kind's or the domain's id */
  id: string
  items: number
  /** the level of all of them; null where they differ */
  level: string | null
  domains: { id: string; titles: TitleLine[] }[]
}

/** Items of one title; several where one problem is put with several sets of numbers. */
export interface TitleLine {
  title: string
  level: string
  slugs: string[]
}

/** What a suite's items are best grouped by: their kinds where it has several, else their domains. */
export function groupingOf(items: readonly ItemLine[]): ItemGroup['by'] {
  const kinds = new Set(items.flatMap((item) => (item.kind === null ? [] : [item.kind])))
  return kinds.size > 1 ? 'kind' : 'domain'
}

/**
 * Items in groups, in the order in which the first of each group comes: by kind and then domain, or by domain alone.
 *
 * @example
 * groupItems([{ slug: 'trip-1', title: 'A trip', domain: 'calculation', level: 'everyday', kind: 'numeric', splits: [] }], 'kind')
 *   // [{ by: 'kind', id: 'numeric', items: 1, level: 'everyday', domains: [{ id: 'calculation', titles: [{ title: 'A trip', ... }] }] }]
 */
export function groupItems(items: readonly ItemLine[], by = groupingOf(items)): ItemGroup[] {
  return [...Map.groupBy(items, (item) => (by === 'kind' ? (item.kind ?? '') : item.domain))].map(
    ([id, own]) => ({
      by,
      id,
      items: own.length,
      level: own.every((item) => item.level === own[0]!.level) ? own[0]!.level : null,
      domains: [...Map.groupBy(own, (item) => item.domain)].map(([domain, ofDomain]) => ({
        id: domain,
        titles: [...Map.groupBy(ofDomain, (item) => JSON.stringify([item.title, item.level]))].map(
          ([, same]) => ({
            title: same[0]!.title,
            level: same[0]!.level,
            slugs: same.map((item) => item.slug),
          }),
        ),
      })),
    }),
  )
}
