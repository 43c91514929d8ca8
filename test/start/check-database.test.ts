import { createServer } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { checkDatabase } from '#lib/postgres/check.ts'
import { SetupError } from '#lib/setup-error.ts'
import { onDatabase, testDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/database.ts'

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase({ empty: true })
})
afterAll(() => database.drop())

async function complaint(url: string): Promise<string> {
  try {
    await checkDatabase(url)
  } catch (error) {
    expect(error).toBeInstanceOf(SetupError)
    const message = (error as SetupError).message
    expect(message).toMatch(/^DATABASE_URL/)
    expect(message).not.toContain('\n')
    const password = URL.canParse(url) ? new URL(url).password : ''
    if (password !== '') expect(message).not.toContain(password)
    return message
  }
  throw new Error(`nothing wrong with ${url}`)
}

test('a usable server is accepted', async () => {
  await expect(checkDatabase(database.url)).resolves.toBeUndefined()
})

test('what is wrong with a DATABASE_URL is told in one line, without the password', async () => {
  const wrongPassword = new URL(database.url)
  wrongPassword.password = 'not-the-password'
  const { host } = wrongPassword
  expect(await complaint('nonsense')).toMatch(/not a valid address/)
  expect(await complaint('mysql://user:hidden@localhost/db')).toMatch(/must begin with postgresql/)
  expect(await complaint('postgresql://user:hidden@127.0.0.1:1/db')).toMatch(
    /127\.0\.0\.1:1\/db \(connection refused\)/,
  )
  expect(await complaint('postgresql://user:hidden@no-such-host.invalid/db')).toMatch(/no-such-host.*unknown/)
  expect(await complaint(wrongPassword.href)).toMatch(
    new RegExp(`${host}.* does not accept the user and password`),
  )
  expect(await complaint(onDatabase(database.url, 'missing'))).toMatch(/"missing" does not exist.*createdb/)
})

test('a server that is no PostgreSQL is told', async () => {
  const server = createServer((socket) =>
    socket.end('HTTP/1.1 400 Bad Request\r\n\r\n').on('error', () => undefined),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  expect(await complaint(`postgresql://user:hidden@127.0.0.1:${port}/db`)).toMatch(/cannot be used|closed/)
  server.close()
})

test('a role that may not create tables is told', async () => {
  const admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
  try {
    await admin.query("CREATE ROLE reader LOGIN PASSWORD 'reading-only'")
    await admin.query(`GRANT CONNECT ON DATABASE ${database.name} TO reader`)
    const reader = new URL(database.url)
    reader.username = 'reader'
    reader.password = 'reading-only'
    expect(await complaint(reader.href)).toMatch(/may not create tables/)
  } finally {
    await admin.query(`DROP OWNED BY reader; DROP ROLE reader`)
    await admin.end()
  }
})
