import { spawn } from 'node:child_process'
import { chownSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { SetupError, messageOf } from '../setup-error.ts'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { makeOwned } from './place.ts'
import type { Place } from './place.ts'
import { isThrowAway } from './settings.ts'

/**
 * Creates a new, empty data folder at `place.data` with `initdb`. It is made beside and renamed when complete,
 * so an interrupted creation leaves no half-made database to trip over.
 *
 * @throws SetupError with initdb's words
 */
export async function createCluster(
  place: Place,
  binaries: Binaries,
  account: Account | null,
): Promise<void> {
  clearWorkshops(place.data)
  const workshop = `${place.data}.new-${process.pid}`
  makeOwned(workshop, account)
  const data = join(workshop, 'data')
  const passwordFile = join(workshop, 'password')
  writeFileSync(passwordFile, place.admin_password, { mode: 0o600 })
  if (account !== null) chownSync(passwordFile, account.uid, account.gid)
  try {
    const words = await initdb(binaries, account, [
      ...['-D', data, '-U', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
      // The built-in locale sorts alike on every machine, whatever its operating system offers.
      ...[
        '--encoding',
        'UTF8',
        '--locale',
        'C',
        '--locale-provider',
        'builtin',
        '--builtin-locale',
        'C.UTF-8',
      ],
      ...(isThrowAway() ? ['--no-sync'] : []),
    ])
    if (words !== null) throw new SetupError(`The embedded database could not be created:\n${words}`)
    renameSync(data, place.data)
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}

/** What interrupted creations left. An initdb whose parent was killed may still be at work in one: so what. */
function clearWorkshops(data: string): void {
  for (const name of readdirSync(dirname(data))) {
    if (!name.startsWith(`${basename(data)}.new-`)) continue
    try {
      rmSync(join(dirname(data), name), { recursive: true, force: true })
    } catch {
      // the next creation, or nobody, will clear it; it is never used
    }
  }
}

/** Runs initdb; returns null, or what it said when it failed. */
function initdb(binaries: Binaries, account: Account | null, args: string[]): Promise<string | null> {
  return new Promise((resolve) => {
    let words = ''
    const child = spawn(binaries.initdb, args, {
      cwd: dirname(args[1] ?? '/'),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...(account ?? {}),
    })
    const keep = (chunk: Buffer): void => void (words = (words + chunk.toString()).slice(-4000))
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', (error) => resolve(`${binaries.initdb}: ${messageOf(error)}`))
    child.once('close', (code, signal) =>
      resolve(code === 0 ? null : `${words.trim()}\nexit ${code ?? signal}`),
    )
  })
}
