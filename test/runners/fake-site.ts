import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { z } from 'zod'
import {
  PROTOCOL_HEADER,
  claimRequest,
  enrollRequest,
  heartbeatRequest,
  releaseRequest,
  turnsRequest,
} from '#core/protocol/index.ts'
import type { EndpointForRunner, Sampling, TurnPost } from '#core/protocol/index.ts'
import { promptHash } from '../support/mock-endpoint.ts'
import { SAMPLING } from './engine.cases.ts'

/** An attempt of the fake site: its prompts, one for each turn. */
export interface FakeAttempt {
  id: string
  run: FakeRun
  prompts: string[]
  fence: number
  state: 'ready' | 'leased' | 'done' | 'failed' | 'cancelled'
  boot: string | null
  turns: z.output<typeof turnsRequest>['turns']
  releases: z.output<typeof releaseRequest>['attempts']
}

export interface FakeRun {
  id: string
  endpoint: EndpointForRunner
  sampling: Sampling
  concurrency: number
}

type Handler = (body: unknown, runner: string) => { status: number; body: unknown } | 'hang'

/**
 * The site's runner API in memory, over real HTTP: enough of it to put a daemon through everything that can
 * happen, parsed with the real schemas.
 */
export class FakeSite {
  readonly token = 'administrator-token'
  readonly attempts = new Map<string, FakeAttempt>()
  readonly keys = new Map<string, string>()
  /** what the runners said, in order */
  readonly claims: z.output<typeof claimRequest>[] = []
  readonly heartbeats: z.output<typeof heartbeatRequest>[] = []
  readonly posts: z.output<typeof turnsRequest>[] = []
  readonly releases: z.output<typeof releaseRequest>[] = []
  enrolled = 0
  /** attempts to name in the next heartbeat's reply */
  cancel = new Set<string>()
  lost = new Set<string>()
  /** a run that the replies to this path name as one that gives out nothing more, and that nothing is given out of */
  readonly closed = new Map<string, string>()
  drain = false
  beatS = 0.1
  retryAfterMs = 50
  /** false: connections are closed without an answer */
  up = true
  /** answers in place of the usual ones, by path; null falls through */
  override:
    | ((
        path: string,
        body: unknown,
      ) => { status: number; body: unknown; headers?: Record<string, string> } | null)
    | null = null
  /** whether a claim may bring more than the run's concurrency, as a site that reads ahead does */
  readAhead = 0
  #server = createServer((req, res) => void this.#handle(req, res))
  port = 0

  get url(): string {
    return `http://127.0.0.1:${String(this.port)}`
  }

  static async start(): Promise<FakeSite> {
    const site = new FakeSite()
    await site.listen()
    return site
  }

