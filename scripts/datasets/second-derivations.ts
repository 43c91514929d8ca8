/**
 * Compares the second derivations of a dataset (`second-derivations.jsonl`) with its keys:
 *
 *   node scripts/datasets/second-derivations.ts [datasets/physics/v1]
 *
 * A second derivation is an answer that a second author found from an item's statement alone, without sight of the
 * key. The scorer compares it with the key under the item's symbols and constraints. Prints a line for each item;
 * exit code 1 where a disagreement is not settled, or a derivation belongs to another revision or to no item.
 */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { score } from '#core/eed/index.ts'
import { eedOptions } from '#core/suites/physics/score.ts'
import { physicsBodySchema, physicsKeySchema } from '#core/suites/physics/schema.ts'
import type { SuiteItem } from '#core/suites/types.ts'
import { DatasetError, loadDataset, readChecked } from './load.ts'
import type { Manifest } from './manifest.ts'

const text = z.string().trim().min(1)

export const derivationSchema = z.strictObject({
  id: text,
  /** Of the item whose statement it holds for. */
  revision: z.int().min(1),
  /** In LaTeX: one closed-form expression. */
  answer: text,
  /** In words with LaTeX. */
  derivation: text,
  /** What in the statement was found ambiguous or doubtful; null where nothing was. */
  doubts: text.nullable(),
  /** What was done about a disagreement or a doubt, and why. */
  settled: text.optional(),
})
export type Derivation = z.infer<typeof derivationSchema>

/**
 * - `agreed`: the same value as the key's;
 * - `settled`: there was a disagreement or a doubt, and the note says what became of it;
 * - `missing`: nobody has derived the item a second time;
 * - `disagreed`: another value, or one that could not be compared, and nothing said about it;
 * - `outdated`: made for another revision of the item.
 */
export const STATUSES = ['agreed', 'settled', 'missing', 'disagreed', 'outdated'] as const
export type Status = (typeof STATUSES)[number]

export interface Comparison {
  id: string
  domain: string
  status: Status
  /** For people: how equality was decided, the note, or both answers. */
  detail: string
}

/** True where a status stands in the way of publishing. */
export function isFault(status: Status): boolean {
  return status === 'disagreed' || status === 'outdated'
}

/**
 * Reads the files that the manifest lists as derivations; none gives an empty list. Throws a DatasetError with file
 * and line for a malformed or repeated one.
 *
 * @example (await readDerivations('datasets/physics/v1', manifest))[0]?.answer // '\\frac{2mv}{M+m}'
 */
export async function readDerivations(
  folder: string,
  manifest: Pick<Manifest, 'files'>,
): Promise<Derivation[]> {
  const derivations = new Map<string, Derivation>()
  for (const file of manifest.files) {
    if (file.role !== 'derivations') continue
    for (const { where, value } of await readChecked(folder, file.path, derivationSchema)) {
      if (derivations.has(value.id)) throw new DatasetError(`${where}: ${value.id} occurs twice`)
      derivations.set(value.id, value)
    }
  }
  return [...derivations.values()]
}

/**
 * One row for each item, in the order of the items. Throws a DatasetError for a derivation of an unknown item.
 *
 * @example compareDerivations(items, derivations)[0] // { id: 'mech-skateboard-catch', status: 'agreed', ... }
 */
export function compareDerivations(
  items: readonly SuiteItem[],
  derivations: readonly Derivation[],
): Comparison[] {
  const byId = new Map(derivations.map((d) => [d.id, d]))
  const rows = items.map((item) => {
    const { id, domain } = item.public
    const derivation = byId.get(id)
    byId.delete(id)
    return { id, domain, ...compare(item, derivation) }
  })
  const [stray] = byId.keys()
  if (stray !== undefined)
    throw new DatasetError(`there is a second derivation of ${stray}, but no such item`)
  return rows
}

function compare(item: SuiteItem, derivation: Derivation | undefined): Pick<Comparison, 'status' | 'detail'> {
  if (derivation === undefined) return { status: 'missing', detail: '' }
  const body = physicsBodySchema.parse(item.public.body)
  const key = physicsKeySchema.parse(item.key)
  if (derivation.revision !== key.revision) {
    const detail = `made for revision ${derivation.revision}, the item has ${key.revision}`
    return { status: 'outdated', detail }
  }
  const result = score(key.answer, derivation.answer, { ...eedOptions(body), detail: false })
  if (derivation.settled !== undefined) {
    return {
      status: 'settled',
      detail: `${result.equal ? 'same value' : 'other value'}: ${derivation.settled}`,
    }
  }
  if (result.equal) return { status: 'agreed', detail: result.decided_by }
  const why = result.error?.reason ?? result.outcome
  return { status: 'disagreed', detail: `key ${key.answer}, second ${derivation.answer} (${why})` }
}

/**
 * How many rows have each status, those with none left out.
 *
 * @example tally(rows) // '68 agreed, 2 settled'
 */
export function tally(rows: readonly Comparison[]): string {
  return STATUSES.map((status) => ({ status, count: rows.filter((row) => row.status === status).length }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => `${count} ${status}`)
    .join(', ')
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2] ?? path.join('datasets', 'physics', 'v1')
  try {
    const { items, manifest } = await loadDataset(folder)
    const rows = compareDerivations(items, await readDerivations(folder, manifest))
    const width = Math.max(...rows.map((row) => row.id.length))
    for (const row of rows) console.log(`${row.id.padEnd(width)}  ${row.status.padEnd(9)}  ${row.detail}`)
    console.log(`\n${folder}: ${tally(rows)}`)
    if (rows.some((row) => isFault(row.status))) process.exitCode = 1
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
