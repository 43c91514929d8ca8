import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RunReport, RunStatus, SubmissionRequest } from '#core/protocol/index.ts'
import { localServer } from './local-server.ts'
import type { LocalServer } from './local-server.ts'

const ID = '0198c0de-0000-7000-8000-000000000001'

/** A run that goes through the given states, one each time it is looked at. */
export interface FakeRuns extends LocalServer {
  token: string
  id: string
  /** what was submitted */
  submitted: SubmissionRequest[]
  cancelled: () => boolean
  status: (more?: Partial<RunStatus>) => RunStatus
}

export interface FakeRunsOptions {
  /** states in order; the last one stays */
  steps: Partial<RunStatus>[]
  report?: Partial<RunReport>
  /** false: no event stream, so that it has to be polled */
  events?: boolean
  /** the answer to a submission, in place of taking it */
  refuse?: { status: number; body: unknown }
  /** milliseconds between events */
  pauseMs?: number
}

/** The part of the site's API that `eval` uses, with a scripted run. */
export async function fakeRuns(options: FakeRunsOptions): Promise<FakeRuns> {
  const token = 'admin-token-of-the-fake'
  const submitted: SubmissionRequest[] = []
  let at = 0
  let cancelled = false
  const status = (more: Partial<RunStatus> = {}): RunStatus => ({
    id: ID,
    url: `${server.origin}/runs/${ID}`,
    state: 'running',
    reason: null,
    waiting_for: null,
    seq: at,
    total: 4,
    done: 0,
    answered: 0,
    in_flight: 1,
    outcomes: {},
    completion_tokens: 0,
    prompt_tokens: 0,
    tokens_per_s: null,
    eta_s: null,
    published: false,
    on_board: false,
    suite: 'physics',
    split: 'smoke',
    model: 'tiny',
    ...more,
  })
  const current = (): RunStatus =>
    status(
      cancelled
        ? { ...options.steps[at], state: 'cancelled' }
        : { ...options.steps[Math.min(at, options.steps.length - 1)] },
    )
  const step = (): RunStatus => {
    const now = current()
    at = Math.min(at + 1, options.steps.length - 1)
    return now
  }
  const report = (): RunReport => ({
    run: { id: ID, url: `${server.origin}/runs/${ID}` },
    suite: 'physics',
    split: 'smoke',
    model: 'tiny',
    settings: { samples: 1, temperature: 0 },
    protocol_key: 'p',
    configuration: {},
    provenance: {},
    metrics: {
      eed: { value: 41.234, low: 20, high: 62.5, n: 4 },
      accuracy: { value: null, low: null, high: null, n: 0 },
    },
    outcomes: { scored: 3, truncated: 1 },
    coverage: 1,
    attempts: [],
    ...options.report,
  })
  const handle = async (req: IncomingMessage, res: ServerResponse, body: string): Promise<void> => {
    const path = (req.url ?? '').replace('/api/v1/', '')
    if (req.headers.authorization !== `Bearer ${token}`)
      return json(res, 401, { error: { code: 'unauthenticated', message: 'wrong token' } })
    if (path === 'suites')
      return json(res, 200, { suites: [{ id: 'physics', splits: [{ id: 'smoke' }, { id: 'public' }] }] })
    if (path === 'submissions') {
      submitted.push(JSON.parse(body) as SubmissionRequest)
      if (options.refuse) return json(res, options.refuse.status, options.refuse.body)
      return json(res, 200, { run: { id: ID, url: `${server.origin}/runs/${ID}` }, submission: { id: ID } })
    }
    if (path === `runs/${ID}`) return json(res, 200, { run: step() })
    if (path === `runs/${ID}/report`) return json(res, 200, report())
    if (path === `runs/${ID}/cancel`) {
      cancelled = true
      return json(res, 200, { run: current() })
    }
    if (path === `runs/${ID}/events` && options.events !== false) {
      res.writeHead(200, { 'content-type': 'text/event-stream' })
      while (!res.destroyed) {
        const now = step()
        res.write(
          `event: log\ndata: {}\n\nevent: status\nid: ${String(now.seq)}\ndata: ${JSON.stringify(now)}\n\n`,
        )
        if (['done', 'cancelled', 'held'].includes(now.state)) break
        await new Promise((resolve) => setTimeout(resolve, options.pauseMs ?? 5))
      }
      res.end()
      return
    }
    return json(res, 404, { error: { code: 'not_found', message: path } })
  }
  const server = await localServer(handle)
  return { ...server, token, id: ID, submitted, cancelled: () => cancelled, status }
}

function json(res: ServerResponse, status: number, value: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}
