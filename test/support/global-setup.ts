import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '#lib/home.ts'
import { removeHome } from './scratch.ts'

const PREFIX = 'touchstone-tests-'

/**
 * Vitest's global setup: gives the whole run a home folder of its own, so that no test touches the data of this
 * clone or the server of DATABASE_URL. The tests' PostgreSQL is started by the first test that asks for a
 * database (test/support/database.ts) and stopped here at the end.
 */
export default async function setup(): Promise<() => Promise<void>> {
  await removeLeftovers()
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  const home = join(folder, 'home')
  mkdirSync(home)
  process.env['TOUCHSTONE_HOME'] = home
  process.env['TOUCHSTONE_TEST_HOME'] = home
  process.env['NEXT_TELEMETRY_DISABLED'] = '1'
  process.env['TOUCHSTONE_POSTGRES_FSYNC'] = 'off'
  for (const name of ['DATABASE_URL', 'TOUCHSTONE_URL', 'TOUCHSTONE_SECRET', 'PORT', 'HOSTNAME']) {
    Reflect.deleteProperty(process.env, name)
  }
  return async () => {
    await removeHome(home)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What a killed test run left behind: its server still runs. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    if (isAlive(Number(name.slice(PREFIX.length).split('-')[0]))) continue
    await removeHome(join(tmpdir(), name, 'home'))
    rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}
