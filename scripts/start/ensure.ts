import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { Socket, createServer } from 'node:net'
import { join } from 'node:path'
import { adminToken, cloneRoot, readSite } from '#lib/home.ts'
import { SetupError } from '#lib/setup-error.ts'

export interface ReachedSite {
  url: string
  /** The local administrator's token. */
  token: string
  /** Whether it was started for this call; if not, `stop` does nothing. */
  started: boolean
  /** Stops a site that was started for this call, within ten seconds. */
  stop: () => Promise<void>
}

/**
 * The site of this installation: the one that runs, or a whole one started now (database, site, jobs, and a
 * runner unless `runner` is false), which ends with this process.
 *
 * @param say told what the start is doing, one line each time
 * @throws SetupError with the reason if it does not start
 */
export async function ensureSite(
  options: { say?: (line: string) => void; runner?: boolean } = {},
): Promise<ReachedSite> {
  const running = await readSite()
  if (running) {
    return { url: running.url, token: adminToken(), started: false, stop: () => Promise.resolve() }
  }
  const port = await aFreePort()
  const child = spawn(
    process.execPath,
    [
      join(cloneRoot(), 'scripts', 'start.ts'),
      ...['--no-first-run', '--port', String(port)],
      ...(options.runner === false ? ['--no-runner'] : []),
    ],
    {
      cwd: cloneRoot(),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A Ctrl-C is first for this process, which then lets go of the site.
      detached: process.platform !== 'win32',
      windowsHide: true,
    },
  )
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n').filter((l) => l.trim() !== '')) {
        said.push(line)
        options.say?.(line)
      }
    })
  }
  const url = await new Promise<string>((resolve, reject) => {
    child.on('message', (message) => {
      if (typeof message === 'object' && 'up' in message) resolve(String(message.up))
    })
    child.once('error', reject)
    child.once('close', () => reject(new SetupError(said.slice(-15).join('\n') || 'The site did not start.')))
  })
  // The site is no reason for this process to go on.
  child.channel?.unref()
  child.unref()
  for (const stream of [child.stdout, child.stderr]) if (stream instanceof Socket) stream.unref()
  return { url, token: adminToken(), started: true, stop: () => stop(child) }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.ref()
  const exited = new Promise((resolve) => child.once('exit', resolve))
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000)
  if (process.platform === 'win32') child.disconnect()
  else child.kill('SIGTERM')
  await exited
  clearTimeout(timer)
}

/** 3000 if it is free, else one that the system picks. */
async function aFreePort(): Promise<number> {
  for (const port of [3000, 0]) {
    const got = await new Promise<number>((resolve) => {
      const server = createServer()
      server.once('error', () => resolve(0))
      server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
        const address = server.address()
        server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
      })
    })
    if (got > 0) return got
  }
  throw new SetupError('No free port on 127.0.0.1 for the site.')
}
