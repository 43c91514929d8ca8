import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test, vi } from 'vitest'
import * as lib from '#lib/home.ts'
import { SetupError } from '#lib/setup-error.ts'
import { start } from '../support/processes.ts'
import { scratchFolder, scratchHome, withHome } from '../support/scratch.ts'

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const mode = (path: string): number => statSync(path).mode & 0o777
const asRoot = process.getuid?.() === 0

test('the home is created closed to others, and its secrets to all but their owner', async () => {
  const home = scratchHome()
  await withHome(home, () => {
    expect(lib.ensureHome()).toBe(home)
    expect(mode(home)).toBe(asRoot ? 0o711 : 0o700)
    const token = lib.adminToken()
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(mode(lib.adminTokenFile())).toBe(0o600)
    expect(readFileSync(lib.adminTokenFile(), 'utf8').trim()).toBe(token)
    expect(lib.adminToken()).toBe(token)
    expect(lib.secretKey()).toHaveLength(32)
    expect(lib.secretKey()).toEqual(lib.secretKey())
    expect(mode(join(home, 'secret-key'))).toBe(0o600)
    expect(readdirSync(home).sort()).toEqual(['admin-token', 'secret-key'])
  })
})

test('a home and secrets that were left open are closed again', async () => {
  const home = scratchHome()
  await withHome(home, () => {
    lib.adminToken()
    chmodSync(home, 0o777)
    chmodSync(lib.adminTokenFile(), 0o644)
    lib.ensureHome()
    lib.adminToken()
    expect(mode(home)).toBe(asRoot ? 0o711 : 0o700)
    expect(mode(lib.adminTokenFile())).toBe(0o600)
  })
})

test('processes that ask for the token at the same time get the same one', async () => {
  const home = scratchHome()
  const program = `import { adminToken } from ${JSON.stringify(pathToFileURL(join(lib.cloneRoot(), 'lib/home.ts')).href)}
    console.log(adminToken())`
  const answers = await Promise.all(
    Array.from(
      { length: 6 },
      () => start(['--input-type=module', '-e', program], { TOUCHSTONE_HOME: home }).ended,
    ),
  )
  expect(new Set(answers.map((answer) => answer.output.trim())).size).toBe(1)
  expect(answers[0]?.output.trim()).toMatch(/^[A-Za-z0-9_-]{43}$/)
})

test('TOUCHSTONE_SECRET gives the key, in hex or base64, and nothing else will do', async () => {
  const home = scratchHome()
  const key = Buffer.alloc(32, 7)
  await withHome(home, () => expect(lib.secretKey()).toEqual(key), { TOUCHSTONE_SECRET: key.toString('hex') })
  await withHome(home, () => expect(lib.secretKey()).toEqual(key), {
    TOUCHSTONE_SECRET: key.toString('base64'),
  })
  await withHome(home, () => expect(() => lib.secretKey()).toThrow(/TOUCHSTONE_SECRET must hold 32 bytes/), {
    TOUCHSTONE_SECRET: 'short',
  })
})

test('a home that cannot be written says why and what to do', async () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'file'), '')
  const paths = [join(folder, 'file'), join(folder, 'file', 'below'), '/proc/touchstone']
  for (const path of paths) {
    await withHome(path, () => {
      let error: unknown
      try {
        lib.ensureHome()
      } catch (caught) {
        error = caught
      }
      expect(error).toBeInstanceOf(SetupError)
      expect(String(error)).toContain(path)
      expect(String(error)).toContain('TOUCHSTONE_HOME')
    })
  }
})

test.runIf(asRoot)("another user's closed home is refused to an ordinary user", async () => {
  const home = scratchHome()
  await withHome(home, () => lib.ensureHome())
  const program = `import { ensureHome } from ${JSON.stringify(pathToFileURL(join(lib.cloneRoot(), 'lib/home.ts')).href)}
    try { ensureHome() } catch (error) { console.log(error.name, error.message) }`
  const answer = await start(
    ['--input-type=module', '-e', program],
    { TOUCHSTONE_HOME: home },
    { uid: 65534 },
  ).ended
  expect(answer.output).toMatch(/^SetupError .*permission denied/)
})

test('a recorded site counts as live only while its process runs and its health check answers', async () => {
  const home = scratchHome()
  let healthy = true
  const server = createServer((_, response) => {
    response.end(JSON.stringify({ ok: healthy }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  const record = { url, pid: process.pid, started_at: '2026-01-01T00:00:00.000Z', version: '1' }
  await withHome(home, async () => {
    lib.ensureHome()
    expect(await lib.readSite()).toBeNull()
    lib.writeSite(record)
    expect(await lib.readSite()).toEqual(record)
    healthy = false
    expect(await lib.readSite()).toBeNull()
    healthy = true
    const dead = await start(['-e', '0']).ended.then(() => 2 ** 22 - 3)
    lib.writeSite({ ...record, pid: dead })
    expect(await lib.readSite()).toBeNull()
    lib.removeSite() // not ours any more
    expect(lib.recordedSite()?.pid).toBe(dead)
    lib.writeSite(record)
    lib.removeSite()
    expect(lib.recordedSite()).toBeNull()
    mkdirSync(dirname(join(home, 'site.json')), { recursive: true })
    writeFileSync(join(home, 'site.json'), '{"url": "http')
    expect(await lib.readSite()).toBeNull()
  })
  server.close()
})
