/**
 * Reads a dataset folder (`datasets/<suite>/<version>`: manifest.json, items.jsonl, keys.jsonl, CARD.md) into
 * items with their keys. Every line is checked; an error names the file and the line.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { hashJson, sha256Hex } from '#core/canonical-json.ts'
import type { SuiteItem } from '#core/suites/types.ts'
import { FORMATS } from './formats.ts'
import type { KeyLine, PublicLine } from './formats.ts'
import { manifestSchema } from './manifest.ts'
import type { Manifest, ManifestItem } from './manifest.ts'

export interface Dataset {
  folder: string
  manifest: Manifest
  /** In the order of the files. */
  items: SuiteItem[]
}

/** Something is wrong with a dataset; the message names the file and, where there is one, the line. */
export class DatasetError extends Error {
  override name = 'DatasetError'
}

/**
 * Reads and checks a dataset folder: every line against its suite's schema, ids unique, each item with exactly
 * one key of the same revision, and the hash of every file, item and key against the manifest. Throws a
 * DatasetError that names the file and line.
 *
 * @example (await loadDataset('datasets/physics/v1')).items[0]?.public.id // 'mech-skateboard-catch'
 */
export async function loadDataset(folder: string): Promise<Dataset> {
  const manifest = await readManifest(folder)
  for (const file of manifest.files) {
    const found = sha256Hex(await bytes(folder, file.path))
    if (found !== file.sha256) {
      throw new DatasetError(
        `${path.join(folder, file.path)}: differs from the manifest (sha256 ${found}, expected ${file.sha256}); ` +
          'after an intended change raise the revision of the changed items and run scripts/datasets/seal.ts',
      )
    }
  }
  const items = await readItems(folder, manifest)
  const entries = new Map(manifest.items.map((entry) => [entry.id, entry]))
  for (const item of items) {
    const sealed = entries.get(item.public.id)
    const now = manifestEntry(item)
    if (sealed === undefined || hashJson(sealed) !== hashJson(now)) {
      throw new DatasetError(
        `${path.join(folder, 'manifest.json')}: the entry of ${item.public.id} is out of date`,
      )
    }
    entries.delete(item.public.id)
  }
  const [missing] = entries.keys()
  if (missing !== undefined) {
    throw new DatasetError(`${path.join(folder, 'manifest.json')}: lists ${missing}, which no file holds`)
  }
  return { folder, manifest, items }
}

/**
 * Reads manifest.json alone. Throws a DatasetError.
 *
 * @example (await readManifest('datasets/physics/v1')).license // 'CC-BY-4.0'
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const where = path.join(folder, 'manifest.json')
  const parsed = manifestSchema.safeParse(
    parseJson(where, (await bytes(folder, 'manifest.json')).toString('utf8')),
  )
  if (!parsed.success) throw new DatasetError(`${where}: ${issues(parsed.error)}`)
  return parsed.data
}

/**
 * Reads the items and keys that the manifest's files hold, without comparing any hash (for sealing).
 *
 * @example await readItems('datasets/physics/v1', manifest) // [{ public: {...}, key: {...} }, ...]
 */
export async function readItems(
  folder: string,
  manifest: Pick<Manifest, 'suite' | 'version' | 'files'>,
): Promise<SuiteItem[]> {
  const schemas = FORMATS[manifest.suite]
  if (schemas === undefined) throw new DatasetError(`${folder}: no reader for the suite "${manifest.suite}"`)
  const publics = new Map<string, PublicLine>()
  const keys = new Map<string, KeyLine>()
  for (const file of manifest.files) {
    if (file.role === 'items') {
      for (const { where, value: line } of await readChecked(folder, file.path, schemas.item)) {
        if (line.version !== manifest.version) {
          throw new DatasetError(`${where}: ${line.id} says version ${line.version}, not ${manifest.version}`)
        }
        if (publics.has(line.id)) throw new DatasetError(`${where}: ${line.id} occurs twice`)
        publics.set(line.id, line)
      }
    } else if (file.role === 'keys') {
      for (const { where, value: line } of await readChecked(folder, file.path, schemas.key)) {
        if (keys.has(line.id)) throw new DatasetError(`${where}: the key of ${line.id} occurs twice`)
        keys.set(line.id, line)
      }
    }
  }
  const items = pair(folder, publics, keys)
  for (const item of items) {
    const [fault] = schemas.faults(item)
    if (fault !== undefined) throw new DatasetError(`${folder}: ${item.public.id}: ${fault}`)
  }
  return items
}

