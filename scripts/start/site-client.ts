import type { z } from 'zod'
import { PROTOCOL_HEADER, PROTOCOL_VERSION, boardReply, errorBody, runStatus } from '#core/protocol/index.ts'
import type { BoardReply, RunStatus, SubmissionRequest } from '#core/protocol/index.ts'
import { adminToken } from '#lib/home.ts'
import { SetupError, messageOf } from '#lib/setup-error.ts'

/** The site's HTTP interface, as the local administrator uses it. */
export interface SiteClient {
  board: (suite: string, split: string) => Promise<BoardReply>
  /** The newest run of this model there that has not ended, or null. */
  unfinished: (suite: string, split: string, model: string) => Promise<{ id: string; url: string } | null>
  submit: (request: SubmissionRequest) => Promise<{ id: string; url: string }>
  run: (id: string) => Promise<RunStatus>
}

/** The site refused: `status` is the HTTP status, the message is its own. */
export class SiteRefusal extends SetupError {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** A client of the site at `url`. Calls throw SiteRefusal with the site's own words, or a network error. */
export function siteClient(url: string): SiteClient {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${adminToken()}`,
        [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    })
    const text = await answer.text()
    if (!answer.ok) throw new SiteRefusal(answer.status, refusalOf(answer.status, text))
    return JSON.parse(text) as unknown
  }
  return {
    board: async (suite, split) =>
      boardReply.parse(await call('GET', `/api/v1/boards/${suite}?split=${encodeURIComponent(split)}`)),
    unfinished: async (suite, split, model) => {
      const query = new URLSearchParams({ suite, split, model, state: 'unfinished', limit: '1' })
      const { runs } = (await call('GET', `/api/v1/runs?${query.toString()}`)) as {
        runs: { id: string; url: string }[]
      }
      return runs[0] ?? null
    },
    submit: async (request) =>
      ((await call('POST', '/api/v1/submissions', request)) as { run: { id: string; url: string } }).run,
    run: async (id) => statusOf(await call('GET', `/api/v1/runs/${id}`), runStatus),
  }
}

function statusOf(body: unknown, schema: typeof runStatus): z.infer<typeof runStatus> {
  return schema.parse(typeof body === 'object' && body !== null && 'run' in body ? body.run : body)
}

function refusalOf(status: number, text: string): string {
  try {
    return `The site answered ${status}: ${errorBody.parse(JSON.parse(text)).error.message}`
  } catch {
    return `The site answered ${status}.`
  }
}

/** Waits until /api/health says that the site is well, at most `withinMs`. Returns null, or what is wrong. */
export async function waitForHealth(
  url: string,
  withinMs: number,
  signal?: AbortSignal,
): Promise<string | null> {
  let wrong = 'it did not answer'
  for (const until = performance.now() + withinMs; performance.now() < until;) {
    if (signal?.aborted === true) return 'stopped'
    try {
      const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5000) })
      const body: unknown = await answer.json()
      if (typeof body === 'object' && body !== null && 'ok' in body && body.ok === true) return null
      wrong = `its health check answered ${answer.status}: ${JSON.stringify(body).slice(0, 300)}`
    } catch (error) {
      wrong = messageOf(error)
    }
    await new Promise((resolve) => setTimeout(resolve, 60))
  }
  return wrong
}
