import { writeFileSync } from 'node:fs'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import type { Benchmark } from './benchmark.ts'
import { bundleSize } from './eed/bundle.ts'
import { scoreOurs, startUp } from './eed/ours.ts'
import { corpusFolder, PairsError, readPairs } from './eed/pairs.ts'
import { recordedTimes, ReferenceError, runReference } from './eed/reference.ts'
import type { Timings } from './eed/report.ts'
import { describe, quality, ratios, table } from './eed/report.ts'

interface Flags {
  pairs?: string
  reference?: string
  python: string
  referencePairs: number
  repeats: number
  json?: string
}

const count = (text: string): number => {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('a whole number from 1 up is expected.')
  return Number(text)
}

const options = (): Command =>
  new Command('bench eed')
    .description('Speed of the expression scorer, one thread, beside the original PHYBench scorer.')
    .option('--pairs <file>', 'JSON lines {id, gt, gen, ref_seconds?} (default: our own corpus)')
    .option('--reference <folder>', "the original's EED folder; its Python packages must be installed")
    .option('--python <program>', 'the Python that has them', 'python3')
    .option('--reference-pairs <n>', 'how many pairs the original scores (about 3 a second)', count, 100)
    .option('--repeats <n>', 'timed passes over all pairs, after one to warm up', count, 5)
    .option('--json <file>', 'write the figures there, too')
    .exitOverride()
    .configureOutput({ outputError: () => undefined })

async function run(args: readonly string[]): Promise<number> {
  try {
    const program = options().parse(args, { from: 'user' })
    await measure(program.opts<Flags>())
    return 0
  } catch (e) {
    if (e instanceof CommanderError && e.exitCode === 0) return 0
    if (e instanceof CommanderError || e instanceof PairsError || e instanceof ReferenceError) {
      console.error(`bench eed: ${e.message.replace(/^error: /, '')}`)
      return 2
    }
    throw e
  }
}

async function measure(flags: Flags): Promise<void> {
  const pairs = readPairs(flags.pairs)
  console.log(
    `${pairs.length} pairs of ${flags.pairs ?? corpusFolder}; Node ${process.version}, one thread, ${flags.repeats} passes\n`,
  )
  const ours = scoreOurs(pairs, flags.repeats)
  const rows: Timings[] = [ours.timings]
  let comparison: string[] = []
  if (flags.reference !== undefined) {
    const step = Math.max(1, pairs.length / flags.referencePairs)
    const chosen = pairs.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step))
    const original = await runReference(flags.reference, flags.python, chosen)
    const same = scoreOurs(chosen, flags.repeats)
    rows.push({ ...same.timings, name: `ours, the same ${chosen.length}` }, original.timings)
    comparison = ratios(same.timings, original.timings, 'the original, run here and now')
    comparison.push(...quality(chosen, original.equal, 'the original'))
  } else {
    const recorded = recordedTimes(pairs)
    if (recorded) {
      rows.push(recorded.timings)
      const same = recorded.pairs.length === pairs.length ? ours : scoreOurs(recorded.pairs, flags.repeats)
      comparison = ratios(
        same.timings,
        recorded.timings,
        "the original's times recorded in the file (ref_seconds)",
      )
    } else comparison = ['No baseline: give --reference FOLDER, or pairs that carry ref_seconds.']
  }
  const start = await startUp()
  const bundle = await bundleSize()
  const lines = [
    ...table(rows),
    '',
    ...comparison,
    ...quality(pairs, ours.equal, 'ours'),
    '',
    ...describe(start, bundle),
  ]
  console.log(lines.join('\n'))
  if (flags.json !== undefined)
    writeFileSync(flags.json, `${JSON.stringify({ pairs: pairs.length, rows, start, bundle }, null, 2)}\n`)
}

const benchmark: Benchmark = { summary: 'the expression scorer: pairs a second, start-up, bundle size', run }
export default benchmark
