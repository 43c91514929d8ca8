import { spawn } from 'node:child_process'
import type { ChildProcess, SpawnOptions } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { cloneRoot, isAlive } from '#lib/home.ts'

export interface Running {
  child: ChildProcess
  pid: number
  /** Everything it has said so far, on both streams. */
  output: () => string
  /** Resolves when it has ended: its exit code (null after a signal), and all it said. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; output: string }>
}

/** Starts a Node program of this clone. `args` are Node's: the program first. */
export function start(
  args: string[],
  env: Record<string, string | undefined> = {},
  options: SpawnOptions = {},
): Running {
  const child = spawn(process.execPath, args, {
    cwd: cloneRoot(),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    ...options,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text))
  }
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null; output: string }>(
    (resolve) => child.once('close', (code, signal) => resolve({ code, signal, output })),
  )
  return { child, pid: child.pid ?? 0, output: () => output, ended }
}

/** Waits until `check` gives something truthy, at most `withinMs`; else fails with `what`. */
export async function until<T>(
  what: string,
  check: () => T | Promise<T>,
  withinMs = 15_000,
): Promise<NonNullable<T>> {
  for (const deadline = Date.now() + withinMs; ; await sleep(25)) {
    const value = await check()
    if (value) return value
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`)
  }
}

/** Resolves when the process is gone. A zombie that waits for its parent counts as gone. */
export async function gone(pid: number, withinMs = 10_000): Promise<void> {
  await until(`process ${pid} ends`, () => !isAlive(pid) || stateOf(pid) === 'Z', withinMs)
}

function stateOf(pid: number): string {
  try {
    return /\) (\S)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? ''
  } catch {
    return ''
  }
}

/** The ids and command lines of the processes that `pid` started, as far as they run (Linux). */
export function childrenOf(pid: number): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const parent = /\) \S (\d+) /.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1]
        if (Number(parent) !== pid) return []
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
        return [{ pid: Number(name), command }]
      } catch {
        return [] // ended while we looked
      }
    })
}
