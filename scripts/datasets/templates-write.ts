/**
 * Writes the published form of every physics template into the dataset's files:
 *
 *   node scripts/datasets/templates-write.ts [datasets/physics/v1]
 *   node scripts/datasets/seal.ts datasets/physics/v1
 *
 * Lines written by hand stay as they are, byte for byte. A template's line that is there already stays where nothing
 * but the revision differs, and is replaced under a raised revision where the sealed manifest knows it; new ones are
 * added at the end.
 */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { hashJson } from '#core/canonical-json.ts'
import type { PhysicsBody, PhysicsKey } from '#core/suites/physics/schema.ts'
import { TEMPLATES, itemOf } from '#core/suites/physics/templates/index.ts'
import type { SuiteItem } from '#core/suites/types.ts'
import { DatasetError, manifestEntry, readItems, readManifest } from './load.ts'
import type { ManifestItem } from './manifest.ts'
import { ROUTES } from './physics/routes/index.ts'
import { sealFaults } from './seal.ts'

/** The items of all templates in their published form, revision 1, in the order of the templates. */
export function publishedForms(): SuiteItem[] {
  return TEMPLATES.map((template) => itemOf(template, template.published, ['public']))
}

/**
 * An item under another revision.
 *
 * @example underRevision(item, 2).key // { id: 'mech-ladder-drop', revision: 2, ... }
 */
export function underRevision(item: SuiteItem, revision: number): SuiteItem {
  const body = { ...(item.public.body as PhysicsBody), revision }
  return { public: { ...item.public, body }, key: { ...(item.key as PhysicsKey), revision } }
}

/**
 * What the files are to hold of a template's item: what is there where only the revision differs, else the item under
 * the first revision that sealing accepts. Throws a DatasetError for an id that an item written by hand has.
 *
 * @param stored the item in the files
 * @param sealed the manifest's entry
 */
export function nextItem(
  item: SuiteItem,
  stored: SuiteItem | undefined,
  sealed: ManifestItem | undefined,
): SuiteItem {
  const { id } = item.public
  if (ROUTES[id] !== undefined)
    throw new DatasetError(
      `${id} is the id of a template and of an item written by hand: rename the template`,
    )
  if (stored !== undefined) {
    const same = underRevision(item, (stored.key as PhysicsKey).revision)
    if (hashJson(same) === hashJson(stored)) return stored
  }
  if (sealed === undefined) return item
  const kept = underRevision(item, sealed.revision)
  const accepted = sealFaults([sealed], [manifestEntry(kept)]).length === 0
  return accepted ? kept : underRevision(item, sealed.revision + 1)
}

/** One line of JSON with a blank after colons and commas, as the lines written by hand have it. */
function line(value: unknown): string {
  return JSON.stringify(value, null, 1).replace(/\n\s*/g, (found, at: number, all: string) => {
    const before = all[at - 1]
    const after = all[at + found.length]
    return before === '{' || before === '[' || after === '}' || after === ']' ? '' : ' '
  })
}

/** Replaces the lines of these ids and adds what the text lacks at its end. */
function withLines(text: string, values: ReadonlyMap<string, unknown>): string {
  const waiting = new Map(values)
  const lines = text
    .split('\n')
    .filter((l) => l.trim() !== '')
    .map((old) => {
      const parsed = JSON.parse(old) as { id: string }
      const value = waiting.get(parsed.id)
      waiting.delete(parsed.id)
      return value === undefined || hashJson(value) === hashJson(parsed) ? old : line(value)
    })
  return [...lines, ...[...waiting.values()].map(line), ''].join('\n')
}

/**
 * Brings items.jsonl and keys.jsonl of a folder up to the templates. Throws a DatasetError.
 *
 * @returns how many of the templates' items are new, changed and as they were
 */
export async function writeTemplates(
  folder: string,
): Promise<{ added: number; changed: number; unchanged: number }> {
  const manifest = await readManifest(folder)
  const stored = new Map((await readItems(folder, manifest)).map((item) => [item.public.id, item]))
  const sealed = new Map(manifest.items.map((entry) => [entry.id, entry]))
  const items = publishedForms().map((item) => {
    const { id } = item.public
    return nextItem(item, stored.get(id), sealed.get(id))
  })
  for (const [role, half] of [
    ['items', (item: SuiteItem) => item.public],
    ['keys', (item: SuiteItem) => item.key],
  ] as const) {
    const file = manifest.files.find((f) => f.role === role)
    if (file === undefined) throw new DatasetError(`${folder}: the manifest lists no file of ${role}`)
    const where = path.join(folder, file.path)
    const values = new Map(items.map((item) => [item.public.id, half(item)]))
    await writeFile(where, withLines(await readFile(where, 'utf8'), values))
  }
  const count = (of: (old: SuiteItem | undefined, item: SuiteItem) => boolean): number =>
    items.filter((item) => of(stored.get(item.public.id), item)).length
  return {
    added: count((old) => old === undefined),
    changed: count((old, item) => old !== undefined && old !== item),
    unchanged: count((old, item) => old === item),
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2] ?? 'datasets/physics/v1'
  try {
    const { added, changed, unchanged } = await writeTemplates(folder)
    console.log(
      `${folder}: ${String(added)} items of templates added, ${String(changed)} changed, ${String(unchanged)} as before`,
    )
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
