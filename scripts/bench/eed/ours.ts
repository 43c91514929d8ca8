import { spawn } from 'node:child_process'
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

export interface StartUp {
  /** Milliseconds from `import` to the first result, in a fresh process. */
  readonly import_ms: number
  /** The whole process, start to exit, less a process that does nothing. */
  readonly process_ms: number
}

const scorer = new URL('../../../core/eed/index.ts', import.meta.url).href
const first =
  `const t = performance.now(); const { score } = await import(${JSON.stringify(scorer)}); ` +
  `score('\\\\sqrt{2gh}', '(2gh)^{1/2}'); console.log(performance.now() - t)`

/** The best of seven fresh processes each: start-up is a floor, anything above it is the machine's noise. */
export async function startUp(): Promise<StartUp> {
  let inside = Infinity
  let whole = Infinity
  let empty = Infinity
  for (let i = 0; i < 7; i++) {
    const [ms, text] = await timed(first)
    inside = Math.min(inside, Number(text))
    whole = Math.min(whole, ms)
    empty = Math.min(empty, (await timed('0'))[0])
  }
  return { import_ms: inside, process_ms: whole - empty }
}

function timed(code: string): Promise<[ms: number, output: string]> {
  return new Promise((done, fail) => {
    const started = performance.now()
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.on('data', (d: Buffer) => (output += d.toString()))
    child.on('error', fail)
    child.on('close', (status) =>
      status === 0
        ? done([performance.now() - started, output])
        : fail(new Error(`the scorer does not start (status ${status})`)),
    )
  })
}
