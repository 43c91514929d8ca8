import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { cloneRoot } from '#lib/home.ts'
import { messageOf } from '#lib/setup-error.ts'

export interface CommandResult {
  /** The exit code; null if it could not be started or was killed. */
  code: number | null
  /** Standard output and standard error, as they came; at most the last 200,000 characters. */
  output: string
}

export interface CommandOptions {
  env?: Record<string, string | undefined>
  /** Ends the command, and whatever it started, when aborted. */
  signal?: AbortSignal | undefined
}

/**
 * Runs one of this clone's Node programs to its end, in the clone's folder, and collects what it says. It ends
 * with this process, however that ends.
 *
 * @param program a path relative to the clone, or absolute
 * @example await runNode('scripts/generate.ts') // { code: 0, output: '' }
 */
export function runNode(
  program: string,
  args: string[] = [],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    let output = ''
    const posix = process.platform !== 'win32'
    const tied = join(cloneRoot(), 'scripts', 'start', 'tied.ts')
    const child = spawn(process.execPath, [tied, program, ...args], {
      cwd: cloneRoot(),
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Its own process group, so that its helpers can be ended with it.
      detached: posix,
      windowsHide: true,
    })
    const keep = (chunk: Buffer): void => void (output = (output + chunk.toString()).slice(-200_000))
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    const end = (): void => {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
      try {
        process.kill(posix ? -child.pid : child.pid, 'SIGKILL')
      } catch {
        // it ended by itself in this very moment
      }
    }
    if (options.signal?.aborted) end()
    options.signal?.addEventListener('abort', end, { once: true })
    // A supervisor that exits for whatever reason leaves no compiler running.
    process.once('exit', end)
    const done = (code: number | null): void => {
      options.signal?.removeEventListener('abort', end)
      process.removeListener('exit', end)
      resolve({ code, output })
    }
    child.once('error', (error) => {
      output += messageOf(error)
      done(null)
    })
    child.once('close', (code) => done(code))
  })
}
