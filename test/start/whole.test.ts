import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPlace } from '#lib/postgres/place.ts'
import { readPostmaster } from '#lib/postgres/postmaster.ts'
import { childrenOf, gone, start, until } from '../support/processes.ts'
import { removeHome, scratchHome } from '../support/scratch.ts'
import { freePort, startSite } from '../support/site.ts'
import type { TestSite } from '../support/site.ts'

// One installation is started, hurt and started again, in this order: what each test finds is what the one
// before left.
const home = scratchHome()
let site: TestSite

beforeAll(async () => {
  site = await startSite({ embedded: true, home })
}, 240_000)
afterAll(async () => {
  await site.stop()
  await removeHome(home)
})

async function healthy(): Promise<boolean> {
  try {
    const answer = await fetch(`${site.url}/api/health`, { signal: AbortSignal.timeout(2000) })
    return ((await answer.json()) as { ok: boolean }).ok
  } catch {
    return false
  }
}

function pidOf(what: RegExp): number | null {
  return childrenOf(site.supervisor.pid).find((child) => what.test(child.command))?.pid ?? null
}

/** The site names itself anew when it runs. */
const SITE = /standalone\/server\.js|^next-server/
const JOBS = /_jobs\/main\.ts/

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const place = readPlace(home)!
  const client = new pg.Client({
    connectionString: `postgresql://touchstone:${place.password}@127.0.0.1:${place.port}/touchstone`,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

test('it serves pages and the API, with security headers, and records where', async () => {
  expect(await healthy()).toBe(true)
  const page = await fetch(site.url)
  expect(page.status).toBe(200)
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
  expect(page.headers.get('x-powered-by')).toBeNull()
  const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(await page.text())?.[1]
  expect((await fetch(`${site.url}${script}`)).status).toBe(200)
  expect(JSON.parse(readFileSync(join(home, 'site.json'), 'utf8'))).toMatchObject({
    url: site.url,
    pid: site.supervisor.pid,
  })
  await query("CREATE TABLE marker AS SELECT 'kept' AS word")
})

test('another start with the same data says where the site is', async () => {
  const port = await freePort()
  const second = await start(['scripts/start.ts', '--port', String(port)], { TOUCHSTONE_HOME: home }).ended
  expect(second.code).toBe(1)
  expect(second.output).toContain(`Touchstone is already running at ${site.url}`)
})

test('a killed site and killed jobs come back', async () => {
  for (const [name, what] of [
    ['site', SITE],
    ['jobs', JOBS],
  ] as const) {
    const first = await until(`${name} runs`, () => pidOf(what))
    process.kill(first, 'SIGKILL')
    await until(`${name} is started again`, () => {
      const now = pidOf(what)
      return now !== null && now !== first
    })
    expect(site.output()).toContain(`The ${name} process died (SIGKILL;`)
  }
  await until('the site answers', healthy)
}, 60_000)

test('a killed database comes back, with its rows, and the site with it', async () => {
  const first = readPostmaster(readPlace(home)!.data)!
  process.kill(first.pid, 'SIGKILL')
  await until('it is started again', () => {
    const now = readPostmaster(readPlace(home)!.data)
    return now !== null && now.pid !== first.pid && now.ready
  })
  await until('the site answers', healthy)
  expect(await query('SELECT word FROM marker')).toEqual([{ word: 'kept' }])
  expect(readPostmaster(readPlace(home)!.data)?.port).toBe(first.port)
}, 60_000)

test('when the supervisor is killed its children end, and the next start takes the database over', async () => {
  const children = [
    await until('the site runs', () => pidOf(SITE)),
    await until('jobs run', () => pidOf(JOBS)),
  ]
  const database = readPostmaster(readPlace(home)!.data)!
  site.supervisor.child.kill('SIGKILL')
  for (const pid of children) await gone(pid, 5000)

  const startedAt = performance.now()
  site = await startSite({ embedded: true, home })
  // Where sources were edited meanwhile, the start was a first one.
  if (!site.output().includes('Building')) expect(performance.now() - startedAt).toBeLessThan(20_000)
  expect(site.output()).toContain('took it over')
  expect(readPostmaster(readPlace(home)!.data)?.pid).toBe(database.pid)
  expect(await query('SELECT word FROM marker')).toEqual([{ word: 'kept' }])
}, 90_000)

test('it stops in order within ten seconds, even with clients that hold on, and leaves no process', async () => {
  const pids = childrenOf(site.supervisor.pid).map((child) => child.pid)
  const database = readPostmaster(readPlace(home)!.data)!.pid
  expect(pids.length).toBeGreaterThanOrEqual(2)
  const holding = new AbortController()
  const stream = fetch(`${site.url}/api/v1/runs/00000000-0000-7000-8000-000000000000/events`, {
    signal: holding.signal,
  }).catch(() => null)
  const startedAt = performance.now()
  // As npm does on Ctrl-C: the terminal's signal, and npm's copy of it.
  site.supervisor.child.kill('SIGINT')
  site.supervisor.child.kill('SIGINT')
  const { code, output } = await site.supervisor.ended
  expect(performance.now() - startedAt).toBeLessThan(10_000)
  expect(code).toBe(0)
  expect(output).toMatch(/SIGINT: stopping \.\.\.\nStopped\.\n$/)
  for (const pid of [...pids, database]) await gone(pid, 1000)
  expect(existsSync(join(home, 'site.json'))).toBe(false)
  expect(readPostmaster(readPlace(home)!.data)).toBeNull()
  holding.abort()
  await stream
}, 30_000)
