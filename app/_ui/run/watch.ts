/** Follows a run from the browser: the event stream, and asking again and again where that does not get through. */
import { PROTOCOL_HEADER, PROTOCOL_VERSION, runStatus } from '#core/protocol/index.ts'
import type { RunStatus } from '#core/protocol/index.ts'

/** How the page hears of the run: by stream, by asking, or not at all at the moment. */
export type Link = 'stream' | 'polling' | 'lost'

export interface Watcher {
  onStatus: (status: RunStatus) => void
  onLog: (line: LogLine) => void
  onLink: (link: Link) => void
}

export interface LogLine {
  /** place in the run's history; lines of one change share it */
  readonly seq: number
  readonly level: string
  readonly message: string
  /** ISO time, where the site sent one */
  readonly at: string | null
}

/** What is needed of EventSource; tests give their own. */
export interface Stream {
  readyState: number
  onopen: (() => void) | null
  onerror: (() => void) | null
  addEventListener: (type: string, listener: (event: { data?: unknown }) => void) => void
  close: () => void
}

export interface Environment {
  openStream: (url: string) => Stream
  ask: (url: string) => Promise<unknown>
  later: (ms: number, what: () => void) => () => void
}

const POLL_MS = 3000
const POLL_LOST_MS = 10_000
/** Errors in a row, without an event between them, after which the stream is given up. */
const STREAM_ERRORS = 3
const CLOSED = 2

const browser: Environment = {
  openStream: (url) => new EventSource(url) as unknown as Stream,
  ask: async (url) => {
    const reply = await fetch(url, {
      headers: { accept: 'application/json', [PROTOCOL_HEADER]: String(PROTOCOL_VERSION) },
      cache: 'no-store',
    })
    if (!reply.ok) throw new Error(`HTTP ${String(reply.status)}`)
    return reply.json()
  },
  later: (ms, what) => {
    const timer = setTimeout(what, ms)
    return () => {
      clearTimeout(timer)
    }
  },
}

/** True for states that never change again. */
export function isOver(state: RunStatus['state']): boolean {
  return state === 'done' || state === 'cancelled'
}

/** A log event's data as a line, or null where it is none. */
export function logLine(data: unknown): LogLine | null {
  const value = parseJson(data)
  if (typeof value !== 'object' || value === null) return null
  const { seq, level, message, at } = value as Record<string, unknown>
  if (typeof message !== 'string') return null
  return {
    seq: typeof seq === 'number' ? seq : 0,
    level: typeof level === 'string' ? level : 'info',
    message,
    at: typeof at === 'string' ? at : null,
  }
}

/**
 * Tells `watcher` of every change of the run after `seq` until it is over. The stream resumes by itself (the browser sends the
 * last event's id); when it fails three times in a row, or the site refuses it, the run is asked for every three
 * seconds instead. Statuses that are older than one already told are dropped.
 *
 * Returns what stops it.
 */
export function watchRun(
  id: string,
  after: number,
  watcher: Watcher,
  env: Environment = browser,
): () => void {
  const path = `/api/v1/runs/${encodeURIComponent(id)}`
  let seq = after
  let over = false
  let errors = 0
  let cancelTimer: (() => void) | null = null
  let stream: Stream | null = null

  const stop = (): void => {
    over = true
    cancelTimer?.()
    stream?.close()
    stream = null
  }
  const take = (value: unknown): void => {
    const parsed = runStatus.safeParse(value)
    if (!parsed.success || over || parsed.data.seq < seq) return
    seq = parsed.data.seq
    watcher.onStatus(parsed.data)
    if (isOver(parsed.data.state)) stop()
  }
  const poll = (): void => {
    stream?.close()
    stream = null
    env
      .ask(path)
      .then(
        (reply) => {
          if (over) return
          watcher.onLink('polling')
          take((reply as { run?: unknown }).run)
          if (!over) cancelTimer = env.later(POLL_MS, poll)
        },
        () => {
          if (over) return
          watcher.onLink('lost')
          cancelTimer = env.later(POLL_LOST_MS, poll)
        },
      )
      .catch(() => undefined)
  }

  stream = env.openStream(`${path}/events?after=${String(after)}`)
  stream.onopen = () => {
    watcher.onLink('stream')
  }
  stream.onerror = () => {
    if (over || !stream) return
    errors++
    if (stream.readyState === CLOSED || errors >= STREAM_ERRORS) poll()
    else watcher.onLink('lost')
  }
  stream.addEventListener('status', (event) => {
    errors = 0
    take(parseJson(event.data))
  })
  stream.addEventListener('log', (event) => {
    errors = 0
    const line = logLine(event.data)
    if (line && !over) watcher.onLog(line)
  })
  return stop
}

function parseJson(data: unknown): unknown {
  try {
    return typeof data === 'string' ? (JSON.parse(data) as unknown) : data
  } catch {
    return null
  }
}
