import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { cloneRoot } from '../home.ts'
import { SetupError, messageOf } from '../setup-error.ts'

/** One migration of the code: a folder under prisma/migrations. */
export interface Migration {
  name: string
  sql: string
  /** sha256 of the file in hex, as Prisma records it. */
  checksum: string
}

interface Applied {
  migration_name: string
  checksum: string
  finished_at: Date | null
  logs: string | null
}

// Prisma's own advisory lock: its command line and we exclude each other.
const ADVISORY_LOCK = 72707369

/** The table in which Prisma records migrations, as its schema engine creates it. */
const RECORD_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`

/** The folder of this code's migrations. */
export function migrationsFolder(): string {
  return join(cloneRoot(), 'prisma', 'migrations')
}

/** Reads the migrations of a folder, in the order in which they apply: by name, which begins with the time. */
export function readMigrations(folder: string): Migration[] {
  if (!existsSync(folder)) throw new SetupError(`The folder of migrations, ${folder}, is missing.`)
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      // A Windows checkout may have changed the line ends; the recorded checksum is of the committed file.
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8').replaceAll('\r\n', '\n')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Brings a database to this code's schema: applies the migrations that it lacks, each in a transaction of its
 * own together with its record, so that an interrupted one leaves nothing behind. Processes that do this at
 * once wait for each other. `prisma migrate status` accepts the records.
 *
 * @param url of a role that may create tables
 * @returns the names of the migrations that were applied now, in order; empty if there was nothing to do
 * @throws SetupError if the database is newer than this code, differs from it, or a migration fails
 */
export async function migrate(url: string, folder = migrationsFolder()): Promise<string[]> {
  const migrations = readMigrations(folder)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK])
    await client.query(RECORD_TABLE)
    const { rows } = await client.query<Applied>(
      `SELECT migration_name, checksum, finished_at, logs FROM "_prisma_migrations"
        WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`,
    )
    const missing = missingFrom(rows, migrations)
    for (const migration of missing) await apply(client, migration)
    return missing.map((migration) => migration.name)
  } finally {
    await client.end().catch(() => undefined) // ends the session, and with it the lock
  }
}

/** What is to be applied; refuses a database whose history is not the beginning of this code's. */
function missingFrom(applied: Applied[], migrations: Migration[]): Migration[] {
  const ours = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const row of applied) {
    const mine = ours.get(row.migration_name)
    if (!mine) {
      throw new SetupError(
        `The database was made by a newer Touchstone: this code does not know its migration ${row.migration_name}. ` +
          'Update this clone (git pull), or use another database.',
      )
    }
    if (row.finished_at === null) {
      throw new SetupError(
        `The migration ${row.migration_name} failed half-way in this database` +
          `${row.logs ? ` (${row.logs.split('\n')[0] ?? ''})` : ''}. Restore a backup, or use another database.`,
      )
    }
    if (row.checksum !== mine.checksum) {
      throw new SetupError(
        `The migration ${row.migration_name} in the database differs from this code's: one of them was edited ` +
          'after it was applied. Use the code that made the database, or another database.',
      )
    }
  }
  const known = new Set(applied.map((row) => row.migration_name))
  return migrations.filter((migration) => !known.has(migration.name))
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const started = new Date()
  try {
    await client.query('BEGIN')
    await client.query(migration.sql)
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name, started],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw new SetupError(
      `The migration ${migration.name} failed, and was undone: ${messageOf(error)}. The database is as it was ` +
        'before it.',
      { cause: error },
    )
  }
}
