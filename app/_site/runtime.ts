import { adminToken, secretKey } from '#lib/home.ts'
import type { Logger } from '#lib/log.ts'
import { logger } from '#lib/log.ts'
import type { Db } from '#db/index.ts'
import { openDb } from '#db/index.ts'
import type { Queue } from '#services/shared/queue.ts'
import { openQueue } from '#services/shared/queue.ts'

/** What one site process holds open. Nothing of it is a cache that another site process would not see. */
export interface Runtime {
  db: Db
  queue: Queue
  log: Logger
  siteUrl: string
  secretKey: Uint8Array
  adminToken: string
}

const holder = globalThis as typeof globalThis & { __touchstone?: Promise<Runtime> }

/** The process's connections, opened at the first request and kept. A failed opening is tried again. */
export function runtime(): Promise<Runtime> {
  return (holder.__touchstone ??= open().catch((error: unknown) => {
    delete holder.__touchstone
    throw error
  }))
}

async function open(): Promise<Runtime> {
  const url = process.env['DATABASE_URL']
  if (!url) throw new Error('DATABASE_URL is not set: start the site with npm start')
  const log = logger('site')
  const queue = await openQueue({
    connectionString: url,
    keeper: false,
    onError: (error) => {
      log.error({ error: error.message }, 'queue')
    },
  })
  return {
    db: openDb(url, 8),
    queue,
    log,
    siteUrl: (process.env['TOUCHSTONE_URL'] ?? `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`).replace(/\/$/, ''),
    secretKey: secretKey(),
    adminToken: adminToken(),
  }
}
