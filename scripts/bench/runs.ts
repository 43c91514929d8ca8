import { availableParallelism } from 'node:os'
import { writeFileSync } from 'node:fs'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import pg from 'pg'
import { startCluster } from '#scripts/chaos/cluster.ts'
import type { Cluster } from '#scripts/chaos/cluster.ts'
import type { Benchmark } from './benchmark.ts'
import { quantile } from './benchmark.ts'
import type { Times } from './runs/claims.ts'
import { cancelRuns, claimsAtOnce, claimsInTurn, queueRuns } from './runs/claims.ts'
import { cpuOf } from './runs/cpu.ts'
import { insertFinished } from './runs/flood.ts'
import type { Throughput } from './runs/throughput.ts'
import { measureThroughput } from './runs/throughput.ts'

/** Samples per item of the short queue: about a thousand attempts. */
const SHORT_SAMPLES = 5
/** How long many runners claim at once. */
const SECONDS = 20

const PARTS = ['slow', 'fast', 'runners', 'queue', 'history'] as const
type Part = (typeof PARTS)[number]

interface Flags {
  parts: Part[]
  concurrency: number
  slow: number
  fast: number
  runners: number
  every: number
  queued: number
  finished: number
  json?: string
}

const whole = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('a whole number from 1 up is expected.')
  return Number(text)
}
const parts = (text: string): Part[] =>
  text.split(',').map((t) => {
    const part = PARTS.find((p) => p === t.trim())
    if (!part) throw new InvalidArgumentError(`there are: ${PARTS.join(', ')}`)
    return part
  })

const options = (): Command =>
  new Command('bench runs')
    .description('The whole path of an evaluation: site, jobs, runner and Postgres on this machine.')
    .option(
      '--parts <a,b>',
      'slow: an endpoint of 1 s; fast: one of 50 ms; runners: claims of many; queue: claims with many queued; history: with many finished',
      parts,
      [...PARTS],
    )
    .option('--concurrency <n>', 'requests in flight', whole, 64)
    .option('--slow <n>', 'samples per item of the public split with the endpoint of 1 s', whole, 11)
    .option('--fast <n>', 'samples per item of the public split with the endpoint of 50 ms', whole, 50)
    .option('--runners <n>', 'runners that claim at once', whole, 50)
    .option('--every <s>', 'seconds between the claims of each of them', whole, 4)
    .option('--queued <n>', 'attempts in a long queue', whole, 100_000)
    .option('--finished <n>', 'finished attempts in a long history', whole, 1_000_000)
    .option('--json <file>', 'write the figures there, too')
    .exitOverride()
    .configureOutput({ outputError: () => undefined })

async function run(args: readonly string[]): Promise<number> {
  try {
    await measure(options().parse(args, { from: 'user' }).opts<Flags>())
    return 0
  } catch (e) {
    if (!(e instanceof CommanderError)) throw e
    if (e.exitCode === 0) return 0
    console.error(`bench runs: ${e.message.replace(/^error: /, '')}`)
    return 2
  }
}

async function measure(flags: Flags): Promise<void> {
  const say = (line: string): void => console.log(line)
  const figures: Record<string, unknown> = {}
  say(
    `Node ${process.version}, ${String(availableParallelism())} cores; one site, one jobs process, one runner`,
  )
  const cluster = await startCluster({
    sites: 1,
    jobs: 1,
    runners: 1,
    slots: flags.concurrency,
    leaseLifeS: 60,
    direct: true,
    say,
  })
  try {
    const steps: Record<Part, () => Promise<unknown>> = {
      slow: () => through(cluster, flags, 1000, 'public', flags.slow, say),
      fast: () => through(cluster, flags, 50, 'public', flags.fast, say),
      runners: () => many(cluster, flags, say),
      queue: () => longQueue(cluster, flags, say),
      history: () => longHistory(cluster, flags, say),
    }
    for (const part of PARTS.filter((p) => flags.parts.includes(p))) figures[part] = await steps[part]()
  } finally {
    await cluster.stop()
  }
  if (flags.json !== undefined) writeFileSync(flags.json, `${JSON.stringify(figures, null, 2)}\n`)
}

async function through(
  cluster: Cluster,
  flags: Flags,
  latencyMs: number,
  split: string,
  samples: number,
  say: (line: string) => void,
): Promise<Throughput> {
  // What is compiled and read for the first time is no cost of an attempt.
  await measureThroughput(cluster, {
    latencyMs: 20,
    concurrency: flags.concurrency,
    split: 'smoke',
    samples: 10,
  })
  const t = await measureThroughput(cluster, { latencyMs, concurrency: flags.concurrency, split, samples })
  const cpu = Object.entries(t.cpu ?? {})
  const own = cpu.filter(([name]) => name !== 'endpoint').reduce((sum, [, ms]) => sum + ms, 0)
  // The last requests take as long as the first, however few they are.
  const rounds = Math.ceil(t.attempts / flags.concurrency)
  const most = (100 * t.attempts) / (rounds * flags.concurrency)
  say(
    `\nendpoint of ${String(latencyMs)} ms, concurrency ${String(flags.concurrency)}: ${String(t.attempts)} attempts in ` +
      `${t.seconds.toFixed(1)} s = ${t.perSecond.toFixed(1)}/s, ${((100 * t.perSecond) / t.ideal).toFixed(1)} % of the ideal ${String(t.ideal)}/s (${String(rounds)} rounds of requests allow ${most.toFixed(1)} %)`,
  )
  say(
    `  CPU ms per attempt: ${own.toFixed(2)} (${cpu.map(([name, ms]) => `${name} ${ms.toFixed(2)}`).join(', ')})`,
  )
  return t
}

