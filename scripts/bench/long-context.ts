import { loadavg } from 'node:os'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import {
  FAMILIES,
  PUBLIC_SECRET,
  chooseFamily,
  familyName,
  generate,
  leastLength,
  sampleSeed,
} from '#core/suites/long-context/index.ts'
import type { Benchmark } from './benchmark.ts'
import { quantile } from './benchmark.ts'

const K = 1024
const LENGTHS = [K, 8 * K, 32 * K, 128 * K]

interface Flags {
  repeats: number
  family?: string
}

const count = (text: string): number => {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('a whole number from 1 up is expected.')
  return Number(text)
}

const options = (): Command =>
  new Command('bench long-context')
    .description('Time to generate a prompt of the long-context suite, by family and length.')
    .option('--repeats <n>', 'prompts of each kind; the median counts', count, 9)
    .option('--family <name>', 'one family, such as multi-key.dense')
    .exitOverride()
    .configureOutput({ outputError: () => undefined })

function run(args: readonly string[]): Promise<number> {
  try {
    const flags = options().parse(args, { from: 'user' }).opts<Flags>()
    measure(flags)
    return Promise.resolve(0)
  } catch (e) {
    if (e instanceof CommanderError && e.exitCode === 0) return Promise.resolve(0)
    if (e instanceof CommanderError || e instanceof RangeError) {
      console.error(`bench long-context: ${e.message.replace(/^error: /, '')}`)
      return Promise.resolve(2)
    }
    throw e
  }
}

function measure(flags: Flags): void {
  const chosen =
    flags.family === undefined
      ? FAMILIES.map((family) => ({ family, variants: family.variants.slice(-1) }))
      : [chooseFamily(flags.family)]
  console.log(`Node ${process.version}, one thread; load ${loadavg()[0]?.toFixed(1) ?? '?'}\n`)
  const cold = timeOf('single', '', 128 * K, 0)
  console.log(`the first prompt of this process, single at 128K: ${cold.toFixed(1)} ms\n`)
  console.log(
    `${'ms a prompt (median)'.padEnd(24)}${LENGTHS.map((l) => `${String(l / K)}K`.padStart(9)).join('')}   128K / 32K`,
  )
  for (const { family, variants } of chosen)
    for (const variant of variants) {
      const medians = LENGTHS.map((length) =>
        length < leastLength(family, variant)
          ? NaN
          : quantile(
              Array.from({ length: flags.repeats }, (_, i) => timeOf(family.id, variant, length, i)),
              0.5,
            ),
      )
      const ratio = (medians[3] ?? NaN) / (medians[2] ?? NaN)
      const cells = medians.map((ms) => (Number.isNaN(ms) ? '-' : ms.toFixed(2)).padStart(9)).join('')
      console.log(`${familyName(family.id, variant).padEnd(24)}${cells}   ${ratio.toFixed(1)}`)
    }
  memory()
}

function timeOf(
  family: (typeof FAMILIES)[number]['id'],
  variant: string,
  length: number,
  index: number,
): number {
  const spec = { role: 'sample' as const, family, variant, length, depth: 50, index, thinking: 0 }
  const seed = sampleSeed(spec, PUBLIC_SECRET)
  const begin = performance.now()
  generate({ ...spec, seed })
  return performance.now() - begin
}

/** What one prompt occupies, by the heap's growth while it is kept; only with `node --expose-gc`. */
function memory(): void {
  const collect = (globalThis as { gc?: () => void }).gc
  if (collect === undefined) return
  for (const length of [128 * K, 1024 * K]) {
    const spec = {
      role: 'sample' as const,
      family: 'single' as const,
      variant: '',
      length,
      depth: 50,
      index: 1,
      thinking: 0,
    }
    const seed = sampleSeed(spec, PUBLIC_SECRET)
    collect()
    const before = process.memoryUsage().heapUsed
    const sample = generate({ ...spec, seed })
    const grown = process.memoryUsage().heapUsed - before
    const perToken = grown / sample.reference_tokens
    console.log(
      `\nheap while generating ${String(length / K)}K: ${(grown / 1e6).toFixed(1)} MB, ${perToken.toFixed(1)} bytes a token`,
    )
  }
}

const benchmark: Benchmark = {
  summary: 'time to generate long-context prompts, by family and length',
  run,
}
export default benchmark
