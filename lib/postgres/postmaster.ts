import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isAlive } from '../home.ts'

/** What a running server writes into `postmaster.pid` of its data folder. */
export interface Postmaster {
  pid: number
  port: number | null
  /** Whether it accepts connections (it may still be starting, recovering or stopping). */
  ready: boolean
}

/** Reads `postmaster.pid`; null if there is none (no server, or it was stopped properly). */
export function readPostmaster(data: string): Postmaster | null {
  let lines: string[]
  try {
    lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return null
  }
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return null
  const port = Number(lines[3])
  return { pid, port: port > 0 ? port : null, ready: lines[7]?.trim() === 'ready' }
}

/**
 * Whether the process of a `postmaster.pid` is a PostgreSQL server on this very data folder, rather than
 * another process that was given a dead server's id.
 */
export function servesFolder(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false
  if (process.platform === 'linux' && existsSync('/proc/self/cwd')) {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data) // a server works in its data folder
    } catch {
      // not permitted to look, or it just ended: its name must do
    }
  }
  return basename(nameOf(pid)).replace(/\.exe$/i, '') === 'postgres'
}

function nameOf(pid: number): string {
  try {
    if (process.platform !== 'win32') {
      return execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' }).trim()
    }
    const row = execFileSync('tasklist', ['/FI', `PID eq ${pid}`, '/NH', '/FO', 'CSV'], { encoding: 'utf8' })
    return row.split('"')[1] ?? ''
  } catch {
    return ''
  }
}
