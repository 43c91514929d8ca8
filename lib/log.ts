import { closeSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import type { Logger } from 'pino'
import { ensureLogFolder } from './home.ts'

export type { Logger } from 'pino'

// Names under which a secret may appear, at the top of a log object or one or two levels deep.
const SECRET_NAMES = [
  'authorization',
  'Authorization',
  'api_key',
  'apiKey',
  'token',
  'password',
  'secret',
  'cookie',
  'connectionString',
  'DATABASE_URL',
]
const REDACTED = SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])

/**
 * A logger that writes JSON lines to standard output, with secrets blanked.
 *
 * The level comes from TOUCHSTONE_LOG (trace, debug, info, warn, error, fatal, silent); info by default.
 *
 * @param name the process or part that speaks, for instance `jobs`
 * @example logger('jobs').info({ run: 'r1' }, 'scored') // {"level":"info","time":"...","name":"jobs","run":"r1","msg":"scored"}
 */
export function logger(name: string, destination?: { write: (line: string) => void }): Logger {
  const options: pino.LoggerOptions = {
    name,
    level: levelFromEnvironment(),
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: REDACTED, censor: '[redacted]' },
    serializers: { err: pino.stdSerializers.err, error: pino.stdSerializers.err },
  }
  return destination ? pino(options, destination) : pino(options)
}

function levelFromEnvironment(): string {
  const asked = (process.env['TOUCHSTONE_LOG'] ?? '').toLowerCase()
  return asked === 'silent' || asked in pino.levels.values ? asked : 'info'
}

/** A log file above this size is set aside as `<name>.log.1` (the older one as `.2`) when it is next opened. */
const ROTATE_AT_BYTES = 5 * 1024 * 1024

/**
 * Opens `<home>/logs/<name>.log` for appending, rotating it first if it has grown large.
 *
 * @returns the path, the file descriptor (to be closed by the caller), and the size at opening
 */
export function openLog(name: string): { path: string; fd: number; offset: number } {
  const path = join(ensureLogFolder(), `${name}.log`)
  let offset = sizeOf(path)
  if (offset > ROTATE_AT_BYTES) {
    rmSync(`${path}.2`, { force: true })
    if (sizeOf(`${path}.1`) > 0) renameSync(`${path}.1`, `${path}.2`)
    renameSync(path, `${path}.1`)
    offset = 0
  }
  return { path, fd: openSync(path, 'a', 0o600), offset }
}

/** The last `lines` lines of a log, reading at most 64 KiB, and nothing before byte `from`. */
export function tailOf(path: string, lines: number, from = 0): string[] {
  const size = sizeOf(path)
  const start = Math.max(from, size - 65_536)
  if (size <= start) return []
  const buffer = Buffer.alloc(size - start)
  const fd = openSync(path, 'r')
  try {
    readSync(fd, buffer, 0, buffer.length, start)
  } finally {
    closeSync(fd)
  }
  return buffer
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-lines)
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
