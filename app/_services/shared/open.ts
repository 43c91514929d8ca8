import type { Db } from '#db/index.ts'
import { openDb } from '#db/index.ts'
import type { Queue } from './queue.ts'
import { openQueue } from './queue.ts'

export interface Connections {
  db: Db
  queue: Queue
  close: () => Promise<void>
}

/**
 * Opens what every process that calls services holds: the database and the queue engine on it. `keeper` is for
 * the jobs process and the seeding, which also install and keep the engine's schema.
 */
export async function openConnections(options: {
  url: string
  keeper: boolean
  /** connections of the database client's pool; the engine has up to four of its own */
  max: number
  onError: (error: Error) => void
}): Promise<Connections> {
  const { url, keeper, max, onError } = options
  const queue = await openQueue({ connectionString: url, keeper, onError })
  const db = openDb(url, max)
  return {
    db,
    queue,
    close: async () => {
      await queue.boss.stop({ graceful: true, timeout: 3000 })
      await db.$disconnect()
    },
  }
}
