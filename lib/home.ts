import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SetupError, codeOf, messageOf } from './setup-error.ts'

/** The folder that this code was cloned into (meaningful outside the bundled site only). */
export function cloneRoot(): string {
  return dirname(dirname(fileURLToPath(import.meta.url)))
}

/**
 * The folder that holds all state of this installation: TOUCHSTONE_HOME, or `.touchstone` in the clone.
 * The supervisor sets TOUCHSTONE_HOME for its children, so that the bundled site agrees with everyone else.
 */
export function home(): string {
  const given = process.env['TOUCHSTONE_HOME']
  return given ? resolve(given) : join(cloneRoot(), '.touchstone')
}

/**
 * Creates the home folder if need be, closed to other users, and makes sure that it can be written.
 * Root's home lets others pass through (0711, and still not look around): the embedded database runs as an
 * unprivileged user, and its data lie below.
 *
 * @returns the folder's path
 * @throws SetupError saying what to do
 */
export function ensureHome(): string {
  const folder = home()
  const remedy =
    'Give this user write permission there, or set TOUCHSTONE_HOME to a folder that it may write.'
  try {
    makeFolder(dirname(folder), 0o777)
    makeFolder(folder, 0o700)
    if (!statSync(folder).isDirectory()) throw new Error('it is not a folder')
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    if (process.platform !== 'win32' && statSync(folder).uid === process.getuid?.()) {
      const mode = process.getuid() === 0 ? 0o711 : 0o700
      if ((statSync(folder).mode & 0o777) !== mode) chmodSync(folder, mode)
    }
    // Root passes every access check even where nothing can be written (a read-only file system).
    const probe = join(folder, `.probe-${process.pid}`)
    writeFileSync(probe, '')
    unlinkSync(probe)
  } catch (error) {
    throw new SetupError(`Touchstone cannot keep its data in ${folder}: ${why(error)}. ${remedy}`, {
      cause: error,
    })
  }
  return folder
}

/** Node's own recursive mkdir never returns where a parent exists but takes no folders, as below /proc. */
function makeFolder(folder: string, mode: number): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder), 0o777)
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' || !statSync(folder).isDirectory()) throw error
  }
}

/** Creates and returns `<home>/logs`, closed to other users. */
export function ensureLogFolder(): string {
  const folder = join(home(), 'logs')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

function why(error: unknown): string {
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return 'permission denied'
    case 'EROFS':
      return 'the file system is read-only'
    case 'EEXIST':
    case 'ENOTDIR':
      return 'a file is in the way'
    case 'ENOSPC':
      return 'the disk is full'
    case 'ENOENT':
      return 'it cannot be created there'
    default:
      return messageOf(error)
  }
}

/**
 * The local administrator's token: 32 random bytes in base64url, created on first use in `<home>/admin-token`
 * (readable by this user alone). Who can read the file is the administrator.
 */
export function adminToken(): string {
  return secretFile('admin-token', () => randomBytes(32).toString('base64url'))
}

/** Where {@link adminToken} is kept, for commands that take a token file. */
export function adminTokenFile(): string {
  return join(home(), 'admin-token')
}

/**
 * The 32-byte key that encrypts stored endpoint keys: TOUCHSTONE_SECRET (64 hex characters, or base64 of 32
 * bytes), or `<home>/secret-key`, created on first use. Losing it makes stored endpoint keys unreadable.
 *
 * @throws SetupError if TOUCHSTONE_SECRET or the file does not hold 32 bytes
 */
export function secretKey(): Buffer {
  const given = process.env['TOUCHSTONE_SECRET']
  const text = given ? given.trim() : secretFile('secret-key', () => randomBytes(32).toString('hex'))
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64')
  if (key.length !== 32) {
    const where = given ? 'TOUCHSTONE_SECRET' : join(home(), 'secret-key')
    throw new SetupError(`${where} must hold 32 bytes, as 64 hex characters or in base64.`)
  }
  return key
}

/** Reads a one-line secret from the home folder, creating it once even if several processes ask at a time. */
function secretFile(name: string, create: () => string): string {
  const path = join(home(), name)
  const existing = readSecret(path)
  if (existing !== null) return existing
  ensureHome()
  const temporary = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(temporary, `${create()}\n`, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(temporary, path) // fails if another process was first; its secret is then the one
  } catch (error) {
    // Some network and Windows file systems have no hard links: copy, then, still never over another's.
    if (codeOf(error) !== 'EEXIST') copyIfAbsent(temporary, path)
  } finally {
    unlinkSync(temporary)
  }
  const made = readSecret(path)
  if (made === null) throw new SetupError(`${path} is empty. Delete it, and start again.`)
  return made
}

function copyIfAbsent(from: string, to: string): void {
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

function readSecret(path: string): string | null {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return null
  if (process.platform !== 'win32' && (stat.mode & 0o077) !== 0) chmodSync(path, 0o600)
  const text = readFileSync(path, 'utf8').trim()
  if (text === '') throw new SetupError(`${path} is empty. Delete it, and start again.`)
  return text
}

/** A site that serves from this home. */
export interface SiteRecord {
  /** For instance `http://127.0.0.1:3000`. */
  url: string
  /** The supervisor's process id. */
  pid: number
  started_at: string
  version: string
}

/** Records the site that is now up in `<home>/site.json`. */
export function writeSite(site: SiteRecord): void {
  const path = join(home(), 'site.json')
  const temporary = `${path}.${process.pid}`
  writeFileSync(temporary, `${JSON.stringify(site, null, 2)}\n`, { mode: 0o600 })
  renameSync(temporary, path)
}

/** Removes the record if it is this process's own. */
export function removeSite(): void {
  if (recordedSite()?.pid === process.pid) rmSync(join(home(), 'site.json'), { force: true })
}

/** What `<home>/site.json` says, whether or not that site still lives. */
export function recordedSite(): SiteRecord | null {
  try {
    const record = JSON.parse(readFileSync(join(home(), 'site.json'), 'utf8')) as Partial<SiteRecord>
    if (typeof record.url !== 'string' || typeof record.pid !== 'number') return null
    return {
      url: record.url,
      pid: record.pid,
      started_at: record.started_at ?? '',
      version: record.version ?? '',
    }
  } catch {
    return null
  }
}

/**
 * The site that serves from this home right now, or null.
 * Live means: recorded, its supervisor runs, and its /api/health answers within `timeoutMs`.
 */
export async function readSite(timeoutMs = 3000): Promise<SiteRecord | null> {
  const record = recordedSite()
  if (!record || !isAlive(record.pid)) return null
  try {
    const answer = await fetch(`${record.url}/api/health`, { signal: AbortSignal.timeout(timeoutMs) })
    const body: unknown = await answer.json()
    return typeof body === 'object' && body !== null && 'ok' in body && body.ok === true ? record : null
  } catch {
    return null
  }
}

/** Whether a process with this id exists (it may belong to another user). */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}
