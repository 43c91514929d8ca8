/*
 * An endpoint that is slow by a known law, over real HTTP: the speed lane measures the law back. Times of a test machine
 * under load only ever grow, and a median of five forgives two bad ones: tolerances are 15 % plus 20 ms, upwards more.
 */
import { describe, expect, test } from 'vitest'
import { referenceTokens } from '#core/suites/long-context/text/tokens.ts'
import type { MockOptions } from '../../support/mock-endpoint-types.ts'
import { compareSpeed } from '#core/comparison/index.ts'
import { calibrate, promptOf } from './run.ts'
import { LONG_TALE, perfect } from './scripts.ts'

const LENGTHS = [1024, 4096, 16384]
const OPTIONS = { families: ['single'], lengths: LENGTHS, depths: [50], samples_per_cell: 1 }

/** 30 ms and then a millisecond for every `rate` tokens of the prompt; then a token every `tpot` milliseconds. */
function slowBy(rate: number, tpot: number): MockOptions {
  return {
    usage: 'always',
    latencyMs: ({ body }) => 30 + referenceTokens(promptOf(body.messages)) / rate,
    // Four characters are one token as the mock counts: one token a piece.
    stream: { chunkChars: 4, paceMs: tpot },
  }
}
const TOKENS = Math.ceil(LONG_TALE.length / 4)

describe('speed', () => {
  test('first token, time per token and prefill speed of an endpoint that is slow by a known law', async () => {
    const { figures } = await calibrate(perfect, { options: OPTIONS, mock: slowBy(80, 4) })
    expect(figures.speed.map((r) => r.length)).toEqual(LENGTHS)
    for (const row of figures.speed) {
      const prompt = figures.prompt_tokens.find((p) => p.length === row.length)!.reference
      const first = 30 + prompt / 80
      expect(row.n).toBe(5)
      expect(row.ttft_ms).toBeGreaterThan(0.95 * first)
      expect(row.ttft_ms).toBeLessThan(1.15 * first + 20)
      expect(row.tpot_ms).toBeGreaterThan(0.95 * 4)
      expect(row.tpot_ms).toBeLessThan(1.15 * 4)
      expect(row.buffered).toBe(0)
      const counted = figures.prompt_tokens.find((p) => p.length === row.length)!.counted
      const speed = (1000 * counted) / row.ttft_ms!
      expect(row.prefill_tokens_per_s! / speed).toBeGreaterThan(0.97)
      expect(row.prefill_tokens_per_s! / speed).toBeLessThan(1.03)
    }
    expect(figures.warnings.filter((w) => w.code === 'buffered' || w.code === 'no_streaming')).toEqual([])
    expect(TOKENS).toBe(127)
  })

  test('twice as slow is told as twice as slow', async () => {
    const lengths = { ...OPTIONS, lengths: [1024] }
    const [fast, slow] = [
      await calibrate(perfect, { options: lengths, mock: slowBy(40, 3) }),
      await calibrate(perfect, { options: lengths, mock: slowBy(40, 6) }),
    ]
    const [row] = compareSpeed(fast.figures.speed, slow.figures.speed, 'seed')
    expect(row?.tpot?.ratio).toBeGreaterThan(1.75)
    expect(row?.tpot?.ratio).toBeLessThan(2.25)
  })

  test('whole replies: no times, and the report says why', async () => {
    const { figures } = await calibrate(perfect, {
      options: { ...OPTIONS, lengths: [1024] },
      mock: { streams: false, usage: 'always' },
    })
    expect(figures.speed[0]).toMatchObject({ ttft_ms: null, tpot_ms: null, prefill_tokens_per_s: null, n: 5 })
    expect(figures.warnings.map((w) => w.code)).toContain('no_streaming')
  })

  test('a buffered stream has a first token and no time per token', async () => {
    const { figures } = await calibrate(perfect, {
      options: { ...OPTIONS, lengths: [1024] },
      mock: { usage: 'always', latencyMs: 20, stream: { chunkChars: 400 } },
    })
    expect(figures.speed[0]).toMatchObject({ tpot_ms: null, buffered: 5, n: 5 })
    expect(figures.speed[0]!.ttft_ms).toBeGreaterThan(15)
    expect(figures.warnings.map((w) => w.code)).toContain('buffered')
  })
})
