import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cloneRoot } from '#lib/home.ts'
import { SetupError } from '#lib/setup-error.ts'

/** Where browsers of Chromium's family usually lie. */
const PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

/**
 * The Chromium that the browser tests use: TOUCHSTONE_CHROMIUM, one installed on this machine, or Playwright's.
 *
 * @returns its path, or null
 * @throws SetupError if TOUCHSTONE_CHROMIUM names no file
 */
export async function findChromium(): Promise<string | null> {
  const given = process.env['TOUCHSTONE_CHROMIUM']
  if (given) {
    if (existsSync(given)) return given
    throw new SetupError(`TOUCHSTONE_CHROMIUM names ${given}, which does not exist.`)
  }
  const usual = (PLACES[process.platform] ?? []).find((path) => existsSync(path))
  if (usual !== undefined) return usual
  const { chromium } = await import('playwright-core')
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null
}

/**
 * Finds Chromium, or installs it: by the system's package manager as root on Debian and its kin, else by
 * Playwright into the user's cache.
 *
 * @throws SetupError in one line that says what to do
 */
export async function ensureChromium(say: (line: string) => void): Promise<string> {
  const found = await findChromium()
  if (found !== null) return found
  const tried: string[] = []
  for (const install of [byApt, byPlaywright]) {
    const what = install()
    if (what === null) continue
    say(`Installing Chromium for the browser tests (${what.name}) ...`)
    const result = what.run()
    const now = result === null ? await findChromium() : null
    if (now !== null) return now
    tried.push(`${what.name} failed${result ? `: ${result}` : ''}`)
  }
  throw new SetupError(
    `The browser tests need Chromium: install it (Debian and Ubuntu: apt-get install chromium), or set ` +
      `TOUCHSTONE_CHROMIUM to its path. Tried: ${tried.join('; ')}.`,
  )
}

interface Installer {
  name: string
  /** Null when it succeeded, else the last line that it said. */
  run: () => string | null
}

function byApt(): Installer | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium']
  return {
    name: 'apt-get install chromium',
    run: () => {
      // A machine whose lists of packages are fresh need not fetch them.
      if (command('apt-get', install, environment) === null) return null
      return command('apt-get', ['update', '-qq'], environment) ?? command('apt-get', install, environment)
    },
  }
}

function byPlaywright(): Installer {
  const program = join(cloneRoot(), 'node_modules', 'playwright-core', 'cli.js')
  return {
    name: 'npx playwright-core install chromium',
    run: () => command(process.execPath, [program, 'install', 'chromium'], process.env),
  }
}

function command(program: string, args: string[], env: NodeJS.ProcessEnv): string | null {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    env,
    encoding: 'utf8',
    timeout: 600_000,
  })
  if (status === 0) return null
  const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '')
  return (error?.message ?? lines.at(-1) ?? `exit code ${status}`).trim().slice(0, 200)
}
