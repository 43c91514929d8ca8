import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { waitForLock } from '#lib/lock.ts'
import { migrate, migrationsFolder, readMigrations } from '#lib/postgres/migrate.ts'
import { startPostgres } from '#lib/postgres/server.ts'

export interface TestDatabase {
  name: string
  /** For the application's role, which owns the database. */
  url: string
  /** For the server's superuser, on this database. */
  adminUrl: string
  /** Disconnects whoever is connected, and removes the database. */
  drop: () => Promise<void>
}

/**
 * A fresh database of this code's schema on the tests' PostgreSQL server, which the first caller starts: a copy
 * of a migrated template, so it takes some 50 ms. Ask for one per test file (in `beforeAll`) and drop it
 * (`afterAll`).
 *
 * @param empty leaves the migrations out
 */
export async function testDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const home = process.env['TOUCHSTONE_TEST_HOME']
  if (!home) throw new Error('test/support/global-setup.ts did not run: see globalSetup in vitest.config.ts')
  const lock = await waitForLock(`test-database:${home}`)
  try {
    const server = await startPostgres()
    const name = `test_${randomBytes(6).toString('hex')}`
    const template =
      options.empty === true ? 'template1' : await migratedTemplate(server.adminUrl, server.url)
    await asAdmin(server.adminUrl, `CREATE DATABASE ${name} OWNER touchstone TEMPLATE ${template}`)
    return {
      name,
      url: onDatabase(server.url, name),
      adminUrl: onDatabase(server.adminUrl, name),
      drop: () => asAdmin(server.adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
    }
  } finally {
    await lock.release()
  }
}

async function migratedTemplate(adminUrl: string, url: string): Promise<string> {
  const checksums = readMigrations(migrationsFolder()).map((migration) => migration.checksum)
  const name = `template_${createHash('sha256').update(checksums.join()).digest('hex').slice(0, 12)}`
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) {
      const draft = `${name}_draft`
      await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`)
      await client.query(`CREATE DATABASE ${draft} OWNER touchstone`)
      await migrate(onDatabase(url, draft))
      await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`)
    }
    return name
  } finally {
    await client.end()
  }
}

/** The same connection string on another database. */
export function onDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

async function asAdmin(adminUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
