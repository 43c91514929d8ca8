/**
 * Benchmarks by name.
 *
 *     npm run bench                    list them
 *     npm run bench -- eed [options]   run one; `-- eed --help` says its options
 *
 * A benchmark is a file scripts/bench/NAME.ts that exports a `Benchmark` as its default.
 */
import { readdirSync } from 'node:fs'
import type { Benchmark } from './bench/benchmark.ts'

const folder = new URL('./bench/', import.meta.url)
const names = readdirSync(folder, { withFileTypes: true })
  .filter((f) => f.isFile() && f.name.endsWith('.ts') && f.name !== 'benchmark.ts')
  .map((f) => f.name.replace(/\.ts$/, ''))
  .sort()

const load = async (name: string): Promise<Benchmark> =>
  ((await import(new URL(`${name}.ts`, folder).href)) as { default: Benchmark }).default

const [name, ...args] = process.argv.slice(2)
if (name === undefined) {
  console.log('usage: npm run bench -- NAME [options]\n')
  for (const n of names) console.log(`  ${n.padEnd(12)} ${(await load(n)).summary}`)
} else if (!names.includes(name)) {
  console.error(`bench: there is no benchmark "${name}"; there are: ${names.join(', ')}`)
  process.exitCode = 2
} else {
  process.exitCode = await (await load(name)).run(args)
}
