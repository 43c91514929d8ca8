import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { closeSync } from 'node:fs'
import { cloneRoot } from '#lib/home.ts'
import { openLog, tailOf } from '#lib/log.ts'

export interface ChildOptions {
  /** Names the process and its log, `<home>/logs/<name>.log`. */
  name: string
  /** Arguments of Node: options, the program, its arguments. */
  args: string[]
  env: Record<string, string | undefined>
  /** Told of each death that nobody asked for; `retryInMs` is null when the child is given up. */
  onDeath?: (death: Death) => void
  /** Told of what the child sends over its IPC channel. */
  onMessage?: (message: unknown) => void
  /** Deaths in a row, each within {@link QUICK_MS} of its start, after which it is given up. */
  giveUpAfter?: number
  /** The first pause before a restart, doubled each time. */
  firstPauseMs?: number
}

export interface Death {
  name: string
  code: number | null
  signal: NodeJS.Signals | null
  livedMs: number
  quickDeaths: number
  retryInMs: number | null
}

export interface Child {
  name: string
  /** Its process id; null between two lives, and when given up or stopped. */
  pid: () => number | null
  /** Deaths in a row since it last lived for {@link QUICK_MS}. */
  quickDeaths: () => number
  /** The last lines of its log, since this supervisor started it. */
  tail: (lines: number) => string[]
  /** Stops it for good: asks it to end, and kills it and whatever it started after `graceMs`. */
  stop: (graceMs: number) => Promise<void>
  /** Starts it anew, with other environment variables. */
  restart: (env: Record<string, string | undefined>) => void
}

/** A child that lives this long is healthy: its earlier deaths are forgotten. */
export const QUICK_MS = 60_000
const LONGEST_PAUSE_MS = 30_000

/**
 * Starts a Node program of this clone and keeps it running: when it dies it is started again, after a pause of
 * 1 s that doubles up to 30 s. Its output goes to its log. It holds an IPC channel to this process, by whose
 * closing it learns that this process is gone.
 */
export function keepRunning(options: ChildOptions): Child {
  let env = options.env
  let current: ChildProcess | null = null
  let timer: NodeJS.Timeout | null = null
  let quickDeaths = 0
  let stopped = false
  let firstOffset: number | null = null
  let logPath = ''

  const start = (): void => {
    timer = null
    const log = openLog(options.name)
    logPath = log.path
    firstOffset ??= log.offset
    const startedAt = performance.now()
    const child = spawn(process.execPath, options.args, {
      cwd: cloneRoot(),
      env: { ...process.env, ...env },
      stdio: ['ignore', log.fd, log.fd, 'ipc'],
      // A process group of its own: a Ctrl-C reaches this supervisor alone, which then stops all in order.
      detached: process.platform !== 'win32',
      windowsHide: true,
    })
    closeSync(log.fd)
    current = child
    let over = false
    const end = (code: number | null, signal: NodeJS.Signals | null): void => {
      if (over) return
      over = true
      if (current === child) current = null
      if (!stopped) died(code, signal, performance.now() - startedAt)
    }
    child.once('error', () => end(null, null))
    child.once('exit', end)
    child.on('message', (message) => options.onMessage?.(message))
  }

  const died = (code: number | null, signal: NodeJS.Signals | null, livedMs: number): void => {
    quickDeaths = livedMs < QUICK_MS ? quickDeaths + 1 : 1
    const first = options.firstPauseMs ?? 1000
    const givenUp = quickDeaths >= (options.giveUpAfter ?? Infinity)
    const retryInMs = givenUp ? null : Math.min(first * 2 ** (quickDeaths - 1), LONGEST_PAUSE_MS)
    if (retryInMs !== null) timer = setTimeout(start, retryInMs)
    options.onDeath?.({ name: options.name, code, signal, livedMs, quickDeaths, retryInMs })
  }

  start()
  return {
    name: options.name,
    pid: () => current?.pid ?? null,
    quickDeaths: () => quickDeaths,
    tail: (lines) => {
      const tail = tailOf(logPath, lines, firstOffset ?? 0)
      return tail.length > 0 ? tail : tailOf(logPath, lines)
    },
    stop: async (graceMs) => {
      stopped = true
      if (timer) clearTimeout(timer)
      if (current) await end(current, graceMs)
    },
    restart: (changed) => {
      if (stopped) return
      env = { ...env, ...changed }
      const old = current
      current = null
      if (timer) clearTimeout(timer)
      if (!old) return start()
      old.removeAllListeners('exit')
      void end(old, 2000).then(() => {
        if (!stopped && current === null) start()
      })
    },
  }
}

/** Asks a process to end, and kills it with whatever it started when it does not. */
async function end(child: ChildProcess, graceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  // Windows has no SIGTERM to catch; there the closing channel is the signal to end in order.
  if (process.platform === 'win32') child.disconnect()
  else child.kill('SIGTERM')
  const timer = setTimeout(() => killGroup(child), graceMs)
  await exited
  clearTimeout(timer)
}

function killGroup(child: ChildProcess): void {
  try {
    if (process.platform === 'win32' || child.pid === undefined) child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}
