/**
 * Chaos: whole deployments of two sites, two jobs processes and two runners on one Postgres evaluate an endpoint
 * while processes are killed, lines cut and requests doubled, delayed and lost. Whatever happens, a run must end
 * with the totals of an undisturbed one, every attempt final exactly once.
 *
 *     npm run chaos -- --seed 1 --runs 5    seeds 1 to 5, one after the other
 *
 * Prints the schedule and the verdict of each seed; exit status 1 if one failed.
 */
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { messageOf } from '#lib/setup-error.ts'
import { startCluster } from './chaos/cluster.ts'
import { startEndpoint } from './chaos/endpoint.ts'
import { playRound } from './chaos/round.ts'
import { describe, scheduleOf } from './chaos/schedule.ts'

interface Flags {
  seed: number
  runs: number
  samples: number
  keep: boolean
}

/** Seconds that leases live here, in place of a minute. */
const LEASE_LIFE_S = 6
const LATENCY_MS = 250
/** Blows fall within this time of the beginning. */
const SPAN_MS = 6000
const STUCK_MS = 180_000

const whole = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number is expected.')
  return Number(text)
}

function parse(args: readonly string[]): Flags {
  return new Command('chaos')
    .description('Kills, cuts, doubles and delays at random; proves that nothing is lost or counted twice.')
    .option('--seed <n>', 'the first seed', whole, 1)
    .option('--runs <n>', 'how many seeds', whole, 1)
    .option('--samples <n>', 'answers per item of each of the two runs of a seed', whole, 16)
    .option('--keep', 'keep logs and data of the deployment, and say where', false)
    .exitOverride()
    .parse(args, { from: 'user' })
    .opts<Flags>()
}

/** Plays the seeds. Returns how many failed. */
async function play(flags: Flags): Promise<number> {
  const say = (line: string): void => console.log(line)
  const endpoint = await startEndpoint(LATENCY_MS)
  const cluster = await startCluster({
    sites: 2,
    jobs: 2,
    runners: 2,
    slots: 16,
    leaseLifeS: LEASE_LIFE_S,
    say,
    keep: flags.keep,
  })
  const stop = (): void => void cluster.stop().finally(() => process.exit(130))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  let failed = 0
  try {
    if (flags.keep) say(`logs and data: ${cluster.home}`)
    const round = { cluster, endpoint, samples: flags.samples, withinMs: STUCK_MS }
    const calm = await playRound({ ...round, runs: 1 }, null, null)
    if (calm.wrong.length > 0) throw new Error(`even undisturbed:\n${calm.wrong.join('\n')}`)
    const wanted = calm.totals[0]!
    say(`undisturbed: ${(calm.tookMs / 1000).toFixed(1)} s; ${wanted.counters}`)
    for (let seed = flags.seed; seed < flags.seed + flags.runs; seed++) {
      const schedule = scheduleOf(seed, SPAN_MS, LEASE_LIFE_S * 1000)
      say(`seed ${String(seed)}\n${describe(schedule).join('\n')}`)
      const before = cluster.runners.concat(cluster.sites, cluster.jobs).map((p) => p.deaths().length)
      const { wrong, tookMs } = await playRound({ ...round, runs: 2 }, schedule, wanted)
      cluster.runners.concat(cluster.sites, cluster.jobs).forEach((p, i) => {
        for (const how of p.deaths().slice(before[i]))
          wrong.push(`${p.name} ended although nobody killed it: ${how}`)
      })
      say(`  ${wrong.length === 0 ? 'passed' : 'FAILED'} in ${(tookMs / 1000).toFixed(1)} s`)
      for (const line of wrong) say(`    ${line}`)
      if (wrong.length > 0) failed++
    }
    say(`${String(flags.runs - failed)} of ${String(flags.runs)} seeds passed`)
  } finally {
    await cluster.stop()
    await endpoint.close()
  }
  return failed
}

try {
  process.exitCode = (await play(parse(process.argv.slice(2)))) > 0 ? 1 : 0
} catch (error) {
  if (!(error instanceof CommanderError)) console.error(messageOf(error))
  process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : 1
}
