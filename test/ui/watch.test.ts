import { describe, expect, it } from 'vitest'
import type { RunStatus } from '#core/protocol/index.ts'
import { isOver, logLine, watchRun } from '../../app/_ui/run/watch.ts'
import type { Environment, Link, Stream } from '../../app/_ui/run/watch.ts'

const ID = '0191d7a0-0000-7000-8000-000000000001'

function status(seq: number, more: Partial<RunStatus> = {}): RunStatus {
  return {
    id: ID,
    url: `http://127.0.0.1:3000/runs/${ID}`,
    state: 'running',
    reason: null,
    waiting_for: null,
    seq,
    total: 12,
    done: seq,
    answered: seq,
    in_flight: 1,
    outcomes: { scored: seq },
    completion_tokens: 10,
    prompt_tokens: 10,
    tokens_per_s: 1,
    eta_s: 1,
    published: false,
    on_board: false,
    suite: 'physics',
    split: 'smoke',
    model: 'm',
    ...more,
  }
}

class FakeStream implements Stream {
  readyState = 0
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  closed = false
  url = ''
  readonly listeners = new Map<string, (event: { data?: unknown }) => void>()
  addEventListener(type: string, listener: (event: { data?: unknown }) => void): void {
    this.listeners.set(type, listener)
  }
  close(): void {
    this.closed = true
  }
  say(type: string, data: unknown): void {
    this.listeners.get(type)?.({ data: typeof data === 'string' ? data : JSON.stringify(data) })
  }
  fail(readyState = 0): void {
    this.readyState = readyState
    this.onerror?.()
  }
}

/** A watched run whose stream, replies and clock are the test's. */
function watched(after = 0) {
  const stream = new FakeStream()
  const seen: RunStatus[] = []
  const lines: string[] = []
  const links: Link[] = []
  const timers: { ms: number; what: () => void }[] = []
  const replies: (RunStatus | Error)[] = []
  const asked: string[] = []
  const env: Environment = {
    openStream: (url) => {
      stream.url = url
      return stream
    },
    ask: (url) => {
      asked.push(url)
      const reply = replies.shift() ?? new Error('nothing')
      return reply instanceof Error ? Promise.reject(reply) : Promise.resolve({ run: reply })
    },
    later: (ms, what) => {
      const timer = { ms, what }
      timers.push(timer)
      return () => {
        timers.splice(timers.indexOf(timer), 1)
      }
    },
  }
  const stop = watchRun(
    ID,
    after,
    {
      onStatus: (s) => seen.push(s),
      onLog: (l) => lines.push(l.message),
      onLink: (l) => links.push(l),
    },
    env,
  )
  const tick = async (): Promise<void> => {
    timers.shift()?.what()
    await new Promise((resolve) => setImmediate(resolve))
  }
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return { stream, seen, lines, links, timers, replies, asked, stop, tick, settle }
}

describe('following a run', () => {
  it('begins after what the page knows already', () => {
    expect(watched(7).stream.url).toBe(`/api/v1/runs/${ID}/events?after=7`)
  })
  it('tells every status, but never an older one', () => {
    const w = watched()
    for (const seq of [1, 3, 2, 3]) w.stream.say('status', status(seq))
    expect(w.seen.map((s) => s.seq)).toEqual([1, 3, 3])
  })
  it('ignores what is no status', () => {
    const w = watched()
    w.stream.say('status', '{broken')
    w.stream.say('status', { seq: 1 })
    expect(w.seen).toEqual([])
  })
  it('closes the stream when the run is over, and hears nothing more', () => {
    const w = watched()
    w.stream.say('status', status(5, { state: 'done' }))
    expect(w.stream.closed).toBe(true)
    w.stream.say('status', status(6))
    w.stream.fail()
    expect(w.seen).toHaveLength(1)
    expect(w.timers).toEqual([])
  })
  it('passes on the log', () => {
    const w = watched()
    w.stream.say('log', { seq: 1, level: 'info', message: 'runner local began', at: '2026-11-22T12:00:00Z' })
    w.stream.say('log', 'nonsense')
    expect(w.lines).toEqual(['runner local began'])
  })
  it('bears two failures of the stream: the browser tries again by itself', () => {
    const w = watched()
    w.stream.fail()
    w.stream.fail()
    expect(w.links).toEqual(['lost', 'lost'])
    w.stream.say('status', status(1))
    w.stream.fail()
    w.stream.fail()
    expect(w.asked).toEqual([])
    expect(w.stream.closed).toBe(false)
  })
  it('asks instead after three failures in a row, until the run is over', async () => {
    const w = watched()
    w.replies.push(status(1), status(2, { state: 'done' }))
    for (let i = 0; i < 3; i++) w.stream.fail()
    await w.settle()
    expect(w.stream.closed).toBe(true)
    expect(w.seen.map((s) => s.seq)).toEqual([1])
    expect(w.timers.map((t) => t.ms)).toEqual([3000])
    await w.tick()
    expect(w.seen.map((s) => s.seq)).toEqual([1, 2])
    expect(w.timers).toEqual([])
    expect(w.asked).toEqual([`/api/v1/runs/${ID}`, `/api/v1/runs/${ID}`])
  })
  it('asks at once where the stream was refused', async () => {
    const w = watched()
    w.replies.push(status(1))
    w.stream.fail(2)
    await w.settle()
    expect(w.links).toEqual(['polling'])
  })
  it('says that the site is lost, and comes back to it', async () => {
    const w = watched()
    w.replies.push(new Error('down'), status(4))
    w.stream.fail(2)
    await w.settle()
    expect(w.links).toEqual(['lost'])
    expect(w.timers.map((t) => t.ms)).toEqual([10_000])
    await w.tick()
    expect(w.links).toEqual(['lost', 'polling'])
    expect(w.seen.map((s) => s.seq)).toEqual([4])
  })
  it('does nothing any more once it was stopped', async () => {
    const w = watched()
    w.replies.push(status(1))
    w.stream.fail(2)
    w.stop()
    await w.settle()
    expect(w.seen).toEqual([])
    expect(w.links).toEqual([])
    expect(w.timers).toEqual([])
  })
})

describe('small things', () => {
  it('knows which states are over', () => {
    expect((['done', 'cancelled'] as const).every(isOver)).toBe(true)
    expect((['queued', 'running', 'held', 'settling', 'cancelling', 'draft'] as const).some(isOver)).toBe(
      false,
    )
  })
  it('reads log lines leniently', () => {
    expect(logLine({ message: 'x' })).toEqual({ seq: 0, level: 'info', message: 'x', at: null })
    expect(logLine({})).toBeNull()
    expect(logLine(null)).toBeNull()
  })
})
