import { Worker } from 'node:worker_threads'
import type { ScoreReply, ScoreRequest } from './score-worker.ts'

export type PoolResult = ScoreReply | { ok: false; error: string; killed: true }

interface Thread {
  worker: Worker
  /** whether it has started: starting takes longer than scoring, and is no scorer's fault */
  online: boolean
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

/** Milliseconds that a thread may take to start on a busy machine. */
const START_MS = 30_000
/** Milliseconds more for the first attempt of a thread, which also loads the scorer's code. */
const LOAD_MS = 3000

/**
 * Worker threads that score. A thread that hangs is terminated and replaced; the attempt it worked on is
 * answered with an error, no other attempt is touched.
 */
export class ScorePool {
  readonly #options: PoolOptions
  readonly #threads: Thread[] = []
  readonly #waiting: (() => void)[] = []
  #closed = false

  constructor(options: PoolOptions) {
    this.#options = options
  }

  /** Scores one attempt; resolves always, also where the scorer crashed or was killed. */
  async score(request: ScoreRequest): Promise<PoolResult> {
    const thread = await this.#take()
    try {
      return await this.#ask(thread, request)
    } finally {
      thread.busy = false
      this.#waiting.shift()?.()
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.all(this.#threads.map((t) => t.worker.terminate()))
  }

  /** A thread, marked busy before anyone else can see it idle. */
  async #take(): Promise<Thread> {
    for (;;) {
      if (this.#closed) throw new Error('the pool is closed')
      const free = this.#threads.find((t) => !t.busy)
      if (free) {
        free.busy = true
        return free
      }
      if (this.#threads.length < this.#options.threads) {
        const thread = { worker: this.#start(), online: false, busy: true }
        this.#threads.push(thread)
        return thread
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
  }

  #start(): Worker {
    const worker = new Worker(this.#options.module ?? new URL('./score-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.#options.heapMb },
    })
    worker.unref()
    return worker
  }

  #ask(thread: Thread, request: ScoreRequest): Promise<PoolResult> {
    const { worker } = thread
    return new Promise((resolve) => {
      const end = (result: PoolResult, replace: boolean): void => {
        clearTimeout(timer)
        // One by one: removing all listeners would cut the worker's own wiring too.
        worker.off('message', onMessage).off('error', onError).off('exit', onExit).off('online', onOnline)
        if (replace) {
          // Later errors of a thread that is being killed are nobody's.
          worker.on('error', () => undefined)
          thread.worker = this.#start()
          thread.online = false
          void worker.terminate()
        }
        resolve(result)
      }
      const onMessage = (reply: ScoreReply): void => {
        end(reply, false)
      }
      const onError = (error: Error): void => {
        end({ ok: false, error: `the scorer crashed: ${error.message}`, killed: true }, true)
      }
      const onExit = (code: number): void => {
        end({ ok: false, error: `the scorer's thread ended with code ${String(code)}`, killed: true }, true)
      }
      const onOnline = (): void => {
        thread.online = true
        limit(this.#options.timeoutMs + LOAD_MS, 'the scorer did not end')
      }
      let timer: NodeJS.Timeout
      const limit = (ms: number, what: string): void => {
        clearTimeout(timer)
        timer = setTimeout(() => {
          end({ ok: false, error: `${what} within ${String(ms)} ms and was killed`, killed: true }, true)
        }, ms)
      }
      worker.on('message', onMessage).on('error', onError).on('exit', onExit).on('online', onOnline)
      if (thread.online) limit(this.#options.timeoutMs, 'the scorer did not end')
      else limit(START_MS, "the scorer's thread did not start")
      worker.postMessage(request)
    })
  }
}
