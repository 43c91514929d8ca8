import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from '#lib/home.ts'
import { readPlace } from '#lib/postgres/place.ts'
import { readPostmaster, servesFolder } from '#lib/postgres/postmaster.ts'

/** An empty folder for one test, which others may pass through (a database's unprivileged user must). */
export function scratchFolder(name = 'scratch'): string {
  const parent = process.env['TOUCHSTONE_TEST_HOME']
    ? join(process.env['TOUCHSTONE_TEST_HOME'], '..')
    : tmpdir()
  if (parent !== tmpdir()) chmodSync(parent, 0o711)
  const folder = mkdtempSync(join(parent, `${name}-`))
  chmodSync(folder, 0o711)
  return folder
}

/** The path of a home that does not exist yet, in a folder of its own. */
export function scratchHome(): string {
  return join(scratchFolder('home'), 'home')
}

/** Kills the embedded database of a home if it runs, and removes its data and the home. */
export async function removeHome(home: string): Promise<void> {
  const place = existsSync(home) ? readPlace(home) : null
  if (place) {
    const found = readPostmaster(place.data)
    if (found && servesFolder(found.pid, place.data)) {
      process.kill(found.pid, 'SIGQUIT')
      for (let i = 0; i < 250 && isAlive(found.pid); i++) await sleep(20)
    }
    rmSync(place.data, { recursive: true, force: true })
  }
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
}

/** Runs `use` with TOUCHSTONE_HOME set to `home` (and any other variables), and puts the environment back. */
export async function withHome<T>(
  home: string,
  use: () => T | Promise<T>,
  more: Record<string, string> = {},
): Promise<T> {
  const before = new Map<string, string | undefined>()
  for (const [name, value] of Object.entries({ TOUCHSTONE_HOME: home, ...more })) {
    before.set(name, process.env[name])
    process.env[name] = value
  }
  try {
    return await use()
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name)
      else process.env[name] = value
    }
  }
}

/** Makes a folder with all permissions for its owner only. */
export function closedFolder(parent: string, name: string): string {
  const folder = join(parent, name)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  return folder
}
