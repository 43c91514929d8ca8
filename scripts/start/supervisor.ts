import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { adminToken, cloneRoot, ensureHome, home, readSite } from '#lib/home.ts'
import { recordedSite, removeSite, secretKey, writeSite } from '#lib/home.ts'
import { isLock, tryLock } from '#lib/lock.ts'
import { migrate } from '#lib/postgres/migrate.ts'
import { SetupError, messageOf } from '#lib/setup-error.ts'
import { urlOf } from './arguments.ts'
import type { StartOptions } from './arguments.ts'
import { boardTable } from './board.ts'
import { keepRunning } from './child.ts'
import type { Child, ChildOptions, Death } from './child.ts'
import { compileCache } from './compile-cache.ts'
import { runNode } from './command.ts'
import type { Console } from './console.ts'
import { openDatabase } from './database.ts'
import { FIRST_RUN, firstRun } from './first-run.ts'
import { startRunner } from './local-runner.ts'
import type { LocalRunner } from './local-runner.ts'
import { checkPort } from './port.ts'
import { generateClient } from './prisma-client.ts'
import { buildSite, siteProgram } from './site-build.ts'
import { siteClient, waitForHealth } from './site-client.ts'

/** How long each part may take to end, one after the other; together below ten seconds. */
const GRACE_MS = { runner: 4000, jobs: 1500, site: 1000, database: 1500 }
const HEALTH_WITHIN_MS = 60_000
const SITE_DEATHS_ALLOWED = 5

/**
 * Runs a whole Touchstone: database, site, jobs and a local runner, and the first evaluation; until `halt` is
 * aborted, or with `once` until that evaluation is published. Everything it started is stopped before it returns.
 *
 * @param onUp told the site's address when it answers
 * @throws SetupError if it cannot start, or with `once` if the evaluation cannot complete
 */
export async function supervise(
  options: StartOptions,
  out: Console,
  halt: AbortController,
  onUp: (url: string) => void = () => undefined,
): Promise<void> {
  ensureHome()
  if (await alreadyServed(options, out)) return
  const lock = await tryLock(`home:${home()}`, 'npm start')
  if (!isLock(lock)) {
    throw new SetupError(
      `Another Touchstone (process ${lock.pid}) is starting or stopping with the data in ${home()}. ` +
        'Wait for it, or set TOUCHSTONE_HOME to another folder.',
    )
  }
  // Last in, first out: what was started last is stopped first.
  const undo: (() => Promise<void>)[] = [() => lock.release()]
  try {
    const leftover = recordedSite()
    await checkPort(options.host, options.port, leftover === null ? 0 : 3000)
    await run(options, out, halt, onUp, undo)
  } finally {
    halt.abort()
    for (const step of undo.reverse()) await step().catch((error: unknown) => out.say(messageOf(error)))
  }
}

/** Whether a site of this home is up already: then the board is printed for `--once`, else it is an error. */
async function alreadyServed(options: StartOptions, out: Console): Promise<boolean> {
  const site = await readSite()
  if (!site) return false
  if (!options.once) {
    throw new SetupError(
      `Touchstone is already running at ${site.url} (process ${site.pid}) with the data in ${home()}.`,
    )
  }
  await printBoard(site.url, out)
  return true
}

