/**
 * Writes the items and keys of the sycophancy dataset from their sources:
 *
 *   node scripts/datasets/sycophancy/make.ts [datasets/sycophancy/v2]
 *   node scripts/datasets/seal.ts datasets/sycophancy/v2
 *
 * The same sources give the same files. Items that results refer to change only under a higher revision; `seal`
 * refuses anything else.
 */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { loadDataset } from '../load.ts'
import { makeItems } from './items.ts'

const folder = process.argv[2] ?? 'datasets/sycophancy/v2'
const { items: physics } = await loadDataset('datasets/physics/v1')
const items = makeItems(physics)
const lines = (values: readonly unknown[]): string => values.map((v) => `${JSON.stringify(v)}\n`).join('')
await writeFile(path.join(folder, 'items.jsonl'), lines(items.map((i) => i.public)))
await writeFile(path.join(folder, 'keys.jsonl'), lines(items.map((i) => i.key)))
console.log(`${folder}: ${String(items.length)} items`)
