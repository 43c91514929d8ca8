import { spawn } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { BenchPair } from './pairs.ts'
import { summarise } from './report.ts'
import type { Timings } from './report.ts'

/** The original cannot be run. */
export class ReferenceError extends Error {}

/** A pair on which the original takes longer is cut off there: four known inputs hang it for good. */
const capSeconds = 60

/** Times that the file itself carries, over the pairs that have one; null when none has. */
export function recordedTimes(pairs: readonly BenchPair[]): { timings: Timings; pairs: BenchPair[] } | null {
  const with_ = pairs.filter((p) => p.recorded !== null)
  if (with_.length === 0) return null
  const seconds = with_.map((p) => p.recorded ?? 0)
  const total = seconds.reduce((a, b) => a + b, 0)
  return { timings: summarise('original, recorded', seconds.map((s) => s * 1000), total), pairs: with_ } // prettier-ignore
}

interface Answer {
  readonly score: number | null
  readonly seconds: number
}

/** Runs the original on the pairs, one after the other in one process (a new one after a pair that was cut off). */
export async function runReference(
  folder: string,
  python: string,
  pairs: readonly BenchPair[],
  cap = capSeconds,
): Promise<{ timings: Timings; equal: boolean[] }> {
  if (!existsSync(join(folder, 'EED.py')))
    throw new ReferenceError(
      `${folder}: holds no EED.py; --reference takes the EED folder of a PHYBench checkout`,
    )
  const answers: Answer[] = []
  let driver: Driver | null = null
  try {
    for (const p of pairs) {
      driver ??= await Driver.start(folder, python)
      const answer = await driver.ask({ gt: p.gt, gen: p.gen }, cap)
      if (answer === null) driver = null
      answers.push(answer ?? { score: null, seconds: cap })
    }
  } finally {
    driver?.stop()
  }
  const seconds = answers.reduce((s, a) => s + a.seconds, 0)
  return { timings: summarise('original, run here', answers.map((a) => a.seconds * 1000), seconds), equal: answers.map((a) => a.score === 100) } // prettier-ignore
}

/** One Python process with the original in it. */
class Driver {
  readonly #child: ChildProcessWithoutNullStreams
  readonly #lines: AsyncIterator<string>
  #errors = ''

  private constructor(folder: string, python: string) {
    const script = fileURLToPath(new URL('./reference.py', import.meta.url))
    this.#child = spawn(python, [script, folder])
    this.#child.stderr.on('data', (d: Buffer) => (this.#errors = (this.#errors + d.toString()).slice(-2000)))
    this.#child.stdin.on('error', () => undefined)
    this.#child.on('error', (e) => (this.#errors = e.message))
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]()
  }

  static async start(folder: string, python: string): Promise<Driver> {
    const driver = new Driver(folder, python)
    const ready = await driver.#line(capSeconds)
    if (ready === null) {
      driver.stop()
      const last = driver.#errors.trim().split('\n').at(-1) ?? ''
      throw new ReferenceError(
        `the original does not start under ${python}: ${last}. It needs: pip install sympy numpy latex2sympy2_extended==1.10.1 timeout_decorator`,
      )
    }
    return driver
  }

  /** The next line, or null when the process ended or took too long. */
  async #line(seconds: number): Promise<string | null> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<null>((done) => (timer = setTimeout(() => done(null), seconds * 1000)))
    const line = await Promise.race([this.#lines.next().then((r) => (r.done ? null : r.value)), late])
    clearTimeout(timer)
    return line
  }

  /** Scores one pair; null when it had to be cut off (the process is gone then). */
  async ask(pair: { gt: string; gen: string }, seconds: number): Promise<Answer | null> {
    this.#child.stdin.write(`${JSON.stringify(pair)}\n`)
    const line = await this.#line(seconds)
    if (line === null) this.stop()
    return line === null ? null : (JSON.parse(line) as Answer)
  }

  stop(): void {
    this.#child.kill('SIGKILL')
  }
}
