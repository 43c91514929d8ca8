import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { hostile } from './hostile-inputs.ts'

/** No input may take longer; what is wanted is 100 ms, this leaves room for a slow and busy machine. */
const limitMs = 2_000

interface Seen {
  readonly name: string
  readonly outcome: string
  readonly ms: number
  readonly grew: number
}

/** Runs the child and ends it when it says nothing for too long, or when all takes too long. */
function runChild(): Promise<{ seen: Map<string, Seen>; last: string; ended: string }> {
  const script = fileURLToPath(new URL('./hostile-child.ts', import.meta.url))
  return new Promise((done, fail) => {
    // 400 MB of heap for everything: one that grows without bound crashes the child.
    const child = spawn(process.execPath, ['--max-old-space-size=400', script], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const seen = new Map<string, Seen>()
    let last = ''
    let errors = ''
    let ended = ''
    const end = (why: string) => () => {
      ended = why
      child.kill('SIGKILL')
    }
    const all = setTimeout(end('all inputs together took over 60 s'), 60_000)
    let quiet = setTimeout(end('no line for 15 s'), 15_000)
    createInterface({ input: child.stdout }).on('line', (line) => {
      clearTimeout(quiet)
      quiet = setTimeout(end(`${last || 'the first input'} hangs`), 15_000)
      const value = JSON.parse(line) as Seen & { starts?: string }
      if (value.starts !== undefined) last = value.starts
      else seen.set(value.name, value)
    })
    child.stderr.on('data', (d: Buffer) => (errors += d.toString()))
    child.on('error', fail)
    child.on('close', (status) => {
      clearTimeout(all)
      clearTimeout(quiet)
      if (!ended && status !== 0) ended = `crashed with status ${status} at ${last}: ${errors.slice(0, 500)}`
      done({ seen, last, ended })
    })
  })
}

describe('hostile input', () => {
  let result: Awaited<ReturnType<typeof runChild>>
  beforeAll(async () => {
    result = await runChild()
  }, 90_000)

  it('neither hangs nor crashes the process', () => {
    expect(result.ended).toBe('')
    expect(result.seen.size).toBe(hostile.length)
  })

  it.each(hostile.map(([name]) => name))('%s has a typed outcome in bounded time', (name) => {
    const seen = result.seen.get(name)
    expect(seen, `not reached; ${result.ended}`).toBeDefined()
    expect(['scored', 'unparseable', 'key_error', 'undecided']).toContain(seen!.outcome)
    expect(seen!.ms).toBeLessThan(limitMs)
  })
})
