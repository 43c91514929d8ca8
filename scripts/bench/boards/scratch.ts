import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '#lib/postgres/migrate.ts'
import { readPlace } from '#lib/postgres/place.ts'
import { startPostgres } from '#lib/postgres/server.ts'
import type { Context } from '#services/shared/context.ts'
import { openConnections } from '#services/shared/open.ts'

/**
 * Runs `use` on a migrated, empty database of a server of its own, which is removed afterwards: the data of this
 * installation are never touched.
 */
export async function onScratchDatabase<T>(use: (ctx: Context) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-bench-'))
  chmodSync(folder, 0o711)
  const home = join(folder, 'home')
  const before = process.env['TOUCHSTONE_HOME']
  process.env['TOUCHSTONE_HOME'] = home
  try {
    const server = await startPostgres()
    try {
      await migrate(server.url)
      const connections = await openConnections({
        url: server.url,
        keeper: true,
        max: 4,
        // The queue engine's own rounds, which nothing here needs, time out while a build holds the thread.
        onError: () => undefined,
      })
      try {
        const { db, queue } = connections
        return await use({
          actor: { kind: 'system' },
          db,
          queue,
          siteUrl: '',
          secretKey: new Uint8Array(32),
        })
      } finally {
        await connections.close()
      }
    } finally {
      await server.stop()
      const place = readPlace(home)
      if (place) rmSync(place.data, { recursive: true, force: true })
    }
  } finally {
    if (before === undefined) delete process.env['TOUCHSTONE_HOME']
    else process.env['TOUCHSTONE_HOME'] = before
    rmSync(folder, { recursive: true, force: true })
  }
}
