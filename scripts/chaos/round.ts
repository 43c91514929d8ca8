import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Cluster } from './cluster.ts'
import type { Endpoint } from './endpoint.ts'
import { seeded } from './random.ts'
import type { Blow, Schedule } from './schedule.ts'
import type { Totals } from './verdict.ts'
import { brokenRules, compare, totalsOf } from './verdict.ts'

export interface RoundOptions {
  cluster: Cluster
  endpoint: Endpoint
  /** runs that are evaluated at the same time */
  runs: number
  /** answers per item of each */
  samples: number
  /** a run that has not ended by then is stuck, milliseconds */
  withinMs: number
}

export interface Round {
  wrong: string[]
  tookMs: number
  totals: Totals[]
}

interface Status {
  state: string
  reason: string | null
  done: number
  total: number
  in_flight: number
}

/**
 * Evaluates runs under a schedule (null: undisturbed), waits until they have ended, and says what is wrong with
 * them: rules that must hold of any run, and differences from `wanted`.
 */
export async function playRound(
  options: RoundOptions,
  schedule: Schedule | null,
  wanted: Totals | null,
): Promise<Round> {
  const { cluster, endpoint } = options
  const begin = performance.now()
  const random = seeded((schedule?.seed ?? 0) + 1)
  endpoint.behave(schedule?.endpoint ?? null, random)
  for (const line of cluster.lines) line.behave(schedule?.line ?? null, random)
  const runs: string[] = []
  for (let i = 0; i < options.runs; i++) runs.push(await submit(options))
  const blows = Promise.all((schedule?.blows ?? []).map((blow) => strike(cluster, blow)))
  const wrong: string[] = []
  const end = begin + options.withinMs
  for (const [i, id] of runs.entries()) {
    const status = await ended(cluster, id, end)
    if (status) wrong.push(`run ${String(i + 1)} (${id}) has not ended: ${JSON.stringify(status)}`)
  }
  await blows
  const tookMs = performance.now() - begin
  endpoint.behave(null, random)
  for (const line of cluster.lines) line.behave(null, random)
  const url = cluster.databaseUrl()
  if (wrong.length === 0) {
    await boardsRebuilt(cluster)
    wrong.push(...(await brokenRules(url, runs)))
  }
  const totals = await Promise.all(runs.map((id) => totalsOf(url, id)))
  if (wanted)
    totals.forEach((t, i) => wrong.push(...compare(`run ${String(i + 1)} (${runs[i]!})`, t, wanted)))
  return { wrong, tookMs, totals }
}

async function submit({ cluster, endpoint, samples }: RoundOptions): Promise<string> {
  const reply = (await cluster.ask('POST', '/api/v1/submissions', {
    suite: 'physics',
    split: 'smoke',
    model: { engine: 'openai', name: 'chaos', base_url: endpoint.url },
    settings: { samples, concurrency: 8, timeout_s: 6 },
  })) as { run: { id: string } }
  return reply.run.id
}

/** Waits until the run is done. Returns null, or where it stood when the time was over. */
async function ended(cluster: Cluster, id: string, end: number): Promise<Status | null> {
  for (;;) {
    const { run } = (await cluster.ask('GET', `/api/v1/runs/${id}`)) as { run: Status }
    if (run.state === 'done') return null
    if (run.state === 'held' || run.state === 'cancelled' || performance.now() > end) return run
    await sleep(300)
  }
}

/** The rebuild of a board is debounced by a second; the recount compares it. */
async function boardsRebuilt(cluster: Cluster): Promise<void> {
  const board = async (): Promise<number> => {
    const reply = (await cluster.ask('GET', '/api/v1/boards/physics?split=smoke')) as {
      rows: { runs_published: number; runs_total: number }[]
    }
    return reply.rows.length
  }
  await sleep(2500)
  for (let i = 0; i < 50 && (await board()) === 0; i++) await sleep(200)
}

async function strike(cluster: Cluster, blow: Blow): Promise<void> {
  await sleep(blow.atMs)
  switch (blow.kind) {
    case 'kill': {
      if (blow.what === 'postgres') return cluster.killPostgres(blow.downMs)
      const kinds = { runner: cluster.runners, site: cluster.sites, jobs: cluster.jobs }
      const all = kinds[blow.what]
      const one = all[blow.which % all.length]!
      await one.kill()
      await sleep(blow.downMs)
      return one.start()
    }
    case 'jump':
      return jumpAhead(cluster.databaseUrl(), blow.downMs)
    case 'cut': {
      const line = cluster.lines[blow.which % cluster.lines.length]!
      line.cut(true)
      await sleep(blow.downMs)
      return line.cut(false)
    }
    case 'full': {
      const which = blow.which % cluster.lines.length
      cluster.fillSpool(which, true)
      cluster.lines[which]!.cut(true)
      // Shorter than a lease's life: only the disk is in trouble, the work is not lost.
      await sleep(Math.min(blow.downMs, 2000))
      cluster.lines[which]!.cut(false)
      await sleep(1000)
      return cluster.fillSpool(which, false)
    }
  }
}

/**
 * What a jump of the database's clock does: every time from before it is that much longer ago. No clock but the
 * database's means anything to the site, so that moving what it wrote is the same as moving it.
 */
async function jumpAhead(url: string, ms: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  // The server may be down at this moment, by another blow: then there is nothing to jump.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(
      `WITH l AS (UPDATE leases SET beat_at = beat_at - make_interval(secs => $1) WHERE state = 'live')
       UPDATE attempts SET scoring_since = scoring_since - make_interval(secs => $1) WHERE state = 'scoring'`,
      [ms / 1000],
    )
  } catch {
    return
  } finally {
    await client.end().catch(() => undefined)
  }
}
