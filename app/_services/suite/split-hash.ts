import { ServiceError } from '../shared/errors.ts'

/** The hash of what a split sees of its dataset, from the suite version's row. */
export function splitHashOf(version: { splitHashes: unknown }, split: string): string {
  const hash = (version.splitHashes as Record<string, string | undefined>)[split]
  if (hash === undefined)
    throw new ServiceError('unavailable', `the split ${split} has no items in this database`)
  return hash
}
