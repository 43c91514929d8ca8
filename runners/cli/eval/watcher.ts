import { z } from 'zod'
import type { RunStatus } from '#core/protocol/index.ts'
import { systemClock } from '#lib/retry/index.ts'
import { messageOf } from '#lib/setup-error.ts'
import type { SiteClient } from '../../daemon/site-client.ts'
import { SiteRefusal } from '../../daemon/site-client.ts'
import type { ProgressView } from './progress.ts'
import { isOver, statusOf, watchRun } from './watch.ts'

/** What a cancelled run waits for its runners, who hear of it at their next heartbeat. */
const CANCEL_MS = 20_000

/** Waits for runs and shows how they get on. */
export class RunWatcher {
  readonly #client: SiteClient
  readonly #token: string
  readonly #view: ProgressView
  readonly #waitS: number

  /** @param waitS seconds to give up after where no runner can serve a run; 0: never */
  constructor(client: SiteClient, token: string, view: ProgressView, waitS: number) {
    this.#client = client
    this.#token = token
    this.#view = view
    this.#waitS = waitS
  }

  /** Until the run is over, or nothing can be expected of it any more. */
  async watch(id: string, signal: AbortSignal): Promise<{ status: RunStatus; failure: string | null }> {
    const patience = new Patience(this.#waitS * 1000)
    const stop = new AbortController()
    const either = AbortSignal.any([signal, stop.signal])
    let status: RunStatus | null = null
    const clock = setInterval(() => {
      if (status && patience.spent(status)) stop.abort()
    }, 1000)
    try {
      for await (status of watchRun(this.#client, this.#token, id, either)) {
        patience.spent(status)
        this.#view.show(status)
      }
    } catch (error) {
      if (signal.aborted || !stop.signal.aborted || !status) throw error
      const why = (status as RunStatus).waiting_for ?? 'no runner can serve it'
      return {
        status: await this.cancel(id),
        failure: `${why}; gave up after ${String(this.#waitS)} s`,
      }
    } finally {
      clearInterval(clock)
    }
    return { status: status ?? (await statusOf(this.#client, id)), failure: null }
  }

  /** Cancels a run and waits a while for its end. */
  async cancel(id: string): Promise<RunStatus> {
    try {
      await this.#client.call('POST', `/api/v1/runs/${id}/cancel`, z.unknown(), {})
    } catch (error) {
      // It may have ended in this very moment.
      if (!(error instanceof SiteRefusal) || error.status !== 409)
        this.#view.say(`The site could not cancel it: ${messageOf(error)}`)
    }
    return this.poll(id, (s) => isOver(s), CANCEL_MS)
  }

  /** Asks again and again, until it is enough or the time is over. */
  async poll(id: string, enough: (status: RunStatus) => boolean, ms: number): Promise<RunStatus> {
    for (const end = performance.now() + ms; ;) {
      const status = await statusOf(this.#client, id)
      this.#view.show(status)
      if (enough(status) || performance.now() > end) return status
      await systemClock.sleep(300)
    }
  }
}

/** How long a run may wait for a runner that can serve it. */
class Patience {
  readonly #ms: number
  #since: number | null = null

  constructor(ms: number) {
    this.#ms = ms
  }

  spent(status: RunStatus): boolean {
    // One that is busy will be free some time.
    const hopeless = status.waiting_for !== null && !status.waiting_for.includes('busy')
    this.#since = hopeless ? (this.#since ?? performance.now()) : null
    return this.#ms > 0 && this.#since !== null && performance.now() - this.#since > this.#ms
  }
}
