import { Worker } from 'node:worker_threads'
import type { READY, ScoreReply, ScoreRequest } from './score-worker.ts'

/** `loaded` false: the thread ended before its code was there to run; that says nothing about the attempt. */
export type PoolResult = ScoreReply | Lost

interface Lost {
  ok: false
  error: string
  killed: true
  loaded: boolean
}

interface Thread {
  worker: Worker
  /** whether it has started: starting takes longer than scoring, and is no scorer's fault */
  online: boolean
  /** whether it has said anything yet: its code is loaded */
  loaded: boolean
  /** whether it has ended by itself */
  ended: boolean
  busy: boolean
}

export interface PoolOptions {
  threads: number
  /** milliseconds after which a scorer counts as hung and its thread is killed */
  timeoutMs: number
  /** heap of one thread, MB: a scorer that eats more ends as an error, not as the process's death */
  heapMb: number
  /** module that the threads run; tests give one that hangs */
  module?: URL
}

/** An attempt that is to be scored. */
interface Job {
  request: ScoreRequest
  /** not together with others: something in its batch took the thread down */
  alone: boolean
  settle: (result: PoolResult) => void
}

/** Attempts that a thread is given together, at most: to wake a thread for each would cost as much as the scoring. */
const MAX_BATCH = 16
/** Milliseconds that a thread may take to start on a busy machine. */
const START_MS = 30_000
/** Milliseconds more for the first attempt of a thread, which also loads the scorer's code. */
const LOAD_MS = 3000

/**
 * Worker threads that score. A thread that hangs is terminated and replaced; the attempt it worked on is
 * answered with an error, no other attempt is touched: those that were given to the thread together are then scored
 * one by one, each with the whole time. Scoring is a pure function, so that a second time does no harm.
 */
export class ScorePool {
  readonly #options: PoolOptions
  readonly #threads: Thread[] = []
  #waiting: Job[] = []
  #pumping = false
  /** says of a worker that its thread has another one now */
  readonly #retired = new WeakMap<Worker, () => void>()
  #closed = false

  constructor(options: PoolOptions) {
    this.#options = options
  }

  /** Scores one attempt; resolves always, also where the scorer crashed or was killed. Rejects once the pool is closed. */
  score(request: ScoreRequest): Promise<PoolResult> {
    if (this.#closed) return Promise.reject(new Error('the pool is closed'))
    return new Promise((settle) => {
      this.#waiting.push({ request, alone: false, settle })
      if (this.#pumping) return
      this.#pumping = true
      // Whoever has several says so in one go: they are given out together.
      queueMicrotask(() => {
        this.#pumping = false
        this.#pump()
      })
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.all(this.#threads.map((t) => t.worker.terminate()))
  }

  /** Gives what waits to threads that are idle. */
  #pump(): void {
    while (this.#waiting.length > 0 && !this.#closed) {
      const thread = this.#idle()
      if (!thread) return
      void this.#work(thread, this.#next())
    }
  }

  /** What goes together: its share of what waits, so that no thread idles beside one that has everything. */
  #next(): Job[] {
    const share = Math.min(MAX_BATCH, Math.ceil(this.#waiting.length / this.#options.threads))
    const other = this.#waiting.findIndex((job) => job.alone)
    const n = other === -1 ? share : other === 0 ? 1 : Math.min(share, other)
    return this.#waiting.splice(0, n)
  }

  async #work(thread: Thread, batch: readonly Job[]): Promise<void> {
    const results = await this.#ask(
      thread,
      batch.map((job) => job.request),
    )
    thread.busy = false
    if (Array.isArray(results)) for (const [i, job] of batch.entries()) job.settle(results[i]!)
    else if (batch.length > 1 && results.loaded)
      this.#waiting.unshift(...batch.map((job) => ({ ...job, alone: true })))
    else for (const job of batch) job.settle(results)
    this.#pump()
  }

  /** A thread, marked busy; undefined where all are and no more may be started. */
  #idle(): Thread | undefined {
    const free = this.#threads.find((t) => !t.busy)
    if (free) {
      free.busy = true
      return free
    }
    if (this.#threads.length >= this.#options.threads) return undefined
    const facts = { online: false, loaded: false, ended: false, busy: true }
    const thread = Object.assign(facts, { worker: this.#start(facts) })
    this.#threads.push(thread)
    return thread
  }

  /** A worker for `thread`. What it says of its start, and that it ends while idle, is heard from the first moment on. */
  #start(thread: Omit<Thread, 'worker'>): Worker {
    const worker = new Worker(this.#options.module ?? new URL('./score-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.#options.heapMb },
    })
    worker.unref()
    Object.assign(thread, { online: false, loaded: false, ended: false })
    let old = false
    worker.once('online', () => {
      if (!old) thread.online = true
    })
    worker.once('message', () => {
      if (!old) thread.loaded = true
    })
    worker.once('exit', () => {
      if (!old) thread.ended = true
    })
    // An error while nobody waits for it shows in the exit; of one that is being killed it is nobody's.
    worker.on('error', () => undefined)
    this.#retired.set(worker, () => (old = true))
    return worker
  }

  #replace(thread: Thread): void {
    if (this.#closed) return
    const old = thread.worker
    this.#retired.get(old)?.()
    thread.worker = this.#start(thread)
    void old.terminate()
  }

  #ask(thread: Thread, requests: readonly ScoreRequest[]): Promise<ScoreReply[] | Lost> {
    if (thread.ended) this.#replace(thread)
    const { worker } = thread
    return new Promise((resolve) => {
      const end = (result: ScoreReply[] | Lost, replace: boolean): void => {
        clearTimeout(timer)
        // One by one: removing all listeners would cut the worker's own wiring too.
        worker.off('message', onMessage).off('error', onError).off('exit', onExit).off('online', onOnline)
        if (replace) {
          this.#replace(thread)
        }
        resolve(result)
      }
      const onMessage = (reply: ScoreReply[] | typeof READY): void => {
        thread.loaded = true
        if (Array.isArray(reply)) end(reply, false)
      }
      const lost = (error: string): void => {
        end({ ok: false, error, killed: true, loaded: thread.loaded }, true)
      }
      const onError = (error: Error): void => {
        lost(`the scorer crashed: ${error.message}`)
      }
      const onExit = (code: number): void => {
        lost(`the scorer's thread ended with code ${String(code)}`)
      }
      const onOnline = (): void => {
        thread.online = true
        limit(this.#options.timeoutMs + LOAD_MS, 'the scorer did not end')
      }
      let timer: NodeJS.Timeout
      const limit = (ms: number, what: string): void => {
        clearTimeout(timer)
        timer = setTimeout(() => {
          lost(`${what} within ${String(ms)} ms and was killed`)
        }, ms)
      }
      worker.on('message', onMessage).on('error', onError).on('exit', onExit).on('online', onOnline)
      if (thread.online) limit(this.#options.timeoutMs, 'the scorer did not end')
      else limit(START_MS, "the scorer's thread did not start")
      worker.postMessage(requests)
    })
  }
}
