/**
 * An operator's own physics items: `<home>/private-items/physics/*.jsonl`, lines in the dataset's format (an item, or
 * the key of one), imported into the held-out split only.
 *
 *   node scripts/datasets/private-items.ts [folder]
 *
 * checks them and tells every fault in full. What the site's start writes of them, into its log too, is the place of a
 * fault and its kind, nothing of the items' content.
 */
import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { hashJson } from '#core/canonical-json.ts'
import { HELD_OUT } from '#core/suites/physics/held-out.ts'
import { physicsBodySchema, physicsKeySchema } from '#core/suites/physics/schema.ts'
import type { SuiteItem } from '#core/suites/types.ts'
import { cloneRoot, home } from '#lib/home.ts'
import type { Dataset } from '#services/suite/import.ts'
import { FORMATS } from './formats.ts'
import type { KeyLine, PublicLine } from './formats.ts'
import { DatasetError, issues, loadDataset, manifestEntry } from './load.ts'
import { CHECKS, checkItem } from './physics/check.ts'

/** Where an operator puts private items of the physics suite. */
export function privateFolder(): string {
  return path.join(home(), 'private-items', 'physics')
}

/** A line with its place. */
interface Placed<T> {
  where: string
  value: T
}

/**
 * The private items of a folder, checked: every line against the dataset's format, each item with one key of its
 * revision, ids that nothing else has, `splits` of `["held-out"]` alone, and the checks that published keys pass, the
 * independent route excepted. No folder, or an empty one, gives no items.
 *
 * Throws a DatasetError with a line for each fault.
 *
 * @param taken ids that the published dataset has
 * @param inFull whether faults may quote formulas of the items: for a terminal, never for a log
 */
export async function readPrivateItems(
  folder: string,
  taken: ReadonlySet<string>,
  inFull = false,
): Promise<SuiteItem[]> {
  const faults: string[] = []
  const items: Placed<PublicLine>[] = []
  const keys = new Map<string, Placed<KeyLine>>()
  for (const { where, value } of await linesOf(folder, faults)) {
    const isItem = typeof value === 'object' && value !== null && 'body' in value
    const schema = isItem ? FORMATS['physics']!.item : FORMATS['physics']!.key
    const parsed = schema.safeParse(value)
    if (!parsed.success) faults.push(`${where}: no ${isItem ? 'item' : 'key'}: ${issues(parsed.error)}`)
    else if ('body' in parsed.data) items.push({ where, value: parsed.data })
    else if (keys.has(parsed.data.id)) faults.push(`${where}: a second key for one item`)
    else keys.set(parsed.data.id, { where, value: parsed.data })
  }
  const seen = new Set(taken)
  const good: SuiteItem[] = []
  for (const { where, value } of items) {
    const key = keys.get(value.id)
    keys.delete(value.id)
    const found = itemFaults(value, key?.value, seen, inFull)
    seen.add(value.id)
    faults.push(...found.map((fault) => `${where}: ${fault}`))
    if (key !== undefined) good.push({ public: value, key: key.value })
  }
  for (const { where } of keys.values()) faults.push(`${where}: a key, but no item has its id`)
  if (faults.length > 0)
    throw new DatasetError(
      `private items are not imported:\n  ${faults.join('\n  ')}` +
        (inFull ? '' : '\nFor the faults in full: node scripts/datasets/private-items.ts'),
    )
  return good
}

async function linesOf(folder: string, faults: string[]): Promise<Placed<unknown>[]> {
  if (!existsSync(folder)) return []
  const lines: Placed<unknown>[] = []
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort()) {
    const text = await readFile(path.join(folder, file), 'utf8')
    text.split('\n').forEach((line, i) => {
      if (line.trim() === '') return
      const where = `${path.join(folder, file)}:${String(i + 1)}`
      try {
        lines.push({ where, value: JSON.parse(line) as unknown })
      } catch {
        // The parser's own words quote the line.
        faults.push(`${where}: not JSON: one line must hold one whole object`)
      }
    })
  }
  return lines
}

function itemFaults(
  item: PublicLine,
  key: KeyLine | undefined,
  taken: ReadonlySet<string>,
  inFull: boolean,
): string[] {
  const faults: string[] = []
  if (taken.has(item.id))
    faults.push('its id is taken: ids must differ from each other and from published ones')
  if (item.version !== 'v1') faults.push('version must be "v1"')
  if (item.splits.length !== 1 || item.splits[0] !== HELD_OUT) faults.push(`splits must be ["${HELD_OUT}"]`)
  if (key === undefined) return [...faults, 'no line holds its key (same id, with an answer)']
  if (key.revision !== item.body.revision) faults.push('its key has another revision')
  const report = checkItem(
    item.id,
    physicsBodySchema.parse(item.body),
    physicsKeySchema.parse(key),
    undefined,
  )
  for (const check of CHECKS) {
    const found = check === 'route' ? [] : report.faults[check]
    if (found.length === 0) continue
    faults.push(inFull ? `${check}: ${found.join('; ')}` : `the check "${check}" fails`)
  }
  return faults
}

/**
 * A dataset with private items beside its own.
 *
 * @example withPrivate(dataset, []) === dataset // true
 */
export function withPrivate(dataset: Dataset, items: readonly SuiteItem[]): Dataset {
  if (items.length === 0) return dataset
  const added = items.map((item) => {
    const { item_sha256, answer_sha256 } = manifestEntry(item)
    return { item, itemHash: item_sha256, answerHash: answer_sha256 }
  })
  const manifestHash = hashJson({ published: dataset.manifestHash, private: items.map(manifestEntry) })
  return { ...dataset, manifestHash, items: [...dataset.items, ...added] }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2] ?? privateFolder()
  try {
    const published = await loadDataset(path.join(cloneRoot(), 'datasets', 'physics', 'v1'))
    const items = await readPrivateItems(folder, new Set(published.items.map((i) => i.public.id)), true)
    console.log(`${folder}: ${String(items.length)} private items, sound; the next start imports them`)
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
