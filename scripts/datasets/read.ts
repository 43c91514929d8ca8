import { hashJson } from '#core/canonical-json.ts'
import type { Dataset } from '#services/suite/import.ts'
import { loadDataset } from './load.ts'
import { splitHash } from './manifest.ts'

/** A dataset folder as the site imports it: checked items and keys, with the hashes that protocol keys hold. */
export async function readDataset(folder: string): Promise<Dataset> {
  const { manifest, items } = await loadDataset(folder)
  const splits = new Set(manifest.items.flatMap((i) => i.splits))
  const hashes = new Map(manifest.items.map((i) => [i.id, i]))
  return {
    suite: manifest.suite,
    version: manifest.version,
    manifestHash: hashJson(manifest),
    splitHashes: Object.fromEntries([...splits].map((split) => [split, splitHash(manifest, split)])),
    items: items.map((item) => {
      const { item_sha256, answer_sha256 } = hashes.get(item.public.id)!
      return { item, itemHash: item_sha256, answerHash: answer_sha256 }
    }),
  }
}
