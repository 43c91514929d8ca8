import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ensureHome, isAlive } from '../home.ts'
import { openLog, tailOf } from '../log.ts'
import { SetupError, codeOf, messageOf } from '../setup-error.ts'
import { serverAccount } from './account.ts'
import type { Account } from './account.ts'
import { findBinaries } from './binaries.ts'
import type { Binaries } from './binaries.ts'
import { createCluster } from './cluster.ts'
import { newPlace, readPlace, writePlace } from './place.ts'
import type { Place } from './place.ts'
import { readPostmaster, servesFolder } from './postmaster.ts'
import { ensureRoleAndDatabase, serverFolder, urlFor } from './roles.ts'
import { settings } from './settings.ts'

/** A running embedded server. */
export interface EmbeddedPostgres {
  /** For the application's role, which owns the database `touchstone` and is no superuser. */
  url: string
  /** For the superuser, on the database `postgres`. */
  adminUrl: string
  port: number
  pid: number
  data: string
  /** This start made the data folder. */
  created: boolean
  /** The server was running already: its earlier parent was killed. */
  adopted: boolean
  /** Whether the server process is still there. */
  isRunning: () => boolean
  /** Stops the server: open transactions are rolled back, then the data are written out. */
  stop: (graceMs?: number) => Promise<void>
}

const START_TIMEOUT_MS = 60_000

/**
 * Starts the PostgreSQL server of this home, or adopts it if it is still running, and makes sure that the
 * application's role and database exist. The first start creates the data folder (`initdb`).
 *
 * The server is its own session: a Ctrl-C in the terminal does not reach it, and it outlives a killed parent.
 *
 * @throws SetupError with the server's own last words if it does not come up
 */
export async function startPostgres(): Promise<EmbeddedPostgres> {
  const home = ensureHome()
  const known = readPlace(home)
  if (known?.initialised === true && !existsSync(known.data)) {
    throw new SetupError(
      `The database's folder ${known.data} is gone, though ${join(home, 'postgres.json')} names it. Put it back, ` +
        'or delete that file to start with an empty database.',
    )
  }
  const account = serverAccount(known?.data)
  const adopted = known === null ? null : await adopt(known)
  if (known && adopted) return finish(known, adopted, false, true)

  const binaries = findBinaries(account)
  const place = known ?? newPlace(home, account)
  const created = !existsSync(place.data)
  if (created) {
    // Written before the folder is made: whenever this is interrupted, the next start goes on from here.
    writePlace(home, place)
    await createCluster(place, binaries, account)
  }
  const running = await launch(place, binaries, account)
  writePlace(home, { ...place, port: running.port, initialised: true })
  return finish(place, running, created, false)
}

interface Running {
  pid: number
  port: number
}

async function finish(
  place: Place,
  running: Running,
  created: boolean,
  adopted: boolean,
): Promise<EmbeddedPostgres> {
  await ensureRoleAndDatabase(place, running.port)
  return {
    url: urlFor('touchstone', place.password, running.port, 'touchstone'),
    adminUrl: urlFor('postgres', place.admin_password, running.port, 'postgres'),
    ...running,
    data: place.data,
    created,
    adopted,
    isRunning: () => servesFolder(running.pid, place.data),
    stop: (graceMs = 6000) => stopServer(running.pid, place.data, graceMs),
  }
}

/** Looks for a live server on the data folder; waits while it starts, recovers or stops. */
async function adopt(place: Place): Promise<Running | null> {
  const deadline = Date.now() + START_TIMEOUT_MS
  for (;;) {
    const found = readPostmaster(place.data)
    if (!found) return null
    if (!servesFolder(found.pid, place.data)) {
      // The process is gone and its id may be another's by now, which PostgreSQL would take for a live server.
      if (isAlive(found.pid)) rmSync(join(place.data, 'postmaster.pid'), { force: true })
      return null
    }
    if (found.ready && found.port !== null) {
      const folder = await serverFolder(place, found.port).catch((error: unknown) => error)
      if (typeof folder === 'string' && samePath(folder, place.data))
        return { pid: found.pid, port: found.port }
      if (codeOf(folder) === '28P01') throw wrongPassword(place, found.pid)
    }
    if (Date.now() > deadline) {
      throw new SetupError(
        `A database server (process ${found.pid}) holds ${place.data} but does not answer. Stop it with ` +
          `\`kill ${found.pid}\`, and start again.`,
      )
    }
    await sleep(100)
  }
}

