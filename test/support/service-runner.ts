import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { logger } from '#lib/log.ts'
import { Daemon } from '#runners/daemon/daemon.ts'
import { SITE_TOKEN } from './service-site.ts'
import type { ServiceSite } from './service-site.ts'

/**
 * A runner daemon in this process for a site of `serveWorld`; the administrator's token lies in `<home>/token` for
 * command lines.
 *
 * @returns what stops it
 */
export function serveRunner(
  site: ServiceSite,
  name: string,
  home: string,
  slots: number,
): () => Promise<void> {
  const daemon = new Daemon({
    site: site.url,
    name,
    home,
    token: () => SITE_TOKEN,
    key: null,
    slots,
    labels: [],
    model: { kind: 'none' },
    noPrivate: false,
    log: logger('runner', { write: () => undefined }),
    graceMs: 300,
  })
  const over = daemon.run().catch(() => undefined)
  writeFileSync(join(home, 'token'), SITE_TOKEN, { mode: 0o600 })
  return async () => {
    await Promise.all([daemon.stop(0), over])
  }
}
