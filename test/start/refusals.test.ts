import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { cloneRoot } from '#lib/home.ts'
import { tryLock, isLock } from '#lib/lock.ts'
import { start } from '../support/processes.ts'
import { scratchFolder, scratchHome } from '../support/scratch.ts'

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function listening(answer = ''): Promise<number> {
  const server = createServer((_, response) => response.end(answer))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

/** Runs `npm start` with these arguments to its end, which must come before anything slow. */
async function refused(args: string[], env: Record<string, string> = {}) {
  const stamp = join(cloneRoot(), '.next', 'touchstone-stamp')
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs
  const startedAt = performance.now()
  const { code, output } = await start(['scripts/start.ts', ...args], env).ended
  expect(performance.now() - startedAt).toBeLessThan(30_000)
  expect(statSync(stamp, { throwIfNoEntry: false })?.mtimeMs).toBe(built)
  expect(output).not.toMatch(/^\s+at /m)
  return { code, output }
}

test('arguments that make no sense exit 2 with the usage', async () => {
  for (const [args, words] of [
    [['--port', 'abc'], /--port must be a number from 1 to 65535, not "abc"/],
    [['--port', '70000'], /1 to 65535/],
    [['--prot', '3000'], /--prot/],
    [['extra'], /extra/],
    [['--host', '0.0.0.0'], /--host 0\.0\.0\.0: .*this machine only/],
  ] as const) {
    const { code, output } = await refused([...args])
    expect(code).toBe(2)
    expect(output).toMatch(words)
    expect(output).toContain('Usage: npm start')
  }
  const help = await refused(['--help'])
  expect(help.code).toBe(0)
  expect(help.output).toMatch(/^Usage: npm start/)
})

test('a port in use is named, and another suggested, before anything is made', async () => {
  const port = await listening()
  const home = scratchHome()
  const { code, output } = await refused(['--port', String(port)], { TOUCHSTONE_HOME: home })
  expect(code).toBe(1)
  expect(output.trim()).toBe(
    `Port ${port} on 127.0.0.1 is in use by another program. Take another one, for instance: npm start -- --port ${port + 1}`,
  )
  expect(existsSync(join(home, 'postgres.json'))).toBe(false)
})

test('a broken DATABASE_URL ends the start with one line', async () => {
  const { code, output } = await refused(['--port', '39871'], {
    TOUCHSTONE_HOME: scratchHome(),
    DATABASE_URL: 'postgresql://me:hidden@127.0.0.1:1/touchstone',
  })
  expect(code).toBe(1)
  expect(output.trim()).toBe(
    'DATABASE_URL: nothing answers at 127.0.0.1:1/touchstone (connection refused). Is the server running, on that port?',
  )
})

test('a home that cannot be written ends the start with one line', async () => {
  const file = join(scratchFolder(), 'file')
  writeFileSync(file, '')
  for (const home of [file, join(file, 'below'), '/proc/touchstone']) {
    const { code, output } = await refused([], { TOUCHSTONE_HOME: home })
    expect(code).toBe(1)
    expect(output.trim().split('\n')).toHaveLength(1)
    expect(output).toContain(`cannot keep its data in ${home}`)
  }
})

test('a second start of the same home names the first', async () => {
  const home = scratchHome()
  const lock = await tryLock(`home:${home}`, 'npm start')
  const { code, output } = await refused(['--port', '39872'], { TOUCHSTONE_HOME: home })
  expect(code).toBe(1)
  expect(output).toContain(`Another Touchstone (process ${process.pid}) is starting or stopping`)
  if (isLock(lock)) await lock.release()
})

test('a home whose site serves already gives its address', async () => {
  const port = await listening(JSON.stringify({ ok: true }))
  const home = scratchFolder('home')
  const url = `http://127.0.0.1:${port}`
  writeFileSync(
    join(home, 'site.json'),
    JSON.stringify({ url, pid: process.pid, started_at: '', version: '' }),
  )
  const { code, output } = await refused(['--port', String(port)], { TOUCHSTONE_HOME: home })
  expect(code).toBe(1)
  expect(output.trim()).toBe(
    `Touchstone is already running at ${url} (process ${process.pid}) with the data in ${home}.`,
  )
  expect(JSON.parse(readFileSync(join(home, 'site.json'), 'utf8'))).toMatchObject({ url })
})
