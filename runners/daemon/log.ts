import { logger } from '#lib/log.ts'
import type { Logger } from '#lib/log.ts'

const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })
/** Fields that every line has, or that only programs read. */
const PLAIN = new Set(['level', 'time', 'name', 'pid', 'msg', 'event', 'boot'])

/** The runner's log: JSON lines, or short plain ones where a person watches a terminal. */
export function runnerLog(): Logger {
  return process.stdout.isTTY
    ? logger('runner', { write: (line) => void process.stdout.write(plainLine(line)) })
    : logger('runner')
}

/**
 * A JSON log line for people.
 *
 * @example plainLine('{"level":"warn","time":"2026-01-02T03:04:05Z","msg":"slow","ms":12}') // '03:04:05 warn slow (ms 12)\n'
 */
export function plainLine(line: string): string {
  let entry: Record<string, unknown>
  try {
    entry = JSON.parse(line) as Record<string, unknown>
  } catch {
    return line
  }
  const rest = Object.entries(entry)
    .filter(([name]) => !PLAIN.has(name))
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
  const time = typeof entry['time'] === 'string' ? TIME.format(new Date(entry['time'])) : ''
  const level = entry['level'] === 'info' ? '' : `${String(entry['level'])} `
  return `${time} ${level}${String(entry['msg'] ?? '')}${rest.length > 0 ? ` (${rest.join(', ')})` : ''}\n`
}
