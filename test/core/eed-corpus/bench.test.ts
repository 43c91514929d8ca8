import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { quantile } from '#scripts/bench/benchmark.ts'
import { scoreOurs } from '#scripts/bench/eed/ours.ts'
import { PairsError, readPairs } from '#scripts/bench/eed/pairs.ts'
import { recordedTimes, ReferenceError, runReference } from '#scripts/bench/eed/reference.ts'
import { quality, ratios, summarise, table } from '#scripts/bench/eed/report.ts'

let folder: string
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const lines = [
  { id: 1, gt: 'a+b', gen: 'b+a', kind: 'equivalent', ref_seconds: 0.2 },
  { id: 2, gt: 'a+b', gen: 'a-b', kind: 'near', ref_seconds: 0.4 },
  { id: 3, key: '2x', answer: 'x+x', verdict: 'equal' },
]

describe('the benchmark of the scorer', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'eed-bench-'))
    write('EED.py', '')
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })
  const pairs = (): ReturnType<typeof readPairs> =>
    readPairs(write('pairs.jsonl', lines.map((l) => JSON.stringify(l)).join('\n')))

  it('reads both spellings of a pair, with labels and recorded times', () => {
    expect(pairs()).toMatchObject([
      { id: '1', gt: 'a+b', gen: 'b+a', label: true, recorded: 0.2 },
      { id: '2', label: false, recorded: 0.4 },
      { id: '3', gt: '2x', gen: 'x+x', label: true, recorded: null },
    ])
    expect(() => readPairs(join(folder, 'none'))).toThrow(PairsError)
    expect(() => readPairs(write('bad.jsonl', '{}\n'))).toThrow(/bad\.jsonl:1: gt and gen/)
    expect(readPairs().length).toBeGreaterThan(1500)
  })

  it('sums up times and says ratios on the same pairs', () => {
    const recorded = recordedTimes(pairs())!
    expect(recorded.pairs.map((p) => p.id)).toEqual(['1', '2'])
    expect(recorded.timings).toMatchObject({ pairs: 2, median_ms: 200, p99_ms: 400, slowest_ms: 400 })
    expect(recorded.timings.per_second).toBeCloseTo(2 / 0.6)
    const fast = summarise('ours', [1, 2], 0.003)
    expect(ratios(fast, recorded.timings, 'X').join(' ')).toMatch(
      /Against X, on the same 2 pairs: 200 times .* median 200 times .* p99 200 times/,
    )
    expect(table([fast])[1]).toMatch(/^ours\s+2\s+667\s+1\.0\s+2\.0\s+2\.0$/)
    expect(recordedTimes(pairs().slice(2))).toBeNull()
    expect(quantile([5, 1, 3], 0.5)).toBe(3)
    expect(quantile([], 0.5)).toBeNaN()
  })

  it('times our scorer and counts its verdicts', () => {
    const { timings, equal } = scoreOurs(pairs(), 1)
    expect(equal).toEqual([true, false, true])
    expect(timings.pairs).toBe(3)
    expect(timings.per_second).toBeGreaterThan(0)
    expect(quality(pairs(), equal, 'ours')).toEqual([
      'Verdicts of ours: 2 of 2 equal answers judged equal, 0 of 1 wrong ones judged equal.',
    ])
  })

  /** Stands for a Python with the original in it: the same protocol, and it hangs on one pair. */
  const python = (body: string): string => {
    const path = write('python', `#!${process.execPath}\n${body}`)
    chmodSync(path, 0o755)
    return path
  }

  it('runs the original pair by pair and cuts off one that hangs', async () => {
    const stand = python(`
      console.log(JSON.stringify({ ready: 0.1 }))
      require('node:readline').createInterface({ input: process.stdin }).on('line', (l) => {
        const { gt, gen } = JSON.parse(l)
        if (gen !== 'a-b') console.log(JSON.stringify({ score: gt === '2x' ? 40 : 100, seconds: 0.25 }))
      })`)
    const { timings, equal } = await runReference(folder, stand, pairs(), 0.5)
    expect(equal).toEqual([true, false, false])
    expect(timings).toMatchObject({ pairs: 3, median_ms: 250, slowest_ms: 500, per_second: 3 })
  })

  it('says why the original does not start', async () => {
    await expect(runReference(join(folder, 'x'), 'python3', pairs())).rejects.toThrow(/holds no EED\.py/)
    const broken = python("console.error('No module named sympy'); process.exit(1)")
    await expect(runReference(folder, broken, pairs())).rejects.toThrow(ReferenceError)
    await expect(runReference(folder, broken, pairs())).rejects.toThrow(
      /No module named sympy.*pip install sympy/,
    )
  })
})