function pair(folder: string, publics: Map<string, PublicLine>, keys: Map<string, KeyLine>): SuiteItem[] {
  const items: SuiteItem[] = []
  for (const [id, line] of publics) {
    const key = keys.get(id)
    if (key === undefined) throw new DatasetError(`${folder}: ${id} has no key`)
    if (key.revision !== line.body.revision) {
      throw new DatasetError(
        `${folder}: ${id} has revision ${line.body.revision}, but its key has ${key.revision}`,
      )
    }
    keys.delete(id)
    items.push({ public: line, key })
  }
  const [stray] = keys.keys()
  if (stray !== undefined) throw new DatasetError(`${folder}: there is a key of ${stray}, but no such item`)
  return items
}

/**
 * What the manifest says about an item: its revision, splits and hashes. Prompts hold the English statement, so
 * translations have hashes of their own: adding or correcting one leaves the item's hash as it is.
 *
 * @example manifestEntry(item).revision // 1
 */
export function manifestEntry(item: SuiteItem): ManifestItem {
  const format = FORMATS[item.public.suite]
  if (format === undefined) throw new DatasetError(`no reader for the suite "${item.public.suite}"`)
  const key = format.key.parse(item.key)
  const { prompted, translations } = format.prompted(item)
  const hashes = Object.entries(translations).map(([language, words]) => [language, sha256Hex(words)])
  return {
    id: item.public.id,
    revision: key.revision,
    splits: item.public.splits,
    item_sha256: hashJson(prompted),
    answer_sha256: format.answerHash(item.key),
    key_sha256: hashJson(key),
    ...(hashes.length > 0
      ? { translations: z.record(z.string(), z.string()).parse(Object.fromEntries(hashes)) }
      : {}),
  }
}

/**
 * The lines of a file, each checked against a schema, with their places for messages. Throws a DatasetError.
 *
 * @example (await readChecked('datasets/physics/v1', 'keys.jsonl', schema))[0]?.where // 'datasets/.../keys.jsonl:1'
 */
export async function readChecked<T>(
  folder: string,
  file: string,
  schema: z.ZodType<T>,
): Promise<{ where: string; value: T }[]> {
  const content = (await bytes(folder, file)).toString('utf8')
  return content
    .split('\n')
    .map((line, i) => ({ line: line.trim(), where: `${path.join(folder, file)}:${i + 1}` }))
    .filter(({ line }) => line !== '')
    .map(({ line, where }) => ({ where, value: check(schema, where, parseJson(where, line)) }))
}

async function bytes(folder: string, file: string): Promise<Buffer> {
  const where = path.join(folder, file)
  try {
    return await readFile(where)
  } catch (error) {
    throw new DatasetError(
      `${where}: cannot be read (${error instanceof Error ? error.message : String(error)})`,
    )
  }
}

function parseJson(where: string, line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    throw new DatasetError(`${where}: not JSON (${error instanceof Error ? error.message : String(error)})`)
  }
}

function check<T>(schema: z.ZodType<T>, where: string, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new DatasetError(`${where}: ${issues(parsed.error)}`)
  return parsed.data
}

/** What a schema finds wrong, in one line: places and rules, nothing of the values. */
export function issues(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || '(line)'}: ${issue.message}`).join('; ')
}
