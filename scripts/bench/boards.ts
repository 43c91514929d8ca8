import { loadavg } from 'node:os'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { bootstrapMeans, rankIntervals } from '#core/stats/index.ts'
import { atKOfRuns } from '#services/board/attempts.ts'
import type { BoardKey } from '#services/board/ask.ts'
import { boardContent } from '#services/board/content.ts'
import { BoardMemory } from '#services/board/memory.ts'
import { scoresOf } from '#services/board/row.ts'
import { buildSnapshot } from '#services/board/snapshot.ts'
import type { Context } from '#services/shared/context.ts'
import type { Benchmark } from './benchmark.ts'
import { quantile } from './benchmark.ts'
import { fillAttempts, fillRuns, fillSuite } from './boards/fill.ts'
import { onScratchDatabase } from './boards/scratch.ts'

interface Flags {
  models: number
  items: number
  samples: number
  answers: number
  repeats: number
}

const count = (text: string): number => {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('a whole number from 1 up is expected.')
  return Number(text)
}

const options = (): Command =>
  new Command('bench boards')
    .description('Time to rebuild a large board in a scratch database: whole, after one new run, unchanged.')
    .option('--models <n>', 'rows of the board', count, 1000)
    .option('--items <n>', 'items of the suite', count, 500)
    .option('--samples <n>', 'attempts an item of the run that pass@k is timed on', count, 16)
    .option('--answers <n>', 'different wrong answers an item in that run', count, 8)
    .option('--repeats <n>', 'times that a run is added', count, 5)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })

async function run(args: readonly string[]): Promise<number> {
  try {
    const program = options().parse(args, { from: 'user' })
    await onScratchDatabase((ctx) => measure(ctx, program.opts<Flags>()))
    return 0
  } catch (e) {
    if (e instanceof CommanderError && e.exitCode === 0) return 0
    if (e instanceof CommanderError) {
      console.error(`bench boards: ${e.message.replace(/^error: /, '')}`)
      return 2
    }
    throw e
  }
}

async function measure(ctx: Context, flags: Flags): Promise<void> {
  const { models, items } = flags
  console.log(
    `${String(models)} models x ${String(items)} items; Node ${process.version}, one thread and the database; ` +
      `load ${loadavg()[0]!.toFixed(1)}\n`,
  )
  console.log(`${''.padEnd(42)} ${'clock'.padStart(10)} ${'CPU'.padStart(10)}`)
  const board = await fillSuite(ctx, items)
  await fillRuns(ctx, board, 1, models)
  const memory = new BoardMemory()
  line('whole board, nothing known', await timed(() => buildSnapshot(ctx, board, memory)))
  line('nothing changed', await timed(() => buildSnapshot(ctx, board, memory)))
  const added: Time[] = []
  for (let i = 1; i <= flags.repeats; i++) {
    await fillRuns(ctx, board, models + i, models + i)
    added.push(await timed(() => buildSnapshot(ctx, board, memory)))
  }
  line(
    'one new run',
    { wall: median(added, 'wall'), cpu: median(added, 'cpu') },
    `medians of ${String(flags.repeats)}`,
  )
  line('whole board again, in a new process', await timed(() => buildSnapshot(ctx, board, new BoardMemory())))
  await parts(ctx, board, memory)
  await several(ctx, board, flags)
}

function median(times: readonly Time[], which: keyof Time): number {
  return quantile(
    times.map((t) => t[which]),
    0.5,
  )
}

/** What the time goes to, and what 10,000 resamples of every row would cost. */
async function parts(ctx: Context, board: BoardKey, memory: BoardMemory): Promise<void> {
  const known = { remembered: memory.of(board), last: null }
  let bytes = 0
  line(
    'of it: content from remembered rows',
    await timed(async () => {
      bytes = JSON.stringify((await boardContent(ctx, board, known)).content).length
    }),
    `${(bytes / 1e6).toFixed(1)} MB of JSON`,
  )
  const scores = [...known.remembered.rows.values()].map((r) => scoresOf(r.part.ranked))
  line('of it: rank intervals', await timed(() => rankIntervals(scores)))
  line(
    'beside it: 10,000 resamples of all means',
    await timed(() => bootstrapMeans(scores, { seed: 'bench' })),
    'not part of a board, whose means have Wilson and t intervals',
  )
}

/** A run of several attempts an item: pass@k, best@k, cons@k from its attempts. */
async function several(ctx: Context, board: BoardKey, flags: Flags): Promise<void> {
  const { samples, answers } = flags
  const from = flags.models + flags.repeats + 1
  await fillRuns(ctx, board, from, from, samples)
  const runIds = await fillAttempts(ctx, board, samples, answers)
  line(
    `pass, best, cons@k of ${String(flags.items)} x ${String(samples)} attempts`,
    await timed(() => atKOfRuns(ctx, { suite: 'physics', protocolKey: board.protocolKey, runIds, samples })),
    `${String(answers)} different wrong answers an item; once a run`,
  )
}

/** Seconds on the clock, and of this process's CPU time: the latter does not depend on what else the machine does. */
interface Time {
  wall: number
  cpu: number
}

async function timed(what: () => unknown): Promise<Time> {
  const begin = performance.now()
  const cpu = process.cpuUsage()
  await what()
  const { user, system } = process.cpuUsage(cpu)
  return { wall: (performance.now() - begin) / 1000, cpu: (user + system) / 1e6 }
}

function line(what: string, { wall, cpu }: Time, more = ''): void {
  console.log(`${what.padEnd(42)} ${wall.toFixed(2).padStart(8)} s ${cpu.toFixed(2).padStart(8)} s   ${more}`)
}

const benchmark: Benchmark = {
  summary: 'time to rebuild a leaderboard: whole, and after one new run',
  run,
}
export default benchmark
