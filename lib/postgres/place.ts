import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SetupError } from '../setup-error.ts'
import { canEnter } from './account.ts'
import type { Account } from './account.ts'

/** What a home folder remembers of its embedded database, in `postgres.json` (readable by its owner alone). */
export interface Place {
  /** The data folder, inside the home or, where the server's account cannot reach that, outside. */
  data: string
  /** The superuser's password. */
  admin_password: string
  /** The application role's password. */
  password: string
  /** The port of the last start, taken again if it is free. */
  port: number | null
  /** False from the choice of the folder until `initdb` has filled it. */
  initialised: boolean
}

/** Folders for what an unprivileged account must reach, best first: one that survives a restart of the machine. */
export function outsideFolders(): string[] {
  return ['/var/lib/touchstone', '/var/tmp/touchstone', join(tmpdir(), 'touchstone')]
}

/** Reads what the home remembers, or null if it has no database yet. */
export function readPlace(home: string): Place | null {
  const path = join(home, 'postgres.json')
  if (!existsSync(path)) return null
  let place: Partial<Place>
  try {
    place = JSON.parse(readFileSync(path, 'utf8')) as Partial<Place>
  } catch (error) {
    throw new SetupError(`${path} cannot be read: it is damaged, or belongs to another user.`, {
      cause: error,
    })
  }
  const { data, admin_password, password, port, initialised } = place
  if (typeof data !== 'string' || typeof admin_password !== 'string' || typeof password !== 'string') {
    throw new SetupError(`${path} is damaged: it must name the data folder and the passwords.`)
  }
  return {
    data,
    admin_password,
    password,
    port: typeof port === 'number' ? port : null,
    initialised: initialised === true,
  }
}

/** Remembers the database. Written beside and renamed, so that it is never half-written. */
export function writePlace(home: string, place: Place): void {
  const path = join(home, 'postgres.json')
  const temporary = `${path}.${process.pid}`
  writeFileSync(temporary, `${JSON.stringify(place, null, 2)}\n`, { mode: 0o600 })
  renameSync(temporary, path)
}

/**
 * Chooses a data folder for a new database, creates the folder above it, and makes up the passwords.
 * Nothing is written in the home: that is the caller's part.
 */
export function newPlace(home: string, account: Account | null): Place {
  return {
    data: newDataFolder(home, account),
    admin_password: randomBytes(24).toString('base64url'),
    password: randomBytes(24).toString('base64url'),
    port: null,
    initialised: false,
  }
}

function newDataFolder(home: string, account: Account | null): string {
  if (canHold(home, account)) return unused(join(home, 'postgres'))
  const name = createHash('sha256').update(home).digest('hex').slice(0, 16)
  for (const folder of outsideFolders()) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 })
    } catch {
      continue
    }
    if (canHold(folder, account)) return unused(join(folder, name))
  }
  throw new SetupError(
    `The database cannot run as root, and an unprivileged user reaches neither ${home} nor ` +
      `${outsideFolders().join(', ')}. Set TOUCHSTONE_HOME to a folder that others may pass through, start as an ` +
      'ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  )
}

/**
 * Whether a folder of the account's own can lie in `folder` and be reached by it. Some mounts (of a container's
 * host, of a network) let even root give nothing away.
 */
export function canHold(folder: string, account: Account | null): boolean {
  if (account === null) return true
  const probe = join(folder, `.probe-${process.pid}-${randomBytes(4).toString('hex')}`)
  try {
    makeOwned(probe, account)
    return canEnter(probe, account)
  } catch {
    return false
  } finally {
    rmSync(probe, { recursive: true, force: true })
  }
}

/** A folder of an earlier home of the same path is never overwritten: the new one gets the next number. */
function unused(folder: string): string {
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? folder : `${folder}-${n}`
    if (!existsSync(candidate)) return candidate
  }
}

/** Makes a folder that the server's account owns and no other user can look into. */
export function makeOwned(folder: string, account: Account | null): void {
  mkdirSync(folder, { mode: 0o700 })
  chmodSync(folder, 0o700)
  if (account !== null) chownSync(folder, account.uid, account.gid)
}
