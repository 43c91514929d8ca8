import { checkDatabase } from '#lib/postgres/check.ts'
import { startPostgres } from '#lib/postgres/server.ts'
import type { EmbeddedPostgres } from '#lib/postgres/server.ts'
import { messageOf } from '#lib/setup-error.ts'

/** The database that this installation uses: its own embedded server, or the one of DATABASE_URL. */
export interface Database {
  url: () => string
  /** Process id of the embedded server, or null. */
  pid: () => number | null
  stop: (graceMs: number) => Promise<void>
}

export interface DatabaseOptions {
  say: (line: string) => void
  /** The embedded server had to be started again and has another address now. */
  onMove: (url: string) => void
}

const WATCH_EVERY_MS = 1000

/**
 * Opens the database, and keeps the embedded server running: if its process disappears, it is started again, on
 * its old port if that is free.
 *
 * @throws SetupError if it cannot be used
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const given = process.env['DATABASE_URL']
  if (given) {
    await checkDatabase(given)
    return { url: () => given, pid: () => null, stop: () => Promise.resolve() }
  }
  let server = await startPostgres()
  if (server.created) options.say('Created an empty database.')
  if (server.adopted)
    options.say('Found the database server of an earlier start still running, and took it over.')

  let stopped = false
  let mending: Promise<void> | null = null
  const mend = async (): Promise<void> => {
    options.say('The database server died; starting it again ...')
    try {
      const next: EmbeddedPostgres = await startPostgres()
      const moved = next.url !== server.url
      server = next
      options.say('The database is back.')
      if (moved && !stopped) options.onMove(next.url)
    } catch (error) {
      options.say(`The database could not be started again: ${messageOf(error)}`)
    }
  }
  const watch = setInterval(() => {
    if (stopped || mending || server.isRunning()) return
    mending = mend().finally(() => (mending = null))
  }, WATCH_EVERY_MS)

  return {
    url: () => server.url,
    pid: () => server.pid,
    stop: async (graceMs) => {
      stopped = true
      clearInterval(watch)
      await mending
      await server.stop(graceMs)
    },
  }
}
