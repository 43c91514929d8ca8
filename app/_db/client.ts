import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/client.ts'

export type Db = PrismaClient
/** What a service may be given: the client, or the client of a transaction under way. */
export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$use' | '$extends'>

/**
 * A Prisma client on `url` with its own pool of at most `max` connections.
 * The caller disconnects it.
 */
export function openDb(url: string, max = 8): Db {
  return new PrismaClient({
    adapter: new PrismaPg(
      { connectionString: url, max, connectionTimeoutMillis: 10_000 },
      { statementNameGenerator: statementNames() },
    ),
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  })
}

/** Statements that are prepared on each connection at most. */
const MOST_NAMES = 200
/** Times that a text must have been seen first: lists of varying length make texts that never come again. */
const SEEN_BEFORE = 3

/**
 * Names for statements that come again and again, so that PostgreSQL parses and plans them once for each
 * connection: a third of its time on the path of an attempt. A statement without a name is planned each time.
 */
function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  const seen = new Map<string, number>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    // The queue engine writes the queue's name into its texts: those live no longer than their run.
    if (names.size >= MOST_NAMES || /'run-[0-9a-f]/.test(sql)) return ''
    const times = (seen.get(sql) ?? 0) + 1
    if (seen.size > 1000) seen.clear()
    seen.set(sql, times)
    if (times <= SEEN_BEFORE) return ''
    const name = `t${String(names.size)}`
    names.set(sql, name)
    return name
  }
}
