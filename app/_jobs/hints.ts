import pg from 'pg'
import type { Logger } from '#lib/log.ts'
import { CHANNEL } from '#services/shared/notify.ts'

/**
 * Listens for hints and hands each to `onHint`; reconnects for ever. A lost hint costs one polling interval,
 * nothing else. Returns a function that ends it.
 */
export function listenForHints(
  connectionString: string,
  onHint: (hint: string) => void,
  log: Logger,
): () => Promise<void> {
  let closed = false
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | null = null
  const connect = async (): Promise<void> => {
    const c = new pg.Client({ connectionString, keepAlive: true })
    client = c
    const again = (): void => {
      if (closed || client !== c) return
      client = null
      timer = setTimeout(() => void connect(), 1000)
    }
    c.on('error', (error) => {
      log.warn({ error: error.message }, 'the line for hints broke; polling goes on')
      again()
    })
    c.on('end', again)
    c.on('notification', (n) => {
      onHint(n.payload ?? '')
    })
    try {
      await c.connect()
      await c.query(`LISTEN ${CHANNEL}`)
    } catch (error) {
      log.warn(
        { error: error instanceof Error ? error.message : String(error) },
        'cannot listen for hints yet',
      )
      await c.end().catch(() => undefined)
      again()
    }
  }
  void connect()
  return async () => {
    closed = true
    if (timer) clearTimeout(timer)
    await client?.end().catch(() => undefined)
  }
}
