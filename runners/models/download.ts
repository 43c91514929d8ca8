import { open, rm, stat } from 'node:fs/promises'
import { guardedFetch } from '#lib/guarded-fetch/index.ts'
import type { GuardedResponse } from '#lib/guarded-fetch/index.ts'
import { backoffMs } from '#lib/retry/index.ts'
import { systemClock } from '#lib/retry/index.ts'
import { sha256Of } from './digest.ts'

export interface DownloadOptions {
  url: string
  /** The partial file; what an earlier try left there is resumed. */
  part: string
  bytes: number
  sha256: string
  signal: AbortSignal
  onProgress?: ((done: number, total: number) => void) | undefined
  /** A connection that gives no byte for so long is given up. */
  stallMs?: number | undefined
}

/** Tries without a single new byte before giving up. */
const BARREN_TRIES = 3
const STALL_MS = 30_000

/** Why a download did not work, in words that can follow "from the hub:". */
export class DownloadFailed extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DownloadFailed'
  }
}

/**
 * Downloads `url` into `part` and checks its hash. Broken connections are resumed where they broke (HTTP ranges),
 * also over several calls and processes. A file that turns out wrong is deleted and, if a part of it was from an
 * earlier try, fetched once more from the start.
 *
 * @throws DownloadFailed; file system errors as they are; the signal's reason
 */
export async function download(options: DownloadOptions): Promise<void> {
  for (let fresh = false; ; fresh = true) {
    const resumed = (await sizeOf(options.part)) > 0
    await complete(options)
    const found = await sha256Of(options.part, options.signal)
    if (found === options.sha256) return
    await rm(options.part, { force: true })
    if (!resumed || fresh)
      throw new DownloadFailed(`the file is not the expected one (its sha256 is ${found.slice(0, 12)}...)`)
  }
}

/** Fetches until the partial file has its full size. */
async function complete(options: DownloadOptions): Promise<void> {
  for (let barren = 0; ;) {
    const before = await sizeOf(options.part)
    if (before === options.bytes) return
    if (before > options.bytes) await rm(options.part, { force: true })
    try {
      await fetchRest(options, before > options.bytes ? 0 : before)
      if ((await sizeOf(options.part)) === options.bytes) return
      throw new DownloadFailed('the connection ended early')
    } catch (error) {
      options.signal.throwIfAborted()
      if (error instanceof Final || !isNetwork(error)) throw error
      barren = (await sizeOf(options.part)) > before ? 0 : barren + 1
      if (barren >= BARREN_TRIES || isHopeless(error))
        throw new DownloadFailed(error.message, { cause: error })
      await systemClock.sleep(
        backoffMs(barren + 1, { base_ms: 300, factor: 2, cap_ms: 5000, jitter: 0.5 }, Math.random()),
        options.signal,
      )
    }
  }
}

/** An answer that trying again will not change. */
class Final extends DownloadFailed {}

async function fetchRest(options: DownloadOptions, from: number): Promise<void> {
  const watch = new AbortController()
  const stop = (): void => watch.abort(options.signal.reason)
  options.signal.addEventListener('abort', stop, { once: true })
  let timer = setTimeout(() => undefined, 0)
  const alive = (): void => {
    clearTimeout(timer)
    const ms = options.stallMs ?? STALL_MS
    timer = setTimeout(() => watch.abort(new DownloadFailed(`nothing came for ${String(ms / 1000)} s`)), ms)
  }
  try {
    alive()
    const response = await guardedFetch(options.url, {
      headers: from > 0 ? { range: `bytes=${String(from)}-` } : {},
      // These URLs are ours or the operator's own mirror, which may well be in his own network.
      allowPrivate: true,
      signal: watch.signal,
      maxBytes: options.bytes + 1,
    })
    const start = startOf(response, from, options.bytes)
    await write(response, options, start, alive)
  } finally {
    clearTimeout(timer)
    options.signal.removeEventListener('abort', stop)
  }
}

/** Where the body belongs in the file. */
function startOf(response: GuardedResponse, from: number, bytes: number): number {
  if (response.status === 200) return 0
  const range = /^bytes (\d+)-\d*\/(\d+|\*)$/.exec(response.headers['content-range'] ?? '')
  if (
    response.status === 206 &&
    range &&
    Number(range[1]) === from &&
    (range[2] === '*' || Number(range[2]) === bytes)
  )
    return from
  response.close()
  // The server has another file, or does not know how to go on: from the start next time.
  if (response.status === 206 || response.status === 416) return -1
  if (response.status === 429 || response.status >= 500)
    throw new DownloadFailed(`it answered HTTP ${String(response.status)}`)
  throw new Final(`it answered HTTP ${String(response.status)}`)
}

async function write(
  response: GuardedResponse,
  options: DownloadOptions,
  start: number,
  alive: () => void,
): Promise<void> {
  if (start < 0) {
    await rm(options.part, { force: true })
    throw new DownloadFailed('it cannot resume')
  }
  const file = await open(options.part, start === 0 ? 'w' : 'a')
  try {
    let done = start
    for await (const chunk of response.body) {
      alive()
      await file.write(chunk)
      done += chunk.length
      options.onProgress?.(done, options.bytes)
    }
  } finally {
    await file.close()
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch {
    return 0
  }
}

function isNetwork(error: unknown): error is Error {
  return error instanceof DownloadFailed || (error instanceof Error && error.name === 'FetchFault')
}

/** No use in asking again within seconds. */
function isHopeless(error: Error): boolean {
  return 'code' in error && ['dns', 'tls', 'unreachable', 'bad_url', 'too_large'].includes(String(error.code))
}
