import { spawn } from 'node:child_process'
import { score } from '#core/eed/index.ts'
import type { BenchPair } from './pairs.ts'
import { summarise } from './report.ts'
import type { Timings } from './report.ts'

/** Times our scorer: one pass to warm up, then `repeats` passes; a pair's time is the median of its passes. */
export function scoreOurs(
  pairs: readonly BenchPair[],
  repeats: number,
): { timings: Timings; equal: boolean[] } {
  const equal = pairs.map((p) => score(p.gt, p.gen, { ...p.options, detail: false }).equal)
  const times: number[][] = pairs.map(() => [])
  const started = performance.now()
  for (let r = 0; r < repeats; r++)
    for (const [i, p] of pairs.entries()) {
      const before = performance.now()
      score(p.gt, p.gen, { ...p.options, detail: false })
      times[i]!.push(performance.now() - before)
    }
  const total = (performance.now() - started) / 1000 / repeats
  const middle = times.map((t) => [...t].sort((a, b) => a - b)[Math.floor(t.length / 2)]!)
  return { timings: summarise('ours', middle, total), equal }
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
