import { z } from 'zod'
import { runStatus } from '#core/protocol/index.ts'
import type { RunStatus } from '#core/protocol/index.ts'
import { eventsOf } from '#lib/event-stream.ts'
import { guardedFetch } from '#lib/guarded-fetch/index.ts'
import { backoffMs, systemClock } from '#lib/retry/index.ts'
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '#core/protocol/index.ts'
import { SiteAway } from '../../daemon/site-client.ts'
import type { SiteClient } from '../../daemon/site-client.ts'

const reply = z.object({ run: runStatus })

/** A run's status as the site has it now. */
export async function statusOf(client: SiteClient, id: string, signal?: AbortSignal): Promise<RunStatus> {
  return (await client.call('GET', `/api/v1/runs/${id}`, reply, undefined, signal)).run
}

/**
 * A run's status whenever it changes, by the site's event stream; where that breaks, it is resumed, and asked for
 * by itself meanwhile. Ends with the state that the run ends in: done, cancelled or held.
 *
 * @throws SiteRefusal; the signal's reason. A site that is away is waited for.
 */
export async function* watchRun(
  client: SiteClient,
  token: string,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<RunStatus, void, void> {
  let last = ''
  for (let failures = 0; ;) {
    signal.throwIfAborted()
    try {
      for await (const status of streamed(client.site, token, id, last, signal)) {
        failures = 0
        last = String(status.seq)
        yield status
        if (isOver(status)) return
      }
    } catch {
      signal.throwIfAborted()
    }
    try {
      const status = await statusOf(client, id, signal)
      yield status
      if (isOver(status)) return
    } catch (error) {
      if (!(error instanceof SiteAway)) throw error
    }
    failures++
    await systemClock.sleep(
      backoffMs(failures, { base_ms: 500, factor: 1.5, cap_ms: 5000, jitter: 0.3 }, Math.random()),
      signal,
    )
  }
}

/** Nothing more will happen without somebody's doing. */
export function isOver({ state }: Pick<RunStatus, 'state'>): boolean {
  return state === 'done' || state === 'cancelled' || state === 'held'
}

async function* streamed(
  site: string,
  token: string,
  id: string,
  last: string,
  signal: AbortSignal,
): AsyncGenerator<RunStatus, void, void> {
  const response = await guardedFetch(`${site}/api/v1/runs/${id}/events`, {
    headers: {
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
      [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
      ...(last === '' ? {} : { 'last-event-id': last }),
    },
    allowPrivate: true,
    signal,
    maxBytes: Infinity,
  })
  try {
    if (response.status !== 200) return
    for await (const event of eventsOf(response.body)) {
      if (event.event !== 'status') continue
      const status = runStatus.safeParse(JSON.parse(event.data))
      if (status.success) yield status.data
    }
  } finally {
    response.close()
  }
}