function samePath(a: string, b: string): boolean {
  return existsSync(a) && realpathSync(a) === realpathSync(b)
}

function wrongPassword(place: Place, pid: number): SetupError {
  return new SetupError(
    `The database server of ${place.data} (process ${pid}) refuses the password kept in postgres.json.`,
  )
}

/** Starts the server program, again with another port or after a pause where that can help. */
async function launch(place: Place, binaries: Binaries, account: Account | null): Promise<Running> {
  const deadline = Date.now() + START_TIMEOUT_MS
  for (let port = await freePort(place.port); ; port = await freePort(null)) {
    const words = await attempt(place, binaries, account, port, deadline)
    if (typeof words !== 'string') return words
    const portTaken = /could not bind|Address already in use/i.test(words)
    // Processes of a server that was just killed need a moment to notice it.
    const lastOneEnding = /shared memory block .* is still in use|lock file .* already exists/is.test(words)
    if (!(portTaken || lastOneEnding) || Date.now() > deadline) {
      throw new SetupError(`The embedded database did not start. It said:\n${words}`)
    }
    await sleep(250)
  }
}

/** One start. Returns the server, or what it wrote to its log before it ended. */
async function attempt(
  place: Place,
  binaries: Binaries,
  account: Account | null,
  port: number,
  deadline: number,
): Promise<Running | string> {
  const log = openLog('postgres')
  const options = Object.entries(settings(port)).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(binaries.postgres, ['-D', place.data, ...options], {
    cwd: dirname(place.data),
    stdio: ['ignore', log.fd, log.fd],
    detached: process.platform !== 'win32',
    windowsHide: true,
    ...(account ?? {}),
  })
  closeSync(log.fd)
  let ended: string | null = null
  child.once('error', (error) => (ended = `${binaries.postgres}: ${messageOf(error)}`))
  child.once('exit', (code, signal) => (ended ??= `exit ${code ?? signal}`))
  child.unref()
  while (Date.now() < deadline) {
    if (ended !== null) return [...tailOf(log.path, 12, log.offset), ended].join('\n')
    const found = readPostmaster(place.data)
    if (found && found.pid === child.pid && found.ready) return { pid: found.pid, port }
    await sleep(15)
  }
  child.kill('SIGKILL')
  return [...tailOf(log.path, 12, log.offset), 'It was not ready in time.'].join('\n')
}

async function stopServer(pid: number, data: string, graceMs: number): Promise<void> {
  const gone = async (withinMs: number): Promise<boolean> => {
    for (const until = Date.now() + withinMs; Date.now() < until; await sleep(20)) {
      if (!servesFolder(pid, data)) return true
    }
    return !servesFolder(pid, data)
  }
  if (!servesFolder(pid, data)) return
  if (process.platform === 'win32') {
    spawnSync(findBinaries(null).pgCtl, ['stop', '-D', data, '-m', 'fast', '-W'], { windowsHide: true })
  } else {
    process.kill(pid, 'SIGINT') // "fast": clients are cut off, data are written out
  }
  if (await gone(graceMs)) return
  process.kill(pid, process.platform === 'win32' ? 'SIGKILL' : 'SIGQUIT') // "immediate": the next start recovers
  if (await gone(700)) return
  process.kill(pid, 'SIGKILL')
  await gone(300)
}

/** A free port of 127.0.0.1: `wanted` if it is free, else one that the system picks. */
async function freePort(wanted: number | null): Promise<number> {
  for (const port of wanted === null ? [0] : [wanted, 0]) {
    const got = await new Promise<number | null>((resolve) => {
      const server = createServer()
      server.once('error', () => resolve(null))
      server.listen({ port, host: '127.0.0.1' }, () => {
        const address = server.address()
        server.close(() => resolve(typeof address === 'object' && address ? address.port : null))
      })
    })
    if (got !== null) return got
  }
  throw new SetupError('No free port on 127.0.0.1 for the embedded database.')
}
