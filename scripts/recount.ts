/*
 * npm run recount: proves that boards say what their attempts say. Counts everything anew from the attempts and
 * compares it with the sums, counters and snapshots that pages are made from. Exit 0 where all is equal, else 1.
 */
import { checkDatabase } from '#lib/postgres/check.ts'
import { startPostgres } from '#lib/postgres/server.ts'
import { messageOf } from '#lib/setup-error.ts'
import { openConnections } from '#services/shared/open.ts'
import { recount } from '#services/board/recount.ts'

/** The database of this installation, running or not; `leave` stops what was not running before. */
async function database(): Promise<{ url: string; leave: () => Promise<void> }> {
  const given = process.env['DATABASE_URL']
  if (given) {
    await checkDatabase(given)
    return { url: given, leave: () => Promise.resolve() }
  }
  const server = await startPostgres()
  return { url: server.url, leave: () => (server.adopted ? Promise.resolve() : server.stop()) }
}

try {
  const { url, leave } = await database()
  const connections = await openConnections({
    url,
    keeper: false,
    max: 2,
    onError: (error) => {
      console.error(error.message)
    },
  })
  try {
    const result = await recount({
      actor: { kind: 'system' },
      db: connections.db,
      queue: connections.queue,
      siteUrl: '',
      secretKey: new Uint8Array(32),
    })
    for (const line of result.differences) console.error(line)
    const verdict =
      result.differences.length === 0 ? 'all equal' : `${String(result.differences.length)} differences`
    console.log(`${String(result.runs)} runs and ${String(result.boards)} boards counted anew: ${verdict}`)
    process.exitCode = result.differences.length === 0 ? 0 : 1
  } finally {
    await connections.close()
    await leave()
  }
} catch (error) {
  console.error(messageOf(error))
  process.exitCode = 1
}
