import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { migrate, migrationsFolder, readMigrations } from '#lib/postgres/migrate.ts'
import { testDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/database.ts'
import { scratchFolder } from '../support/scratch.ts'

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

let database: TestDatabase
let folder: string
const FIRST = '20260101000000_first'
const SECOND = '20260102000000_second'

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

beforeEach(async () => {
  database = await testDatabase({ empty: true })
  folder = scratchFolder('migrations')
  writeFileSync(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n')
  write(SECOND, 'ALTER TABLE thing ADD COLUMN size int NOT NULL DEFAULT 3;')
  write(FIRST, 'CREATE TABLE thing (id int PRIMARY KEY);\nINSERT INTO thing VALUES (1);')
})

afterEach(() => database.drop())

test('migrations apply in order, once, and are recorded as Prisma does', async () => {
  expect(await migrate(database.url, folder)).toEqual([FIRST, SECOND])
  expect(await migrate(database.url, folder)).toEqual([])
  expect(await query('SELECT id, size FROM thing')).toEqual([{ id: 1, size: 3 }])
  const rows = await query('SELECT * FROM _prisma_migrations ORDER BY migration_name')
  expect(rows).toMatchObject([
    { migration_name: FIRST, applied_steps_count: 1, rolled_back_at: null, logs: null },
    { migration_name: SECOND, applied_steps_count: 1, rolled_back_at: null, logs: null },
  ])
  for (const row of rows) {
    expect(row['finished_at']).toBeInstanceOf(Date)
    expect(row['checksum']).toMatch(/^[0-9a-f]{64}$/)
    expect(row['id']).toMatch(/^[0-9a-f-]{36}$/)
  }
})

test('the checksum is the sha256 of the file, whatever line ends a checkout gave it', () => {
  const [first] = readMigrations(folder)
  // printf 'CREATE TABLE thing (id int PRIMARY KEY);\nINSERT INTO thing VALUES (1);' | sha256sum
  expect(first?.checksum).toBe('6ea289bdad4733976219571d4403e96cbdfd3ca9b93fdc8cbe6142cf9433e091')
  const path = join(folder, FIRST, 'migration.sql')
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'))
  expect(readMigrations(folder)[0]?.checksum).toBe(first?.checksum)
})

test('a later migration is added to an older database', async () => {
  const older = scratchFolder('migrations')
  cpSync(join(folder, FIRST), join(older, FIRST), { recursive: true })
  expect(await migrate(database.url, older)).toEqual([FIRST])
  expect(await migrate(database.url, folder)).toEqual([SECOND])
})

test('processes that migrate at once apply each migration once', async () => {
  write('20260103000000_slow', 'SELECT pg_sleep(0.3); INSERT INTO thing VALUES (2);')
  const done = await Promise.all(Array.from({ length: 5 }, () => migrate(database.url, folder)))
  expect(done.map((names) => names.length).sort()).toEqual([0, 0, 0, 0, 3])
  expect(await query('SELECT count(*)::int AS n FROM thing')).toEqual([{ n: 2 }])
})

test('a database of a newer schema is refused, and left alone', async () => {
  await migrate(database.url, folder)
  rmSync(join(folder, SECOND), { recursive: true })
  write('20260101120000_mine', 'CREATE TABLE mine ()')
  await expect(migrate(database.url, folder)).rejects.toThrow(
    /newer Touchstone.*20260102000000_second.*git pull/,
  )
  expect(await query("SELECT to_regclass('mine') AS found")).toEqual([{ found: null }])
})

test('a migration that was edited after it was applied is refused', async () => {
  await migrate(database.url, folder)
  write(FIRST, 'CREATE TABLE thing (id bigint PRIMARY KEY);')
  await expect(migrate(database.url, folder)).rejects.toThrow(/20260101000000_first .*differs/)
})

test('a migration that fails is undone whole, those before it stay, and it can be mended', async () => {
  write(SECOND, 'CREATE TABLE half (id int);\nALTER TABLE nowhere ADD COLUMN x int;')
  await expect(migrate(database.url, folder)).rejects.toThrow(/second failed, and was undone: .*"nowhere"/)
  expect(await query("SELECT to_regclass('half') AS half, to_regclass('thing')::text AS thing")).toEqual([
    { half: null, thing: 'thing' },
  ])
  write(SECOND, 'CREATE TABLE half (id int);')
  expect(await migrate(database.url, folder)).toEqual([SECOND])
})

test('a migration that another tool left unfinished is told', async () => {
  await migrate(database.url, folder)
  await query(
    `UPDATE _prisma_migrations SET finished_at = NULL, logs = 'it broke' WHERE migration_name = '${SECOND}'`,
  )
  await expect(migrate(database.url, folder)).rejects.toThrow(
    /second failed half-way in this database \(it broke\)/,
  )
})

test("this clone's own migrations apply to an empty database", async () => {
  const applied = await migrate(database.url)
  expect(applied).toEqual(readMigrations(migrationsFolder()).map((migration) => migration.name))
  expect(applied.length).toBeGreaterThan(0)
  const tables = await query("SELECT count(*)::int AS n FROM pg_tables WHERE schemaname = 'public'")
  expect(tables[0]?.['n']).toBeGreaterThan(10)
})
