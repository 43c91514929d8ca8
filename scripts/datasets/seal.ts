/**
 * Writes the manifest of a dataset folder after its items have been changed:
 *
 *   node scripts/datasets/seal.ts datasets/physics/v1
 *
 * Refuses where an item or its key differs from the sealed one without a higher revision, or where an item has
 * gone: published results point to items, so they are corrected under a new revision or dropped from all splits
 * in a new version, never silently replaced. A translation may be added or corrected under the same revision, since
 * no prompt is made from it; the manifest shows that its hash has changed.
 */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { hashJson, sha256Hex } from '#core/canonical-json.ts'
import { DatasetError, manifestEntry, readItems, readManifest } from './load.ts'
import type { Manifest, ManifestItem } from './manifest.ts'

/**
 * What speaks against sealing: one sentence per item. Empty when all is well.
 *
 * @example sealFaults([{ id: 'a', revision: 1, key_sha256: '1...' }], [{ id: 'a', revision: 1, key_sha256: '2...' }])
 *   // ['a: changed without a higher revision (1)']
 */
export function sealFaults(before: readonly ManifestItem[], after: readonly ManifestItem[]): string[] {
  const now = new Map(after.map((entry) => [entry.id, entry]))
  const faults: string[] = []
  for (const old of before) {
    const entry = now.get(old.id)
    if (entry === undefined) faults.push(`${old.id}: has gone`)
    else if (entry.revision < old.revision)
      faults.push(`${old.id}: revision ${entry.revision} after ${old.revision}`)
    else if (entry.revision === old.revision && hashJson(published(entry)) !== hashJson(published(old))) {
      faults.push(`${old.id}: changed without a higher revision (${old.revision})`)
    }
  }
  return faults
}

/** An entry as results refer to it. */
function published(entry: ManifestItem): ManifestItem {
  return { ...entry, translations: undefined }
}

/**
 * Rewrites manifest.json with the hashes of the files as they are now. Throws a DatasetError with all faults.
 *
 * @example (await seal('datasets/physics/v1')).items.length // 62
 */
export async function seal(folder: string): Promise<Manifest> {
  const before = await readManifest(folder)
  const items = (await readItems(folder, before)).map(manifestEntry)
  const faults = sealFaults(before.items, items)
  if (faults.length > 0) throw new DatasetError(`${folder} is not sealed:\n  ${faults.join('\n  ')}`)
  const files = await Promise.all(
    before.files.map(async (file) => ({
      ...file,
      sha256: sha256Hex(await readFile(path.join(folder, file.path))),
    })),
  )
  const manifest: Manifest = { ...before, files, items }
  await writeFile(path.join(folder, 'manifest.json'), write(manifest))
  return manifest
}

/** Indented JSON with short lists on one line, as the repository's formatter wants it. */
function write(manifest: Manifest): string {
  const text = JSON.stringify(manifest, null, 2)
  const short = text.replace(/\[\s+("[^"]*"(?:,\s+"[^"]*")*)\s+\]/g, (_, list: string) => {
    return `[${list.replaceAll(/,\s+/g, ', ')}]`
  })
  return `${short}\n`
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2] ?? 'datasets/physics/v1'
  try {
    const manifest = await seal(folder)
    console.log(`${folder}: sealed ${manifest.items.length} items`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
