import { once } from 'node:events'
import { fork } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Cluster } from '#scripts/chaos/cluster.ts'
import type { Cpu } from './cpu.ts'
import { cpuOf } from './cpu.ts'

export interface Throughput {
  attempts: number
  /** from the run's first claim until its last score, seconds */
  seconds: number
  /** attempts per second that the endpoint allows at this concurrency */
  ideal: number
  perSecond: number
  /** processor milliseconds per attempt */
  cpu: Cpu | null
}

/**
 * One run of `items x samples` attempts over the whole path: claims by a real runner, an endpoint that takes
 * `latencyMs`, posts, scoring, sums.
 */
export async function measureThroughput(
  cluster: Cluster,
  options: { latencyMs: number; concurrency: number; split: string; samples: number },
): Promise<Throughput> {
  const { latencyMs, concurrency } = options
  const endpoint = fork(fileURLToPath(new URL('./endpoint.ts', import.meta.url)), [String(latencyMs)])
  const [{ port }] = (await once(endpoint, 'message')) as [{ port: number }]
  try {
    const pids = (): Record<string, number | null> => ({
      site: cluster.sites[0]!.pid(),
      jobs: cluster.jobs[0]!.pid(),
      runner: cluster.runners[0]!.pid(),
      postgres: cluster.postgresPid(),
      endpoint: endpoint.pid ?? null,
    })
    const before = cpuOf(pids())
    const { run } = (await cluster.ask('POST', '/api/v1/submissions', {
      suite: 'physics',
      split: options.split,
      model: { engine: 'openai', name: 'bench', base_url: `http://127.0.0.1:${String(port)}/v1` },
      settings: { samples: options.samples, concurrency },
      publish: false,
    })) as { run: { id: string } }
    await ended(cluster, run.id)
    const after = cpuOf(pids())
    const { attempts, seconds } = await timesOf(cluster.databaseUrl(), run.id)
    return {
      attempts,
      seconds,
      ideal: (concurrency * 1000) / latencyMs,
      perSecond: attempts / seconds,
      cpu:
        before && after
          ? Object.fromEntries(
              Object.keys(after).map((k) => [k, (1000 * (after[k]! - (before[k] ?? 0))) / attempts]),
            )
          : null,
    }
  } finally {
    endpoint.kill()
  }
}

async function ended(cluster: Cluster, id: string): Promise<void> {
  for (;;) {
    const { run } = (await cluster.ask('GET', `/api/v1/runs/${id}`)) as {
      run: { state: string; reason: string | null }
    }
    if (run.state === 'done') return
    if (run.state === 'held' || run.state === 'cancelled')
      throw new Error(`the run is ${run.state}: ${String(run.reason)}`)
    await sleep(500)
  }
}

async function timesOf(url: string, id: string): Promise<{ attempts: number; seconds: number }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ attempts: number; seconds: number }>(
      `SELECT count(*)::int AS attempts,
         extract(epoch FROM max(a.final_at) - min(r.started_at))::float8 AS seconds
       FROM attempts a JOIN runs r ON r.id = a.run_id WHERE r.id = $1 AND a.outcome IS NOT NULL`,
      [id],
    )
    return rows[0]!
  } finally {
    await client.end()
  }
}
