import { ServiceError } from '../shared/errors.ts'

/** The hash of what a split holds; null where its items are not in the database (yet). */
export function knownSplitHash(version: { splitHashes: unknown }, split: string): string | null {
  return (version.splitHashes as Record<string, string | undefined>)[split] ?? null
}

/** The hash of what a split sees of its dataset, from the suite version's row. */
export function splitHashOf(version: { splitHashes: unknown }, split: string): string {
  const hash = knownSplitHash(version, split)
  if (hash === null) throw new ServiceError('unavailable', `the split ${split} has no items in this database`)
  return hash
}
