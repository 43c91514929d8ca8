/** The manifest of a dataset folder: which files it has, and a hash of every file and item. */
import { z } from 'zod'
import { hashJson } from '#core/canonical-json.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits')

export const manifestSchema = z.strictObject({
  format: z.literal('touchstone-dataset/1'),
  suite: z.string().min(1),
  version: z.string().regex(/^v\d+$/, 'must be v1, v2, ...'),
  license: z.string().min(1),
  /** A unique text to be found in no other place: a model that can complete it has seen the dataset. */
  canary: z.string().min(1),
  files: z
    .array(
      z.strictObject({
        path: z.string().min(1),
        /** `derivations`: answers found a second time from the statements alone; see second-derivations.ts. */
        role: z.enum(['items', 'keys', 'derivations', 'card']),
        sha256: hash,
      }),
    )
    .min(1),
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      revision: z.int().min(1),
      splits: z.array(z.string().min(1)).min(1),
      /** Of the canonical JSON of the public item without translations: what prompts are made from. */
      item_sha256: hash,
      /** Of the answer alone: what decides scores. */
      answer_sha256: hash,
      /** Of the canonical JSON of the whole key, worked solution and checks included. */
      key_sha256: hash,
      /** Of the text of each translated statement, by language. */
      translations: z.record(z.string().min(2), hash).optional(),
    }),
  ),
})
export type Manifest = z.infer<typeof manifestSchema>
export type ManifestItem = Manifest['items'][number]

/**
 * The hash of a dataset as one split sees it, for `protocolKey`: over the ids, public items and answers of that
 * split. Adding items to another split, or correcting a typing error in a worked solution, leaves it as it is, so
 * a board of the smoke split survives the growth of the public one. Throws a RangeError for an empty split.
 *
 * @example splitHash(manifest, 'smoke') // 64 hexadecimal digits
 */
export function splitHash(manifest: Manifest, split: string): string {
  const items = manifest.items
    .filter((item) => item.splits.includes(split))
    .map(({ id, item_sha256, answer_sha256 }) => ({ id, item_sha256, answer_sha256 }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  if (items.length === 0) {
    throw new RangeError(`${manifest.suite} ${manifest.version} has no items in the split "${split}"`)
  }
  return hashJson({ suite: manifest.suite, version: manifest.version, split, items })
}
