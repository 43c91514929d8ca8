import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { score } from '#core/eed/index.ts'
import { quantile } from '../benchmark.ts'
import type { BenchPair } from './pairs.ts'
import { summarise } from './report.ts'
import type { Timings } from './report.ts'

/**
 * Times our scorer: one pass to warm up, then `repeats` passes. Pairs a second come from the fastest pass and a
 * pair's own time is the median of its passes: what other processes take from the machine is not the scorer's.
 */
export function scoreOurs(
  pairs: readonly BenchPair[],
  repeats: number,
): { timings: Timings; equal: boolean[] } {
  const equal = pairs.map((p) => score(p.gt, p.gen, { ...p.options, detail: false }).equal)
  const times: number[][] = pairs.map(() => [])
  let fastest = Infinity
  for (let r = 0; r < repeats; r++) {
    const started = performance.now()
    for (const [i, p] of pairs.entries()) {
      const before = performance.now()
      score(p.gt, p.gen, { ...p.options, detail: false })
      times[i]!.push(performance.now() - before)
    }
    fastest = Math.min(fastest, performance.now() - started)
  }
  return {
    timings: summarise(
      'ours',
      times.map((t) => quantile(t, 0.5)),
      fastest / 1000,
    ),
    equal,
  }
}

/** Milliseconds from `import` to the first result, in a fresh process. */
export interface StartUp {
  /** With Node's compile cache, which the command line turns on. */
  readonly cached_ms: number
  /** From the TypeScript sources. */
  readonly sources_ms: number
}

const scorer = new URL('../../../core/eed/index.ts', import.meta.url).href
const first =
  `const t = performance.now(); const { score } = await import(${JSON.stringify(scorer)}); ` +
  `score('\\\\sqrt{2gh}', '(2gh)^{1/2}'); console.log(performance.now() - t)`

/** The best of seven fresh processes each: start-up is a floor, anything above it is the machine's noise. */
export async function startUp(): Promise<StartUp> {
  const cache = mkdtempSync(join(tmpdir(), 'eed-cache-'))
  try {
    await start({ NODE_COMPILE_CACHE: cache })
    const [cached, sources] = [[] as number[], [] as number[]]
    for (let i = 0; i < 7; i++) {
      cached.push(await start({ NODE_COMPILE_CACHE: cache }))
      sources.push(await start({ NODE_DISABLE_COMPILE_CACHE: '1' }))
    }
    return { cached_ms: Math.min(...cached), sources_ms: Math.min(...sources) }
  } finally {
    rmSync(cache, { recursive: true })
  }
}

function start(env: Record<string, string>): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', first], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    })
    let output = ''
    child.stdout.on('data', (d: Buffer) => (output += d.toString()))
    child.on('error', fail)
    child.on('close', (status) =>
      status === 0 ? done(Number(output)) : fail(new Error(`the scorer does not start (status ${status})`)),
    )
  })
}
