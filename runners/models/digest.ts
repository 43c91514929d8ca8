import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** SHA-256 of a file, as 64 hexadecimal digits. */
export async function sha256Of(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash, signal ? { signal } : {})
  return hash.digest('hex')
}

/**
 * SHA-256 of a file, remembered in `folder` as long as the file's size and time of change stay the same: models
 * are large, and are looked for at every start.
 */
export async function knownSha256Of(path: string, folder: string, signal?: AbortSignal): Promise<string> {
  const { size, mtimeMs } = await stat(path)
  const note = join(
    folder,
    '.digests',
    `${createHash('sha256').update(path).digest('hex').slice(0, 24)}.json`,
  )
  try {
    const known = JSON.parse(await readFile(note, 'utf8')) as {
      size?: unknown
      mtimeMs?: unknown
      sha256?: unknown
    }
    if (known.size === size && known.mtimeMs === mtimeMs && typeof known.sha256 === 'string')
      return known.sha256
  } catch {
    // not there, or damaged: computed again
  }
  const sha256 = await sha256Of(path, signal)
  try {
    await mkdir(join(folder, '.digests'), { recursive: true })
    const temporary = `${note}.${String(process.pid)}`
    await writeFile(temporary, JSON.stringify({ path, size, mtimeMs, sha256 }))
    await rename(temporary, note)
  } catch {
    // A cache that cannot be written only costs the next start a second.
  }
  return sha256
}

/** Whether a file begins as GGUF models do. */
export async function isGguf(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && buffer.toString('latin1') === 'GGUF'
  } finally {
    await file.close()
  }
}