async function many(cluster: Cluster, flags: Flags, say: (line: string) => void): Promise<unknown> {
  await pauseRunner(cluster)
  const queued = await queueRuns(cluster, 10, 'public', 30)
  const pids = () => ({
    site: cluster.sites[0]!.pid(),
    jobs: cluster.jobs[0]!.pid(),
    postgres: cluster.postgresPid(),
    'this program': process.pid,
  })
  const before = cpuOf(pids())
  const result = await claimsAtOnce(cluster, flags.runners, SECONDS, flags.every * 1000)
  const after = cpuOf(pids())
  say(
    `\n${String(flags.runners)} runners, ${result.perSecond.toFixed(0)} claims/s of 4 attempts, ${String(queued)} queued: ` +
      `claims ${words(result.claims)}; posts ${words(result.posts)}`,
  )
  if (before && after) {
    const share = (name: string) =>
      `${name} ${((100 * (after[name]! - before[name]!)) / SECONDS).toFixed(0)} %`
    say(`  of one core: ${Object.keys(after).map(share).join(', ')}`)
  }
  await cancelAll(cluster)
  return result
}

async function longQueue(cluster: Cluster, flags: Flags, say: (line: string) => void): Promise<unknown> {
  await pauseRunner(cluster)
  const few = await queueRuns(cluster, 1, 'public', SHORT_SAMPLES)
  await claimsInTurn(cluster, 60)
  const short = await claimsInTurn(cluster, 150)
  const more = await queueRuns(cluster, Math.ceil((flags.queued * SHORT_SAMPLES) / few / 100), 'public', 100)
  const long = await claimsInTurn(cluster, 150)
  say(
    `\nclaims with ${String(few)} queued: ${words(short.claims)}; with ${String(few + more)}: ${words(long.claims)}`,
  )
  say(`  ${ratio(short.claims, long.claims)}; posts ${ratio(short.posts, long.posts)}`)
  await cancelAll(cluster)
  return { short, long }
}

async function longHistory(cluster: Cluster, flags: Flags, say: (line: string) => void): Promise<unknown> {
  await pauseRunner(cluster)
  await queueRuns(cluster, 1, 'public', 20)
  await claimsInTurn(cluster, 60)
  const before = { ...(await claimsInTurn(cluster, 100)), pages: await pages(cluster) }
  const begin = performance.now()
  await insertFinished(cluster.databaseUrl(), flags.finished)
  say(
    `\n${String(flags.finished)} finished attempts inserted in ${((performance.now() - begin) / 1000).toFixed(0)} s`,
  )
  const after = { ...(await claimsInTurn(cluster, 100)), pages: await pages(cluster) }
  say(`  claims ${words(before.claims)}, then ${words(after.claims)}: ${ratio(before.claims, after.claims)}`)
  say(`  posts ${words(before.posts)}, then ${words(after.posts)}: ${ratio(before.posts, after.posts)}`)
  for (const [path, times] of Object.entries(before.pages))
    say(`  ${path}: ${words(times)}, then ${words(after.pages[path]!)}: ${ratio(times, after.pages[path]!)}`)
  await cancelAll(cluster)
  return { before, after }
}

/** What people look at, each read 30 times. */
async function pages(cluster: Cluster): Promise<Record<string, Times>> {
  const run = (await unfinished(cluster))[0]!
  const found: Record<string, Times> = {}
  for (const path of ['/api/v1/runs', `/api/v1/runs/${run}`, '/api/v1/boards/physics?split=smoke']) {
    const sample: number[] = []
    for (let i = 0; i < 30; i++) {
      const begin = performance.now()
      await cluster.ask('GET', path)
      sample.push(performance.now() - begin)
    }
    const rest = sample.slice(5)
    found[path.replace(run, 'ID')] = { n: rest.length, p50: quantile(rest, 0.5), p95: quantile(rest, 0.95) }
  }
  return found
}

/** The cluster's own runner must not take what is measured. */
async function pauseRunner(cluster: Cluster): Promise<void> {
  await cluster.runners[0]!.stop()
}

async function cancelAll(cluster: Cluster): Promise<void> {
  await cancelRuns(cluster, await unfinished(cluster))
}

async function unfinished(cluster: Cluster): Promise<string[]> {
  const client = new pg.Client({ connectionString: cluster.databaseUrl() })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>(
      "SELECT id FROM runs WHERE state IN ('queued', 'running', 'held') ORDER BY created_at",
    )
    return rows.map((r) => r.id)
  } finally {
    await client.end()
  }
}

const words = (t: Times): string => `p50 ${t.p50.toFixed(1)} ms, p95 ${t.p95.toFixed(1)} ms`
const ratio = (a: Times, b: Times): string => `${(b.p50 / a.p50).toFixed(2)} times at p50`

const benchmark: Benchmark = { summary: 'evaluations on the whole path: attempts a second, CPU, claims', run }
export default benchmark
