import { chmodSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { cloneRoot } from '#lib/home.ts'
import { serverAccount } from '#lib/postgres/account.ts'
import { canHold, readPlace } from '#lib/postgres/place.ts'
import { startPostgres } from '#lib/postgres/server.ts'
import type { EmbeddedPostgres } from '#lib/postgres/server.ts'
import { childrenOf, gone, start, until } from '../support/processes.ts'
import { closedFolder, removeHome, scratchFolder, scratchHome, withHome } from '../support/scratch.ts'

const homes: string[] = []
const asRoot = process.getuid?.() === 0

function newHome(path = scratchHome()): string {
  homes.push(path)
  return path
}

afterAll(async () => {
  for (const home of homes) await removeHome(home)
})

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

const launcher = `import { startPostgres } from ${JSON.stringify(pathToFileURL(join(cloneRoot(), 'lib/postgres/server.ts')).href)}
  const server = await startPostgres(); console.log('up', server.pid, server.url); setInterval(() => {}, 1000)`

/** A Node process that starts the server of `home`, and waits. */
async function launchedBy(home: string): Promise<{ node: number; server: number; url: string }> {
  const parent = start(['--input-type=module', '-e', launcher], { TOUCHSTONE_HOME: home })
  const line = await until('the server is up', () => /^up (\d+) (\S+)$/m.exec(parent.output()), 30_000)
  return { node: parent.pid, server: Number(line[1]), url: line[2] ?? '' }
}

test('a first start makes a database, a second one finds its rows', async () => {
  const home = newHome()
  const first = await withHome(home, startPostgres)
  expect(first).toMatchObject({ created: true, adopted: false })
  await query(first.url, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)')
  await first.stop()
  expect(first.isRunning()).toBe(false)

  const second = await withHome(home, startPostgres)
  expect(second).toMatchObject({ created: false, adopted: false, port: first.port })
  expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
  await second.stop()
}, 60_000)

test('the application role owns its database and is no superuser; no password, no way in', async () => {
  const home = newHome()
  const server = await withHome(home, startPostgres)
  const [role] = await query(
    server.url,
    `SELECT rolsuper, rolcreatedb, rolcreaterole, current_setting('listen_addresses') AS listens,
            pg_get_userbyid(datdba) AS owner, current_setting('server_encoding') AS encoding
       FROM pg_roles, pg_database WHERE rolname = current_user AND datname = current_database()`,
  )
  expect(role).toEqual({
    rolsuper: false,
    rolcreatedb: false,
    rolcreaterole: false,
    listens: '127.0.0.1',
    owner: 'touchstone',
    encoding: 'UTF8',
  })
  for (const user of ['touchstone', 'postgres']) {
    const wrong = new URL(server.url)
    wrong.username = user
    wrong.password = 'guess'
    await expect(query(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
  }
  await expect(query(server.url, "COPY (SELECT 1) TO PROGRAM 'true'")).rejects.toMatchObject({
    code: '42501',
  })
  expect(statSync(join(home, 'postgres.json')).mode & 0o777).toBe(0o600)
  expect(statSync(server.data).mode & 0o777).toBe(0o700)
  if (asRoot) expect(statSync(server.data).uid).not.toBe(0)
  await server.stop()
}, 60_000)

test('a server whose Node parent was killed goes on, and is adopted', async () => {
  const home = newHome()
  const orphan = await launchedBy(home)
  await query(orphan.url, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)')
  process.kill(orphan.node, 'SIGKILL')
  await gone(orphan.node)
  const server = await withHome(home, startPostgres)
  expect(server).toMatchObject({ pid: orphan.server, adopted: true, created: false, url: orphan.url })
  expect(await query(server.url, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
  await server.stop()
  await gone(orphan.server)
}, 60_000)

test('two starts at once share one server', async () => {
  const home = newHome()
  const first = await withHome(home, startPostgres)
  const second = await withHome(home, startPostgres)
  expect(second).toMatchObject({ pid: first.pid, adopted: true })
  await second.stop()
  expect(first.isRunning()).toBe(false)
  await first.stop() // nothing left to do, and no error
}, 60_000)

test('after kill -9 of the server all committed rows are there', async () => {
  const home = newHome()
  let server: EmbeddedPostgres = await withHome(home, startPostgres)
  await query(server.url, 'CREATE TABLE kept (n int); INSERT INTO kept SELECT generate_series(1, 1000)')
  for (let round = 0; round < 2; round++) {
    const busy = query(server.url, 'INSERT INTO kept SELECT 0 FROM pg_sleep(30)').catch(() => 'cut off')
    process.kill(server.pid, 'SIGKILL')
    const next = await withHome(home, startPostgres)
    expect(next).toMatchObject({ adopted: false, created: false, port: server.port })
    expect(next.pid).not.toBe(server.pid)
    expect(await query(next.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1000 }])
    expect(await busy).toBe('cut off')
    server = next
  }
  await server.stop()
}, 60_000)

test('a stale postmaster.pid whose number now belongs to another process does not stop a start', async () => {
  const home = newHome()
  const first = await withHome(home, startPostgres)
  const stale = readFileSync(join(first.data, 'postmaster.pid'), 'utf8')
  await first.stop()
  const bystander = start(['-e', 'setInterval(() => {}, 1000)'])
  writeFileSync(join(first.data, 'postmaster.pid'), stale.replace(/^\d+/, String(bystander.pid)))
  const second = await withHome(home, startPostgres)
  expect(second).toMatchObject({ adopted: false })
  expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  expect(bystander.child.exitCode).toBeNull()
  bystander.child.kill('SIGKILL')
  await second.stop()
}, 60_000)

test('a taken port is replaced by another', async () => {
  const home = newHome()
  const other = newHome()
  const first = await withHome(home, startPostgres)
  const port = first.port
  await first.stop()
  const usurper = await withHome(other, startPostgres)
  const place = readPlace(other)
  await usurper.stop()
  writeFileSync(join(other, 'postgres.json'), JSON.stringify({ ...place, port }))
  const taken = await withHome(other, startPostgres)
  expect(taken.port).toBe(port)
  const second = await withHome(home, startPostgres)
  expect(second.port).not.toBe(port)
  expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await second.stop()
  await taken.stop()
}, 60_000)

test('a creation that was interrupted is done again by the next start', async () => {
  const home = newHome()
  const parent = start(['--input-type=module', '-e', launcher], { TOUCHSTONE_HOME: home })
  await until('initdb has begun', () => existsSync(home) && readPlace(home) !== null, 20_000)
  const begun = childrenOf(parent.pid)
  process.kill(parent.pid, 'SIGKILL')
  for (const child of begun) process.kill(child.pid, 'SIGKILL')
  const server = await withHome(home, startPostgres)
  expect(server.created).toBe(true)
  expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await server.stop()
  expect(readdirSync(join(server.data, '..')).filter((name) => name.includes('.new'))).toEqual([])
}, 60_000)

test('a data folder that is gone is told, not silently replaced', async () => {
  const home = newHome()
  const server = await withHome(home, startPostgres)
  await server.stop()
  const place = readPlace(home)
  writeFileSync(join(home, 'postgres.json'), JSON.stringify({ ...place, data: `${server.data}-moved` }))
  await expect(withHome(home, startPostgres)).rejects.toThrow(/-moved is gone.*postgres\.json/)
  writeFileSync(join(home, 'postgres.json'), JSON.stringify(place))
}, 60_000)

test("a server that cannot start gives PostgreSQL's own words", async () => {
  const home = newHome()
  const server = await withHome(home, startPostgres)
  await server.stop()
  writeFileSync(join(server.data, 'postgresql.conf'), 'no_such_setting = 1\n')
  await expect(withHome(home, startPostgres)).rejects.toThrow(
    /did not start.*unrecognized configuration parameter "no_such_setting"/s,
  )
}, 60_000)

test.runIf(asRoot)(
  'as root, data live in the home where the server may enter it, else outside',
  async () => {
    const open = newHome()
    const inside = await withHome(open, startPostgres)
    expect(inside.data).toBe(join(open, 'postgres'))
    await inside.stop()

    const closed = newHome(join(closedFolder(scratchFolder(), 'root-only'), 'home'))
    const outside = await withHome(closed, startPostgres)
    expect(outside.data.startsWith(closed)).toBe(false)
    expect(readPlace(closed)?.data).toBe(outside.data)
    await query(outside.url, 'CREATE TABLE kept (n int)')
    await outside.stop()
    const again = await withHome(closed, startPostgres)
    expect(again.data).toBe(outside.data)
    expect(await query(again.url, 'SELECT n FROM kept')).toEqual([])
    await again.stop()
  },
  60_000,
)

test.runIf(asRoot)('a folder that takes no folder of another user is passed over', () => {
  const account = serverAccount()
  expect(account?.uid).toBeGreaterThan(0)
  const folder = scratchFolder()
  expect(canHold(folder, account)).toBe(true)
  expect(canHold(closedFolder(folder, 'root-only'), account)).toBe(false)
  expect(canHold('/proc', account)).toBe(false)
  expect(canHold(join(folder, 'missing'), account)).toBe(false)
  expect(readdirSync(folder)).toEqual(['root-only'])
})

test.runIf(asRoot)(
  'an ordinary user starts it as itself',
  async () => {
    const folder = scratchFolder()
    chmodSync(folder, 0o777)
    const home = newHome(join(folder, 'home'))
    const parent = start(
      ['--input-type=module', '-e', launcher],
      { TOUCHSTONE_HOME: home },
      { uid: 65534, gid: 65534 },
    )
    const line = await until('the server is up', () => /^up (\d+)/m.exec(parent.output()), 30_000)
    expect(statSync(join(home, 'postgres')).uid).toBe(65534)
    expect(statSync(home).mode & 0o777).toBe(0o700)
    parent.child.kill('SIGKILL')
    // Root takes the ordinary user's server over, and runs it as that user the next time.
    const adopted = await withHome(home, startPostgres)
    expect(adopted.pid).toBe(Number(line[1]))
    await adopted.stop()
    const again = await withHome(home, startPostgres)
    expect(statSync(`/proc/${again.pid}`).uid).toBe(65534)
    await again.stop()
  },
  60_000,
)
