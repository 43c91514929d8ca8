import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Line, Scored } from './lines.ts'
import { readLine, scoreLine, scorerFailed } from './lines.ts'

/** Bad arguments or an input that cannot be used: one line for the person, exit status 2. */
export class Refusal extends Error {}

/**
 * Scores the pairs of `input` and writes one result a line to `output`, in input order. The output appears whole
 * or not at all: it is written beside its place and then renamed.
 *
 * Returns the exit status: 0, or 1 when the scorer failed on a line (whose outcome is then `scorer_error`).
 * Throws a Refusal, before anything is written, on a missing file or a bad line.
 */
export async function scoreFile(
  input: string,
  output: string,
  threads: number,
  json: boolean,
): Promise<number> {
  const lines = readPairs(input)
  const folder = dirname(resolve(output))
  if (!isFolder(folder)) throw new Refusal(`${output}: the folder ${folder} does not exist; create it first`)
  if (threads === 1) warmUp(lines)
  const started = performance.now()
  const scored = threads === 1 ? lines.map(scoreLine) : await scoreInThreads(lines, threads)
  const seconds = (performance.now() - started) / 1000
  writeWhole(output, scored.map((s) => `${JSON.stringify(s)}\n`).join(''))
  report(scored, seconds, json)
  return scored.some((s) => s.outcome === scorerFailed) ? 1 : 0
}

/** Files of fewer lines are not worth it. */
const WARM_FROM = 100
const WARM_MS = 500

/**
 * Scores some of the pairs before the clock starts, until the engine has compiled the scorer: the times in the output
 * are then what a pair costs in a process that lives, not what it costs to start one.
 */
function warmUp(lines: readonly Line[]): void {
  if (lines.length < WARM_FROM) return
  const until = performance.now() + WARM_MS
  // Every seventh: the pairs of one key stand together, and the sample should see many keys.
  for (let i = 0; performance.now() < until && i < 7 * lines.length; i += 7)
    scoreLine(lines[i % lines.length]!)
}

function readPairs(input: string): Line[] {
  let text: string
  try {
    text = readFileSync(input, 'utf8')
  } catch (e) {
    throw new Refusal(`${input}: cannot be read (${reason(e)}); --in takes a file of JSON lines`)
  }
  const out: Line[] = []
  // A byte-order mark would make the first line bad JSON.
  for (const [i, line] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue
    const read = readLine(line)
    if (typeof read === 'string') throw new Refusal(`${input}:${i + 1}: ${read}`)
    out.push(read)
  }
  return out
}

const reason = (e: unknown): string =>
  e instanceof Error ? ((e as NodeJS.ErrnoException).code ?? e.message) : String(e)

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

function writeWhole(output: string, text: string): void {
  const path = resolve(output)
  let scratch: string | undefined
  try {
    // In the same folder, so that the rename stays on one file system.
    scratch = mkdtempSync(join(dirname(path), '.eed-'))
    const draft = join(scratch, basename(path))
    writeFileSync(draft, text)
    renameSync(draft, path)
  } catch (e) {
    throw new Refusal(`${output}: cannot be written (${reason(e)})`)
  } finally {
    if (scratch) rmSync(scratch, { recursive: true, force: true })
  }
}

/** Blocks of lines go to whichever worker is free; the blocks come back in order. */
async function scoreInThreads(lines: readonly Line[], threads: number): Promise<Scored[]> {
  const size = Math.max(1, Math.min(500, Math.ceil(lines.length / (threads * 4))))
  const blocks = Array.from({ length: Math.ceil(lines.length / size) }, (_, i) =>
    lines.slice(i * size, (i + 1) * size),
  )
  const results: Scored[][] = []
  let next = 0
  const work = (): Promise<void> =>
    new Promise((done, fail) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url))
      let at = -1
      const give = (): void => {
        at = next++
        if (at < blocks.length) worker.postMessage(blocks[at])
        else void worker.terminate().then(() => done(), fail)
      }
      worker.on('message', (scored: Scored[]) => {
        results[at] = scored
        give()
      })
      worker.on('error', fail)
      give()
    })
  await Promise.all(Array.from({ length: Math.min(threads, blocks.length) }, work))
  return results.flat()
}

function report(scored: readonly Scored[], seconds: number, json: boolean): void {
  const outcomes: Record<string, number> = {}
  for (const s of scored) outcomes[s.outcome] = (outcomes[s.outcome] ?? 0) + 1
  const equal = scored.filter((s) => s.equal).length
  const perSecond = Math.round(scored.length / Math.max(seconds, 1e-9))
  if (json) {
    console.log(
      JSON.stringify({
        pairs: scored.length,
        equal,
        outcomes,
        seconds: Number(seconds.toFixed(3)),
        pairs_per_second: perSecond,
      }),
    )
    return
  }
  const kinds = Object.entries(outcomes).map(([k, n]) => `${n} ${k}`)
  console.error(
    `${scored.length} pairs in ${seconds.toFixed(2)} s (${perSecond}/s): ${[`${equal} equal`, ...kinds].join(', ')}`,
  )
}
