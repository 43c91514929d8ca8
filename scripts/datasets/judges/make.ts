/**
 * Writes the items and keys of the judges dataset from their sources:
 *
 *   node scripts/datasets/judges/make.ts [datasets/judges/v1]
 *   node scripts/datasets/seal.ts datasets/judges/v1
 *
 * The same sources give the same files. Items that results refer to change only under a higher revision; `seal`
 * refuses anything else.
 */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { goldItems } from './items.ts'

const folder = process.argv[2] ?? 'datasets/judges/v1'
const items = goldItems()
const lines = (values: readonly unknown[]): string => values.map((v) => `${JSON.stringify(v)}\n`).join('')
await writeFile(path.join(folder, 'items.jsonl'), lines(items.map((i) => i.public)))
await writeFile(path.join(folder, 'keys.jsonl'), lines(items.map((i) => i.key)))
console.log(`${folder}: ${String(items.length)} items`)