  async listen(): Promise<void> {
    this.#server = createServer((req, res) => void this.#handle(req, res))
    await new Promise<void>((resolve) => this.#server.listen(this.port, '127.0.0.1', resolve))
    this.port = (this.#server.address() as AddressInfo).port
  }

  /** Nobody listens any more; what the site knew stays. */
  async shut(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.shut()
  }

  /** A run with attempts, each given as the prompts of its turns. */
  run(
    endpoint: Partial<EndpointForRunner>,
    prompts: readonly (string | string[])[],
    more: Partial<Omit<FakeRun, 'endpoint'>> = {},
  ): FakeAttempt[] {
    const run: FakeRun = {
      id: crypto.randomUUID(),
      endpoint: {
        kind: 'openai',
        base_url: null,
        model: 'tiny',
        api_key: null,
        allow_private: true,
        ...endpoint,
      },
      sampling: { ...SAMPLING, timeout_s: 20 },
      concurrency: 4,
      ...more,
    }
    return prompts.map((p) => {
      const attempt: FakeAttempt = {
        id: crypto.randomUUID(),
        run,
        prompts: typeof p === 'string' ? [p] : p,
        fence: 0,
        state: 'ready',
        boot: null,
        turns: [],
        releases: [],
      }
      this.attempts.set(attempt.id, attempt)
      return attempt
    })
  }

  /** Attempts in a state. */
  count(state: FakeAttempt['state']): number {
    return [...this.attempts.values()].filter((a) => a.state === state).length
  }

  async #handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    try {
      for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk)
    } catch {
      return
    }
    if (!this.up) {
      res.destroy()
      return
    }
    const path = (req.url ?? '').replace('/api/v1/', '')
    const body: unknown = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : null
    const answer = this.override?.(path, body) ?? this.#route(path, body, req)
    if (answer === 'hang') return
    const headers = 'headers' in answer ? answer.headers : {}
    res
      .writeHead(answer.status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(answer.body))
  }

  #route(
    path: string,
    body: unknown,
    req: IncomingMessage,
  ): { status: number; body: unknown; headers?: Record<string, string> } | 'hang' {
    if (req.headers[PROTOCOL_HEADER] !== '1') return refusal(426, 'upgrade_required', 'speak version 1')
    const bearer = req.headers.authorization?.replace('Bearer ', '') ?? ''
    if (path === 'runners')
      return bearer === this.token ? this.#enroll(body) : refusal(401, 'unauthenticated', 'wrong token')
    const runner = this.keys.get(bearer)
    if (runner === undefined) return refusal(401, 'unauthenticated', 'unknown key')
    const handlers: Record<string, Handler> = {
      claims: (b) => this.#claim(b),
      heartbeats: (b) => this.#heartbeat(b),
      turns: (b) => this.#turns(b),
      releases: (b) => this.#release(b),
    }
    return handlers[path]?.(body, runner) ?? refusal(404, 'not_found', path)
  }

  #enroll(body: unknown): { status: number; body: unknown } {
    const { name } = enrollRequest.parse(body)
    const id = crypto.randomUUID()
    const key = `key-${crypto.randomUUID()}`
    this.keys.set(key, id)
    this.enrolled++
    return { status: 200, body: { runner: { id, name }, key } }
  }

  #claim(body: unknown): { status: number; body: unknown } {
    const request = claimRequest.parse(body)
    this.claims.push(request)
    // A new boot id: whatever an earlier one held is ready again.
    for (const a of this.attempts.values())
      if (a.state === 'leased' && a.boot !== request.boot_id) {
        a.state = 'ready'
        a.boot = null
      }
    const closed = new Set(this.closed.values())
    for (const run of new Set([...this.attempts.values()].map((a) => a.run))) {
      if (closed.has(run.id)) continue
      const mine = [...this.attempts.values()].filter((a) => a.run === run)
      const room = Math.min(
        request.max,
        run.concurrency + this.readAhead - mine.filter((a) => a.state === 'leased').length,
      )
      const taken = mine.filter((a) => a.state === 'ready').slice(0, Math.max(0, room))
      if (taken.length === 0) continue
      for (const a of taken) {
        a.state = 'leased'
        a.boot = request.boot_id
        a.fence++
      }
      const work = {
        lease: { id: crypto.randomUUID(), life_s: 4 * this.beatS, beat_s: this.beatS },
        run: { ...run, suite: 'physics', split: 'smoke' },
        attempts: taken.map((a) => ({ attempt: a.id, fence: a.fence, n: a.turns.length, ...this.#next(a) })),
      }
      return { status: 200, body: { work, retry_after_ms: 0 } }
    }
    return { status: 200, body: { work: null, retry_after_ms: this.retryAfterMs } }
  }

  #next(a: FakeAttempt): {
    messages: { role: 'user' | 'assistant'; content: string }[]
    prompt_hash: string
  } {
    const messages = a.prompts
      .slice(0, a.turns.length + 1)
      .flatMap((p, i) => [
        { role: 'user' as const, content: p },
        ...(a.turns[i] ? [{ role: 'assistant' as const, content: a.turns[i].output }] : []),
      ])
    return { messages, prompt_hash: promptHash(messages) }
  }

  #heartbeat(body: unknown): { status: number; body: unknown } {
    const request = heartbeatRequest.parse(body)
    this.heartbeats.push(request)
    const held = new Set(request.held.map((h) => h.attempt))
    const named = (set: Set<string>): string[] => [...set].filter((id) => held.has(id))
    return {
      status: 200,
      body: {
        cancel: named(this.cancel),
        lost: named(this.lost),
        ...this.#giveBack('heartbeats'),
        drain: this.drain,
        cool_down_ms: 0,
      },
    }
  }

  #turns(body: unknown): { status: number; body: unknown } {
    const request = turnsRequest.parse(body)
    this.posts.push(request)
    return {
      status: 200,
      body: { turns: request.turns.map((turn) => this.#turn(turn)), ...this.#giveBack('turns') },
    }
  }

  /** Absent where there is none, as in replies of sites that do not know it. */
  #giveBack(path: string): { give_back?: string[] } {
    const run = this.closed.get(path)
    return run === undefined ? {} : { give_back: [run] }
  }

  #turn(turn: z.output<typeof turnsRequest>['turns'][number]): unknown {
    const a = this.attempts.get(turn.attempt)
    const conflict = (message: string) => ({ attempt: turn.attempt, status: 'conflict', message })
    if (!a) return conflict('unknown')
    const known = a.turns[turn.n]
    if (known)
      return JSON.stringify(known) === JSON.stringify(turn) ? this.#reply(a, turn) : conflict('other content')
    if (a.state === 'cancelled') return { attempt: a.id, status: 'cancelled' }
    if (turn.fence !== a.fence || (a.state !== 'leased' && a.state !== 'ready')) return conflict('not yours')
    if (turn.n !== a.turns.length || turn.prompt_hash !== this.#next(a).prompt_hash)
      return conflict('not this turn')
    a.turns.push(turn)
    if (a.turns.length === a.prompts.length || turn.finish_reason === 'timed_out') a.state = 'done'
    return this.#reply(a, turn)
  }

  #reply(a: FakeAttempt, turn: TurnPost): unknown {
    if (a.state === 'done' || turn.n < a.turns.length - 1) return { attempt: a.id, status: 'done' }
    return { attempt: a.id, status: 'next', n: a.turns.length, ...this.#next(a) }
  }

  #release(body: unknown): { status: number; body: unknown } {
    const request = releaseRequest.parse(body)
    this.releases.push(request)
    const attempts = request.attempts.map((r) => {
      const a = this.attempts.get(r.attempt)
      if (!a || a.fence !== r.fence || a.state !== 'leased')
        return { attempt: r.attempt, status: 'conflict' as const }
      a.releases.push(r)
      a.boot = null
      a.state = r.kind === 'released' ? (this.cancel.has(a.id) ? 'cancelled' : 'ready') : 'failed'
      return { attempt: r.attempt, status: 'ok' as const }
    })
    return { status: 200, body: { attempts, ...this.#giveBack('releases') } }
  }
}

export function refusal(status: number, code: string, message: string): { status: number; body: unknown } {
  return { status, body: { error: { code, message } } }
}
