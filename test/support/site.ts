import { createServer } from 'node:net'
import { adminToken, home } from '#lib/home.ts'
import { testDatabase } from './database.ts'
import { start, until } from './processes.ts'
import type { Running } from './processes.ts'
import { removeHome, scratchHome, withHome } from './scratch.ts'

export interface TestSite {
  url: string
  /** The local administrator's token. */
  token: string
  home: string
  databaseUrl: string
  /** The supervisor's process. */
  supervisor: Running
  /** What the supervisor has printed so far. */
  output: () => string
  /** Stops it, and removes its home and database. */
  stop: () => Promise<void>
}

export interface TestSiteOptions {
  /** Also start a local runner. */
  runner?: boolean
  /** Also evaluate the built-in model. */
  firstRun?: boolean
  /** Use an embedded database of its own in place of a fresh database on the tests' server. */
  embedded?: boolean
  /** A home that exists already; it is then left in place. */
  home?: string
  env?: Record<string, string | undefined>
  /** More arguments for scripts/start.ts. */
  args?: string[]
}

/** A port of 127.0.0.1 that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/**
 * Starts a whole real site as `npm start` does (site and jobs, a runner on request) on a free port, with a fresh
 * home and a fresh database, and waits until it answers. The first call builds the site if its sources changed.
 */
export async function startSite(options: TestSiteOptions = {}): Promise<TestSite> {
  const folder = options.home ?? scratchHome()
  const database = options.embedded === true ? null : await testDatabase()
  const port = await freePort()
  const supervisor = start(
    [
      'scripts/start.ts',
      ...['--port', String(port)],
      ...(options.runner === true ? [] : ['--no-runner']),
      ...(options.firstRun === true ? [] : ['--no-first-run']),
      ...(options.args ?? []),
    ],
    { TOUCHSTONE_HOME: folder, DATABASE_URL: database?.url, ...options.env },
  )
  const stop = async (): Promise<void> => {
    supervisor.child.kill('SIGTERM')
    await supervisor.ended
    await database?.drop()
    if (options.home === undefined) await removeHome(folder)
  }
  let up = ''
  supervisor.child.on('message', (message) => {
    if (typeof message === 'object' && 'up' in message) up = String(message.up)
  })
  try {
    await until('the site is up', () => up !== '' || supervisor.child.exitCode !== null, 180_000)
    if (up === '') throw new Error('the site ended while it started')
  } catch (error) {
    await stop()
    throw new Error(`The site did not start:\n${supervisor.output()}`, { cause: error })
  }
  return {
    url: up,
    token: await withHome(folder, adminToken),
    home: await withHome(folder, home),
    databaseUrl: database?.url ?? '',
    supervisor,
    output: supervisor.output,
    stop,
  }
}
