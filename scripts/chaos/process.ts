import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { cloneRoot } from '#lib/home.ts'

/** A program of this clone that can be killed and started again. */
export interface Mortal {
  name: string
  pid: () => number | null
  start: () => void
  /** kill -9; resolves when it is gone */
  kill: () => Promise<void>
  /** asks it to end, kills it after three seconds */
  stop: () => Promise<void>
  /** how it ended each time that it did although nobody killed it: exit status or signal, and its last words */
  deaths: () => readonly string[]
  setEnv: (env: Record<string, string>) => void
}

/** Makes one; it ends with this process. Its output is appended to `log`. */
export function mortal(name: string, args: string[], log: string, env: Record<string, string>): Mortal {
  let child: ChildProcess | null = null
  let meant = false
  const deaths: string[] = []
  let more = env
  const gone = (of: ChildProcess): Promise<void> =>
    of.exitCode !== null || of.signalCode !== null
      ? Promise.resolve()
      : new Promise((resolve) => of.once('exit', () => resolve()))
  const start = (): void => {
    mkdirSync(dirname(log), { recursive: true })
    const fd = openSync(log, 'a')
    meant = false
    const one = spawn(process.execPath, args, {
      cwd: cloneRoot(),
      env: { ...process.env, ...more },
      stdio: ['ignore', fd, fd, 'ipc'],
    })
    closeSync(fd)
    child = one
    one.once('exit', (code, signal) => {
      if (child === one) child = null
      if (meant) return
      // As under the supervisor: whatever ends by itself is started again.
      deaths.push(`${signal ?? `status ${String(code)}`}: ${lastWords(log)}`)
      setTimeout(() => {
        if (child === null && !meant) start()
      }, 500)
    })
  }
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    meant = true
    const one = child
    if (!one) return
    one.kill(signal)
    const timer = setTimeout(() => one.kill('SIGKILL'), 3000)
    await gone(one)
    clearTimeout(timer)
  }
  return {
    name,
    pid: () => child?.pid ?? null,
    start,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    deaths: () => deaths,
    setEnv: (changed) => {
      more = { ...more, ...changed }
    },
  }
}

/** The last lines of a log. */
function lastWords(log: string): string {
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-3).join(' | ').slice(-2000)
}