async function run(
  options: StartOptions,
  out: Console,
  halt: AbortController,
  onUp: (url: string) => void,
  undo: (() => Promise<void>)[],
): Promise<void> {
  const url = urlOf(options.host, options.port)
  const children: Child[] = []
  adminToken()
  secretKey()
  await generateClient(halt.signal)

  const opening = openDatabase({
    say: out.say,
    onMove: (databaseUrl) => children.forEach((child) => child.restart({ DATABASE_URL: databaseUrl })),
  })
  undo.push(async () => {
    const database = await opening.catch(() => null)
    await database?.stop(GRACE_MS.database)
  })
  // A wrong DATABASE_URL is told at once; the embedded database is made while the site is built.
  if (process.env['DATABASE_URL']) await opening
  const building = buildSite({ say: out.say, signal: halt.signal })
  // On any failure the build is ended (finally, above) and its rejection heard here.
  undo.push(() => building.then(() => undefined).catch(() => undefined))
  const preparing = opening.then((database) => prepare(database.url(), halt.signal))
  await Promise.all([preparing, building]).catch((error: unknown) => {
    halt.abort()
    throw error
  })
  halt.signal.throwIfAborted()

  const database = await opening
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => undefined)
  const environment = {
    NODE_ENV: 'production',
    DATABASE_URL: database.url(),
    TOUCHSTONE_HOME: home(),
    TOUCHSTONE_URL: url,
    // Programs in TypeScript start faster, and stay 25 MB smaller, when their compiled form is kept.
    NODE_COMPILE_CACHE: compileCache(),
  }
  const start = (
    name: keyof typeof GRACE_MS,
    args: string[],
    more: Pick<ChildOptions, 'onMessage'> & { env?: Record<string, string> } = {},
  ): Child => {
    const child = keepRunning({
      ...more,
      name,
      args,
      env: { ...environment, ...more.env },
      onDeath: (death) => {
        out.say(describeDeath(death))
        if (name === 'site' && death.retryInMs === null) failed.reject(givenUp(child))
      },
      ...(name === 'site' ? { giveUpAfter: SITE_DEATHS_ALLOWED } : {}),
    })
    children.push(child)
    undo.push(() => child.stop(GRACE_MS[name]))
    return child
  }

  const preload = join(cloneRoot(), 'scripts', 'start', 'die-with-parent.ts')
  start('site', ['--import', fileUrl(preload), siteProgram()], {
    env: { PORT: String(options.port), HOSTNAME: options.host, NEXT_TELEMETRY_DISABLED: '1' },
  })
  start('jobs', [join(cloneRoot(), 'app', '_jobs', 'main.ts')])
  const healthy = waitForHealth(url, HEALTH_WITHIN_MS, halt.signal).then((wrong) => {
    halt.signal.throwIfAborted()
    if (wrong !== null) {
      const site = children[0]!
      throw new SetupError(`The site did not come up: ${wrong}.\n${site.tail(12).join('\n')}`)
    }
  })
  await Promise.race([healthy, failed.promise])
  writeSite({ url, pid: process.pid, started_at: new Date().toISOString(), version: version() })
  undo.push(() => Promise.resolve(removeSite()))
  const runner = options.runner ? startRunner(url, start, out) : null
  out.say(`Touchstone is up: ${url}`)
  onUp(url)

  await Promise.race([useIt(options, out, halt.signal, url, runner), failed.promise])
}

/** Brings the schema and the datasets in the database up to this code. */
async function prepare(databaseUrl: string, signal: AbortSignal): Promise<void> {
  await migrate(databaseUrl)
  // A process of its own: it loads the whole database client, which this small one does without.
  const seeding = await runNode('scripts/start/seed.ts', [], {
    signal,
    env: { DATABASE_URL: databaseUrl, TOUCHSTONE_HOME: home(), NODE_COMPILE_CACHE: compileCache() },
  })
  signal.throwIfAborted()
  if (seeding.code !== 0) throw new SetupError(`The datasets could not be loaded:\n${seeding.output.trim()}`)
}

/** From the moment the site is up: the first evaluation, then serving until the signal. */
async function useIt(
  options: StartOptions,
  out: Console,
  signal: AbortSignal,
  url: string,
  runner: LocalRunner | null,
): Promise<void> {
  if (options.firstRun) {
    try {
      await firstRun({
        client: siteClient(url),
        console: out,
        signal,
        runnerTrouble: runner?.trouble ?? (() => 'there is no local runner (--no-runner).'),
        runnerNews: runner?.news ?? (() => null),
      })
    } catch (error) {
      if (signal.aborted || options.once) throw error
      out.say(`${messageOf(error)}\nThe site goes on serving at ${url}.`)
    }
  }
  if (options.once) return printBoard(url, out)
  out.say('Press Ctrl-C to stop.')
  if (!signal.aborted)
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
}

async function printBoard(url: string, out: Console): Promise<void> {
  const board = await siteClient(url).board(FIRST_RUN.suite, FIRST_RUN.split)
  out.say(`\n${FIRST_RUN.suite}/${FIRST_RUN.split}, 95 % intervals in brackets`)
  boardTable(board, url).forEach((line) => out.say(line))
}

function describeDeath(death: Death): string {
  const how = death.signal ?? (death.code === null ? 'could not be started' : `exit code ${death.code}`)
  const what = `The ${death.name} process died (${how}; its log: ${join(home(), 'logs', `${death.name}.log`)})`
  return death.retryInMs === null ? `${what}.` : `${what}; starting it again in ${death.retryInMs / 1000} s.`
}

function givenUp(site: Child): SetupError {
  return new SetupError(
    `The site died ${SITE_DEATHS_ALLOWED} times in a row. It said:\n${site.tail(20).join('\n')}`,
  )
}

function fileUrl(path: string): string {
  return new URL(`file://${path.replaceAll('\\', '/').replace(/^(?!\/)/, '/')}`).href
}

function version(): string {
  const manifest = JSON.parse(readFileSync(join(cloneRoot(), 'package.json'), 'utf8')) as { version?: string }
  return manifest.version ?? ''
}
