import { readFileSync, readdirSync } from 'node:fs'

/** Seconds of processor time by name of process. */
export type Cpu = Record<string, number>

/** Clock ticks of /proc in a second; fixed on Linux. */
const TICKS = 100

interface Stat {
  ppid: number
  seconds: number
  /** that of children which have ended and were waited for */
  ended: number
}

/**
 * What the processes have used so far: each of `pids`, with its threads, and for `postgres` all that it started.
 * Null where the system has no /proc.
 */
export function cpuOf(pids: Record<string, number | null>): Cpu | null {
  if (process.platform !== 'linux') return null
  const used: Cpu = {}
  for (const [name, pid] of Object.entries(pids)) {
    if (pid === null) continue
    const own = statOf(pid)
    used[name] = own ? own.seconds : 0
    if (name !== 'postgres') continue
    used[name] += own?.ended ?? 0
    for (const entry of readdirSync('/proc').filter((n) => /^\d+$/.test(n))) {
      const stat = statOf(Number(entry))
      if (stat?.ppid === pid) used[name] += stat.seconds
    }
  }
  return used
}

function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
    // The name in brackets may hold anything; the numbers come after it.
    const f = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    return { ppid: f[1]!, seconds: (f[11]! + f[12]!) / TICKS, ended: (f[13]! + f[14]!) / TICKS }
  } catch {
    return null
  }
}
