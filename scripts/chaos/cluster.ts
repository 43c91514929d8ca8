import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { adminToken, adminTokenFile, cloneRoot, secretKey } from '#lib/home.ts'
import { migrate } from '#lib/postgres/migrate.ts'
import { startPostgres } from '#lib/postgres/server.ts'
import type { EmbeddedPostgres } from '#lib/postgres/server.ts'
import { runNode } from '#scripts/start/command.ts'
import { RUNNER_NODE_OPTIONS } from '#scripts/start/local-runner.ts'
import { buildSite, siteProgram } from '#scripts/start/site-build.ts'
import type { Line } from './line.ts'
import { openLine } from './line.ts'
import type { Mortal } from './process.ts'
import { mortal } from './process.ts'

export interface ClusterOptions {
  sites: number
  jobs: number
  runners: number
  /** generations at a time of each runner */
  slots: number
  /** seconds that a lease lives */
  leaseLifeS: number
  say: (line: string) => void
  /** runners talk to the first site without a line between that could be cut */
  direct?: boolean
  /** keep logs and data at the end */
  keep?: boolean
}

/** A whole deployment of several processes of each kind on one Postgres, with lines that can be cut. */
export interface Cluster {
  home: string
  databaseUrl: () => string
  /** the sites' addresses */
  urls: string[]
  token: string
  sites: Mortal[]
  jobs: Mortal[]
  runners: Mortal[]
  /** the line of each runner to the sites */
  lines: Line[]
  /** a request to a site that is up, again until one answers */
  ask: (method: string, path: string, body?: unknown) => Promise<unknown>
  killPostgres: (downMs: number) => Promise<void>
  postgresPid: () => number
  /** makes a runner's spool a place where nothing can be kept, or puts it back */
  fillSpool: (which: number, full: boolean) => void
  stop: () => Promise<void>
}

/** Builds the site if need be, and starts everything. It is up when this resolves. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { say } = options
  await buildSite({ say })
  const home = mkdtempSync(join(tmpdir(), 'touchstone-chaos-'))
  chmodSync(home, 0o711)
  process.env['TOUCHSTONE_HOME'] = home
  // Killed servers lose nothing by this: only a machine that loses power does.
  process.env['TOUCHSTONE_POSTGRES_FSYNC'] = 'off'
  const cleanUp: (() => Promise<void> | void)[] = []
  const stop = async (): Promise<void> => {
    for (const step of cleanUp.reverse()) await step()
  }
  try {
    const token = adminToken()
    secretKey()
    let postgres = await startPostgres()
    cleanUp.push(async () => {
      await postgres.stop(2000)
      if (options.keep) return
      rmSync(postgres.data, { recursive: true, force: true })
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
    })
    await migrate(postgres.url)
    const seeding = await runNode('scripts/start/seed.ts', [], { env: { DATABASE_URL: postgres.url } })
    if (seeding.code !== 0) throw new Error(`the datasets could not be loaded:\n${seeding.output}`)

    const shared = {
      NODE_ENV: 'production',
      DATABASE_URL: postgres.url,
      TOUCHSTONE_LEASE_LIFE_S: String(options.leaseLifeS),
      NODE_COMPILE_CACHE: join(home, 'cache', 'node'),
      NEXT_TELEMETRY_DISABLED: '1',
      HOSTNAME: '127.0.0.1',
    }
    const make = (kind: string, i: number, args: string[], env: Record<string, string>): Mortal => {
      const name = `${kind}-${String(i + 1)}`
      const one = mortal(name, args, join(home, 'logs', `${name}.log`), { ...shared, ...env })
      cleanUp.push(() => one.stop())
      one.start()
      return one
    }
    const range = (n: number) => Array.from({ length: n }, (_, i) => i)
    const ports = await Promise.all(range(options.sites).map(freePort))
    const urls = ports.map((p) => `http://127.0.0.1:${String(p)}`)
    const preload = pathToFileURL(join(cloneRoot(), 'scripts', 'start', 'die-with-parent.ts')).href
    const sites = range(options.sites).map((i) =>
      make('site', i, ['--import', preload, siteProgram()], {
        PORT: String(ports[i]),
        TOUCHSTONE_URL: urls[0]!,
      }),
    )
    const jobs = range(options.jobs).map((i) =>
      make('jobs', i, [join(cloneRoot(), 'app', '_jobs', 'main.ts')], { TOUCHSTONE_URL: urls[0]! }),
    )
    for (const url of urls) await healthy(url)

    const lines = await Promise.all(
      range(options.direct ? 0 : options.runners).map(() => openLine(() => ports)),
    )
    for (const line of lines) cleanUp.push(() => line.close())
    const runnerHome = (i: number) => join(home, `runner-${String(i + 1)}`)
    const program = join(cloneRoot(), 'runners', 'cli', 'main.ts')
    const runners = range(options.runners).map((i) => {
      mkdirSync(runnerHome(i), { recursive: true })
      const site = options.direct ? urls[0]! : lines[i]!.url
      const args = ['--site', site, '--token-file', adminTokenFile(), '--name', `r${String(i + 1)}`]
      return make(
        'runner',
        i,
        [...RUNNER_NODE_OPTIONS, program, 'runner', ...args, '--no-model', '--slots', String(options.slots)],
        {
          TOUCHSTONE_HOME: runnerHome(i),
        },
      )
    })

    const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
      for (let tries = 0; ; tries++) {
        const url = urls[tries % urls.length]!
        try {
          const reply = await fetch(url + path, {
            method,
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
            signal: AbortSignal.timeout(30_000),
          })
          if (reply.ok) return await reply.json()
          if (reply.status < 500)
            throw new Refused(`${path}: HTTP ${String(reply.status)} ${await reply.text()}`)
        } catch (error) {
          if (error instanceof Refused || tries > 200) throw error
        }
        await sleep(200)
      }
    }
    const moved = (next: EmbeddedPostgres): Promise<unknown> =>
      Promise.all(
        [...sites, ...jobs].map(async (one) => {
          one.setEnv({ DATABASE_URL: next.url })
          await one.kill()
          one.start()
        }),
      )
    return {
      home,
      databaseUrl: () => postgres.url,
      urls,
      token,
      sites,
      jobs,
      runners,
      lines,
      ask,
      postgresPid: () => postgres.pid,
      killPostgres: async (downMs) => {
        process.kill(postgres.pid, 'SIGKILL')
        await sleep(downMs)
        const next = await startPostgres()
        const elsewhere = next.url !== postgres.url
        postgres = next
        if (elsewhere) await moved(next)
      },
      fillSpool: (which, full) => {
        const spool = join(runnerHome(which), 'spool')
        const aside = `${spool}.aside`
        if (full) {
          if (existsSync(spool)) renameSync(spool, aside)
          // A file where the folder was: nothing can be written below it, whoever tries.
          writeFileSync(spool, '')
        } else {
          rmSync(spool, { recursive: true, force: true })
          if (existsSync(aside)) renameSync(aside, spool)
        }
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

class Refused extends Error {}

async function healthy(url: string): Promise<void> {
  for (const until = Date.now() + 60_000; ; await sleep(100)) {
    try {
      if ((await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(2000) })).ok) return
    } catch {
      // not up yet
    }
    if (Date.now() > until) throw new Error(`the site at ${url} did not come up`)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
