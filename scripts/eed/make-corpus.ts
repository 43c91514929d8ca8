/**
 * Makes the scorer's labelled corpus, test/vectors/eed/*.jsonl.
 *
 *     node scripts/eed/make-corpus.ts            write the files
 *     node scripts/eed/make-corpus.ts --check    exit 1 unless the committed files are what it makes
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildCorpus, corpusSeed } from './corpus/build.ts'

const folder = fileURLToPath(new URL('../../test/vectors/eed/', import.meta.url))
const check = process.argv.includes('--check')

const files = new Map(
  Object.entries(buildCorpus(corpusSeed)).map(([name, pairs]) => [
    `${name}.jsonl`,
    pairs.map((p) => `${JSON.stringify(p)}\n`).join(''),
  ]),
)
mkdirSync(folder, { recursive: true })
const present = readdirSync(folder).filter((f) => f.endsWith('.jsonl'))

if (check) {
  const stale = present.filter((f) => !files.has(f))
  const different = [...files].filter(
    ([f, text]) => !present.includes(f) || readFileSync(folder + f, 'utf8') !== text,
  )
  for (const f of stale) console.error(`${f}: not made by the generator`)
  for (const [f] of different)
    console.error(`${f}: differs from what the generator makes; run node scripts/eed/make-corpus.ts`)
  if (stale.length + different.length > 0) process.exit(1)
} else {
  for (const f of present) if (!files.has(f)) rmSync(folder + f)
  for (const [f, text] of files) writeFileSync(folder + f, text)
}
const count = [...files.values()].reduce((n, text) => n + text.split('\n').length - 1, 0)
console.log(`${count} pairs in ${files.size} files${check ? ' are up to date' : ''}`)
