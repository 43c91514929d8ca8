import { createHash } from 'node:crypto'
import { existsSync, unlinkSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { codeOf } from './setup-error.ts'

export interface Lock {
  release: () => Promise<void>
}

/** What the holder of a lock tells about itself: its process id and a free note. */
export interface Holder {
  pid: number
  note: string
}

/**
 * Takes a lock that the kernel frees when its holder dies, however it dies: no lock file can go stale.
 *
 * The lock is a listening local socket whose address is derived from `name`: in the abstract namespace on
 * Linux, a named pipe on Windows, a socket in the temporary folder elsewhere (where a dead holder's socket is
 * found by connecting to it, and removed).
 *
 * @param name what is locked, for instance `home:/srv/touchstone`; compared exactly
 * @param note told to others who ask for the lock
 * @returns the lock, or who holds it
 */
export async function tryLock(name: string, note = ''): Promise<Lock | Holder> {
  const address = addressOf(name)
  for (let attempt = 0; ; attempt++) {
    const server = await listen(address, JSON.stringify({ pid: process.pid, note } satisfies Holder))
    if (server !== null) return { release: () => close(server) }
    const holder = await ask(address)
    if (holder !== null) return holder
    // The holder died between our two steps, or (outside Linux and Windows) left its socket behind.
    if (address.startsWith('/') && existsSync(address)) unlinkSync(address)
    if (attempt >= 20) return { pid: 0, note: 'unknown' }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Waits for a lock: tries every 100 ms, and calls `onWait` once with the holder if it has to wait. */
export async function waitForLock(name: string, onWait?: (holder: Holder) => void): Promise<Lock> {
  for (let told = false; ; told = true) {
    const got = await tryLock(name)
    if (isLock(got)) return got
    if (!told) onWait?.(got)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Tells a lock from the description of another holder. */
export function isLock(got: Lock | Holder): got is Lock {
  return 'release' in got
}

function addressOf(name: string): string {
  const user = process.getuid?.() ?? 'user'
  const id = `touchstone-${user}-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`
  if (process.platform === 'linux') return `\0${id}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${id}`
  return join(tmpdir(), `${id}.sock`)
}

function listen(address: string, description: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy())
      socket.end(description)
    })
    server.once('error', (error) => {
      if (codeOf(error) === 'EADDRINUSE') resolve(null)
      else reject(error)
    })
    server.listen({ path: address }, () => {
      server.unref()
      resolve(server)
    })
  })
}

function ask(address: string): Promise<Holder | null> {
  return new Promise((resolve) => {
    let text = ''
    const socket = connect({ path: address })
    socket.setTimeout(2000, () => socket.destroy())
    socket.setEncoding('utf8')
    socket.on('data', (chunk) => (text += String(chunk)))
    socket.on('error', () => resolve(null))
    socket.on('close', () => {
      try {
        resolve(JSON.parse(text) as Holder)
      } catch {
        resolve(null)
      }
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
