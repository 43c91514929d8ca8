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
    adapter: new PrismaPg({ connectionString: url, max, connectionTimeoutMillis: 10_000 }),
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  })
}
