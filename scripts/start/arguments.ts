import { parseArgs } from 'node:util'
import { SetupError, messageOf } from '#lib/setup-error.ts'

export interface StartOptions {
  host: string
  port: number
  /** Print the board after the first publication, and end. */
  once: boolean
  /** Start a runner on this machine. */
  runner: boolean
  /** Evaluate the built-in model if the board is empty. */
  firstRun: boolean
}

export const USAGE = `Usage: npm start -- [options]

  --port N          serve on this port (default 3000)
  --host ADDRESS    a loopback address to serve on (default 127.0.0.1)
  --once            end after the first evaluation is published, and print the board
  --no-runner       start no runner on this machine
  --no-first-run    do not evaluate the built-in model when the board is empty
  --help            print this

Environment: TOUCHSTONE_HOME (data folder, default .touchstone), DATABASE_URL (a PostgreSQL server to use in
place of the embedded one), TOUCHSTONE_MODEL (path of a GGUF model), TOUCHSTONE_LOG (level of the logs).`

/**
 * Reads the arguments of `npm start`.
 *
 * @returns the options, or null if help was asked for
 * @throws SetupError with exit code 2 for anything that it does not understand
 * @example parseStartArguments(['--port', '4000', '--once']) // { port: 4000, once: true, host: '127.0.0.1', ... }
 */
export function parseStartArguments(argv: string[]): StartOptions | null {
  const values = read(argv)
  if (values.help === true) return null
  const port = Number(values.port ?? '3000')
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw bad(`--port must be a number from 1 to 65535, not "${values.port ?? ''}".`)
  }
  const host = values.host ?? '127.0.0.1'
  if (!isLoopback(host)) {
    throw bad(
      `--host ${host}: the site has no accounts yet, so it serves on this machine only (127.0.0.1, ::1 or localhost). ` +
        'To reach it from elsewhere, forward the port, for instance with ssh -L.',
    )
  }
  return {
    host,
    port,
    once: values.once === true,
    runner: values['no-runner'] !== true,
    firstRun: values['no-first-run'] !== true,
  }
}

function read(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        once: { type: 'boolean' },
        'no-runner': { type: 'boolean' },
        'no-first-run': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    throw bad(`${messageOf(error)}`)
  }
}

function bad(message: string): SetupError {
  return new SetupError(`${message}\n\n${USAGE}`, { exitCode: 2 })
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)
}

/** The address that browsers use for a host and port. */
export function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
