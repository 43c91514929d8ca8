import { adminToken, secretKey } from '#lib/home.ts'
import type { Logger } from '#lib/log.ts'
import { logger } from '#lib/log.ts'
import type { Connections } from '#services/shared/open.ts'
import { openConnections } from '#services/shared/open.ts'

/** What one site process holds open. Nothing of it is a cache that another site process would not see. */
export interface Runtime {
  db: Connections['db']
  queue: Connections['queue']
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
  const { db, queue } = await openConnections({
    url,
    keeper: false,
    max: 8,
    onError: (error) => {
      log.error({ error: error.message }, 'queue')
    },
  })
  return {
    db,
    queue,
    log,
    siteUrl: (process.env['TOUCHSTONE_URL'] ?? `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`).replace(
      /\/$/,
      '',
    ),
    secretKey: secretKey(),
    adminToken: adminToken(),
  }
}
